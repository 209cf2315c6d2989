"""A member's password: no part of her document and of no history, so it is written here and nowhere else."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from contributors.errors import Invalid
from contributors.models import Member


def set_password(member: Member, password: str) -> None:
    """Ends the sessions that were opened with the earlier one. Raises Invalid (``weak_password``) saying why."""
    try:
        validate_password(password, member)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), code="weak_password", param="password") from None
    member.set_password(password)
    member.save(update_fields=["password"])
