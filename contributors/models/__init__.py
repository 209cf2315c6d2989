"""The nouns. Reading lives here; writing does not (see ``contributors.changes``)."""

from contributors.models.articles import Article, Credit
from contributors.models.contributors import Bio, Contributor, ExternalId, Identifier, Link, Name
from contributors.models.duplicates import Distinction, Duplicate
from contributors.models.feeds import CreditedName, FeedEntry, FeedReading
from contributors.models.history import Change, ChangeContributor, ChangeSite, SealedValue, Sequence
from contributors.models.keys import IdempotentAnswer, Key
from contributors.models.merges import Merge, MergeMember
from contributors.models.people import Actor, Member, Membership, Person
from contributors.models.photos import Photo, PhotoFile, StoredFile
from contributors.models.search import SearchEntry, SearchShelf, SearchSpelling, SearchWord
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
    "CreditedName",
    "DatedFact",
    "Distinction",
    "Document",
    "Draft",
    "Duplicate",
    "ExternalId",
    "FeedEntry",
    "FeedReading",
    "IdempotentAnswer",
    "Identifier",
    "Key",
    "Link",
    "Member",
    "Membership",
    "Merge",
    "MergeMember",
    "Name",
    "Override",
    "Person",
    "Photo",
    "PhotoFile",
    "SealedValue",
    "SearchEntry",
    "SearchShelf",
    "SearchSpelling",
    "SearchWord",
    "Sequence",
    "Site",
    "SiteProfile",
    "Slug",
    "StoredFile",
    "Subject",
]
