"""What a person makes of a name that a feed printed: whose it is, or that it stays text; and both undone."""

from collections.abc import Callable
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from contributors.actions.articles import put_on_site
from contributors.changes import Edit, change, change_many
from contributors.errors import Invalid
from contributors.models import Actor, Article, Contributor, CreditedName, Document
from contributors.models.leading import leading

# Articles in one transaction. A name that stands on thousands is settled in several; what a crash leaves, the same verb
# takes up again.
BATCH = 100


class Settled(NamedTuple):
    """``articles`` says on how many the credit changed."""

    edit: Edit[CreditedName]
    articles: int
    joined: tuple[Edit[Contributor], ...]


def settle_name(
    name: CreditedName, contributor: str | None, *, by: Actor, expect: int | None = None, why: str = ""
) -> Settled:
    """Gives every credit of this name on its site to ``contributor``, signed as printed; None leaves it as text.

    What the site's feed prints from now on is hers too. Raises Invalid (``unknown_contributor``).
    """
    if contributor is not None and not Contributor.objects.filter(pk=contributor).exists():
        raise Invalid(
            f"No contributor `{contributor}`. Find her in the list by name with `q`.",
            code="unknown_contributor",
            param="contributor",
        )
    stands = leading([contributor]).get(contributor, contributor) if contributor else None
    state: Document = {"settled": True, "contributor": stands}
    return _decided(name, "settle", state, by=by, expect=expect, why=why)


def reopen_name(name: CreditedName, *, by: Actor, expect: int | None = None, why: str = "") -> Settled:
    """Takes the decision back: the credits that it gave are text again, and the name waits in the queue."""
    return _decided(name, "reopen", {"settled": False, "contributor": None}, by=by, expect=expect, why=why)


def _decided(name: CreditedName, verb: str, state: Document, *, by: Actor, expect: int | None, why: str) -> Settled:
    with transaction.atomic(), change(name, verb, by=by, expect=expect, why=why) as edit:
        given = {name.contributor_id, edit.document["contributor"]} - {None}
        edit.document |= state
        # Inside: whoever writes a credit locks the article before the contributor.
        turned = _turning(edit.subject.text, given, state["contributor"])
        moved, joined = _turn(edit.subject, verb, given, turned, by=by)
    while moved and moved % BATCH == 0:
        more, others = _turn(edit.subject, verb, given, turned, by=by)
        moved, joined = moved + more, joined + others
        if not more:
            break
    return Settled(edit, moved, joined)


Turning = Callable[[Document], Document]


def _turning(text: str, given: set[str], contributor: str | None) -> Turning:
    """A credit of this name as it is from now on: those as text, and those that an earlier decision gave."""
    now = leading(given)
    givens = given | set(now.values())

    def turned(credit: Document) -> Document:
        if credit["text"] != text and not (credit["contributor"] in givens and credit["credited_as"] == text):
            return credit
        if contributor is None:
            return credit | {"contributor": None, "text": text, "credited_as": None}
        return credit | {"contributor": contributor, "text": None, "credited_as": text}

    return turned


@transaction.atomic
def _turn(
    name: CreditedName, verb: str, given: set[str], turned: Turning, *, by: Actor
) -> tuple[int, tuple[Edit[Contributor], ...]]:
    now = leading(given)
    as_text = Q(credits__contributor__isnull=True, credits__text=name.text)
    as_given = Q(credits__contributor__in=given | set(now.values()), credits__credited_as=name.text)
    read = Article.objects.filter(site=name.site_id).exclude(source=Article.Source.PUSH)
    found = read.filter(as_text | as_given if given else as_text).distinct().order_by("pk").prefetch_related("credits")
    waiting = [article for article in found if _differs(article, turned)][:BATCH]
    with change_many(waiting, verb, by=by, why=f"name {name.pk}") as edits:
        for edit in edits.values():
            edit.document["credits"] = [turned(credit) for credit in edit.document["credits"]]
        named = [credit["contributor"] for edit in edits.values() for credit in edit.document["credits"]]
        joined = put_on_site(name.site, named, why=f"name {name.pk}") if verb == "settle" else ()
    return len(waiting), joined


def _differs(article: Article, turned: Turning) -> bool:
    return any(turned(snapshot) != snapshot for snapshot in (credit.snapshot() for credit in article.credits.all()))
