"""Articles as sites put them: with their credits, again and again, to the same end."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction

from contributors.actions.actors import service_actor
from contributors.actions.history import recorded_state
from contributors.changes import Edit, change, change_many, standing_for
from contributors.errors import Clash, NotFound
from contributors.models import Actor, Article, Contributor, Document, Site


class Put(NamedTuple):
    """``joined`` are those whom this article brought to the site: each a change of its own, which can be undone."""

    edit: Edit[Article]
    is_new: bool
    joined: tuple[Edit[Contributor], ...]


def put_article(site: Site, external_id: str, document: Document, *, by: Actor, expect: int | None = None) -> Put:
    """The article under the site's own id, made or changed to be what ``document`` says.

    A contributor credited for the first time on the site is put on it. Raises Invalid for an id that does not resolve:
    a credit is never given to somebody else. Of two who make it at the same moment, the later one changes it.
    """
    try:
        return _put(site, external_id, document, by=by, expect=expect)
    except Clash:
        if not Article.objects.filter(site=site, external_id=external_id).exists():
            raise
        return _put(site, external_id, document, by=by, expect=expect)


@transaction.atomic
def _put(site: Site, external_id: str, document: Document, *, by: Actor, expect: int | None) -> Put:
    article = Article.objects.filter(site=site, external_id=external_id).first()
    is_new = article is None
    if article is None:
        if expect is not None:
            raise NotFound(
                f"There is no article `{external_id}` on `{site.slug}` yet; leave `If-Match` out.",
                code="unknown_article",
            )
        article = Article(site=site, external_id=external_id)
    with change(article, "put", by=by, expect=expect) as edit:
        kept = {"published_at": edit.document["published_at"], "source": edit.document["source"]}
        blank: Document = {"url": None, "title": None, "no_byline": False, "credits": []}
        given = {name: value for name, value in document.items() if value is not None}
        edit.document = kept | blank | given | {"external_id": external_id}
        credits = edit.document["credits"] if isinstance(edit.document["credits"], list) else []
        named = [credit.get("contributor") for credit in credits if isinstance(credit, dict)]
        joined = put_on_site(site, named, why=f"credited on {external_id}")
    return Put(edit, is_new, joined)


def put_on_site(site: Site, named: Iterable[object], *, why: str) -> tuple[Edit[Contributor], ...]:
    """Gives those of ``named`` who are published a place on the site, where they have none."""
    ids = {pk for pk in named if isinstance(pk, str)}
    now = standing_for(ids)  # locks all of them at once, so that two articles never wait for each other
    elsewhere = Contributor.objects.published().filter(pk__in={now.get(pk, pk) for pk in ids})
    newcomers = elsewhere.exclude(site_profiles__site=site)
    with change_many(newcomers, "join", by=service_actor("articles"), why=why) as edits:
        for edit in edits.values():
            edit.document["sites"].setdefault(site.slug, {})
    return tuple(edit for edit in edits.values() if edit.change is not None)


def revert_article(
    article: Article, version: int, *, by: Actor, expect: int | None = None, why: str = ""
) -> Edit[Article]:
    """Brings the credits and facts after ``version`` back, as a change of its own."""
    earlier = recorded_state(article, version)
    with change(article, "revert", by=by, expect=expect, why=why or f"back to version {version}") as edit:
        edit.document = earlier
    return edit
