"""/api/v1/duplicates: pairs that look like one person, who looks like somebody new, and *not the same*."""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

from django.db.models import Q
from rest_framework.request import Request
from rest_framework.response import Response

from contributors import access
from contributors.actions.duplicates import draw_distinction, lookalikes, withdraw_distinction
from contributors.api.authentication import actor_of
from contributors.api.idempotency import answered_once
from contributors.api.management.contributors.documents import ReasonInput
from contributors.api.management.contributors.lookalikes import (
    Alike,
    LookalikeDocument,
    Reason,
    lookalike_documents,
    shown_alike,
)
from contributors.api.management.routes import (
    Instant,
    ManagementRoute,
    MaybeInstant,
    answered,
    cleaned_body,
    cleaned_reason,
    cleaned_site,
    instant,
    managed,
)
from contributors.api.paging import page_of
from contributors.api.schema import CURSOR, IDEMPOTENCY_KEY, IF_MATCH, LIMIT, Parameter
from contributors.api.versions import expected_version
from contributors.documents.values import Document, Faults
from contributors.duplicates import Profile
from contributors.errors import BadRequest, Invalid, NotAllowed, NotFound, near_miss
from contributors.links import parse_identifier, parse_link
from contributors.models import Distinction, Duplicate, Site

OF_SITE = Parameter("site", str, "Only pairs of which one has a place on this site, by its slug.")
OF_CONTRIBUTOR = Parameter("contributor", str, "Only pairs with this contributor, `ctr_…`.")
WITHDRAWN = Parameter("id", str, "The distinction's id, `dis_…`.", where="path")
MOST_LINKS = 20
KINDS = ("person", "desk")


class DuplicatePair(TypedDict):
    """Two who look like one; `probability` says how surely. `reasons` speak for it, the strongest first."""

    contributors: list[Alike]
    probability: float
    reasons: list[Reason]
    against: list[Reason]
    found_at: Instant


class DuplicateList(TypedDict):
    """The surest first; `next` is the next page's cursor."""

    items: list[DuplicatePair]
    next: str | None


class Lookalikes(TypedDict):
    """At most ten, the surest first."""

    items: list[LookalikeDocument]


class LookalikeInput(TypedDict):
    """What is known of somebody new. Only `name` is needed; the more there is, the surer the answer."""

    name: str
    names: NotRequired[list[str]]
    kind: NotRequired[Literal["person", "desk"]]
    emails: NotRequired[list[str]]
    links: NotRequired[list[str]]
    identifiers: NotRequired[list[dict[str, str]]]
    location: NotRequired[str | None]
    site: NotRequired[str | None]


class DistinctionInput(TypedDict):
    """`contributors` are the two ids, in any order; `why` a reason for the history."""

    contributors: Annotated[list[str], {"minItems": 2, "maxItems": 2}]
    why: NotRequired[str | None]


class DistinctionDocument(TypedDict):
    """Two who are not the same person. With `withdrawn_at` it no longer holds."""

    id: str
    version: int
    contributors: list[str]
    withdrawn_at: MaybeInstant
    created_at: Instant


class DistinctionList(TypedDict):
    """The newest first; `next` is the next page's cursor."""

    items: list[DistinctionDocument]
    next: str | None


class Duplicates(ManagementRoute):
    @managed(
        "Pairs that look like one person, the surest first",
        operation="listDuplicates",
        parameters=(OF_SITE, OF_CONTRIBUTOR, CURSOR, LIMIT),
        answers={200: DuplicateList},
        description="As `manage.py find_duplicates` found them in the whole registry, and as somebody new brought "
        "them. Without those who were told apart.",
    )
    def get(self, request: Request) -> Response:
        rows = Duplicate.objects.waiting()
        if (slug := request.query_params.get("site")) is not None:
            site = _site(slug)
            rows = rows.filter(
                Q(first__in=site.profiles.values("contributor")) | Q(second__in=site.profiles.values("contributor"))
            )
        if (contributor := request.query_params.get("contributor")) is not None:
            rows = rows.filter(Q(first=contributor) | Q(second=contributor))
        page = page_of(rows, ("-certainty", "id"), request)
        people = shown_alike({pk for row in page.items for pk in (row.first_id, row.second_id)})
        return Response({"items": [_pair(row, people) for row in page.items], "next": page.next})


class Lookups(ManagementRoute):
    @managed(
        "Who is here already that looks like somebody new",
        operation="findLookalikes",
        body=LookalikeInput,
        answers={200: Lookalikes},
        description="For a form, while a name is typed. Stores nothing.",
    )
    def post(self, request: Request) -> Response:
        profile = _asked(request)
        if profile.emails and not access.sees_private(self.rights):
            raise NotAllowed("Whose an e-mail address is, editors may ask. Leave `emails` out.", param="emails")
        return Response({"items": lookalike_documents(lookalikes(profile))})


