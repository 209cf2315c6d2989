"""The one shape of a refusal, as contributors.answers.problems writes it."""

from typing import TypedDict


class Fault(TypedDict):
    """One thing wrong in the body; `pointer` is a JSON Pointer (RFC 6901) into it."""

    pointer: str
    detail: str
    code: str


class Problem(TypedDict):
    """A problem document (RFC 9457). `code` is stable; `detail` says what to do. Some codes add members."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    param: str | None
    hint: str | None
    errors: list[Fault]
    request_id: str | None
