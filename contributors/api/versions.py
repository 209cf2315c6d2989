"""Which version an editor saw, and how an answer says which one stands."""

import re

from rest_framework.request import Request

from contributors.errors import BadRequest, PreconditionNeeded

# A version, and for answers that hold more than the subject itself, what tells two of them apart.
_TAG = re.compile(r'"(\d{1,9})(?:-[0-9a-f]{1,64})?"')


def version_tag(version: int, content_tag: str = "") -> str:
    """A strong ETag. ``content_tag`` is the tag of an answer that changes more often than its subject."""
    return f'"{version}-{content_tag.strip(chr(34))[:16]}"' if content_tag else f'"{version}"'


def expected_version(request: Request, *, is_needed: bool = True) -> int | None:
    """The version in ``If-Match``; None for ``*`` and where it is left out and not needed.

    Raises PreconditionNeeded (if_match_required) and BadRequest (invalid_if_match).
    """
    header = request.headers.get("If-Match", "").strip()
    if header == "*":
        return None
    if not header:
        if is_needed:
            raise PreconditionNeeded(
                'Say which version you edit: send its `ETag` as `If-Match: "7"`.', param="If-Match"
            )
        return None
    found = _TAG.fullmatch(header)
    if found is None:
        raise BadRequest(
            '`If-Match` is one `ETag` as you were given it, such as `"7"`.', code="invalid_if_match", param="If-Match"
        )
    return int(found.group(1))