class Distinctions(ManagementRoute):
    @managed(
        "Pairs that are not the same person, the newest first",
        operation="listDistinctions",
        parameters=(CURSOR, LIMIT),
        answers={200: DistinctionList},
    )
    def get(self, request: Request) -> Response:
        page = page_of(Distinction.objects.filter(withdrawn_at__isnull=True), ("-created_at", "id"), request)
        return Response({"items": [_distinction(row) for row in page.items], "next": page.next})

    @managed(
        "Not the same person",
        operation="tellApart",
        parameters=(IDEMPOTENCY_KEY,),
        body=DistinctionInput,
        answers={200: DistinctionDocument},
        description="Remembered for the pair, over imports and merges: it is in no list and no warning any more.",
    )
    def post(self, request: Request) -> Response:
        given, faults = cleaned_body(request, DistinctionInput.__annotations__, "a distinction")
        two = given.get("contributors")
        if not isinstance(two, list) or len(two) != 2 or not all(isinstance(one, str) for one in two):
            faults.add("/contributors", "Name two contributors by their ids.", "two_contributors_required")
        why = cleaned_reason(faults, given.get("why"))
        one, other = two  # type: ignore[misc]  # a list of two by now

        def draw() -> Response:
            drawn = draw_distinction(one, other, by=actor_of(request), why=why).subject
            return answered(_distinction(drawn), drawn)

        return answered_once(request, draw)


class WithdrawDistinction(ManagementRoute):
    @managed(
        "The same person after all, perhaps",
        operation="withdrawDistinction",
        parameters=(WITHDRAWN, IF_MATCH, IDEMPOTENCY_KEY),
        body=ReasonInput,
        answers={200: DistinctionDocument},
        refusals=(412, 428),
    )
    def post(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        found = Distinction.objects.select_related("first", "second").filter(pk=id).first()
        if found is None:
            raise NotFound(
                f"No distinction `{id}`. The list has those that hold.", code="unknown_distinction", param="id"
            )
        expect = expected_version(request)
        given, faults = cleaned_body(request, ReasonInput.__annotations__, "a withdrawal")
        why = cleaned_reason(faults, given.get("why"))

        def withdraw() -> Response:
            edit = withdraw_distinction(found, by=actor_of(request), expect=expect, why=why)
            return answered(_distinction(edit.subject), edit.subject)

        return answered_once(request, withdraw)


def _pair(row: Duplicate, people: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "contributors": [people[row.first_id], people[row.second_id]],
        "probability": round(row.probability, 4),
        "reasons": [_reason(reason) for reason in row.reasons if reason["bits"] > 0],
        "against": [_reason(reason) for reason in row.reasons if reason["bits"] < 0],
        "found_at": instant(row.found_at),
    }


def _reason(reason: Document) -> Document:
    return {"code": reason["code"]} | ({"slips": reason["slips"]} if reason["slips"] else {})


def _distinction(row: Distinction) -> dict[str, Any]:
    return {
        "id": row.pk,
        "version": row.version,
        "contributors": [row.first_id, row.second_id],
        "withdrawn_at": instant(row.withdrawn_at),
        "created_at": instant(row.created_at),
    }


def _asked(request: Request) -> Profile:
    given, faults = cleaned_body(request, LookalikeInput.__annotations__, "somebody new")
    name = faults.required("/name", given.get("name"), 400, "Say which name.")
    names = [faults.line(f"/names/{i}", item, 400) for i, item in enumerate(_some(faults, given, "names"))]
    emails = [faults.line(f"/emails/{i}", item, 254) for i, item in enumerate(_some(faults, given, "emails"))]
    site = cleaned_site(faults, given.get("site"))
    kind = faults.choice("/kind", given.get("kind", "person"), KINDS)
    location = faults.line("/location", given.get("location"), 300)
    links = [_link(faults, f"/links/{i}", item) for i, item in enumerate(_some(faults, given, "links"))]
    identifiers = [
        _identifier(faults, f"/identifiers/{i}", item) for i, item in enumerate(_some(faults, given, "identifiers"))
    ]
    faults.raise_any()
    return Profile(
        id="",
        names=(name or "", *filter(None, names)),
        kind="desk" if kind == "desk" else "person",
        emails=frozenset(filter(None, emails)),
        links=frozenset(filter(None, links)),
        identifiers=frozenset(filter(None, identifiers)),
        location=location or "",
        sites=frozenset({site.pk} if site else ()),
    )


def _some(faults: Faults, given: Document, member: str) -> list[Any]:
    return faults.items(f"/{member}", given.get(member))[:MOST_LINKS]


def _link(faults: Faults, pointer: str, value: Any) -> str | None:
    try:
        return parse_link(value).url if isinstance(value, str) else None
    except Invalid as error:
        faults.add(pointer, error.detail, error.code)
        return None


def _identifier(faults: Faults, pointer: str, value: Any) -> tuple[str, str] | None:
    if not isinstance(value, dict) or not all(isinstance(value.get(member), str) for member in ("scheme", "value")):
        faults.add(pointer, "An identifier has a `scheme` and a `value`.", "wrong_type")
        return None
    try:
        found = parse_identifier(value["scheme"], value["value"])
    except Invalid as error:
        faults.add(pointer, error.detail, error.code)
        return None
    return found.scheme, found.value


def _site(slug: str) -> Site:
    found = Site.objects.filter(slug=slug).first()
    if found is None:
        near = near_miss(slug, Site.objects.values_list("slug", flat=True))
        raise BadRequest(f"No site `{slug}`.{near}", code="unknown_site", param="site")
    return found
