"""Articles as the site puts them, with their credits."""

from collections.abc import Mapping
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpResponseBase
from rest_framework.request import Request

from contributors import clock, languages, profiles
from contributors.actions.articles import Put, put_article
from contributors.answers.conditional import etag_of
from contributors.api.authentication import SECRET_KEYS, actor_of
from contributors.api.bodies import body_of
from contributors.api.paging import page_of
from contributors.api.schema import CURSOR, IF_MATCH, IF_NONE_MATCH, LIMIT, Parameter
from contributors.api.site import answering
from contributors.api.site.asking import LANG
from contributors.api.site.bylines import byline_of
from contributors.api.site.cards import unknown_contributor
from contributors.api.site.documents import (
    ArticleAnswer,
    ArticleInput,
    ArticleList,
    CreditedArticle,
    Joined,
    PutArticle,
    UndoJoin,
)
from contributors.api.site.routes import SITE, SiteRoute, site_documented
from contributors.api.versions import expected_version, version_tag
from contributors.cards import Card
from contributors.changes import Edit
from contributors.errors import Invalid, NotFound
from contributors.models import Article, Contributor, Credit, Document, Site, Subject
from contributors.models.leading import leading
from contributors.models.reading import Asked, places_on, read_cards

EXTERNAL_ID = Parameter(
    "external_id",
    Annotated[str, {"pattern": "^[A-Za-z0-9._:~-]{1,200}$"}],
    "The site's own id of the article.",
    where="path",
)
CONTRIBUTOR = Parameter("contributor", str, "Only articles that credit this contributor.")


class OneArticle(SiteRoute):
    ways = SECRET_KEYS
    scope = "articles"

    @site_documented(
        "An article with its credits and their cards",
        operation="readArticle",
        parameters=(SITE, EXTERNAL_ID, LANG, IF_NONE_MATCH),
        answers={200: CreditedArticle, 304: None},
    )
    def get(self, request: Request, site: str, external_id: str) -> HttpResponseBase:
        article = Article.objects.filter(site=self.site, external_id=external_id).prefetch_related("credits").first()
        if article is None:
            raise unknown_article(self.site, external_id)
        return self.answer(request, article)

    @site_documented(
        "Make or replace an article",
        operation="putArticle",
        parameters=(SITE, EXTERNAL_ID, IF_MATCH),
        body=ArticleInput,
        answers={200: PutArticle, 201: PutArticle},
        refusals=(412,),
        description="The article is then what the body says: what it leaves out is emptied, but for `published_at`. "
        "Putting the same again changes nothing. `joined` names those whom it brought to the site.",
    )
    def put(self, request: Request, site: str, external_id: str) -> HttpResponseBase:
        document = body_of(request)
        _require_same(document, "external_id", external_id)
        _require_same(document, "source", Article.Source.PUSH.value)
        expect = expected_version(request, is_needed=False)
        document |= {"source": Article.Source.PUSH.value}  # though its feed may have been read before
        put = put_article(self.site, external_id, document, by=actor_of(request), expect=expect)
        answer = self.answer(request, put.edit.subject, put)
        answer.status_code = 201 if put.is_new else 200
        return answer

    def answer(self, request: Request, article: Article, put: Put | None = None) -> HttpResponseBase:
        """The tag names the version, for ``If-Match``, and the whole answer, which changes with the cards too."""
        document = article_document(article)
        ids = [credit["contributor"] for credit in document["credits"] if credit["contributor"]]
        given = request.query_params
        lang = languages.canonical_tag(given["lang"]) if "lang" in given else None
        asked = Asked(today=clock.today(self.site.time_zone), origin=settings.PUBLIC_ORIGIN, lang=lang)
        cards = {pk: each.card for pk, each in read_cards(self.site, ids, asked).items()}
        answered_in = profiles.answer_language(lang, self.site.languages)
        byline = byline_of(self.site, document["credits"], cards, answered_in)
        each_once = {card["id"]: card for card in cards.values()}
        whole = document | {"byline": byline, "cards": list(each_once.values())}
        content = answering.compact(whole)
        tag = version_tag(article.version, etag_of(content))
        if put is not None:
            content = answering.compact(whole | {"joined": [_joined(edit, self.site, cards) for edit in put.joined]})
        return answering.answer(request, content, tag=tag)


class Articles(SiteRoute):
    ways = SECRET_KEYS
    scope = "articles"

    @site_documented(
        "The articles of a site, newest first",
        operation="listArticles",
        parameters=(SITE, CONTRIBUTOR, CURSOR, LIMIT, IF_NONE_MATCH),
        answers={200: ArticleList, 304: None},
    )
    def get(self, request: Request, site: str) -> HttpResponseBase:
        articles = Article.objects.filter(site=self.site).prefetch_related("credits")
        contributor = request.query_params.get("contributor")
        if contributor is not None:
            bearer = leading([contributor]).get(contributor, contributor)
            if not places_on(self.site).filter(contributor_id=bearer).exists():
                raise unknown_contributor(self.site, contributor)
            hers = Credit.objects.filter(contributor_id=bearer, article__site=self.site)
            articles = articles.filter(pk__in=hers.values("article_id"))
        page = page_of(articles, ("-published_at", "-id"), request)
        items = [article_document(article) for article in page.items]
        return answering.answer(request, answering.compact({"items": items, "next": page.next}))


def unknown_article(site: Site, external_id: str) -> NotFound:
    return NotFound(
        f"No article `{external_id}` on {site.name}. Put it there first.", code="unknown_article", param="external_id"
    )


def article_document(article: Article) -> dict[str, Any]:
    """What history keeps, with the version. One query for the credits, none where they are prefetched.

    But for whom credits name: who was merged since is told as the one who stands for her now.
    """
    credits = [credit.snapshot() | {"contributor": credit.contributor_id} for credit in article.credits.all()]
    snapshot = Subject.snapshot(article) | {"credits": credits}
    named = ArticleAnswer.__annotations__
    return {name: article.version if name == "version" else snapshot[name] for name in named}


def _joined(edit: Edit[Contributor], site: Site, cards: Mapping[str, Card]) -> Joined:
    """With the request that takes it back, which a member of the registry may send."""
    contributor = edit.subject
    name = cards[contributor.pk]["name"] if contributor.pk in cards else contributor.name
    undo: UndoJoin = {
        "method": "POST",
        "path": f"/api/v1/contributors/{contributor.pk}/revert",
        "if_match": version_tag(contributor.version),
        "body": {"version": contributor.version - 1},
    }
    return {"contributor": contributor.pk, "name": name, "message": f"{name} added to {site.name}", "undo": undo}


def _require_same(document: Document, member: str, value: str) -> None:
    """A copy of what the address says is welcome in the body; something else is a mistake."""
    if document.pop(member, value) != value:
        raise Invalid(f"`{member}` is `{value}` here. Leave it out.", code="conflicting_parameters", param=member)
