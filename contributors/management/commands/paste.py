"""``manage.py paste``: the end of an article, an author box or a list of names into contributors."""

import json
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from contributors.actions.actors import service_actor
from contributors.actions.paste import keep_drafts, likenesses, read_paste
from contributors.actions.sites import create_site
from contributors.errors import RegistryError, near_miss
from contributors.importers import Reading, reader
from contributors.models import Site


class Command(BaseCommand):
    help = "Read author boxes out of FILE... and keep the contributors found there, unpublished unless --publish."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a text or HTML file, or - for standard input")
        parser.add_argument(
            "--site", default="", help="slug of the site that the text is from; optional with --dry-run"
        )
        parser.add_argument(
            "--site-name", default="", help="the site's name as the text says it; makes the site if it is new"
        )
        parser.add_argument("--written", type=_day, help="the day the text was written, as 2023-02-07")
        parser.add_argument("--publish", action="store_true", help="make the contributors visible at once")
        parser.add_argument("--dry-run", action="store_true", help="say what was found and store nothing")
        parser.add_argument("--json", action="store_true", help="one line of JSON for each file")

    def handle(self, *args: Any, **options: Any) -> None:
        site = self._site(options)
        has_failed = False
        for name in options["files"]:
            try:
                text = reader("text").decode(_bytes(name), max_bytes=settings.PASTE_MAX_BYTES)
                reading = read_paste(text, site=site, site_name=options["site_name"], written=options["written"])
                kept = [] if options["dry_run"] else self._keep(reading, site, options)
            except (RegistryError, OSError) as error:
                has_failed = True
                self._refuse(name, error, as_json=options["json"])
                continue
            self._tell(name, reading, kept, as_json=options["json"])
        if has_failed:
            raise SystemExit(1)

    def _site(self, options: dict[str, Any]) -> Site | None:
        slug = options["site"]
        site = Site.objects.filter(slug=slug).first() if slug else None
        if site is not None or options["dry_run"]:
            return site
        if not slug:
            raise CommandError("Say which site the text is from, with --site; only --dry-run does without.")
        if not options["site_name"]:
            hint = near_miss(slug, Site.objects.values_list("slug", flat=True))
            raise CommandError(f"No site `{slug}`.{hint} With --site-name it is made.")
        return create_site({"slug": slug, "name": options["site_name"]}, by=service_actor("paste"))

    @staticmethod
    def _keep(reading: Reading, site: Site | None, options: dict[str, Any]) -> list[str]:
        kept = keep_drafts(
            reading.drafts, by=service_actor("paste"), site=site, written=options["written"], publish=options["publish"]
        )
        return [contributor.pk for contributor in kept]

    def _tell(self, name: str, reading: Reading, kept: list[str], *, as_json: bool) -> None:
        if as_json:
            line = {"file": name} | dict(reading.document()) | ({"kept": kept} if kept else {})
            self.stdout.write(json.dumps(line, ensure_ascii=False))
            return
        self.stdout.write(f"{name}: {reading.message or f'{len(reading.drafts)} found'}")
        alike = likenesses(reading.drafts)
        for position, draft in enumerate(reading.drafts):
            self.stdout.write(
                f"  {draft.name}" + (f", {draft.role}" if draft.role else "") + (f"  {kept[position]}" if kept else "")
            )
            for remark in draft.remarks:
                self.stdout.write(f"    “{remark['quote']}”: {remark['message']}")
            for likeness in alike[position]:
                if likeness.contributor_id not in kept:
                    self.stdout.write(
                        f"    Looks like {likeness.name} ({likeness.contributor_id}): {', '.join(likeness.reasons)}"
                    )
        for left_out in reading.left_out:
            self.stdout.write(f"  left out: {left_out}")

    def _refuse(self, name: str, error: Exception, *, as_json: bool) -> None:
        sentence = error.detail if isinstance(error, RegistryError) else f"{name} can't be read: {error}"
        if as_json:
            self.stdout.write(
                json.dumps({"file": name, "drafts": [], "message": sentence, "left_out": []}, ensure_ascii=False)
            )
        else:
            self.stderr.write(f"{name}: {sentence}")


def _bytes(name: str) -> bytes:
    """At most one byte more than is taken, so that a huge file costs no memory."""
    most = settings.PASTE_MAX_BYTES + 1
    if name == "-":
        return sys.stdin.buffer.read(most)
    with Path(name).open("rb") as file:
        return file.read(most)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise CommandError(f"`{value}` is not a date. Write it as 2023-02-07.") from None
