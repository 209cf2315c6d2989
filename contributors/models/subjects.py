"""What every recorded noun has in common: a version that each change raises, and a document that history keeps."""

from typing import Any, ClassVar, Self

from django.db import models

Document = dict[str, Any]


class Subject(models.Model):
    """A row that ``changes.change()`` may change. ``version`` is 0 until its first change is saved."""

    subject_type: ClassVar[str]
    # Columns that its document holds, in the document's order; relations are added by the noun's own `snapshot`.
    recorded: ClassVar[tuple[str, ...]] = ()

    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        abstract = True

    def snapshot(self) -> Document:
        """The whole noun as JSON values: what a change records before and after, and what `revert` brings back."""
        return {name: _json_value(getattr(self, name)) for name in self.recorded}

    @classmethod
    def locked(cls, pk: str) -> Self:
        """The row as it stands, locked until the transaction ends. One query.

        Rows that only point at it (a credit, a change) can still be written meanwhile: ``no_key`` keeps them from
        waiting for each other in a circle.
        """
        return cls._default_manager.select_for_update(no_key=True).get(pk=pk)


def _json_value(value: Any) -> Any:
    """Dates as RFC 3339 text and empty text as None: a document says "known-empty" in one way only."""
    if hasattr(value, "isoformat"):
        return value.isoformat().replace("+00:00", "Z")
    return None if value == "" else value
