"""What the addresses of the management API have in common: who asks, how she may look, and how a small body is read."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Annotated, Any, ClassVar

from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from contributors.access import Rights
from contributors.api.authentication import reader_of
from contributors.api.bodies import JsonParser, MergePatchParser, body_of
from contributors.api.routes import Route
from contributors.api.schema import documented
from contributors.api.versions import version_tag
from contributors.documents.values import Document, Faults
from contributors.errors import Invalid, NotAllowed, near_miss
from contributors.models import Site, Subject

MERGE_PATCH = ("application/json", "application/merge-patch+json")
PATCHED = "A merge patch (RFC 7396): what it leaves out stays, `null` empties."
Instant = Annotated[str, {"format": "date-time"}]
MaybeInstant = Annotated[str | None, {"format": "date-time"}]

managed = partial(documented, tag="Management API")


class ManagementRoute(Route):
    """``rights`` are those of the member who asks. ``needs_role`` turns away a member who has no role anywhere."""

    needs_role: ClassVar[bool] = True
    rights: Rights

    def admit(self, request: Request) -> None:
        super().admit(request)
        self.rights = reader_of(request)
        if self.needs_role and not self.rights.roles:
            raise NotAllowed("You have no role on any site. Ask an owner for one.")

    def get_parsers(self) -> list[BaseParser]:
        parsers: list[BaseParser] = [JsonParser()]
        if self.request is not None and self.request.method == "PATCH":
            parsers.append(MergePatchParser())
        return parsers


def cleaned_body(request: Request, members: Iterable[str], noun: str) -> tuple[Document, Faults]:
    """The body without members that it does not have, and the faults found so far."""
    faults = Faults()
    return faults.known(body_of(request), members, noun), faults


def patch_of(request: Request) -> tuple[Document, str]:
    """The body of an edit and the reason that came with it, which is no part of the document."""
    patch = body_of(request)
    return patch, cleaned_reason(Faults(), patch.pop("why", None))


def cleaned_reason(faults: Faults, value: Any, *, raises: bool = True) -> str:
    """How long it may be, the write path says."""
    if value is not None and not isinstance(value, str):
        faults.add("/why", "A reason is text.", "wrong_type")
    if raises:
        faults.raise_any()
    return value if isinstance(value, str) else ""


def cleaned_site(faults: Faults, value: Any) -> Site | None:
    """The site whose slug ``value`` is; None for None."""
    if value is None:
        return None
    found = Site.objects.filter(slug=value).first() if isinstance(value, str) else None
    if found is None:
        slugs = Site.objects.values_list("slug", flat=True)
        faults.add("/site", f"No site `{value}`.{near_miss(str(value), slugs)}", "unknown_site")
    return found


def cleaned_version(faults: Faults, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 2**31:
        faults.add("/version", "Say which version to bring back, as a number.", "version_required")
        return 0
    return value


def number_of(text: str) -> int:
    """A version in an address; 0, which no version has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def answered(document: Any, subject: Subject, *, status: int = 200, location: str = "") -> Response:
    """``document`` with the version that stands as its ETag."""
    headers = {"ETag": version_tag(subject.version)} | ({"Location": location} if location else {})
    return Response(document, status=status, headers=headers)


def instant(moment: datetime | None) -> str | None:
    """RFC 3339 in UTC."""
    return moment.isoformat().replace("+00:00", "Z") if moment else None


def required(faults: Faults, document: Document, *members: str) -> None:
    """Raises Invalid with what was found, and with a fault for each of ``members`` that is missing."""
    told = {fault.pointer for fault in faults.found}
    for member in members:
        if document.get(member) is None and f"/{member}" not in told:
            faults.add(f"/{member}", f"`{member}` is needed.", "member_required")
    faults.raise_any()


def renamed(error: Invalid, pointers: dict[str, str]) -> Invalid:
    """``error`` with the pointers of what was sent instead of those of the document that it became."""
    faults = [type(fault)(_renamed(fault.pointer, pointers), fault.detail, fault.code) for fault in error.faults]
    param = faults[0].pointer.removeprefix("/").replace("/", ".") if faults else error.param
    return Invalid(error.detail, code=error.code, param=param, hint=error.hint, faults=faults, extra=error.extra)


def _renamed(pointer: str, pointers: dict[str, str]) -> str:
    for known, sent in pointers.items():
        if pointer == known or pointer.startswith(f"{known}/"):
            return sent + pointer.removeprefix(known)
    return pointer
