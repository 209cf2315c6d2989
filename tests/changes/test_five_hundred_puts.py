"""Two members set the byline of one article five hundred times at once: a success or a conflict, and all of it kept."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from contributors.actions.actors import member_actor
from contributors.actions.articles import put_article
from contributors.errors import Conflict
from contributors.models import Actor, Article, Change, Site
from tests.factories import make_contributor, make_member, make_site

pytestmark = pytest.mark.django_db(transaction=True)

PUTS, THREADS = 500, 4


def test_every_put_is_kept_or_a_conflict_and_the_history_is_complete() -> None:
    site, other = make_site(), make_site("signal", "Signal")
    members = [member_actor(make_member(name, ("editor", site))) for name in ("maya", "theo")]
    laura, minh = make_contributor("Laura", site), make_contributor("Minh", other)  # she joins by the first credit
    start = Barrier(THREADS, timeout=60)

    def put(thread: int) -> list[tuple[int, int | None]]:
        start.wait()
        try:
            return [
                put_once(site, members[thread % 2], [(laura, minh)[number % 2].pk, minh.pk], f"{thread}-{number}")
                for number in range(thread, PUTS, THREADS)
            ]
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        answers = [answer for found in pool.map(put, range(THREADS)) for answer in found]

    assert len(answers) == PUTS
    article = Article.objects.get()
    history = list(Change.objects.filter(subject_type="article").order_by("version"))
    kept = sorted(version for _, version in answers if version is not None)
    assert kept == [change.version for change in history] == list(range(1, article.version + 1))
    assert {change.by_id for change in history} == {member.pk for member in members}
    assert all(seen < article.version for seen, version in answers if version is None)
    assert history[0].before is None
    assert all(later.before == earlier.after for earlier, later in zip(history, history[1:], strict=False))
    assert history[-1].after == article.snapshot()
    assert Change.objects.filter(subject_id=minh.pk, verb="join").count() == 1
    assert minh.site_profiles.filter(site=site).count() == 1


def put_once(site: Site, by: Actor, contributors: list[str], place: str) -> tuple[int, int | None]:
    """The version that was seen, and the one that came of it: None for a conflict. Without an article, none is seen."""
    seen = Article.objects.filter(site=site, external_id="one").values_list("version", flat=True).first()
    document = {"credits": [{"contributor": pk, "place": place} for pk in contributors]}
    try:
        put = put_article(site, "one", document, by=by, expect=seen)
    except Conflict:
        return seen or 0, None
    return seen or 0, put.edit.change.version if put.edit.change else None
