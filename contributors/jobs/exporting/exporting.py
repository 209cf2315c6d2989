"""A site's cards into a folder. What is done stays done, so a run can be stopped at any point."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.contrib.staticfiles import finders

from contributors import clock, photos
from contributors.cards import Card
from contributors.errors import Invalid, NotFound, near_miss
from contributors.jobs.exporting.folder import Count, Folder, open_folder
from contributors.jobs.exporting.manifest import Heading
from contributors.jobs.exporting.rendering import files_of, path_of, photos_of
from contributors.models import Site
from contributors.models.reading import Asked, places_on, stream_cards

# Cards whose files are announced, and held in memory, at once.
BATCH = 100
ALL = "cards.json"
STATIC = ("author-card.css", "author-card.js")
# No character that would need an escape anywhere that an address stands.
_BASE = re.compile(r"https?://(\[[0-9a-f:.]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*")
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Exported:
    """What a run did. ``missing`` are photos that cards show and the storage has not."""

    count: Count
    cards: int = 0
    missing: list[str] = field(default_factory=list)


def export_site(slug: str, out: Path, *, base_url: str = "", progress: Progress = lambda done, of: None) -> Exported:
    """Every public card of the site ``slug`` as files in ``out``, with addresses below ``base_url`` (the registry's own
    where it is empty).

    Raises NotFound for an unknown site, Invalid for a base that is no address, Clash for a folder that holds something
    else; OSError where the file system refuses.
    """
    site = _site(slug)
    heading = Heading(site.slug, _base(base_url), settings.VERSION)
    with open_folder(out, heading) as folder:
        exported = Exported(folder.count)
        _put_static(folder)
        folder.announce([ALL])
        with folder.grow(ALL) as together:
            _put_cards(folder, site, heading.base_url, exported, together, progress)
        folder.remove_unseen()
        folder.link("cards", f"c/{site.slug}")
        folder.link("photos", "m")
        folder.write_list(clock.now().isoformat(timespec="seconds").replace("+00:00", "Z"))
    return exported


def _put_cards(
    folder: Folder, site: Site, base: str, exported: Exported, together: BinaryIO, progress: Progress
) -> None:
    """The files of every card, and in ``together`` one JSON object: an id with its card a line."""
    asked = Asked(clock.today(site.time_zone), base)
    places = places_on(site)
    of = places.count()
    before = b"{\n"
    for cards in _batches(stream_cards(site, places, asked)):
        for contributor_id, document in _put_batch(folder, cards, asked.today, exported):
            together.write(b'%s"%s":%s' % (before, contributor_id.encode(), document))
            before = b",\n"
        exported.cards += len(cards)
        progress(exported.cards, of)
    together.write(b"\n}\n" if exported.cards else b"{}\n")


def _put_batch(folder: Folder, cards: Sequence[Card], today: date, exported: Exported) -> list[tuple[str, bytes]]:
    """Photos before the cards that show them, so that no card ever shows one that is not there. Ids with their JSON."""
    shown = {name: f"m/{name}" for card in cards for name in photos_of(card)}
    files = [(card, files_of(card, today)) for card in cards]
    folder.announce([*shown.values(), *(path for _, hers in files for path in hers)])
    for name, path in shown.items():
        if not folder.keep(path, partial(photos.read, name)):
            exported.missing.append(name)
    for card, hers in files:
        for path, body in hers.items():
            folder.put(path, body, card["version"])
    return [(card["id"], hers[path_of(card, "json")]) for card, hers in files]


def _put_static(folder: Folder) -> None:
    """The style sheet and the script, under the names that pages have copied."""
    for name in STATIC:
        found = finders.find(name)
        assert isinstance(found, str), f"{name} is one of ours"
        folder.announce([f"static/{name}"])
        folder.put(f"static/{name}", Path(found).read_bytes())


def _batches(cards: Iterable[Card]) -> Iterator[list[Card]]:
    remaining = iter(cards)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _site(slug: str) -> Site:
    site = Site.objects.filter(slug=slug).first()
    if site is None:
        known = Site.objects.values_list("slug", flat=True)
        raise NotFound(f"No site `{slug}`.{near_miss(slug, known)}", code="unknown_site", param="site")
    return site


def _base(address: str) -> str:
    base = (address or settings.PUBLIC_ORIGIN).removesuffix("/")
    if not _BASE.fullmatch(base):
        raise Invalid(
            f"`{address}` is no address that files can be served under. Write it as https://cards.example/authors.",
            code="invalid_base_url",
            param="base_url",
        )
    return base
