"""Bylines to print: of an article that the site puts here, and of credits that are stored nowhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from rest_framework.request import Request

from contributors import clock
from contributors.api.authentication import key_of
from contributors.api.bodies import body_of
from contributors.api.site import answering
from contributors.api.site.documents import BylineInput
from contributors.api.site.routes import SITE, SiteRoute, site_documented
from contributors.bylines import BylineStyle
from contributors.cards import Card
from contributors.documents import bylines
from contributors.errors import Fault, Invalid
from contributors.models import Document, Key, Site
from contributors.models.reading import Asked, read_cards, read_newcomers
from contributors.outputs.credits import Byline, credited, spellings


class Bylines(SiteRoute):
    @site_documented(
        "A byline in every spelling, of credits that are not stored",
        operation="printByline",
        parameters=(SITE,),
        body=BylineInput,
        answers={200: Byline},
        description="`lang` is any language that bylines are printed in, whether or not the site has it; the site's "
        "default without it. With a secret key it also names contributors who are not on the site yet; they have no "
        "link. Nothing is written.",
    )
    def post(self, request: Request, site: str) -> HttpResponseBase:
        wanted = bylines.cleaned(body_of(request))
        lang = wanted["lang"] or self.site.default_language
        asked = Asked(
            today=clock.today(self.site.time_zone), origin=settings.PUBLIC_ORIGIN, lang=lang, any_language=True
        )
        ids = [credit["contributor"] for credit in wanted["credits"] if credit["contributor"]]
        cards = {pk: explained.card for pk, explained in read_cards(self.site, ids, asked).items()} if ids else {}
        unknown = [pk for pk in ids if pk not in cards]
        if unknown and key_of(request).kind == Key.Kind.SECRET:  # type: ignore[union-attr]
            cards |= read_newcomers(self.site, unknown, asked)
        _refuse_unknown(wanted["credits"], cards)
        return answering.answer(request, answering.compact(byline_of(self.site, wanted["credits"], cards, lang)))


def byline_of(site: Site, credits: Sequence[Document], cards: Mapping[str, Card], lang: str) -> Byline:
    """In the site's style; who has no card in ``cards`` and no text is left out."""
    return spellings(credited(credits, cards), lang, BylineStyle.of(site.byline_style, site.default_language))


def _refuse_unknown(credits: Sequence[Mapping[str, Any]], cards: Mapping[str, Card]) -> None:
    """A name is never printed for an id that leads nowhere, and nobody is left out without a word."""
    faults = [
        Fault(
            f"/credits/{position}/contributor",
            f"No contributor `{credit['contributor']}`. Look the id up, or credit the name as `text`.",
            "unknown_contributor",
        )
        for position, credit in enumerate(credits)
        if credit["contributor"] and credit["contributor"] not in cards
    ]
    if faults:
        first = faults[0]
        raise Invalid(first.detail, code=first.code, param=first.pointer[1:].replace("/", "."), faults=faults)
