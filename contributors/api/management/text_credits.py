"""The queue of names that feeds print and that lead to nobody: whose each is, a person says here, and can take back."""

from typing import Annotated, NotRequired, TypedDict

from django.db.models import Count, Exists, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from rest_framework.request import Request
from rest_framework.response import Response

from contributors.access import SAFETY_STATUSES
from contributors.actions.credited_names import Settled, reopen_name, settle_name
from contributors.api.authentication import actor_of
from contributors.api.idempotency import answered_once
from contributors.api.management.routes import (
    Instant,
    ManagementRoute,
    answered,
    cleaned_body,
    cleaned_reason,
    instant,
    managed,
)
from contributors.api.paging import page_of
from contributors.api.schema import CURSOR, IDEMPOTENCY_KEY, IF_MATCH, LIMIT, Parameter
from contributors.api.site.asking import one_of
from contributors.api.versions import expected_version
from contributors.errors import BadRequest, NotFound, near_miss
from contributors.models import Article, CreditedName, Name, Site, SiteProfile
from contributors.models.feeds import credits_of_name
from contributors.names import fold

ID = Parameter("id", str, "The name's id, `cnm_…`.", where="path")
SITE = Parameter("site", str, "Only names that this site prints, by its slug.")
SETTLED = Parameter("settled", Annotated[str, {"enum": ["true", "false"]}], "Those decided about instead of the queue.")
_MOST_SUGGESTIONS = 10


class Suggestion(TypedDict):
    """A contributor of this name. `here` says whether she is on the site already."""

    id: str
    name: str
    sites: list[str]
    here: bool


class CreditedOn(TypedDict):
    """The newest article that has the name as text."""

    external_id: str
    title: str | None
    url: str | None
    published_at: Instant


class TextCredit(TypedDict):
    """A name as the site's feed prints it. `articles` counts those that have it as text; `suggestions` share it."""

    id: str
    version: int
    site: str
    text: str
    settled: bool
    contributor: str | None
    articles: int
    latest: CreditedOn | None
    suggestions: list[Suggestion]


class TextCreditList(TypedDict):
    """In the order in which they came up; `next` is the next page's cursor."""

    items: list[TextCredit]
    next: str | None


class SettleInput(TypedDict):
    """`contributor` is whose name it is, or null where it stays text; `why` a reason for the history."""

    contributor: str | None
    why: NotRequired[str | None]


class ReopenInput(TypedDict):
    """A reason for the history."""

    why: NotRequired[str | None]


class SettledTextCredit(TextCredit):
    """`changed` says how many articles changed, `joined` who is on the site because of it."""

    changed: int
    joined: list[str]


class TextCreditRoute(ManagementRoute):
    """A member sees the names of the sites that she edits."""

    def visible(self) -> QuerySet[CreditedName]:
        names = CreditedName.objects.select_related("site")
        if self.rights.edits(None):
            return names
        mine = [site for role, site in self.rights.roles if role in {"owner", "editor"}]
        return names.filter(site_id__in=mine)

    def found(self, name_id: str) -> CreditedName:
        name = self.visible().filter(pk=name_id).first()
        if name is None:
            raise NotFound(
                f"No name `{name_id}` on a site that you edit. See `/api/v1/text-credits`.",
                code="unknown_text_credit",
                param="id",
            )
        return name

    def answer(self, name_id: str, settled: Settled | None = None) -> Response:
        name = self.found(name_id)
        document = _documents([name])[0]
        if settled is None:
            return answered(document, name)
        joined = sorted(edit.subject.pk for edit in settled.joined)
        return answered({**document, "changed": settled.articles, "joined": joined}, name)


class TextCredits(TextCreditRoute):
    @managed(
        "Names that feeds print and that lead to nobody",
        operation="listTextCredits",
        parameters=(SITE, SETTLED, CURSOR, LIMIT),
        answers={200: TextCreditList},
        description="The queue for a person, oldest first. Names that were decided about are listed with "
        "`settled=true`.",
    )
    def get(self, request: Request) -> Response:
        names = self.visible()
        asked = one_of(request.query_params.get("settled", "false"), "settled", ("true", "false"))
        waiting = names.filter(Exists(credits_of_name()), settled=False)
        names = names.filter(settled=True) if asked == "true" else waiting
        if (slug := request.query_params.get("site")) is not None:
            names = names.filter(site=_site(slug))
        page = page_of(names, ("created_at", "id"), request)
        return Response({"items": _documents(page.items), "next": page.next})


