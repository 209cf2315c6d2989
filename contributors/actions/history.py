"""Earlier states, as they were recorded: what every ``revert`` brings back."""

from contributors.errors import NotFound
from contributors.models import Change, Document, Subject


def recorded_state(subject: Subject, version: int) -> Document:
    """The document as it was after ``version``. One query. Raises NotFound (``unknown_version``)."""
    changes = Change.objects.filter(subject_type=subject.subject_type, subject_id=subject.pk, version=version)
    state = changes.values_list("after", flat=True).first()
    if state is None:
        raise NotFound(
            f"There is no version {version} of `{subject.pk}`; {subject.version} is the last.", code="unknown_version"
        )
    return dict(state)
