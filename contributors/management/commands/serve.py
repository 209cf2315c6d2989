"""`manage.py serve`: everything that is needed before the first request, then the server that production uses."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from contributors import clock
from contributors.actions.members import create_owner, sign_in_path
from contributors.models import Member, Membership, SiteProfile
from registry.serving import THREADS, is_taken, server_command


class Command(BaseCommand):
    help = "Prepares the database and the static files where needed, prints a way in, and serves on PORT."
    requires_system_checks = ()  # `manage.py check` is a command of its own; a second start takes seconds

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
        parser.add_argument("--workers", type=int, default=1, help="server processes (default 1)")
        parser.add_argument("--threads", type=int, default=THREADS, help=f"threads in each process (default {THREADS})")
        parser.add_argument("--empty", action="store_true", help="no demo world in a new database")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], settings.PORT
        if is_taken(host, port):
            raise CommandError(
                f"Port {port} of {host} is in use. Stop what runs there, or choose another: make serve PORT={port + 1}"
            )
        self.migrate()
        self.collect_static()
        self.people(empty=options["empty"])
        self.print_ways_in()
        connections.close_all()
        command = server_command(
            host, port, workers=options["workers"], threads=options["threads"], verbose=settings.LOG_LEVEL == "DEBUG"
        )
        os.execv(command[0], command)  # noqa: S606  our own command, and no shell is wanted

    def migrate(self) -> None:
        if connection.vendor == "sqlite":
            Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database …")
            call_command("migrate", verbosity=0, interactive=False)

    def collect_static(self) -> None:
        """Under DEBUG the files are served from where they lie."""
        Path(settings.STATIC_ROOT).mkdir(exist_ok=True)  # its absence is a warning on every start
        manifest = Path(settings.STATIC_ROOT, "staticfiles.json")
        if settings.DEBUG or (manifest.exists() and manifest.stat().st_mtime > _newest_static_file()):
            return
        self.stdout.write("Collecting static files …")
        call_command("collectstatic", verbosity=0, interactive=False)

    def people(self, *, empty: bool) -> None:
        """A database without members is new, also where a first start was interrupted."""
        if Member.objects.exists():
            return
        if settings.DEBUG and not empty:
            self.stdout.write("Making the demo world …")
            call_command("seed_demo", "--today", clock.today().isoformat())
        else:
            create_owner()

    def print_ways_in(self) -> None:
        owner = Member.objects.filter(
            is_active=True, memberships__role=Membership.Role.OWNER, memberships__revoked_at=None
        ).first()
        if owner:
            self.stdout.write(f"\nThe desk  {settings.PUBLIC_ORIGIN}{sign_in_path(owner)}")
            self.stdout.write(f"          (signs you in as {owner.sign_in_name}, once, within 15 minutes)")
        place = (
            SiteProfile.objects.filter(contributor__published_at__isnull=False)
            .order_by("contributor__published_at", "pk")
            .values_list("site__slug", "contributor_id")
            .first()
        )
        if place:
            self.stdout.write(f"A card    curl -s {settings.PUBLIC_ORIGIN}/c/{place[0]}/{place[1]}.json")
        else:
            self.stdout.write("A card    none yet: paste the end of an article on the desk")
        self.stdout.write("Stop      Ctrl-C\n")
        self.stdout.flush()  # exec throws away what is still in the buffer


def _newest_static_file() -> float:
    listed = [found for finder in get_finders() for found in finder.list(ignore_patterns=[])]
    return max(os.path.getmtime(storage.path(name)) for name, storage in listed)
