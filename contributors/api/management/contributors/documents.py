"""The shapes of a contributor that the management API takes and answers."""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

from contributors.access import Rights, sees_private
from contributors.api.management.routes import Instant, MaybeInstant, instant
from contributors.models import Contributor, Person

MaybeDay = Annotated[str | None, {"format": "date"}]
Kind = Literal["person", "desk"]
Status = Literal["active", "former", "withheld", "erased"]


class ContributorName(TypedDict):
    """Another name. A `display` name is the one used in its `lang`; `script` is ISO 15924, such as `Cyrl`."""

    text: str
    lang: str | None
    script: str | None
    kind: Literal["display", "alias", "former", "transliteration"]


class WrittenBio(TypedDict):
    """`asserted_on` is the day when somebody who knows said that it is true."""

    text: str
    asserted_on: MaybeDay


class ContributorLink(TypedDict):
    network: str
    label: str
    url: str
    handle: str | None
    verified_at: MaybeInstant


class ContributorIdentifier(TypedDict):
    scheme: str
    value: str
    url: str
    verified_at: MaybeInstant


class Override(TypedDict):
    """What a site or a language shows instead. `value` is text, a list, or the lengths of a bio; null when hidden."""

    mode: Literal["replace", "append", "hide"]
    value: Any
    asserted_on: MaybeDay


DatedFact = TypedDict(
    "DatedFact",
    {"site": str | None, "field": str, "value": Any, "from": MaybeDay, "until": MaybeDay},
)


class ExternalId(TypedDict):
    """Where she came from, such as `wp:meridian` 4711."""

    source: str
    value: str


class Place(TypedDict):
    """Her place on a site. `left_on` is her last day there; `overrides` are by field, or `field@lang`."""

    slug: str
    joined_on: MaybeDay
    left_on: MaybeDay
    overrides: dict[str, Override]


class PrivateSide(TypedDict):
    """Her private side: never in a card, an event or an address."""

    id: str
    version: int
    legal_name: str | None
    emails: list[str]
    phone: str | None
    notes: str | None


class ContributorItem(TypedDict):
    """A contributor as she is kept: the base, what sites and languages show differently, and her places."""

    id: str
    version: int
    kind: Kind
    status: Status
    reduced: bool
    lang: str
    honorific: str | None
    pronouns: str | None
    pronunciation: str | None
    given_name: str | None
    family_name: str | None
    sort_name: str | None
    initials: str | None
    role: str | None
    location: str | None
    company: str | None
    since: int | None
    covers: list[str]
    languages: list[str]
    memberships: list[str]
    awards: list[str]
    education: list[str]
    books: list[str]
    published_at: MaybeInstant
    name: str
    home_site: str | None
    photo: str | None
    names: list[ContributorName]
    bios: dict[str, dict[str, WrittenBio]]
    links: list[ContributorLink]
    identifiers: list[ContributorIdentifier]
    overrides: dict[str, Override]
    dated: list[DatedFact]
    merged_into: str | None
    external_ids: list[ExternalId]
    sites: dict[str, Place]
    created_at: Instant
    updated_at: Instant


class ContributorDocument(ContributorItem):
    """`person` is null for a desk, and for members who may not see who is behind a contributor."""

    person: PrivateSide | None


class ContributorList(TypedDict):
    """In the order of the sort names; `next` is the next page's cursor."""

    items: list[ContributorItem]
    next: str | None


class NameInput(TypedDict):
    text: str
    lang: NotRequired[str | None]
    script: NotRequired[str | None]
    kind: NotRequired[Literal["display", "alias", "former", "transliteration"]]


class BioInput(TypedDict):
    """Without `asserted_on`, a new text is asserted today."""

    text: str
    asserted_on: NotRequired[MaybeDay]


class LinkInput(TypedDict, total=False):
    """An address, or a `network` and a `handle`; an address alone may be sent as text."""

    url: str | None
    network: str | None
    handle: str | None
    label: str | None
    verified_at: MaybeInstant


class IdentifierInput(TypedDict):
    scheme: Literal["orcid", "isni", "viaf", "wikidata"]
    value: str
    url: NotRequired[str | None]
    verified_at: NotRequired[MaybeInstant]


class OverrideInput(TypedDict, total=False):
    """`mode` is `replace` without it; `append` adds the site line to a bio."""

    mode: Literal["replace", "append", "hide"]
    value: Any
    asserted_on: MaybeDay


DatedInput = TypedDict(
    "DatedInput",
    {
        "field": str,
        "value": Any,
        "site": NotRequired[str | None],
        "from": NotRequired[MaybeDay],
        "until": NotRequired[MaybeDay],
    },
)


class PlaceInput(TypedDict, total=False):
    """A slug is made from the name; the day of joining is today."""

    slug: str | None
    joined_on: MaybeDay
    left_on: MaybeDay
    overrides: dict[str, OverrideInput | None] | None


class PrivateSideInput(TypedDict, total=False):
    """`version`, where it is sent, is that of the private side which was seen."""

    legal_name: str | None
    emails: list[str] | None
    phone: str | None
    notes: str | None
    version: int


class ContributorFields(TypedDict, total=False):
    kind: Kind
    status: Literal["active", "former"]
    reduced: bool
    lang: str | None
    honorific: str | None
    pronouns: str | None
    pronunciation: str | None
    given_name: str | None
    family_name: str | None
    sort_name: str | None
    initials: str | None
    role: str | None
    location: str | None
    company: str | None
    since: int | None
    covers: list[str] | None
    languages: list[str] | None
    memberships: list[str] | None
    awards: list[str] | None
    education: list[str] | None
    books: list[str] | None
    home_site: str | None
    names: list[NameInput] | None
    bios: dict[str, dict[str, BioInput | str | None] | None] | None
    links: list[LinkInput | str] | None
    identifiers: list[IdentifierInput] | None
    overrides: dict[str, OverrideInput | None] | None
    dated: list[DatedInput] | None
    external_ids: list[ExternalId] | None
    person: PrivateSideInput | None
    why: str | None


class ContributorInput(ContributorFields):
    """Only `name` is needed. `bio` is the standard length in her language; `sites` may be a list of slugs."""

    name: str
    bio: NotRequired[str | None]
    email: NotRequired[str | None]
    emails: NotRequired[list[str] | None]
    sites: NotRequired[list[str] | dict[str, PlaceInput | None] | None]
    publish: NotRequired[bool]


class ContributorPatch(ContributorFields, total=False):
    """A merge patch (RFC 7396): what it leaves out stays, `null` empties, a list is replaced whole."""

    name: str
    sites: dict[str, PlaceInput | None] | None


class ReasonInput(TypedDict, total=False):
    """`why` is a reason for the history."""

    why: str | None


def contributor_item(contributor: Contributor) -> dict[str, Any]:
    """No query for a contributor that came by ``whole``."""
    state = {name: value for name, value in contributor.snapshot().items() if name != "person"}
    times = {"created_at": instant(contributor.created_at), "updated_at": instant(contributor.updated_at)}
    return {"id": contributor.pk, "version": contributor.version} | state | times


def contributor_document(contributor: Contributor, rights: Rights) -> dict[str, Any]:
    shown = contributor.person if sees_private(rights) else None
    return contributor_item(contributor) | {"person": _person(shown) if shown else None}


def _person(person: Person) -> dict[str, Any]:
    return {"id": person.pk, "version": person.version} | person.snapshot()
