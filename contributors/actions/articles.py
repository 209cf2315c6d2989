"""Articles as sites put them: with their credits, again and again, to the same end."""

from django.db import transaction

from contributors.actions.actors import service_actor
from contributors.actions.history import recorded_state
from contributors.changes import Edit, change, change_many
from contributors.errors import NotFound
from contributors.models import Actor, Article, Contributor, Document, Site


@transaction.atomic
def put_article(
    site: Site, external_id: str, document: Document, *, by: Actor, expect: int | None = None
) -> tuple[Edit[Article], bool]:
    """The article under the site's own id, made or changed to be what ``document`` says; says whether it is new.

    A contributor credited for the first time on the site is put on it. Raises Invalid for an id that does not resolve:
    a credit is never given to somebody else.
    """
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
        _put_on_site(site, edit.document)
    return edit, is_new


def _put_on_site(site: Site, document: Document) -> None:
    credits = document["credits"] if isinstance(document["credits"], list) else []
    named = [credit.get("contributor") for credit in credits if isinstance(credit, dict)]
    elsewhere = Contributor.objects.published().filter(pk__in=[pk for pk in named if isinstance(pk, str)])
    newcomers = elsewhere.exclude(site_profiles__site=site)
    by, why = service_actor("articles"), f"credited on {document['external_id']}"
    with change_many(newcomers, "join", by=by, why=why) as edits:
        for edit in edits.values():
            edit.document["sites"].setdefault(site.slug, {})


def revert_article(
    article: Article, version: int, *, by: Actor, expect: int | None = None, why: str = ""
) -> Edit[Article]:
    """Brings the credits and facts after ``version`` back, as a change of its own."""
    earlier = recorded_state(article, version)
    with change(article, "revert", by=by, expect=expect, why=why or f"back to version {version}") as edit:
        edit.document = earlier
    return edit
