"""An address into what is wanted: which contributors on which site, in which spelling, asked for how."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from contributors import bios, languages
from contributors.answers.parameters import refuse_unknown
from contributors.errors import BadRequest, NotFound, near_miss
from contributors.outputs import OUTPUTS, Output, html

# Wide enough for every site and every id that there can be; the database says which there are.
_ADDRESS = re.compile(r"([-\w]{1,60})/(\w{1,40}(?:,\w{1,40})*)\.(\w{1,12})", re.ASCII)
_SHEET = re.compile(r"([-\w]{1,60})/card\.css", re.ASCII)
_OF_EVERY_OUTPUT = ("lang", "size")


@dataclass(frozen=True, slots=True)
class Wanted:
    """``lang`` is as asked, in its normal form, or None; ``options`` are the arguments of the output's ``write``.

    ``ids`` has each id once, in the order of the address.
    """

    site: str
    ids: tuple[str, ...]
    suffix: str
    lang: str | None = None
    size: str = "standard"
    options: tuple[tuple[str, Any], ...] = ()

    @property
    def output(self) -> Output:
        return OUTPUTS[self.suffix]

    def headers(self, embedders: Sequence[str]) -> dict[str, str]:
        """What this spelling adds to every answer. ``embedders`` are the origins that may frame the site's pages."""
        return {}

    @property
    def is_several(self) -> bool:
        return len(self.ids) > 1


@dataclass(frozen=True, slots=True)
class WantedSheet:
    """The card's style sheet with the tokens of ``site``."""

    site: str


def wanted_plainly(address: str) -> Wanted | WantedSheet | None:
    """What an address without parameters asks for; None where no card can be, or no such output."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    if found[3] not in OUTPUTS:
        sheet = _SHEET.fullmatch(address)
        return WantedSheet(sheet[1]) if sheet else None
    ids = (found[2],) if "," not in found[2] else tuple(dict.fromkeys(found[2].split(",")))
    return Wanted(found[1], ids, found[3])


def wanted(request: HttpRequest, address: str) -> Wanted | WantedSheet | None:
    """What ``request`` asks for; None where no card can be. Raises NotFound for an unknown suffix, and BadRequest."""
    plain = wanted_plainly(address)
    if plain is None:
        _refuse_unknown_output(address)
        return None
    if isinstance(plain, WantedSheet):
        refuse_unknown(request, ())
        return plain
    if not request.META.get("QUERY_STRING") and not plain.is_several:
        return plain
    output = plain.output
    refuse_unknown(request, (*_OF_EVERY_OUTPUT, *output.parameters))
    given = request.GET.dict()
    lang = languages.canonical_tag(given["lang"]) if "lang" in given else None
    options = output.options(given)
    if plain.is_several:
        _check_several(plain, options)
    size = _size(given["size"]) if "size" in given else output.size_of(given)
    return replace(plain, lang=lang, size=size, options=tuple(options.items()))


def _refuse_unknown_output(address: str) -> None:
    found = _ADDRESS.fullmatch(address)
    if found:
        raise NotFound(
            f"No output `{found[3]}`.{near_miss(found[3], OUTPUTS)} Outputs: {', '.join(OUTPUTS)}.",
            code="unknown_output",
        )


def _check_several(want: Wanted, options: dict[str, Any]) -> None:
    if want.output.write_several is None:
        raise BadRequest(
            f"`.{want.suffix}` takes one id. Several at once go with `.html` and a layout that takes them.",
            code="one_at_a_time",
            param="id",
        )
    html.check(**options, several=True)
    if len(want.ids) > html.MOST_AT_ONCE:
        raise BadRequest(
            f"One address takes up to {html.MOST_AT_ONCE} ids; there are {len(want.ids)}. Ask again for the rest.",
            code="too_many_ids",
            param="id",
        )


def _size(size: str) -> str:
    if size not in bios.SIZES:
        raise BadRequest(
            f"No size `{size}`.{near_miss(size, bios.SIZES)} Sizes: {', '.join(bios.SIZES)}.",
            code="unknown_size",
            param="size",
        )
    return size
