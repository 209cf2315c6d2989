"""``manage.py export_site``: a site's cards, photos and style sheet as files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contributors.errors import RegistryError
from contributors.jobs.exporting import Exported, export_site

# Photos that could not be read are told one by one, up to here.
_TOLD = 10
_TELL_EVERY = 1000


class Command(BaseCommand):
    help = "Write every public card of SITE, with its photos, as files that any web server can give out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("site", metavar="SITE", help="the slug of the site")
        parser.add_argument(
            "--out", required=True, metavar="DIR", type=Path, help="a new or empty folder, or that of an earlier export"
        )
        parser.add_argument(
            "--base-url",
            default="",
            metavar="URL",
            help="where DIR will be served; without it the registry's origin",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path = options["out"]
        try:
            exported = export_site(options["site"], out, base_url=options["base_url"], progress=self._progress)
        except RegistryError as error:
            raise CommandError(error.detail) from error
        except OSError as error:
            raise CommandError(f"The export stopped: {error}. Run it again when that is mended.") from error
        except KeyboardInterrupt:
            raise CommandError(f"Stopped. What is in {out} stays; run it again to go on.", returncode=130) from None
        self._tell(exported, out)

    def _progress(self, done: int, of: int) -> None:
        if done % _TELL_EVERY == 0:
            self.stderr.write(f"{done} of {of} cards")

    def _tell(self, exported: Exported, out: Path) -> None:
        count = exported.count
        self.stdout.write(
            f"{out}: {exported.cards} card{'' if exported.cards == 1 else 's'}. "
            f"Files: {count.written} written, {count.unchanged} unchanged, {count.removed} removed."
        )
        if exported.missing:
            names = ", ".join(exported.missing[:_TOLD]) + (" …" if len(exported.missing) > _TOLD else "")
            raise CommandError(f"{len(exported.missing)} photos that cards show are not in the storage: {names}")