class OneTextCredit(TextCreditRoute):
    @managed("One printed name", operation="readTextCredit", parameters=(ID,), answers={200: TextCredit})
    def get(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        return self.answer(id)


class SettleTextCredit(TextCreditRoute):
    @managed(
        "Say whose name it is",
        operation="settleTextCredit",
        parameters=(ID, IF_MATCH, IDEMPOTENCY_KEY),
        body=SettleInput,
        answers={200: SettledTextCredit},
        refusals=(412, 428),
        description="Every article of the site that was read and has the name as text credits her from then on, signed "
        "as it was printed, and so does what the feed brings later. With `null` the name stays text and leaves the "
        "queue. A contributor who was not on the site is put on it.",
    )
    def post(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        name, expect = self.found(id), expected_version(request)
        document, faults = cleaned_body(request, SettleInput.__annotations__, "a decision")
        if "contributor" not in document:
            faults.add(
                "/contributor", "Give the contributor's id, or `null` where the name stays text.", "member_required"
            )
        contributor = faults.line("/contributor", document.get("contributor"), 100)
        why = cleaned_reason(faults, document.get("why"))

        def settle() -> Response:
            return self.answer(id, settle_name(name, contributor, by=actor_of(request), expect=expect, why=why))

        return answered_once(request, settle)


class ReopenTextCredit(TextCreditRoute):
    @managed(
        "Take a decision about a name back",
        operation="reopenTextCredit",
        parameters=(ID, IF_MATCH, IDEMPOTENCY_KEY),
        body=ReopenInput,
        answers={200: SettledTextCredit},
        refusals=(412, 428),
        description="The credits that it gave are text again, and the name waits in the queue. Who joined the site by "
        "it stays there: that has an undo of its own.",
    )
    def post(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        name, expect = self.found(id), expected_version(request)
        document, faults = cleaned_body(request, ReopenInput.__annotations__, "a decision")
        why = cleaned_reason(faults, document.get("why"))

        def reopen() -> Response:
            return self.answer(id, reopen_name(name, by=actor_of(request), expect=expect, why=why))

        return answered_once(request, reopen)


def _site(slug: str) -> Site:
    site = Site.objects.filter(slug=slug).first()
    if site is None:
        near = near_miss(slug, Site.objects.values_list("slug", flat=True))
        raise BadRequest(f"No site `{slug}`.{near}", code="unknown_site", param="site")
    return site


def _documents(names: list[CreditedName]) -> list[TextCredit]:
    """Four queries, however many names."""
    credits = credits_of_name().order_by()
    counted = credits.values("text").annotate(count=Count("article", distinct=True)).values("count")
    newest = credits.order_by("-article__published_at", "-article_id").values("article_id")
    rows = CreditedName.objects.filter(pk__in=[name.pk for name in names]).annotate(
        articles=Coalesce(Subquery(counted), 0), latest=Subquery(newest[:1])
    )
    facts = {pk: (articles, latest) for pk, articles, latest in rows.values_list("pk", "articles", "latest")}
    articles = Article.objects.in_bulk([latest for _, latest in facts.values() if latest])
    suggestions = _suggestions(names)
    return [
        {
            "id": name.pk,
            "version": name.version,
            "site": name.site.slug,
            "text": name.text,
            "settled": name.settled,
            "contributor": name.contributor_id,
            "articles": facts[name.pk][0],
            "latest": _latest(articles.get(facts[name.pk][1])),
            "suggestions": suggestions[name.pk],
        }
        for name in names
    ]


def _latest(article: Article | None) -> CreditedOn | None:
    if article is None:
        return None
    return {
        "external_id": article.external_id,
        "title": article.title or None,
        "url": article.url or None,
        "published_at": instant(article.published_at) or "",
    }


def _suggestions(names: list[CreditedName]) -> dict[str, list[Suggestion]]:
    """Those of the same folded name, who are on the site first. Nobody who is withheld is suggested."""
    folded = {name.pk: fold(name.text)[:400] for name in names if not name.settled}
    of_nobody = Q(contributor__status__in=SAFETY_STATUSES) | Q(contributor__merged_into__isnull=False)
    rows = Name.objects.filter(folded__in=set(folded.values()), contributor__published_at__isnull=False)
    rows = rows.exclude(of_nobody).exclude(kind=Name.Kind.FORMER).order_by("contributor_id", "position")
    by_folded: dict[str, dict[str, str]] = {}
    for word, contributor, text in rows.values_list("folded", "contributor_id", "text"):
        by_folded.setdefault(word, {}).setdefault(contributor, text)
    everybody = {contributor for found in by_folded.values() for contributor in found}
    places: dict[str, list[str]] = {}
    profiles = SiteProfile.objects.filter(contributor__in=everybody).order_by("site__slug")
    for contributor, slug in profiles.values_list("contributor_id", "site__slug"):
        places.setdefault(contributor, []).append(slug)
    answer: dict[str, list[Suggestion]] = {}
    for name in names:
        found: list[Suggestion] = [
            {"id": pk, "name": text, "sites": places.get(pk, []), "here": name.site.slug in places.get(pk, [])}
            for pk, text in by_folded.get(folded.get(name.pk, ""), {}).items()
        ]
        answer[name.pk] = sorted(found, key=lambda each: not each["here"])[:_MOST_SUGGESTIONS]
    return answer
