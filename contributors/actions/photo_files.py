"""The files of photos: kept before any photo refers to them, and swept away when none ever did.

A file is noted before it is written, each time it is. Whoever sweeps locks the note and looks again whether anything
refers to it, so a file that somebody is about to use is either seen to be in use or written anew after it went.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from contributors import clock, photos
from contributors.models import Photo, PhotoFile, StoredFile

# Between the note and the photo that refers to the file lies one request; a day is far more than any takes.
GRACE = timedelta(hours=24)
BATCH = 500
Progress = Callable[["Swept"], None]


@dataclass(frozen=True, slots=True)
class Swept:
    """How many files were looked at, and how many of them were removed or, in a dry run, would be."""

    seen: int = 0
    removed: int = 0


def keep_files(files: Sequence[tuple[str, bytes]]) -> None:
    """Notes the files and writes them. Outside of the transaction that makes something refer to them."""
    at = clock.now()
    notes = [StoredFile(name=name, noted_at=at) for name in sorted({name for name, _ in files})]
    StoredFile.objects.bulk_create(notes, update_conflicts=True, unique_fields=["name"], update_fields=["noted_at"])
    photos.store(files)


def sweep_photos(*, is_dry_run: bool = False, progress: Progress = lambda swept: None) -> Swept:
    """Removes stored files to which nothing refers and which nobody noted for a day. Never one that something does.

    In batches, each done for good: a sweep that was stopped goes on where the next one begins. A file that was never
    noted, such as one whose note was rolled back, is noted now and goes a day later.
    """
    before = clock.now() - GRACE
    swept = Swept()
    for names in _batches(photos.stored_names()):
        removed = _removable(before, names).count() if is_dry_run else _sweep(names, before)
        swept = Swept(swept.seen + len(names), swept.removed + removed)
        progress(swept)
    if not is_dry_run:
        _forget_lost(before)
    return swept


@transaction.atomic
def _sweep(names: list[str], before: datetime) -> int:
    known = set(StoredFile.objects.filter(pk__in=names).values_list("pk", flat=True))
    unknown = [StoredFile(name=name, noted_at=clock.now()) for name in sorted(set(names) - known)]
    # Where the note of a running upload is not to be seen yet, this waits until that has ended.
    StoredFile.objects.bulk_create(unknown, ignore_conflicts=True)
    unused = _locked_unused(_removable(before, names))
    photos.remove(unused)
    StoredFile.objects.filter(pk__in=unused).delete()
    return len(unused)


@transaction.atomic
def _forget_lost(before: datetime) -> None:
    """Notes of files that are not there: a crash came before they were written, or after they were removed."""
    for names in _batches(list(_removable(before).values_list("pk", flat=True))):
        unused = _locked_unused(_removable(before, names))
        StoredFile.objects.filter(pk__in=photos.missing(unused)).delete()


def _removable(before: datetime, names: Sequence[str] | None = None) -> QuerySet[StoredFile]:
    files = StoredFile.objects.filter(
        ~Exists(PhotoFile.objects.filter(file=OuterRef("pk"))),
        ~Exists(Photo.objects.filter(original_file=OuterRef("pk"))),
        noted_at__lt=before,
    )
    return files if names is None else files.filter(pk__in=names)


def _locked_unused(files: QuerySet[StoredFile]) -> list[str]:
    """Locked first and asked again then: while we waited for the lock somebody may have begun to refer to one."""
    locked = list(files.order_by("pk").select_for_update().values_list("pk", flat=True))
    used = set(PhotoFile.objects.filter(file__in=locked).values_list("file_id", flat=True))
    used |= set(Photo.objects.filter(original_file__in=locked).values_list("original_file_id", flat=True))
    return [name for name in locked if name not in used]


def _batches(names: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(names)
    while batch := list(islice(rest, BATCH)):
        yield batch
