"""A site's cards into a folder. What is done stays done, so a run can be stopped at any point."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static

from contributors import clock, photos
from contributors.bylines import BylineStyle
from contributors.cards import Card
from contributors.errors import Invalid, NotFound, near_miss
from contributors.jobs.exporting.folder import Count, Folder, open_folder
from contributors.jobs.exporting.manifest import Heading
from contributors.jobs.exporting.rendering import SIZES, Dress, files_of, path_of, photos_of
from contributors.models import Site
from contributors.models.leading import pointing_to
from contributors.models.reading import Asked, explain_places, places_on, stream_places
from contributors.outputs import stylesheet

# Contributors whose files are announced, and held in memory, at once.
BATCH = 100
ALL = "cards.json"
# Under the names that sites have copied, and under the hashed ones that our own pages use.
STATIC = ("author-card.css", "author-card.js")
PAGE_SHEET = "pages/card-page.css"
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
        _put_static(folder, site)
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
    today = clock.today(site.time_zone)
    dress = _dress(site, base)
    places = places_on(site)
    of = places.count()
    before = b"{\n"
    for chunk in stream_places(site, places, BATCH):
        by_size = [
            [explained.card for explained in explain_places(site, chunk, Asked(today, base, size=size))]
            for size in SIZES
        ]
        hers = [dict(zip(SIZES, cards, strict=True)) for cards in zip(*by_size, strict=True)]
        pointers = pointing_to(card["id"] for card in by_size[0])
        files = [
            (cards["standard"], files_of(cards, today, dress, pointers.get(cards["standard"]["id"], ())))
            for cards in hers
        ]
        for contributor_id, document in _put_batch(folder, files, exported):
            together.write(b'%s"%s":%s' % (before, contributor_id.encode(), document))
            before = b",\n"
        exported.cards += len(chunk)
        progress(exported.cards, of)
    together.write(b"\n}\n" if exported.cards else b"{}\n")


def _put_batch(
    folder: Folder, batch: Sequence[tuple[Card, Mapping[str, bytes]]], exported: Exported
) -> list[tuple[str, bytes]]:
    """Photos before the cards that show them, so that no card ever shows one that is not there. Ids with their JSON."""
    shown = {name: f"m/{name}" for card, _ in batch for name in photos_of(card)}
    folder.announce([*shown.values(), *(path for _, files in batch for path in files)])
    for name, path in shown.items():
        if not folder.keep(path, partial(photos.read, name)):
            exported.missing.append(name)
    for card, files in batch:
        for path, body in files.items():
            folder.put(path, body, card["version"])
    return [(card["id"], files[path_of(card, "json")]) for card, files in batch]


def _put_static(folder: Folder, site: Site) -> None:
    """The style sheet and the script under the names that pages have copied, and the sheet with the site's tokens."""
    files = {f"c/{site.slug}/card.css": stylesheet.write(site.tokens)}
    files |= {f"static/{name}": _source_of(name) for name in STATIC}
    sheet = _page_sheet()
    if not _is_elsewhere(sheet):
        files[sheet.removeprefix("/")] = _source_of(PAGE_SHEET)
    folder.announce(files)
    for path, body in files.items():
        folder.put(path, body)


def _source_of(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str), f"{name} is one of ours"
    return Path(found).read_bytes()


def _page_sheet() -> str:
    """Its address, with its hash in production. Raises Invalid where the static files were never collected."""
    try:
        return static(PAGE_SHEET)
    except ValueError:
        raise Invalid(
            "The static files are not collected. Run `manage.py collectstatic` first.", code="static_files_missing"
        ) from None


def _is_elsewhere(address: str) -> bool:
    """Static files may be served from another host, which goes on doing so."""
    return "://" in address


def _dress(site: Site, base: str) -> Dress:
    """oEmbed is answered by the registry alone, for its own addresses: files under another base name no endpoint."""
    sheet = _page_sheet()
    styles = (f"{base}/c/{site.slug}/card.css", sheet if _is_elsewhere(sheet) else f"{base}{sheet}")
    style = BylineStyle.of(site.byline_style, site.default_language)
    return Dress(styles, f"{base}/oembed" if base == settings.PUBLIC_ORIGIN else None, style)


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
