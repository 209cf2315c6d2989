"""The registry that is measured: one site and contributors with every field filled, made by the verbs like any other.

python -m benchmarks.world 1000     fills the database of the settings; prints its ids and key as JSON
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402  models can be imported only now
from django.db import transaction  # noqa: E402

from contributors.actions.contributors import edit_contributor  # noqa: E402
from contributors.models import Contributor, Site  # noqa: E402
from tests.factories import (  # noqa: E402
    make_article,
    make_full_contributor,
    make_key,
    make_site,
    setup_actor,
)

SITE, BULK_SITE = "bench", "bulk"
BULK = 400
AT_ONCE = 20  # contributors of one transaction, who then write their stories together: that many are quickly made
STORIES = 3


def make(count: int) -> dict[str, Any]:
    """Migrates, makes ``count`` published contributors with three stories each; 400 are on a second site too."""
    call_command("migrate", verbosity=0)
    site, bulk_site = make_site(SITE, "Bench"), make_site(BULK_SITE, "Bulk")
    ids: list[str] = []
    for start in range(0, count, AT_ONCE):
        with transaction.atomic():
            group = [
                make_full_contributor(site, f"Laura Whitfield {number}", suffix=f"-{number}", stories=0)
                for number in range(start, min(count, start + AT_ONCE))
            ]
            _write_stories(site, start, group)
            if start < BULK:
                for contributor in group:
                    edit_contributor(contributor, {"sites": {BULK_SITE: {}}}, by=setup_actor())
                _write_stories(bulk_site, start, group)
        ids += [contributor.pk for contributor in group]
    return {"site": SITE, "ids": ids, "bulk_site": BULK_SITE, "bulk_key": make_key("secret", bulk_site)[1]}


def _write_stories(site: Site, start: int, authors: list[Contributor]) -> None:
    for day in range(10, 10 + STORIES):
        make_article(site, f"story-{start}-{day}", *authors, published_at=f"2026-11-{day}T09:00:00Z")


if __name__ == "__main__":
    print(json.dumps(make(int(sys.argv[1]))))
