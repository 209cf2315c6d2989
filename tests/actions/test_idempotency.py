"""A request that may be sent twice is done once: across refusals, crashes, races and days."""

from datetime import UTC, datetime, timedelta

import pytest

from contributors import clock
from contributors.actions.idempotency import ABANDONED, KEPT, done_once
from contributors.errors import Clash, Invalid
from contributors.models import Actor, IdempotentAnswer
from tests import factories

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def by(db: None) -> Actor:
    return factories.setup_actor()


class Work:
    """Counts how often it was done."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> tuple[int, dict[str, object]]:
        self.times += 1
        return 201, {"times": self.times}


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_the_work_is_done_once_and_its_answer_given_again(by: Actor) -> None:
    work = Work()

    assert done_once(by, "key", "digest", work) == (201, {"times": 1}, False)
    assert done_once(by, "key", "digest", work) == (201, {"times": 1}, True)
    assert work.times == 1


def test_keys_of_two_actors_are_two_keys(by: Actor) -> None:
    work = Work()

    done_once(by, "key", "digest", work)
    done_once(factories.owner_actor(), "key", "digest", work)

    assert work.times == 2


def test_another_request_under_the_same_key_is_refused(by: Actor) -> None:
    work = Work()
    done_once(by, "key", "digest", work)

    with pytest.raises(Invalid, match="was sent with another request") as refused:
        done_once(by, "key", "another", work)

    assert (refused.value.code, work.times) == ("idempotency_key_reused", 1)


def test_a_second_one_while_the_first_is_at_work_is_told_to_wait(by: Actor) -> None:
    second = Work()

    def first() -> tuple[int, dict[str, object]]:
        with pytest.raises(Clash, match="still being answered") as refused:
            done_once(by, "key", "digest", second)
        assert refused.value.code == "idempotency_key_busy"
        return 201, {}

    assert done_once(by, "key", "digest", first) == (201, {}, False)
    assert second.times == 0


def test_work_that_fails_is_undone_and_may_be_tried_again(by: Actor) -> None:
    def failing() -> tuple[int, dict[str, object]]:
        factories.make_site()
        raise Invalid("No.")

    with pytest.raises(Invalid, match="No"):
        done_once(by, "key", "digest", failing)

    assert not IdempotentAnswer.objects.exists()
    assert done_once(by, "key", "another", Work())[0] == 201


def test_what_a_crash_left_behind_is_taken_over_when_nobody_can_be_at_work(
    by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    IdempotentAnswer.objects.create(actor=by, key="key", digest="digest", created_at=NOON)
    at(monkeypatch, NOON + ABANDONED)
    with pytest.raises(Clash, match="still being answered"):
        done_once(by, "key", "digest", Work())

    at(monkeypatch, NOON + ABANDONED + timedelta(seconds=1))
    assert done_once(by, "key", "digest", Work()) == (201, {"times": 1}, False)


def test_a_first_that_comes_back_after_it_was_taken_over_is_undone(by: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow() -> tuple[int, dict[str, object]]:
        at(monkeypatch, NOON + ABANDONED + timedelta(seconds=1))
        assert done_once(by, "key", "digest", Work())[2] is False
        return 201, {"slow": True}

    at(monkeypatch, NOON)
    with pytest.raises(Clash, match="answered in the meantime"):
        done_once(by, "key", "digest", slow)


def test_an_answer_is_forgotten_after_a_day(by: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work()
    at(monkeypatch, NOON)
    done_once(by, "key", "digest", work)

    at(monkeypatch, NOON + KEPT)
    assert done_once(by, "key", "digest", work)[2] is True
    at(monkeypatch, NOON + KEPT + timedelta(seconds=1))
    assert done_once(by, "key", "digest", work)[2] is False
    assert work.times == 2
