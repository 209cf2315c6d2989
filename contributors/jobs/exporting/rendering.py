"""A contributor's card as files: which there are, what they are called, and which photos they show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from contributors.bylines import PLAIN_STYLE, BylineStyle
from contributors.cards import Card, Photo
from contributors.outputs import OUTPUTS, Output, html, page


@dataclass(frozen=True, slots=True)
class File:
    """One spelling: the end of its name, and what the door calls with for the same bytes."""

    ending: str
    output: Output
    size: str
    options: Mapping[str, Any]


def _file(ending: str, suffix: str, given: Mapping[str, str]) -> File:
    output = OUTPUTS[suffix]
    return File(ending, output, output.size_of(given), output.options(given) if given else {})


# What the door knows by a parameter is a file of its own, as a server finds files by the path alone.
_FILES = (
    *(_file(suffix, suffix, {}) for suffix in OUTPUTS),
    *(_file(f"{layout}.html", "html", {"layout": layout}) for layout in html.LAYOUTS if layout != "box"),
    _file("person.jsonld", "jsonld", {"as": "person"}),
)
_PAGE_SIZE = html.size_of({"layout": page.DEFAULT_LAYOUT})
# The sizes of the bio that they are made of.
SIZES = tuple(dict.fromkeys([*(file.size for file in _FILES), _PAGE_SIZE]))


@dataclass(frozen=True, slots=True)
class Dress:
    """What whole pages name beside the card: the addresses of their style sheets, and of an oEmbed endpoint if any; and
    how the site prints its bylines."""

    styles: Sequence[str]
    oembed: str | None
    style: BylineStyle = PLAIN_STYLE


def path_of(card: Card, ending: str) -> str:
    return f"c/{card['site']['slug']}/{card['id']}.{ending}"


def files_of(cards: Mapping[str, Card], today: date, dress: Dress, pointers: Iterable[str] = ()) -> dict[str, bytes]:
    """Paths and bytes, the very ones that the public door answers with. ``cards`` are hers, one for each of SIZES.

    Ids of hers that were merged (``pointers``) are files of their own with the same bytes (decision 34).
    """
    files = {
        path_of(cards[file.size], file.ending): file.output.write(
            cards[file.size],
            today=today,
            **file.options,
            **({"style": dress.style} if file.output.prints_bylines else {}),
        )
        for file in _FILES
    }
    files[_page_path(cards[_PAGE_SIZE])] = _page(cards[_PAGE_SIZE], today, dress)
    own = cards[_PAGE_SIZE]["id"]
    for pointer in pointers:
        files |= {path.replace(f"/{own}", f"/{pointer}"): body for path, body in files.items() if f"/{own}" in path}
    return files


def _page_path(card: Card) -> str:
    """Every server finds it under the address without an ending."""
    return f"c/{card['site']['slug']}/{card['id']}/index.html"


def _page(card: Card, today: date, dress: Dress) -> bytes:
    address = card["outputs"]["page"]
    oembed = f"{dress.oembed}?{urlencode({'url': address})}" if dress.oembed and address else None
    return page.write(
        card, today=today, styles=dress.styles, oembed=oembed, style=dress.style, has_stories=bool(dress.oembed)
    )


def photos_of(card: Card) -> list[str]:
    """The names of all renditions that any spelling of the card shows, each once."""
    photo = card["photo"]
    if photo is None:
        return []
    return list(dict.fromkeys(address.rpartition("/")[2] for address in _addresses(photo)))


def _addresses(photo: Photo) -> Iterator[str]:
    """``srcset`` is candidates with commas between them, each an address and a width."""
    for crop in (photo, photo["square"]):
        yield crop["src"]
        for source in crop["sources"]:
            yield from (candidate.split()[0] for candidate in source["srcset"].split(","))
