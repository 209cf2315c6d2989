"""An address into what is wanted: which contributor on which site, in which spelling, asked for how."""

import re
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from contributors import bios, languages
from contributors.answers.parameters import refuse_unknown
from contributors.errors import BadRequest, NotFound, near_miss
from contributors.outputs import OUTPUTS, Output

# Wide enough for every site and every id that there can be; the database says which there are.
_ADDRESS = re.compile(r"([-\w]{1,60})/(\w{1,40})\.(\w{1,12})", re.ASCII)
_OF_EVERY_OUTPUT = ("lang", "size")


@dataclass(frozen=True, slots=True)
class Wanted:
    """``lang`` is as asked, in its normal form, or None; ``options`` are the arguments of the output's ``write``."""

    site: str
    id: str
    suffix: str
    lang: str | None = None
    size: str = "standard"
    options: tuple[tuple[str, Any], ...] = ()

    @property
    def output(self) -> Output:
        return OUTPUTS[self.suffix]


def wanted_plainly(address: str) -> Wanted | None:
    """What an address without parameters asks for; None where no card can be, or no such output."""
    found = _ADDRESS.fullmatch(address)
    return Wanted(found[1], found[2], found[3]) if found and found[3] in OUTPUTS else None


def wanted(request: HttpRequest, address: str) -> Wanted | None:
    """What ``request`` asks for; None where no card can be. Raises NotFound for an unknown suffix, and BadRequest."""
    plain = wanted_plainly(address)
    if plain is None:
        _refuse_unknown_output(address)
        return None
    if not request.META.get("QUERY_STRING"):
        return plain
    output = plain.output
    refuse_unknown(request, (*_OF_EVERY_OUTPUT, *output.parameters))
    given = request.GET.dict()
    lang = languages.canonical_tag(given["lang"]) if "lang" in given else None
    options = tuple(output.options(given).items())
    return replace(plain, lang=lang, size=_size(given.get("size", "standard")), options=options)


def _refuse_unknown_output(address: str) -> None:
    found = _ADDRESS.fullmatch(address)
    if found:
        raise NotFound(
            f"No output `{found[3]}`.{near_miss(found[3], OUTPUTS)} Outputs: {', '.join(OUTPUTS)}.",
            code="unknown_output",
        )


def _size(size: str) -> str:
    if size not in bios.SIZES:
        raise BadRequest(
            f"No size `{size}`.{near_miss(size, bios.SIZES)} Sizes: {', '.join(bios.SIZES)}.",
            code="unknown_size",
            param="size",
        )
    return size
