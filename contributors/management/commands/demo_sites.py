"""`manage.py demo_sites`: six pretend sites on one local port, for the demo world's feeds."""

from argparse import ArgumentParser
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.management.base import BaseCommand, CommandError

from contributors import clock
from contributors.jobs.demo.sites import PORT, SITES
from contributors.jobs.demo.web import pretend_sites


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that it has there
        """What was asked is of no interest here."""


class Command(BaseCommand):
    help = "Serves the demo world's six sites, with their feeds, on one port of this machine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=PORT, help=f"default {PORT}, which the demo sites name")

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        try:
            server = make_server("127.0.0.1", port, pretend_sites(clock.today()), _Server, _Quiet)
        except OSError as error:
            raise CommandError(
                f"Port {port} is in use. Stop what runs there, or choose another with --port."
            ) from error
        for site in SITES:
            self.stdout.write(f"http://{site['slug']}.localhost:{port}/")
        self.stdout.write("Stop with Ctrl-C; read their feeds with `manage.py read_feeds`.")
        self.stdout.flush()
        with server:
            server.serve_forever()
