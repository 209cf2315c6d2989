"""The cards at the end of an article as finished HTML, by the site's own id of the article."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from django.conf import settings
from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from contributors import clock, languages, profiles
from contributors.api.schema import IF_NONE_MATCH, Parameter
from contributors.api.site import answering
from contributors.api.site.articles import EXTERNAL_ID, OneArticle, unknown_article
from contributors.api.site.asking import LANG
from contributors.api.site.routes import SITE, site_documented
from contributors.bylines import BylineStyle
from contributors.cards import Card
from contributors.models import Article, Credit
from contributors.models.reading import Asked, read_cards
from contributors.outputs import html

HTML = "text/html; charset=utf-8"
SUFFIX = ".html"
SIGNING = "byline"  # the group of credits that sign an article; the others are mentioned elsewhere on the page
HEADING = Parameter(
    "heading", Annotated[str, {"enum": [str(level) for level in html.HEADINGS]}], "Names become headings of that level."
)


class ArticleFragment(OneArticle):
    """An article whose own id ends with `.html` comes first: its JSON answers here, its fragment at `….html.html`."""

    @site_documented(
        "The cards at the end of an article, as HTML",
        operation="readArticleFragment",
        parameters=(SITE, EXTERNAL_ID, LANG, HEADING, IF_NONE_MATCH),
        answers={200: {"text/html": str}, 304: None},
        description="With the site's switch `sole_author` (on unless it is switched off) one author has a box, and "
        "several have a byline and an inline card each. Without it everybody has a box.",
    )
    def get(self, request: Request, site: str, external_id: str) -> HttpResponseBase:
        literal = external_id + SUFFIX
        known = Article.objects.filter(site=self.site, external_id__in=(external_id, literal))
        by_id = {article.external_id: article for article in known.prefetch_related("credits")}
        if literal in by_id:
            return self.answer(request, by_id[literal])
        if external_id not in by_id:
            raise unknown_article(self.site, external_id)
        return answering.answer(request, self.fragment(request, by_id[external_id]).encode(), HTML)

    @extend_schema(exclude=True)
    def put(self, request: Request, site: str, external_id: str) -> HttpResponseBase:
        return super().put(request, site, external_id + SUFFIX)

    def fragment(self, request: Request, article: Article) -> str:
        given = request.query_params
        heading = html.options({"heading": given["heading"]} if "heading" in given else {})["heading"]
        lang = languages.canonical_tag(given["lang"]) if "lang" in given else None
        sole_author = self.site.switches.get("sole_author", True)
        credits = [credit for credit in article.credits.all() if credit.group == SIGNING]
        layout = "inline" if sole_author and len(credits) > 1 else "box"
        asked = Asked(
            today=clock.today(self.site.time_zone),
            origin=settings.PUBLIC_ORIGIN,
            lang=lang,
            size=html.size_of({"layout": layout}),
        )
        ids = [credit.contributor_id for credit in credits if credit.contributor_id]
        cards = {pk: explained.card for pk, explained in read_cards(self.site, ids, asked).items()}
        return html.render_article(
            signers_of(credits, cards),
            today=asked.today,
            lang=profiles.answer_language(lang, self.site.languages),
            sole_author=sole_author,
            heading=heading,
            style=BylineStyle.of(self.site.byline_style, self.site.default_language),
        )


def signers_of(credits: Sequence[Credit], cards: Mapping[str, Card]) -> list[html.Signer]:
    """In the order of the byline. Who has no public card is left out; who is withheld signs as her card says."""
    signers = []
    for credit in credits:
        card = cards.get(credit.contributor_id or "")
        if card is not None:
            is_named = card["status"] in {"active", "former"}
            signed, place = (credit.credited_as, credit.place) if is_named else ("", "")
            signers.append(html.Signer(signed or card["name"], card, credit.role, place or None))
        elif not credit.contributor_id:
            signers.append(html.Signer(credit.text, None, credit.role, credit.place or None))
    return signers
