"""``manage.py sweep_photos``: removes stored files of photos to which nothing refers."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from contributors.actions.photo_files import GRACE, Swept, sweep_photos


class Command(BaseCommand):
    hours = GRACE.total_seconds() / 3600
    help = f"Remove stored files that no photo refers to and that no upload has touched for {hours:.0f} hours."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count what would be removed, and remove nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep_photos(is_dry_run=options["dry_run"], progress=self._progress)
        removed = "would be removed" if options["dry_run"] else "removed"
        self.stdout.write(f"\n{swept.seen} files looked at, {swept.removed} {removed}.")

    def _progress(self, swept: Swept) -> None:
        self.stdout.write(f"\r{swept.seen} files", ending="")
        self.stdout.flush()
