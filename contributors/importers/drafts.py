"""What every reader hands back: drafts of contributors, what they rest on, and what was left out."""

from dataclasses import dataclass, field
from typing import Literal, TypedDict

from contributors.links import Identifier, Link


class Evidence(TypedDict):
    """``words`` quotes the source, a line for each place that a field was taken from; ``rule`` names what found it."""

    words: str
    rule: str


class RemarkDocument(TypedDict):
    """A remark on the draft's bio; ``start`` and ``end`` count code points of that bio."""

    kind: str
    start: int
    end: int
    quote: str
    message: str
    fix: dict[str, object]


class LinkDocument(TypedDict):
    network: str
    label: str
    url: str
    handle: str | None


class IdentifierDocument(TypedDict):
    scheme: str
    value: str
    url: str


class DraftDocument(TypedDict):
    """A draft in JSON. ``email`` is private: it is for the person's record, never for a card."""

    name: str
    kind: Literal["person", "desk"]
    role: str | None
    location: str | None
    bio: str | None
    site_line: str | None
    links: list[LinkDocument]
    email: str | None
    remarks: list[RemarkDocument]
    left_out: list[str]
    evidence: dict[str, Evidence]
    honorific: str | None
    lang: str
    photo_url: str | None
    profile_url: str | None
    identifiers: list[IdentifierDocument]


@dataclass(slots=True)
class Draft:
    """One contributor as a source describes her. None means "the source does not say" and erases nothing.

    ``bio`` is plain text: no marks and nothing escaped. Where the day of writing was known it holds living facts.
    ``lang`` is ``""`` where the language of the bio can't be told.
    """

    name: str
    kind: Literal["person", "desk"] = "person"
    role: str | None = None
    location: str | None = None
    bio: str | None = None
    site_line: str | None = None
    links: list[Link] = field(default_factory=list)
    email: str | None = None
    remarks: list[RemarkDocument] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    honorific: str | None = None
    lang: str = ""
    photo_url: str | None = None
    profile_url: str | None = None
    identifiers: list[Identifier] = field(default_factory=list)

    def document(self) -> DraftDocument:
        return DraftDocument(
            name=self.name,
            kind=self.kind,
            role=self.role,
            location=self.location,
            bio=self.bio,
            site_line=self.site_line,
            links=[
                LinkDocument(network=link.network, label=link.label, url=link.url, handle=link.handle)
                for link in self.links
            ],
            email=self.email,
            remarks=list(self.remarks),
            left_out=list(self.left_out),
            evidence=dict(self.evidence),
            honorific=self.honorific,
            lang=self.lang,
            photo_url=self.photo_url,
            profile_url=self.profile_url,
            identifiers=[
                IdentifierDocument(scheme=entry.scheme, value=entry.value, url=entry.url) for entry in self.identifiers
            ],
        )


class ReadingDocument(TypedDict, total=False):
    """``message`` is there only where nobody was found, and then says why."""

    drafts: list[DraftDocument]
    left_out: list[str]
    message: str


@dataclass(slots=True)
class Reading:
    """What a reader found in one source. ``left_out`` lists everything that is in no draft, in the source's order."""

    drafts: list[Draft] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    message: str | None = None

    def document(self) -> ReadingDocument:
        document = ReadingDocument(drafts=[draft.document() for draft in self.drafts], left_out=list(self.left_out))
        if self.message is not None:
            document["message"] = self.message
        return document
