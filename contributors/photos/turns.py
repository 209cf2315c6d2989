"""One at a time: a picture of twelve megapixels takes 100 MB while it is worked on. And none for ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import BoundedSemaphore
from time import monotonic

from contributors.photos import refusals

_SLOT = BoundedSemaphore(1)


class Deadline:
    """Looked at between the steps of the work, and by decoders whenever they ask for more of the file."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._end = monotonic() + seconds

    def check(self) -> None:
        if monotonic() >= self._end:
            raise refusals.too_slow(self._seconds)


class TimedFile(BytesIO):
    """A file that stops being read when the time is over."""

    def __init__(self, data: bytes, deadline: Deadline) -> None:
        super().__init__(data)
        self._deadline = deadline

    def read(self, size: int | None = -1, /) -> bytes:
        self._deadline.check()
        return super().read(size)


@contextmanager
def turn(seconds: int) -> Iterator[Deadline]:
    """This process's only slot, waited for at most so long; raises Busy when it doesn't come free."""
    if not _SLOT.acquire(timeout=seconds):
        raise refusals.busy()
    try:
        yield Deadline(seconds)
    finally:
        _SLOT.release()
