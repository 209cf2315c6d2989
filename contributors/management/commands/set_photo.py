"""``manage.py set_photo CONTRIBUTOR FILE``: a picture becomes a contributor's photo."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from contributors.actions.actors import service_actor
from contributors.actions.photos import set_photo
from contributors.documents.values import Document
from contributors.errors import RegistryError
from contributors.models import Contributor, Photo

# Options that are members of the photo's document, as they are typed.
_TEXTS = {
    "alt": "what is to be seen, for those who do not see it",
    "credit": "the line to be printed with it; without it, what the file says",
    "creator": "who made it; without it, what the file says",
    "copyright": "the copyright notice; without it, what the file says",
    "license-url": "where the licence is explained",
    "digital-source-type": "where it comes from, as IPTC has it, such as digitalCapture",
}


class Command(BaseCommand):
    help = "Make FILE the photo of CONTRIBUTOR: every public copy is made before the command ends."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("contributor", metavar="CONTRIBUTOR", help="a contributor's id, ctr_…")
        parser.add_argument("file", metavar="FILE", help="a picture, or - for standard input")
        parser.add_argument("--focal-point", metavar="X,Y", help="what every cut keeps, from 0 to 1, as 0.5,0.38")
        for name, words in _TEXTS.items():
            parser.add_argument(f"--{name}", help=words)
        parser.add_argument("--sites", metavar="SLUG,…", help="the sites that may show it; all without it")
        parser.add_argument("--until", metavar="DAY", help="the last day of its licence, as 2026-12-31")
        parser.add_argument("--small", action="store_true", help="take one that is too small, for bylines alone")
        parser.add_argument("--why", default="", help="a reason for the history")

    def handle(self, *args: Any, **options: Any) -> None:
        contributor = Contributor.objects.filter(pk=options["contributor"]).first()
        if contributor is None:
            raise CommandError(f"No contributor `{options['contributor']}`. The desk shows her id.")
        try:
            edit = set_photo(
                contributor,
                _bytes(options["file"]),
                _details(options),
                by=service_actor("set_photo"),
                why=options["why"],
                small=options["small"],
            )
        except RegistryError as error:
            raise CommandError(f"{error.detail} {error.hint or ''}".rstrip()) from error
        except OSError as error:
            raise CommandError(f"{options['file']} can't be read: {error}") from error
        self._tell(edit.document["photo"], is_new=edit.change is not None)

    def _tell(self, photo_id: str, *, is_new: bool) -> None:
        photo = Photo.objects.get(pk=photo_id)
        self.stdout.write(photo_id if is_new else f"{photo_id} stands already; nothing has changed.")
        if is_new and photo.original["had_location"]:
            self.stdout.write("The file said where it was taken; no copy does.")
        for rendition in photo.renditions:
            size = f"{rendition['crop']} {rendition['width']} × {rendition['height']}"
            self.stdout.write(f"  {size}  {settings.PUBLIC_ORIGIN}/m/{rendition['name']}")


def _details(options: dict[str, Any]) -> Document:
    """Only what was typed; an empty text says that there is none."""
    names = [name.replace("-", "_") for name in _TEXTS]
    details: Document = {name: options[name] or None for name in names if options[name] is not None}
    if options["focal_point"] is not None:
        details["focal_point"] = _point(options["focal_point"])
    if options["sites"] is not None:
        details["sites"] = [slug.strip() for slug in options["sites"].split(",") if slug.strip()]
    if options["until"] is not None:
        details["licensed_until"] = options["until"]
    return details


def _point(text: str) -> Document:
    try:
        x, y = (float(part) for part in text.split(","))
    except ValueError:
        raise CommandError("A focal point is two numbers from 0 to 1, as 0.5,0.38.") from None
    return {"x": x, "y": y}


def _bytes(name: str) -> bytes:
    """At most one byte more than is taken, so that a huge file costs no memory."""
    most = settings.PHOTO_MAX_BYTES + 1
    if name == "-":
        return sys.stdin.buffer.read(most)
    with Path(name).open("rb") as file:
        return file.read(most)
