"""`manage.py read_feeds`: what sites have published, and who is credited on it, read from their feeds."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contributors import clock
from contributors.actions.feeds import due
from contributors.errors import near_miss
from contributors.jobs.feeds import FeedRead, read_feeds, sites_with_feeds
from contributors.models import CreditedName, Site


class Command(BaseCommand):
    help = "Reads the feeds of the sites that have one, or of those that are named."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sites", nargs="*", metavar="SITE", help="slugs of sites (default: all that have a feed)")
        parser.add_argument("--due", action="store_true", help="only feeds whose time has come: for a timer")

    def handle(self, *args: Any, **options: Any) -> None:
        sites = self.wanted(options["sites"])
        if options["due"]:
            sites = due(sites, clock.now())
        elif not sites:
            self.stdout.write("No site has a feed. Give one its address: `feed_url` in its settings.")
        failed = 0
        for read in read_feeds(sites, force=not options["due"]):
            self.tell(read)
            failed += read.outcome == "failed"
        waiting = CreditedName.waiting().filter(site__in=sites).count()
        if waiting:
            self.stdout.write(
                f"{waiting} {'names wait' if waiting > 1 else 'name waits'} for a person: /api/v1/text-credits"
            )
        if failed:
            raise CommandError(f"{failed} of {len(sites)} could not be read.")

    def wanted(self, slugs: list[str]) -> list[Site]:
        sites = sites_with_feeds()
        if not slugs:
            return sites
        known = {site.slug: site for site in sites}
        for slug in slugs:
            if slug not in known:
                raise CommandError(f"No site `{slug}` with a feed.{near_miss(slug, known)}")
        return [known[slug] for slug in dict.fromkeys(slugs)]

    def tell(self, read: FeedRead) -> None:
        stream = self.stderr if read.outcome == "failed" else self.stdout
        stream.write(f"{read.site}: {read.sentence}")
