"""``manage.py find_duplicates``: looks for contributors who may be one, among all."""

from typing import Any

from django.core.management.base import BaseCommand

from contributors.actions.duplicates import find_duplicates


class Command(BaseCommand):
    help = "Look at all contributors, and make the list of those who may be one anew."

    def handle(self, *args: Any, **options: Any) -> None:
        found = find_duplicates()
        self.stdout.write(f"{found} {'pair looks' if found == 1 else 'pairs look'} like one person.")
