"""The nouns. Reading lives here; writing does not (see ``contributors.changes``)."""

from contributors.models.articles import Article, Credit
from contributors.models.contributors import Bio, Contributor, ExternalId, Identifier, Link, Name
from contributors.models.history import Change, ChangeContributor, ChangeSite, SealedValue, Sequence
from contributors.models.keys import IdempotentAnswer, Key
from contributors.models.people import Actor, Member, Membership, Person
from contributors.models.photos import Photo, PhotoFile, StoredFile
from contributors.models.sites import DatedFact, Draft, Override, Site, SiteProfile, Slug
from contributors.models.subjects import Document, Subject

__all__ = [
    "Actor",
    "Article",
    "Bio",
    "Change",
    "ChangeContributor",
    "ChangeSite",
    "Contributor",
    "Credit",
    "DatedFact",
    "Document",
    "Draft",
    "ExternalId",
    "IdempotentAnswer",
    "Identifier",
    "Key",
    "Link",
    "Member",
    "Membership",
    "Name",
    "Override",
    "Person",
    "Photo",
    "PhotoFile",
    "SealedValue",
    "Sequence",
    "Site",
    "SiteProfile",
    "Slug",
    "StoredFile",
    "Subject",
]
