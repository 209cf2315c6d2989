"""What reading a site's feed leaves: articles with their credits, and the bookkeeping of how it went."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from contributors import clock
from contributors.actions.actors import service_actor
from contributors.actions.articles import put_article
from contributors.bylines.parsing import parse_byline
from contributors.errors import RegistryError
from contributors.importers.feeds import Author, Entry
from contributors.models import Actor, Article, Document, FeedEntry, FeedReading, Site
from contributors.models.crediting import Crediting

LEASE = timedelta(minutes=10)
EVERY = timedelta(minutes=15)
LONGEST_WAIT = timedelta(days=1)
_CLAIMED = "reading"
_EXTERNAL_ID = re.compile(r"[A-Za-z0-9._:~-]{1,200}")
_LONGEST_NAME = 400


class Taken(NamedTuple):
    """How many entries became new articles, changed one, said nothing new, and could not be taken, by reason."""

    made: int
    changed: int
    same: int
    left: Mapping[str, int]


def claim_reading(site: Site, *, force: bool = False) -> FeedReading | None:
    """The site's bookkeeping, claimed for ten minutes; None while it is another's, or not due and not forced.

    With another address than last time, what the old one's server said is forgotten.
    """
    now = clock.now()
    blank = {"address": site.feed_url, "read_at": now, "next_at": now}
    reading, _ = FeedReading.objects.get_or_create(site=site, defaults=blank)
    is_another = reading.address != site.feed_url
    is_claimed = reading.problem == _CLAIMED and reading.next_at > now
    if is_claimed or not (force or is_another or reading.next_at <= now):
        return None
    mine = FeedReading.objects.filter(pk=reading.pk, next_at=reading.next_at, problem=reading.problem)
    if not mine.update(next_at=now + LEASE, problem=_CLAIMED):
        return None
    if is_another:
        reading.address, reading.failures = site.feed_url, 0
        reading.etag = reading.last_modified = reading.digest = ""
    return reading


def note_success(reading: FeedReading, *, etag: str, last_modified: str, digest: str) -> None:
    """The validators are kept only now that what they stand for was taken."""
    reading.etag = etag if len(etag) <= 500 else ""
    reading.last_modified = last_modified if len(last_modified) <= 100 else ""
    reading.digest, reading.failures, reading.problem = digest, 0, ""
    _note(reading, EVERY)


def note_failure(reading: FeedReading, code: str, *, wait: timedelta | None = None) -> None:
    """Asked less and less often while it fails; ``wait`` is what its server asked for."""
    reading.failures = min(reading.failures + 1, 1_000)
    reading.problem = code[:40]
    _note(reading, max(wait or EVERY, EVERY * 2 ** min(reading.failures - 1, 7)))


def _note(reading: FeedReading, wait: timedelta) -> None:
    reading.read_at = clock.now()
    reading.next_at = reading.read_at + min(wait, LONGEST_WAIT)
    reading.save()


def take_entries(site: Site, entries: Sequence[Entry]) -> Taken:
    """Puts those that are new or say something new; the others cost no write. Each is a transaction of its own.

    An article that the site pushes is the site's own word, and left as it is. So is one whose entry names nobody: a
    feed that says nothing does not say that there is no byline.
    """
    counts: dict[str, int] = {}
    known = {row.key: row for row in FeedEntry.objects.filter(site=site, key__in=[_key(each) for each in entries])}
    fresh: dict[str, Entry] = {}
    for entry in entries:
        key = _key(entry)
        if key in fresh or not entry.id:
            _count(counts, "without_id" if not entry.id else "twice")
        elif key in known and known[key].digest == _digest(entry):
            _count(counts, "same")
        else:
            fresh[key] = entry
    here = _Here(site, fresh)
    for key, entry in fresh.items():
        _count(counts, here.take(key, entry, known.get(key)))
    made, changed, same = (counts.pop(word, 0) for word in ("made", "changed", "same"))
    return Taken(made, changed, same, counts)


class _Here:
    """The site as the fresh entries find it: their articles and the people they name, read in one go."""

    def __init__(self, site: Site, fresh: Mapping[str, Entry]) -> None:
        self.site, self.by = site, service_actor("feeds")
        people = {person for entry in fresh.values() for person in entry.authors}
        self.parts = {person: _parts(person, site.default_language) for person in people}
        everybody = {*people, *(part for parts in self.parts.values() for part, _ in parts)}
        self.crediting = Crediting(site, everybody, settings.PUBLIC_ORIGIN)
        articles = Article.objects.filter(site=site)
        by_id = articles.filter(external_id__in=[external_id_of(entry) for entry in fresh.values()])
        self.by_id = {article.external_id: article for article in by_id}
        # Of another entry's article the address says nothing: some feeds link every entry to one page.
        by_url = articles.filter(feed_entries__isnull=True).at(entry.url for entry in fresh.values())
        self.by_url = {article.url: article for article in by_url}
        rows = FeedEntry.objects.filter(site=site, key__in=list(fresh)).select_related("article")
        self.by_key = {row.key: row.article for row in rows}

    def take(self, key: str, entry: Entry, row: FeedEntry | None) -> str:
        article = self.by_key.get(key) or self.by_id.get(external_id_of(entry)) or self.by_url.get(entry.url)
        if article is not None and article.source == Article.Source.PUSH:
            return "pushed"
        said = self.credits(entry.authors)
        if not said:
            return "without_authors"
        keeps = article is not None and _keeps_credits(article, row, _digest(entry))
        external_id = article.external_id if article else external_id_of(entry)
        document: Document = {
            "url": entry.url or None,
            "title": entry.title or None,
            "published_at": entry.published or None,
            "source": article.source if article else Article.Source.FEED.value,
            "credits": said,
        }
        if article is not None and keeps:
            document |= {name: article.snapshot()[name] for name in ("credits", "no_byline")}
        try:
            return _put_entry(self.site, external_id, document, key, _digest(entry), by=self.by)
        except RegistryError as error:
            return error.code

    def credits(self, people: Iterable[Author]) -> list[Document]:
        found: list[Document] = []
        for person in people:
            credit = self.credit(person, person.name)
            if credit is None and (parts := self.parts[person]):
                found += [each for part, said in parts if (each := self.credit(part, part.name, said, stays=True))]
            elif credit is not None or (credit := self.credit(person, person.name, stays=True)):
                found.append(credit)
        return [credit for number, credit in enumerate(found) if credit not in found[:number]]

    def credit(
        self, person: Author, name: str, said: Document | None = None, *, stays: bool = False
    ) -> Document | None:
        """None where nobody is found, unless ``stays``: then the name is kept as text. An address alone never is."""
        found = self.crediting.found(person)
        if found is None and not (stays and name):
            return None
        if found is None or found.contributor is None:
            return (said or {}) | {"text": name} if len(name) <= _LONGEST_NAME else None
        is_own = found.by != "decision" and self.crediting.is_own_name(found.contributor, name)
        signed = None if is_own or not name else name
        return (said or {}) | {"contributor": found.contributor, "credited_as": signed}


@transaction.atomic
def _put_entry(site: Site, external_id: str, document: Document, key: str, digest: str, *, by: Actor) -> str:
    put = put_article(site, external_id, document, by=by)
    row = {"digest": digest, "article": put.edit.subject}
    FeedEntry.objects.update_or_create(site=site, key=key, defaults=row)
    return "made" if put.is_new else "changed" if put.edit.change else "same"


def external_id_of(entry: Entry) -> str:
    """The entry's own id where an article can have it; else one made from it, the same every time."""
    return entry.id if _EXTERNAL_ID.fullmatch(entry.id) else f"feed-{_key(entry)[:32]}"


