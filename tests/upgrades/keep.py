"""Keeps a database of this version, from which later versions are tested to migrate:

    python -m tests.upgrades.keep

writes ``<version>.sqlite.gz``, and ``<version>.postgres.sql.gz`` where DATABASE_URL names a PostgreSQL server, with the
demo world's named people in it, and ``<version>.cards.json`` with their cards as this version shows them. Run once, for
a release, and never again for the same version.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.servers import environment_of, manage, new_database

HERE = Path(__file__).parent
# A small world: the people whom the walk-throughs name, without the crowd.
SEED = """
from datetime import date
from contributors.jobs.demo import seeding
seeding.crowd = lambda today, random: []
seeding.seed(date(2026, 11, 22))
"""
CARDS = """
import json
from datetime import date
from contributors.models import Site
from contributors.models.reading import Asked, places_on, stream_cards
asked = Asked(date(2026, 11, 22), "https://registry.example")
cards = {site.slug: list(stream_cards(site, places_on(site), asked)) for site in Site.objects.all()}
print(json.dumps(cards, ensure_ascii=False))
"""


def version() -> str:
    shown = "from django.conf import settings; print(settings.VERSION)"
    return manage(
        {**os.environ, "DJANGO_SETTINGS_MODULE": "registry.settings"}, "shell", "-v", "0", "-c", shown
    ).strip()


def cards_of(environment: Mapping[str, str]) -> dict[str, object]:
    """Every card of every site on one day, as the code of today shows it."""
    return dict(json.loads(manage(dict(environment), "shell", "-v", "0", "-c", CARDS)))


def main() -> None:
    name = version()
    with tempfile.TemporaryDirectory() as folder, new_database(Path(folder)) as url:
        environment = environment_of(Path(folder), url, {})
        manage(environment, "migrate", "--verbosity=0")
        manage(environment, "shell", "-v", "0", "-c", SEED)
        if url.startswith("sqlite:"):
            content = Path(url.removeprefix("sqlite:///")).read_bytes()
            (HERE / f"{name}.sqlite.gz").write_bytes(gzip.compress(content, 9, mtime=0))
            cards = json.dumps(cards_of(environment), ensure_ascii=False, indent=1, sort_keys=True)
            (HERE / f"{name}.cards.json").write_text(cards + "\n", encoding="utf-8")
            return
        dump = subprocess.run(["pg_dump", "--no-owner", "--no-privileges", url], capture_output=True, check=True)
        (HERE / f"{name}.postgres.sql.gz").write_bytes(gzip.compress(dump.stdout, 9, mtime=0))


if __name__ == "__main__":
    sys.exit(main())
