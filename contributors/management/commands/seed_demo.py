"""``manage.py seed_demo``: the demo world into a new database."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from contributors import clock
from contributors.errors import RegistryError
from contributors.jobs.demo import seed


class Command(BaseCommand):
    help = "Fill an empty registry with six sites, 400 contributors and their stories. Only under DEBUG."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="the day the demo world is seen on, as 2026-11-22")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo world has well-known keys: it is made only with DEBUG=true.")
        try:
            seed(options["today"] or clock.today(), self._progress)
        except RegistryError as error:
            raise CommandError(error.detail) from error
        self.stdout.write("\nThe demo world is ready.")

    def _progress(self, what: str, done: int, of: int) -> None:
        if done % 20 == 0 or done == of:
            self.stdout.write(f"\r{what}: {done} of {of}", ending="")
            self.stdout.flush()
