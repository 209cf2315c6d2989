"""``manage.py rebuild_search``: makes all that search reads anew."""

from typing import Any

from django.core.management.base import BaseCommand

from contributors.changes.searching import Rebuilt, rebuild_search


class Command(BaseCommand):
    help = "Make all that search reads anew, from names, places and credits. The registry may be used meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        rebuilt = rebuild_search(self._progress)
        self.stdout.write(f"\r{rebuilt.contributors} contributors, {rebuilt.words} words of names.")

    def _progress(self, rebuilt: Rebuilt) -> None:
        self.stdout.write(f"\r{rebuilt.contributors} contributors", ending="")
        self.stdout.flush()
