"""Two hundred threads on ten contributors: what was accepted is in the history, what was refused is a conflict."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore, Lock

import pytest
from django.db import connection

from contributors.actions.contributors import edit_contributor
from contributors.errors import Conflict
from contributors.models import Change, Contributor
from tests.factories import make_contributor, make_site, setup_actor

pytestmark = pytest.mark.django_db(transaction=True)

THREADS, CONTRIBUTORS = 200, 10
# A server has no more connections than threads of its own; PostgreSQL's limit is 100 by default.
CONNECTIONS = BoundedSemaphore(8)


class Tally:
    def __init__(self) -> None:
        self.lock = Lock()
        self.accepted: list[tuple[str, int, str]] = []
        self.refused: list[dict[str, object]] = []

    def note(self, contributor_id: str, version: int, role: str, refusal: Conflict | None) -> None:
        with self.lock:
            if refusal is None:
                self.accepted.append((contributor_id, version + 1, role))
            else:
                self.refused.append({"seen": version, **refusal.extra})


def test_every_accepted_edit_is_kept_and_every_refused_one_is_a_conflict() -> None:
    site, by = make_site(), setup_actor()
    ids = [make_contributor(f"Writer {number}", site).pk for number in range(CONTRIBUTORS)]
    tally, start = Tally(), Barrier(THREADS, timeout=60)

    def edit_until_accepted(number: int) -> None:
        contributor_id, role = ids[number // 2 % CONTRIBUTORS], f"Role {number}"
        start.wait()
        while True:
            with CONNECTIONS:
                try:
                    contributor = Contributor.objects.get(pk=contributor_id)
                    edit_contributor(contributor, {"role": role}, by=by, expect=contributor.version)
                    refusal = None
                except Conflict as conflict:
                    refusal = conflict
                finally:
                    connection.close()
            tally.note(contributor_id, contributor.version, role, refusal)
            if refusal is None:
                return

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(edit_until_accepted, range(THREADS)))

    history = Change.objects.filter(subject_type="contributor", verb="edit")
    recorded = [(change.subject_id, change.version, change.after["role"]) for change in history]
    assert sorted(recorded) == sorted(tally.accepted)
    assert len(recorded) == THREADS
    assert tally.refused != []
    assert all(refusal["current_version"] > refusal["seen"] for refusal in tally.refused)
    for contributor_id in ids:
        _assert_unbroken(contributor_id)
    numbers = Change.objects.order_by("seq").values_list("seq", flat=True)
    assert list(numbers) == list(range(1, len(numbers) + 1))


def _assert_unbroken(contributor_id: str) -> None:
    """Each change began where the one before it ended, and the last one is what stands."""
    changes = list(Change.objects.filter(subject_id=contributor_id).order_by("version"))
    contributor = Contributor.objects.get(pk=contributor_id)
    expected = THREADS // CONTRIBUTORS + 1
    assert [change.version for change in changes] == list(range(1, expected + 1))
    assert all(later.before == earlier.after for earlier, later in zip(changes, changes[1:], strict=False))
    assert contributor.version == contributor.site_profiles.get().card_version == expected
    assert changes[-1].after == contributor.snapshot()
