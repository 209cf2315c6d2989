"""Whom the names in a site's feed stand for. A credit is never given to somebody else: what is in doubt stays text.

In this order: an id that the feed gives, the address of a page of hers, what a person has settled about the name, and
the exact name among those who are on the site. An e-mail address or a link tells two of one name apart, and finds who
is not on the site yet; where the feed gives a name too, it has to be hers.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.db.models import Q, QuerySet

from contributors.errors import RegistryError
from contributors.importers.feeds import Author
from contributors.links import parse_link
from contributors.models.contributors import Contributor, ExternalId, Link, Name
from contributors.models.feeds import CreditedName
from contributors.models.leading import leading
from contributors.models.people import Person
from contributors.models.sites import Site, SiteProfile, Slug
from contributors.names import fold

# Names by which somebody is credited; a former one is not, and a new owner of it would get her articles.
Row = TypeVar("Row", Name, Link)
_CREDITABLE = (Name.Kind.DISPLAY, Name.Kind.ALIAS, Name.Kind.TRANSLITERATION)


@dataclass(frozen=True, slots=True)
class Found:
    """``contributor`` None means that the name stays text, because a person said so."""

    contributor: str | None
    by: str


class Crediting:
    """Answers for all ``people`` of a feed at once: at most a dozen queries, however many they are."""

    def __init__(self, site: Site, people: Iterable[Author], origin: str) -> None:
        self._site, self._origin = site, origin
        everybody = list(dict.fromkeys(people))
        self._names = self._by_name(everybody)
        self._settled = self._by_decision(everybody)
        self._ids = self._by_id(everybody)
        self._pages = self._by_page(everybody)
        self._emails = self._by_email(everybody)
        self._links = self._by_link(everybody)
        self._own_names = self._read_own_names()

    def found(self, person: Author) -> Found | None:
        """None where nobody is found, or more than one."""
        for by, known in (("id", self._ids), ("page", self._pages)):
            if contributor := known.get(person):
                return Found(contributor, by)
        named = self._names.get(fold(person.name), {}) if person.name else None
        for by, weak in (("email", self._emails), ("link", self._links)):
            agreeing = weak.get(person, set()) if named is None else weak.get(person, set()) & set(named)
            if len(agreeing) == 1:
                return Found(agreeing.pop(), by)
        if person.name in self._settled:
            return Found(self._settled[person.name], "decision")
        return self._on_the_site(person.name, named or {})

    def is_own_name(self, contributor: str, name: str) -> bool:
        """Whether ``name`` is what her card says without being told."""
        return self._own_names.get(contributor) == name

    def _on_the_site(self, name: str, named: dict[str, set[str]]) -> Found | None:
        here = {contributor: texts for contributor, texts in named.items() if contributor in self._here}
        if len(here) > 1:
            here = {contributor: texts for contributor, texts in here.items() if name in texts}
        return Found(next(iter(here)), "name") if len(here) == 1 else None

    def _by_name(self, people: list[Author]) -> dict[str, dict[str, set[str]]]:
        """By folded name, the contributors who have it with its spellings; and who of them is on the site."""
        folded = {fold(person.name)[:400] for person in people if person.name}
        rows = _published(Name.objects.filter(folded__in=folded, kind__in=_CREDITABLE))
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for word, contributor, text in rows.values_list("folded", "contributor_id", "text"):
            found[word][contributor].add(text)
        everyone = {contributor for named in found.values() for contributor in named}
        here = SiteProfile.objects.filter(site=self._site, contributor__in=everyone)
        self._here = set(here.values_list("contributor_id", flat=True))
        return found

    def _by_decision(self, people: list[Author]) -> dict[str, str | None]:
        texts = {person.name for person in people if person.name}
        settled = CreditedName.objects.filter(site=self._site, text__in=texts, settled=True)
        found = dict(settled.values_list("text", "contributor_id"))
        now = leading(contributor for contributor in found.values() if contributor)
        return {text: now.get(contributor or "", contributor) for text, contributor in found.items()}

    def _by_id(self, people: list[Author]) -> dict[Author, str]:
        """The registry's own id, or the id of another system with its source; WordPress puts its own into addresses."""
        own = {person: person.id for person in people if person.id and not person.source}
        others = {person: pair for person in people if (pair := self._other_id(person))}
        asked = Q(pk__in=[])
        for source, value in set(others.values()):
            asked |= Q(source=source, value=value)
        rows = ExternalId.objects.filter(asked).values_list("source", "value", "contributor_id")
        by_pair = {(source, value): contributor for source, value, contributor in rows}
        found = own | {person: by_pair[pair] for person, pair in others.items() if pair in by_pair}
        return self._standing(found)

    def _other_id(self, person: Author) -> tuple[str, str] | None:
        if person.id and person.source:
            return person.source, person.id
        parts = _split(person.url)
        if parts is None or f"{parts.scheme}://{parts.netloc}" != _origin_of(self._site.url):
            return None
        number = parse_qs(parts.query).get("author", [""])[0]
        return (f"wp:{self._site.slug}", number) if number.isascii() and number.isdigit() else None

    def _by_page(self, people: list[Author]) -> dict[Author, str]:
        """Her page on the site or in the registry."""
        ids: dict[Author, str] = {}
        slugs: dict[Author, str] = {}
        before, _, after = self._site.author_url_pattern.replace("{id}", "{slug}").partition("{slug}")
        by_site = ids if "{id}" in self._site.author_url_pattern else slugs
        shapes = [
            (before, after, by_site),
            (f"{self._origin}/c/{self._site.slug}/", "", ids),
            (f"{self._origin}/p/{self._site.slug}/", "", slugs),
        ]
        for person in people:
            for start, end, kind in shapes:
                if named := _between(person.url, start, end):
                    kind.setdefault(person, named)
        rows = Slug.objects.filter(site=self._site, slug__in=set(slugs.values()), quiet=False)
        owners = dict(rows.values_list("slug", "contributor_id"))
        return self._standing(ids | {person: owners[slug] for person, slug in slugs.items() if slug in owners})

    def _by_email(self, people: list[Author]) -> dict[Author, set[str]]:
        """Among those who may have it: of the name, where there is one, else on the site."""
        asked = {person: person.email.casefold() for person in people if person.email}
        if not asked:
            return {}
        of_name = Q(contributors__in=self._of_names(asked))
        on_site = Q(contributors__site_profiles__site=self._site) if any(not each.name for each in asked) else Q()
        holders = Person.objects.filter(of_name | on_site if on_site else of_name).exclude(email_words="")
        found: dict[str, set[str]] = defaultdict(set)
        rows = holders.filter(contributors__published_at__isnull=False, contributors__merged_into__isnull=True)
        for words, contributor in rows.values_list("email_words", "contributors").distinct():
            for word in words.split():
                found[word].add(contributor)
        return {person: found[email] for person, email in asked.items() if email in found}

    def _by_link(self, people: list[Author]) -> dict[Author, set[str]]:
        asked = {person: link for person in people if (link := _normal_link(person.url))}
        if not asked:
            return {}
        of_name = Q(contributor__in=self._of_names(asked))
        on_site = Q(contributor__site_profiles__site=self._site)
        where = of_name | on_site if any(not person.name for person in asked) else of_name
        found: dict[str, set[str]] = defaultdict(set)
        rows = _published(Link.objects.filter(where, url__in=set(asked.values())))
        for url, contributor in rows.values_list("url", "contributor_id").distinct():
            found[url].add(contributor)
        return {person: found[url] for person, url in asked.items() if url in found}

    def _of_names(self, people: Iterable[Author]) -> set[str]:
        return {contributor for person in people for contributor in self._names.get(fold(person.name)[:400], {})}

    def _standing(self, found: dict[Author, str]) -> dict[Author, str]:
        """Those who are published, or the ones they were merged into."""
        now = leading(found.values())
        stands = {person: now.get(contributor, contributor) for person, contributor in found.items()}
        known = set(Contributor.objects.published().filter(pk__in=set(stands.values())).values_list("pk", flat=True))
        return {person: contributor for person, contributor in stands.items() if contributor in known}

    def _read_own_names(self) -> dict[str, str]:
        everybody = {*self._ids.values(), *self._pages.values(), *(pk or "" for pk in self._settled.values())}
        everybody |= {pk for named in self._names.values() for pk in named}
        everybody |= {pk for weak in (self._emails, self._links) for pks in weak.values() for pk in pks}
        rows = Name.objects.filter(contributor__in=everybody, kind=Name.Kind.DISPLAY)
        return {
            contributor: text
            for contributor, text, lang, own in rows.values_list("contributor_id", "text", "lang", "contributor__lang")
            if lang == own
        }


def _published(rows: QuerySet[Row]) -> QuerySet[Row]:
    return rows.filter(contributor__published_at__isnull=False, contributor__merged_into__isnull=True)


def _between(url: str, start: str, end: str) -> str:
    """What ``url`` has in the place of a pattern's slug or id; a slash at the end and http for https are the same."""
    plain, begun = url.partition("?")[0].rstrip("/"), start
    ended = end.rstrip("/")
    if plain.startswith("http://") and start.startswith("https://"):
        plain = f"https://{plain.removeprefix('http://')}"
    if not begun or not plain.startswith(begun) or not plain.endswith(ended) or len(plain) <= len(begun) + len(ended):
        return ""
    named = unquote(plain[len(begun) : len(plain) - len(ended) if ended else None])
    return "" if "/" in named else named.removesuffix(".html")


def _normal_link(url: str) -> str:
    if not url:
        return ""
    try:
        return parse_link(url).url
    except RegistryError:
        return ""


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url) if url else None
    except ValueError:
        return None


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