def _parts(person: Author, lang: str) -> list[tuple[Author, Document]]:
    """Where one name is a whole byline: its people, each with what is said of them besides."""
    if not person.name or person.id:
        return []
    credits = parse_byline(person.name, lang=lang)
    if [credit["text"] for credit in credits] == [person.name]:
        return []
    return [
        (Author(credit["text"]), {"role": credit["role"], "place": credit["place"], "group": credit["group"]})
        for credit in credits
        if credit["text"]
    ]


def _key(entry: Entry) -> str:
    return sha256(entry.id.encode("utf-8", "replace")).hexdigest()


def _digest(entry: Entry) -> str:
    """Of what an article takes over, its people in the second half; a new ``updated`` alone is nothing new."""
    facts, people = (entry.url, entry.title, entry.published), entry.authors
    return "".join(sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:32] for said in (facts, people))


def _keeps_credits(article: Article, row: FeedEntry | None, digest: str) -> bool:
    """What an import or a person made of them stays, while the feed names the same people as before."""
    return article.source == Article.Source.IMPORT if row is None else row.digest[32:] == digest[32:]


def _count(counts: dict[str, int], word: str) -> None:
    counts[word] = counts.get(word, 0) + 1


def due(sites: Iterable[Site], now: datetime) -> list[Site]:
    """Those whose feed was never read, or has to be read again."""
    waiting = dict(FeedReading.objects.filter(next_at__gt=now).values_list("site_id", "address"))
    return [site for site in sites if waiting.get(site.pk) != site.feed_url]
