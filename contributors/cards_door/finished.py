"""Cards as finished bytes, kept in the memory of the process. Whoever takes one asks first whether it holds."""

import gzip
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from threading import Lock

from django.http import HttpResponse

from contributors.answers.conditional import etag_of

_OVERHEAD = 6_000  # bytes that an entry takes beside its bodies, roughly


@dataclass(frozen=True, slots=True)
class Encoded:
    """One representation: its bytes, the strong tag that only they have, and the two answers that tell of it.

    The answers' headers stand beside them as WSGI wants them: to list those of a response costs a good part of a card.
    """

    body: bytes
    etag: str
    found: HttpResponse
    unchanged: HttpResponse
    found_headers: tuple[tuple[str, str], ...]
    unchanged_headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """A card in one spelling. It holds while ``stamp`` is what the database says now."""

    stamp: Hashable
    plain: Encoded
    gzip: Encoded

    @property
    def weight(self) -> int:
        return len(self.plain.body) + len(self.gzip.body) + _OVERHEAD


def finish(body: bytes, stamp: Hashable, headers: Mapping[str, str], of_the_body: Mapping[str, str]) -> Finished:
    """Compressed once, for everyone who takes gzip; the same bytes give the same tags in every process.

    ``headers`` go with every answer, ``of_the_body`` only with one that carries it.
    """
    packed = gzip.compress(body, mtime=0)
    in_gzip = {**of_the_body, "Content-Encoding": "gzip"}
    return Finished(stamp, _encoded(body, headers, of_the_body), _encoded(packed, headers, in_gzip))


def _encoded(body: bytes, headers: Mapping[str, str], of_the_body: Mapping[str, str]) -> Encoded:
    etag = etag_of(body)
    with_tag = {**headers, "ETag": etag}
    found = HttpResponse(body, headers={**with_tag, **of_the_body, "Content-Length": str(len(body))})
    unchanged = HttpResponse(status=304, headers=with_tag)
    del unchanged.headers["Content-Type"]
    return Encoded(body, etag, found, unchanged, tuple(found.items()), tuple(unchanged.items()))


def again(answer: HttpResponse, *, without_body: bool = False) -> HttpResponse:
    """``answer`` to be sent once more. Its headers were checked when it was made; setting each again costs as much as
    the query does."""
    copied = HttpResponse.__new__(HttpResponse)
    copied.__dict__ = {**answer.__dict__}
    copied.headers = copy(answer.headers)
    copied.headers._store = answer.headers._store.copy()
    copied.__dict__["_resource_closers"] = []
    if without_body:
        copied.content = b""
    return copied


@dataclass(slots=True)
class _Turn:
    """The lock of one key while somebody renders it, and how many hold it or wait for it."""

    lock: Lock = field(default_factory=Lock)
    waiting: int = 0


class FinishedCards:
    """The most recently used cards, at most ``most_entries`` and at most ``most_bytes`` of them. Safe among threads."""

    def __init__(self, *, most_entries: int, most_bytes: int) -> None:
        self._most_entries = most_entries
        self._most_bytes = most_bytes
        self._cards: OrderedDict[Hashable, Finished] = OrderedDict()
        self._turns: dict[Hashable, _Turn] = {}
        self._lock = Lock()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._cards)

    def get(self, key: Hashable) -> Finished | None:
        with self._lock:
            finished = self._cards.get(key)
            if finished is not None:
                self._cards.move_to_end(key)
            return finished

    def put(self, key: Hashable, finished: Finished) -> None:
        """Keeps it, and lets go of those that were not used for longest. One that is too large alone is not kept."""
        with self._lock:
            self._forget(key)
            if finished.weight > self._most_bytes:
                return
            self._cards[key] = finished
            self._bytes += finished.weight
            while self._bytes > self._most_bytes or len(self._cards) > self._most_entries:
                self._forget(next(iter(self._cards)))

    def clear(self) -> None:
        with self._lock:
            self._cards.clear()
            self._bytes = 0

    @contextmanager
    def turn(self, key: Hashable) -> Iterator[None]:
        """One thread at a time for each key: the others wait and find what it has put."""
        with self._lock:
            turn = self._turns.setdefault(key, _Turn())
            turn.waiting += 1
        try:
            with turn.lock:
                yield
        finally:
            with self._lock:
                turn.waiting -= 1
                if not turn.waiting:
                    del self._turns[key]

    def _forget(self, key: Hashable) -> None:
        finished = self._cards.pop(key, None)
        if finished is not None:
            self._bytes -= finished.weight
