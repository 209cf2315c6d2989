"""Numbers for changes, given after they are committed: in order, and with no gap that could fill later.

A number taken inside the transaction of an edit could commit after a higher one, and a reader who had passed it would
never see it. So whoever gives numbers locks one row, sees only what is committed, and goes on from the last number.
"""

from django.db import transaction
from django.db.models import QuerySet

from contributors.models import Change, Sequence

_NAME = "changes"
BATCH = 1_000


def number_changes() -> int:
    """Numbers all committed changes that have none, oldest first, and says how many. Safe from any number of processes.

    Called after each commit; a crash in between leaves a change without a number until the next call.
    """
    numbered = 0
    # Of many changes in one transaction the first call numbers all; the others see that and take no lock.
    while _waiting().exists():
        numbered += _number_batch()
    return numbered


@transaction.atomic
def _number_batch() -> int:
    Sequence.objects.get_or_create(name=_NAME)
    sequence = Sequence.objects.select_for_update(no_key=True).get(name=_NAME)
    waiting = list(_waiting().order_by("id")[:BATCH])
    for change in waiting:
        sequence.value += 1
        change.seq = sequence.value
    Change.objects.bulk_update(waiting, ["seq"])
    sequence.save(update_fields=["value"])
    return len(waiting)


def _waiting() -> QuerySet[Change]:
    return Change.objects.filter(seq__isnull=True)
