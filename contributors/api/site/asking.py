"""How cards are asked for: the parameters that single cards, bulk answers and lists share."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, cast

from django.conf import settings
from rest_framework.request import Request

from contributors import clock, languages
from contributors.answers.parameters import day_of
from contributors.api.schema import Parameter
from contributors.api.site.routes import required_secret
from contributors.api.site.selection import Selection, selected, selection_of
from contributors.bios import SIZES
from contributors.bylines import PLAIN_STYLE, BylineStyle
from contributors.cards import Card
from contributors.errors import BadRequest, near_miss
from contributors.models import Site
from contributors.models.reading import Asked
from contributors.outputs import html
from contributors.profiles import Profile

LANG = Parameter("lang", str, "A language tag (BCP 47); the site's default answers for those it does not have.")
SIZE = Parameter(
    "size", Annotated[str, {"enum": list(SIZES)}], "Which length `bio.text` has at most; standard without it."
)
FIELDS = Parameter("fields", str, "The wanted members, as `name,role,bio.short`; `id` is always there.")
AS_OF = Parameter(
    "as_of", Annotated[str, {"format": "date"}], "The card at the end of that day, past or coming (`sk_`)."
)
EXPLAIN = Parameter(
    "explain", Annotated[str, {"enum": ["0", "1"]}], "1: where each value came from, in `explain` (`sk_`)."
)
FRAGMENTS = Parameter(
    "fragments", str, f"The card as HTML too, in `fragments`: {', '.join(html.LAYOUTS)}, comma-separated."
)
CARD_PARAMETERS = (LANG, SIZE, FIELDS, AS_OF, EXPLAIN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """``until`` is the end of the day of ``as_of``, None for today's card."""

    asked: Asked
    selection: Selection | None
    until: datetime | None
    is_explained: bool
    layouts: tuple[str, ...] = ()
    style: BylineStyle = PLAIN_STYLE

    def document(self, card: Card, profile: Profile | None = None) -> dict[str, Any]:
        """The card as it was asked for; ``profile`` is what it was built from, and needed to explain it."""
        whole = cast(dict[str, Any], card)
        shown = dict(whole) if self.selection is None else selected(whole, self.selection)
        if self.is_explained and profile is not None:
            shown["explain"] = explanations(profile)
        if self.layouts:
            shown["fragments"] = {
                layout: html.render(card, today=self.asked.today, layout=layout, style=self.style)
                for layout in self.layouts
            }
        return shown


def wanted(request: Request, site: Site) -> Wanted:
    """Raises BadRequest for malformed values, and NotAllowed where a publishable key asks for more than the card."""
    given = request.query_params
    for name in ("as_of", "explain"):
        if name in given:
            required_secret(request, name)
    day = day_of(request, "as_of")
    today = clock.today(site.time_zone)
    asked = Asked(
        today=today, origin=settings.PUBLIC_ORIGIN, lang=_lang(given.get("lang")), size=_size(given.get("size"))
    )
    return Wanted(
        asked=asked if day is None else replace(asked, today=day),
        selection=selection_of(given["fields"]) if "fields" in given else None,
        until=clock.end_of(day, site.time_zone) if day is not None else None,
        is_explained=one_of(given.get("explain", "0"), "explain", ("0", "1")) == "1",
        layouts=_layouts(given.get("fragments")),
        style=BylineStyle.of(site.byline_style, site.default_language),
    )


def explanations(profile: Profile) -> dict[str, dict[str, str | None]]:
    """Per field, why the card says what it says. A withheld or erased contributor's values came from nowhere."""
    if profile.status in {"withheld", "erased"}:
        return {}
    return {
        name: {
            "source": value.source,
            "lang": value.lang or None,
            "asserted_on": value.asserted_on,
            "reason": value.reason,
        }
        for name, value in profile.values.items()
    }


def _lang(text: str | None) -> str | None:
    return None if text is None else languages.canonical_tag(text)


def _size(text: str | None) -> str:
    return "standard" if text is None else one_of(text, "size", SIZES, code="unknown_size")


def _layouts(text: str | None) -> tuple[str, ...]:
    if text is None:
        return ()
    return tuple(
        dict.fromkeys(one_of(name, "fragments", tuple(html.LAYOUTS), code="unknown_layout") for name in text.split(","))
    )


def one_of(text: str, name: str, choices: tuple[str, ...], *, code: str = "unknown_choice") -> str:
    """``text`` where it is one of ``choices``. Raises BadRequest with ``code``."""
    if text not in choices:
        listed = ", ".join(f"`{choice}`" for choice in choices)
        raise BadRequest(f"`{name}` is one of {listed}, not `{text}`.{near_miss(text, choices)}", code=code, param=name)
    return text
