"""One photo at a time, and none for ever: the slot of a process and the clock that ends the work."""

import threading
from dataclasses import replace

import pytest

from contributors import photos
from contributors.errors import Busy, Invalid
from contributors.photos import turns
from tests.photos.pictures import LIMITS, MIDDLE, NOBODY, file_of, quarters

DATA = file_of(quarters((200, 250)), "JPEG")


class Clock:
    """Counts up by one at every look."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.mark.parametrize("seconds", range(1, 9))
def test_work_ends_when_its_time_is_over(seconds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However little of it is left: before, while or after the picture is decoded, or between two copies."""
    monkeypatch.setattr(turns, "monotonic", Clock())
    original = photos.opened(DATA, replace(LIMITS, seconds=seconds))

    with pytest.raises(Invalid) as caught:
        photos.render(original, MIDDLE, NOBODY)

    assert caught.value.code == "photo_too_slow"
    assert caught.value.detail.startswith(f"The photo could not be worked on within {seconds} seconds. Save it smaller")


def test_a_decoder_is_stopped_in_the_middle_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    deadline = turns.Deadline(60)
    file = turns.TimedFile(bytes(100), deadline)
    read.append(len(file.read(10)))
    monkeypatch.setattr(turns, "monotonic", lambda: float("inf"))

    with pytest.raises(Invalid):
        file.read(10)

    assert read == [10]


def test_the_slot_is_free_again_after_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "monotonic", Clock())
    with pytest.raises(Invalid):
        photos.render(photos.opened(DATA, replace(LIMITS, seconds=1)), MIDDLE, NOBODY)
    monkeypatch.undo()

    assert photos.render(photos.opened(DATA, LIMITS), MIDDLE, NOBODY).files


def test_a_second_photo_waits_for_its_turn_and_is_refused_when_it_does_not_come() -> None:
    original = photos.opened(DATA, replace(LIMITS, seconds=0))
    with turns.turn(1), pytest.raises(Busy) as caught:
        photos.render(original, MIDDLE, NOBODY)

    assert (caught.value.code, caught.value.status) == ("photo_busy", 503)


def test_two_photos_at_once_are_worked_on_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work, most = 0, 0
    lock, done = threading.Lock(), []
    real = photos.rendering.copies

    def watched(*arguments: object) -> object:
        nonlocal at_work, most
        with lock:
            at_work += 1
            most = max(most, at_work)
        try:
            return real(*arguments)  # type: ignore[arg-type]
        finally:
            with lock:
                at_work -= 1

    monkeypatch.setattr(photos.rendering, "copies", watched)
    original = photos.opened(file_of(quarters(), "PNG"), LIMITS)
    threads = [threading.Thread(target=lambda: done.append(photos.render(original, MIDDLE, NOBODY))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (most, len(done)) == (1, 4)
    assert all(one == done[0] for one in done)
