"""A card as files: which there are, what they are called, and which photos they show."""

from collections.abc import Iterator
from datetime import date

from contributors.cards import Card, Photo
from contributors.outputs import OUTPUTS
from contributors.outputs.html import LAYOUTS

# What the door knows by a parameter is a file of its own, as a server finds files by the path alone:
# the suffix, the parameter, its value, which also stands in the file's name.
_BESIDE = (*(("html", "layout", layout) for layout in LAYOUTS if layout != "box"), ("jsonld", "as", "person"))


def path_of(card: Card, suffix: str) -> str:
    return f"c/{card['site']['slug']}/{card['id']}.{suffix}"


def files_of(card: Card, today: date) -> dict[str, bytes]:
    """Paths and bytes, the very ones that the public door answers with: ``c/{site}/{id}.json``, ``….tile.html`` …"""
    files = {path_of(card, suffix): output.write(card, today=today) for suffix, output in OUTPUTS.items()}
    for suffix, parameter, value in _BESIDE:
        output = OUTPUTS[suffix]
        files[path_of(card, f"{value}.{suffix}")] = output.write(
            card, today=today, **output.options({parameter: value})
        )
    return files


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
