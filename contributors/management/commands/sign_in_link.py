"""``manage.py sign_in_link NAME``: a link that signs a member in once, for the operator's terminal."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from contributors.actions.members import sign_in_path
from contributors.errors import near_miss
from contributors.models import Member


class Command(BaseCommand):
    help = "Print a link that signs NAME in once, within 15 minutes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAME", help="a member's sign-in name, such as owner")

    def handle(self, *args: Any, **options: Any) -> None:
        member = Member.objects.filter(sign_in_name=options["name"], is_active=True).first()
        if member is None:
            hint = near_miss(options["name"], Member.objects.values_list("sign_in_name", flat=True))
            raise CommandError(f"No member `{options['name']}`.{hint}")
        self.stdout.write(settings.PUBLIC_ORIGIN + sign_in_path(member))
