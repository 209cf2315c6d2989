"""A feed with these entries, and what became of it."""

import json
from typing import Any

from contributors.jobs.feeds import FeedRead, read_feeds
from contributors.models import Article, Site
from tests.fetching.pretending import Pretended, saying


def item(*authors: dict[str, Any], **said: Any) -> dict[str, Any]:
    given = {"id": "one", "title": "One", "date_published": "2026-11-20T08:00:00Z", "authors": list(authors)} | said
    return {"url": f"https://fba.example/{given['id']}"} | given


def serve(web: Pretended, *items: dict[str, Any], **headers: str) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "FBA", "items": list(items)}
    web.answers["/feed"] = saying(json.dumps(feed).encode(), Content_Type="application/feed+json", **headers)


def read(*sites: Site) -> FeedRead:
    [outcome] = read_feeds(sites or Site.objects.all())
    return outcome


def credits(external_id: str = "one") -> list[tuple[str | None, str | None]]:
    """Contributor, and the words that stand for nobody or that she signed with."""
    found = Article.objects.get(external_id=external_id).credits.all()
    return [(credit.contributor_id, credit.text or credit.credited_as or None) for credit in found]
