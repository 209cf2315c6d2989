"""The shapes that the site API takes and answers."""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

from contributors.cards import Card, Monogram, Photo
from contributors.outputs.credits import Byline


class Explanation(TypedDict):
    """Where a value came from: `source` is base, language, site, site+language, dated, site+dated or status."""

    source: str
    lang: str | None
    asserted_on: str | None
    reason: str | None


class Fragments(TypedDict):
    """The card as HTML, by layout; the layouts that were asked for."""

    byline: NotRequired[str]
    inline: NotRequired[str]
    box: NotRequired[str]
    tile: NotRequired[str]
    profile: NotRequired[str]


class SiteCard(Card):
    """A card, with `explain` and `fragments` where they were asked for."""

    explain: NotRequired[dict[str, Explanation]]
    fragments: NotRequired[Fragments]


class CardPart(TypedDict):
    """What `fields` asked for, and `id`."""

    id: str
    explain: NotRequired[dict[str, Explanation]]
    fragments: NotRequired[Fragments]


class CardList(TypedDict):
    """`items` in the asked order; `missing` are asked ids without a card here; `next` is the next page's cursor."""

    items: list[SiteCard | CardPart]
    missing: list[str]
    next: str | None


class Found(TypedDict):
    """Who is behind an old id, an article, a slug or an identifier.

    `id` is the first of `ids`, which are several for an article by several; `card` is null for someone who is on other
    sites only.
    """

    id: str
    ids: list[str]
    name: str
    sites: list[str]
    card: Card | None


class SearchItem(TypedDict):
    """Of somebody on other sites only, `last_byline_at`, `monogram` and `photo` are null.

    `match` is why: the query is a whole name of hers, words of it begin so, it is her initials, the beginning of her
    e-mail address, or would be a name but for a typo. `last_byline_at` is that of this site.
    """

    id: str
    name: str
    role: str | None
    sites: list[str]
    last_byline_at: str | None
    match: Literal["exact", "words", "initials", "address", "typo"]
    monogram: Monogram | None
    photo: Photo | None


class SearchAnswer(TypedDict):
    """Best first. `next` is the next page's cursor: nobody is out of reach."""

    items: list[SearchItem]
    next: str | None


Role = Annotated[
    str,
    {"pattern": "^[a-z][a-z0-9_]{0,39}$"},
    "author, reporting, photographs … or a lower-case word of the site's own.",
]
Group = Literal["byline", "sign_off", "media_credit"]


class CreditInput(TypedDict, total=False):
    """One entry of the byline: a `contributor` by id, or a `text` for somebody the registry does not keep."""

    contributor: str | None
    text: str | None
    role: Role
    credited_as: str | None
    place: str | None
    group: Group


class BylineInput(TypedDict):
    """Credits in the order of the byline, and the language to print them in."""

    lang: NotRequired[str | None]
    credits: list[CreditInput]


class ArticleInput(TypedDict, total=False):
    """A published piece. Without credits it has to say `no_byline: true`."""

    url: str | None
    title: str | None
    published_at: Annotated[str, {"format": "date-time"}]
    no_byline: bool
    credits: list[CreditInput]


class CreditAnswer(TypedDict):
    contributor: str | None
    text: str | None
    role: str
    credited_as: str | None
    place: str | None
    group: Group


class ArticleAnswer(TypedDict):
    external_id: str
    version: int
    url: str | None
    title: str | None
    published_at: str
    source: Literal["push", "feed", "import"]
    no_byline: bool
    credits: list[CreditAnswer]


class CreditedArticle(ArticleAnswer):
    """`cards` of the credited contributors, each once, in the order of the credits; `byline` in every spelling."""

    byline: Byline
    cards: list[Card]


class UndoJoin(TypedDict):
    """The request of the management API that takes it back."""

    method: Literal["POST"]
    path: str
    if_match: str
    body: dict[str, int]


class Joined(TypedDict):
    """A contributor who was not on the site before this article credited her; `message` is for a person."""

    contributor: str
    name: str
    message: str
    undo: UndoJoin


class PutArticle(CreditedArticle):
    """The article as it is now; `joined` are those whom this request brought to the site."""

    joined: list[Joined]


class AuthorList(TypedDict):
    """Members of an Article's JSON-LD: a Person or an Organization for each of the asked ids, in their order."""

    author: list[dict[str, Any]]


class ArticleList(TypedDict):
    """Newest first; `next` is the next page's cursor."""

    items: list[ArticleAnswer]
    next: str | None
