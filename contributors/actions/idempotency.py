"""A request that may be sent twice and is done once. What is kept is the answer, for a day."""

from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction

from contributors import clock
from contributors.errors import Clash, Invalid
from contributors.models import Actor, Document, IdempotentAnswer

KEPT = timedelta(hours=24)
# No request lasts that long. Whoever takes a place over after it can't double the work: see `_finish`.
ABANDONED = timedelta(minutes=5)
_UNANSWERED = 0


def done_once(
    actor: Actor, key: str, digest: str, work: Callable[[], tuple[int, Document]]
) -> tuple[int, Document, bool]:
    """The status and document that ``work`` gives, or gave when ``key`` first came; says whether it is a repeat.

    The work and its answer are committed together, so after a crash it was done and is answered, or was not done and is
    done again. A refused request keeps nothing: it may be corrected under the same key. Raises Invalid
    (``idempotency_key_reused``) for another ``digest`` and Clash (``idempotency_key_busy``) while the first is at work.
    """
    _forget_old()
    kept, is_ours = _take(actor, key, digest)
    if kept.digest != digest:
        raise Invalid(
            "This `Idempotency-Key` was sent with another request. Use a new one for a new request.",
            code="idempotency_key_reused",
            param="Idempotency-Key",
        )
    if not is_ours and kept.status != _UNANSWERED:
        return kept.status, kept.body or {}, True
    if not is_ours:
        raise Clash(
            "The first request with this `Idempotency-Key` is still being answered. Try again in a moment.",
            code="idempotency_key_busy",
            param="Idempotency-Key",
        )
    try:
        with transaction.atomic():
            status, document = work()
            _finish(kept, status, document)
    except BaseException:
        IdempotentAnswer.objects.filter(pk=kept.pk, created_at=kept.created_at, status=_UNANSWERED).delete()
        raise
    return status, document, False


def _take(actor: Actor, key: str, digest: str) -> tuple[IdempotentAnswer, bool]:
    """The row of ``key``, and whether it is ours to answer: new, or left unanswered by a process that died."""
    at = clock.now()
    try:
        with transaction.atomic():
            return IdempotentAnswer.objects.create(actor=actor, key=key, digest=digest, created_at=at), True
    except IntegrityError:
        kept = IdempotentAnswer.objects.get(actor=actor, key=key)
    abandoned = IdempotentAnswer.objects.filter(
        pk=kept.pk, digest=digest, status=_UNANSWERED, created_at__lt=at - ABANDONED
    )
    if abandoned.update(created_at=at):
        kept.created_at = at
        return kept, True
    return kept, False


def _finish(kept: IdempotentAnswer, status: int, document: Document) -> None:
    """Raises Clash, and so undoes the work, if somebody else took the place over in the meantime."""
    ours = IdempotentAnswer.objects.filter(pk=kept.pk, created_at=kept.created_at, status=_UNANSWERED)
    if not ours.update(status=status, body=document):
        raise Clash("The same request was answered in the meantime. Send it again.", code="idempotency_key_busy")


def _forget_old() -> None:
    IdempotentAnswer.objects.filter(created_at__lt=clock.now() - KEPT).delete()
