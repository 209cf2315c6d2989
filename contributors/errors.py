"""What can go wrong, in the registry's words.

Every refusal carries a stable ``code`` (documented in docs/reference/errors.md), an HTTP ``status`` and a sentence
that says what to do. Pure modules raise these; doors turn them into problem documents or form messages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a larger input; ``pointer`` is a JSON Pointer (RFC 6901) into it, as ``/bios/en/short``."""

    pointer: str
    detail: str
    code: str = "invalid"


class RegistryError(Exception):
    """Base of every refusal. ``param`` names the one input that is wrong; ``hint`` says what to try instead."""

    code = "error"
    status = 500
    title = "Something went wrong"

    def __init__(
        self,
        detail: str,
        *,
        code: str | None = None,
        param: str | None = None,
        hint: str | None = None,
        faults: Sequence[Fault] = (),
        extra: dict[str, object] | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or type(self).code
        self.param = param
        self.hint = hint
        self.faults = tuple(faults)
        self.extra = extra or {}


class Invalid(RegistryError):
    """The input breaks a rule; nothing was stored."""

    code = "invalid"
    status = 422
    title = "The input is not valid"


class BadRequest(RegistryError):
    """The request itself can't be understood: an unknown parameter, broken JSON, a malformed value in the address."""

    code = "bad_request"
    status = 400
    title = "The request can't be understood"


class Unauthenticated(RegistryError):
    """No key or session, or one that doesn't hold."""

    code = "missing_key"
    status = 401
    title = "A key is needed"


class NotAllowed(RegistryError):
    """The actor is known and may not do this."""

    code = "not_allowed"
    status = 403
    title = "Not allowed"


class NotFound(RegistryError):
    """Nothing there, or nothing that may be shown: the two are never told apart."""

    code = "not_found"
    status = 404
    title = "Not found"


class MethodRefused(RegistryError):
    """The address exists and does not take this method. The answer's ``Allow`` names those that it takes."""

    code = "method_not_allowed"
    status = 405
    title = "This address does not do that"


class Gone(RegistryError):
    """It was here and has been withdrawn."""

    code = "gone"
    status = 410
    title = "Gone"


class Conflict(RegistryError):
    """Someone else saved first. ``extra["current_version"]`` holds the version that stands."""

    code = "version_conflict"
    status = 412
    title = "Somebody else saved first"


class Clash(RegistryError):
    """Two things want the same place: a slug, an external id, an idempotency key that is in use."""

    code = "clash"
    status = 409
    title = "Already taken"


class PreconditionNeeded(RegistryError):
    """A write without ``If-Match``."""

    code = "if_match_required"
    status = 428
    title = "Say which version you edit"


class TooLarge(RegistryError):
    """More bytes, characters or items than are taken at once."""

    code = "too_large"
    status = 413
    title = "Too large"


class Busy(RegistryError):
    """Right, and not now: the machine has as much to do as it takes on at once. ``retry_after`` is in seconds."""

    code = "busy"
    status = 503
    title = "Too much to do at the moment"
    retry_after = 5


class FetchFailed(RegistryError):
    """Another machine that the registry called did not answer as it should, or may not be called."""

    code = "unreachable"
    status = 502
    title = "Another server did not answer as it should"


class NotOffered(RegistryError):
    """A form of answer that the registry doesn't make, where a standard names this status for it."""

    code = "unsupported_format"
    status = 501
    title = "Not offered"


def near_miss(wanted: str, known: Iterable[str]) -> str:
    """`` Did you mean `fba`?`` with a leading space, or nothing where no known word is near."""
    close = get_close_matches(wanted, list(known), n=1, cutoff=0.6)
    return f" Did you mean `{close[0]}`?" if close else ""
