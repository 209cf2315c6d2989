"""Numbers are given after the commit: in order, without a gap, and so that a reader who follows them misses nothing."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction

from contributors.actions.contributors import edit_contributor
from contributors.changes import number_changes, numbering
from contributors.models import Actor, Change, Contributor, Sequence
from tests.factories import make_contributor, make_site, setup_actor

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, EDITS = 6, 8


@pytest.fixture
def by() -> Actor:
    return setup_actor()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(WRITERS + 1) as threads:
        yield threads


def in_a_thread(call: Callable[[], object]) -> object:
    """A thread has a connection of its own and has to give it back."""
    try:
        return call()
    finally:
        connection.close()


def numbers() -> list[int | None]:
    return list(Change.objects.order_by("id").values_list("seq", flat=True))


def test_each_commit_is_numbered_at_once(by: Actor) -> None:
    make_contributor("Laura", make_site())

    assert numbers() == [1, 2, 3]
    assert Sequence.objects.get().value == 3


def test_an_edit_that_is_rolled_back_takes_no_number(by: Actor) -> None:
    laura = make_contributor("Laura")
    with pytest.raises(ZeroDivisionError), transaction.atomic():  # noqa: PT012  the edit, then what takes it back
        edit_contributor(laura, {"role": "Writer"}, by=by)
        raise ZeroDivisionError

    edit_contributor(laura, {"role": "Editor"}, by=by)

    assert numbers() == [1, 2, 3]


def test_what_a_crash_left_without_a_number_is_numbered_next(by: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    make_contributor("Laura")
    Change.objects.update(seq=None)
    monkeypatch.setattr(numbering, "BATCH", 1)

    assert number_changes() == 2
    assert number_changes() == 0
    assert numbers() == [3, 4]


def test_a_numbering_that_fails_fails_no_edit(by: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    laura = make_contributor("Laura")
    with monkeypatch.context() as broken:
        broken.setattr(numbering, "_number_batch", lambda: 1 / 0)
        edit_contributor(laura, {"role": "Writer"}, by=by)
    assert numbers() == [1, 2, None]

    edit_contributor(laura, {"role": "Editor"}, by=by)

    assert numbers() == [1, 2, 3, 4]


def test_who_commits_late_gets_a_late_number(by: Actor, pool: ThreadPoolExecutor) -> None:
    """The lower id commits after the higher one: a reader who has passed the higher one still meets it."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time: nobody can commit in between")
    slow, quick = make_contributor("Slow"), make_contributor("Quick")
    written, may_commit = Event(), Event()

    def edit_slowly() -> None:
        with transaction.atomic():
            edit_contributor(slow, {"role": "Writer"}, by=by)
            written.set()
            assert may_commit.wait(20)

    late = pool.submit(in_a_thread, edit_slowly)
    assert written.wait(20)
    edit_contributor(quick, {"role": "Writer"}, by=by)
    may_commit.set()
    late.result(20)

    edits = Change.objects.filter(verb="edit").order_by("id")
    assert list(edits.values_list("subject_id", "seq")) == [(slow.pk, 6), (quick.pk, 5)]


def test_a_reader_who_follows_the_numbers_misses_nothing(by: Actor, pool: ThreadPoolExecutor) -> None:
    contributors = [make_contributor(f"Writer {number}") for number in range(WRITERS)]
    start, finished = Change.objects.count(), Event()

    def write(contributor: Contributor) -> None:
        for number in range(EDITS):
            edit_contributor(contributor, {"role": f"Role {number}"}, by=by)

    def follow() -> list[int]:
        read: list[int] = []
        while True:
            is_last = finished.is_set()
            after = read[-1] if read else start
            found = Change.objects.filter(seq__gt=after).order_by("seq").values_list("seq", flat=True)[:5]
            read += [number for number in found if number is not None]
            if is_last and not found:
                return read

    following = pool.submit(in_a_thread, follow)
    writing = [pool.submit(in_a_thread, lambda c=c: write(c)) for c in contributors]
    for future in writing:
        future.result(60)
    finished.set()

    expected = list(range(start + 1, start + WRITERS * EDITS + 1))
    assert following.result(60) == expected
    assert sorted(number for number in numbers() if number is not None) == list(range(1, expected[-1] + 1))


def test_the_numbers_of_one_contributor_follow_her_versions(by: Actor, pool: ThreadPoolExecutor) -> None:
    laura = make_contributor("Laura")

    futures = [
        pool.submit(in_a_thread, lambda n=n: edit_contributor(laura, {"role": f"Role {n}"}, by=by)) for n in range(12)
    ]
    for future in futures:
        future.result(60)

    hers = Change.objects.filter(subject_id=laura.pk).order_by("version")
    assert list(hers.values_list("version", flat=True)) == list(range(1, 14))
    assert list(hers.values_list("seq", flat=True)) == sorted(hers.values_list("seq", flat=True))
