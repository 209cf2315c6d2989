"""A document into rows. Only what differs is written; what history records is the document, never the rows."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django.db import models

from contributors.changes.searching import newest_byline, note_bylines, write_entries
from contributors.models import (
    Article,
    Bio,
    Contributor,
    Credit,
    CreditedName,
    DatedFact,
    Document,
    ExternalId,
    Identifier,
    Key,
    Link,
    Membership,
    Merge,
    Name,
    Override,
    Person,
    Photo,
    PhotoFile,
    Site,
    SiteProfile,
    Slug,
    Subject,
)
from contributors.models.leading import leading
from contributors.names import fold, sort_key

Sites = dict[str, str]
_SEARCHED = ("name", "names", "status", "published_at", "merged_into", "person")


def write_document(subject: Subject, before: Document | None, document: Document, at: datetime) -> None:
    """Saves the subject's columns and the rows that hang off it. Raises ValidationError or IntegrityError."""
    _WRITINGS[subject.subject_type](subject, before or {}, document, at)


def _save_columns(subject: Subject, document: Document) -> None:
    for name in subject.recorded:
        setattr(subject, name, _column_value(subject, name, document[name]))
    # The database holds the constraints; asking it about each beforehand would be a query each.
    foreign = {field.name for field in subject._meta.concrete_fields if field.is_relation}
    subject.full_clean(exclude=foreign | {"last_login", "password"}, validate_unique=False, validate_constraints=False)
    subject.save(force_insert=subject._state.adding)


def _column_value(subject: Subject, name: str, value: Any) -> Any:
    field = subject._meta.get_field(name)
    if isinstance(field, models.DateTimeField) and value is not None:
        return datetime.fromisoformat(value)
    if isinstance(field, models.CharField | models.TextField) and value is None and not field.null:
        return ""
    return value


def _write_contributor(subject: Subject, before: Document, document: Document, at: datetime) -> None:
    assert isinstance(subject, Contributor)
    sites: Sites = dict(Site.objects.values_list("slug", "pk"))
    subject.person_id = document["person"]
    subject.home_site_id = sites.get(document["home_site"])
    subject.photo_id = document["photo"]
    subject.merged_into_id = document["merged_into"]
    subject.sort_key = sort_key(document["name"], document["sort_name"])[:400]
    _save_columns(subject, document)
    _write_places(subject, before.get("sites", {}), document["sites"], sites, at)
    rows: dict[type[models.Model], Callable[[Document], list[Document]]] = {
        Name: _name_rows,
        Bio: _bio_rows,
        Link: lambda whole: _ordered(whole["links"], "handle"),
        Identifier: lambda whole: _ordered(whole["identifiers"]),
        ExternalId: lambda whole: whole["external_ids"],
        DatedFact: lambda whole: _dated_rows(whole, sites),
        Override: lambda whole: _override_rows(whole, sites),
    }
    for model, rows_of in rows.items():
        _replace(subject, model, rows_of(before) if before else [], rows_of(document))
    if not before or _searched(before) != _searched(document):
        write_entries([subject.pk])
    subject._prefetched_objects_cache = {}  # type: ignore[attr-defined]  # what was prefetched stood before


def _searched(document: Document) -> list[Any]:
    """What of a contributor search has to know."""
    places = sorted((slug, place["left_on"]) for slug, place in document["sites"].items())
    return [document[name] for name in _SEARCHED] + places


def _replace(subject: Contributor, model: type[models.Model], old: list[Document], new: list[Document]) -> None:
    if old == new:
        return
    if old:
        model._default_manager.filter(contributor=subject).delete()
    model._default_manager.bulk_create(model(contributor=subject, **row) for row in new)


def _name_rows(document: Document) -> list[Document]:
    own = {"text": document["name"], "lang": document["lang"], "script": None, "kind": Name.Kind.DISPLAY}
    return [
        row
        | {
            "position": position,
            "lang": row["lang"] or "",
            "script": row["script"] or "",
            "folded": fold(row["text"])[:400],
        }
        for position, row in enumerate([own, *document["names"]])
    ]


def _bio_rows(document: Document) -> list[Document]:
    return [
        {"lang": lang, "size": size, "text": bio["text"], "asserted_on": _day(bio["asserted_on"])}
        for lang, sizes in document["bios"].items()
        for size, bio in sizes.items()
    ]


def _ordered(items: list[Document], *texts: str) -> list[Document]:
    return [
        item
        | {text: item[text] or "" for text in texts}
        | {"position": position, "verified_at": _instant(item["verified_at"])}
        for position, item in enumerate(items)
    ]


def _dated_rows(document: Document, sites: Sites) -> list[Document]:
    return [
        {
            "site_id": sites.get(fact["site"]),
            "field": fact["field"],
            "value": fact["value"],
            "from_on": _day(fact["from"]),
            "until_on": _day(fact["until"]),
        }
        for fact in document["dated"]
    ]


def _override_rows(document: Document, sites: Sites) -> list[Document]:
    places: list[tuple[str | None, Document]] = [(None, document["overrides"])]
    places += [(sites[slug], place["overrides"]) for slug, place in document["sites"].items()]
    rows = []
    for site_id, overrides in places:
        for key, override in overrides.items():
            field, _, lang = key.partition("@")
            asserted_on = _day(override["asserted_on"])
            rows.append(override | {"site_id": site_id, "field": field, "lang": lang, "asserted_on": asserted_on})
    return rows


def _write_places(subject: Contributor, before: Document, places: Document, sites: Sites, at: datetime) -> None:
    if gone := [sites[slug] for slug in before if slug not in places]:
        SiteProfile.objects.filter(contributor=subject, site_id__in=gone).delete()
    # In the order in which every transaction locks places: by contributor, then by site id.
    for slug, place in sorted(places.items(), key=lambda item: sites[item[0]]):
        site_id, had = sites[slug], before.get(slug)
        row = {"slug": place["slug"], "joined_on": _day(place["joined_on"]), "left_on": _day(place["left_on"])}
        if had is None:
            last = newest_byline(subject.pk, site_id) if subject.version > 1 else None
            SiteProfile.objects.create(
                contributor=subject, site_id=site_id, card_updated_at=at, last_byline_at=last, **row
            )
        elif any(had[name] != place[name] for name in row):
            SiteProfile.objects.filter(contributor=subject, site_id=site_id).update(**row)
        led_to_her = Slug.objects.filter(site_id=site_id, slug=place["slug"], contributor__merged_into=subject.pk)
        if (had is None or had["slug"] != place["slug"]) and not led_to_her.exists():
            taken = {"site_id": site_id, "slug": place["slug"], "contributor": subject}
            Slug.objects.get_or_create(**taken, defaults={"taken_at": at})


def _write_article(subject: Subject, before: Document, document: Document, at: datetime) -> None:
    assert isinstance(subject, Article)
    _save_columns(subject, document)
    if before.get("credits") != document["credits"]:
        subject.credits.all().delete()
        leads = leading({credit["contributor"] for credit in document["credits"]} - {None})
        Credit.objects.bulk_create(
            Credit(
                article=subject,
                position=position,
                contributor_id=leads.get(credit["contributor"], credit["contributor"]),
                named_id=credit["contributor"] if credit["contributor"] in leads else None,
                text=credit["text"] or "",
                role=credit["role"],
                credited_as=credit["credited_as"] or "",
                place=credit["place"] or "",
                group=credit["group"],
            )
            for position, credit in enumerate(document["credits"])
        )
    note_bylines(subject.site_id, before, document)
    _await_names(subject, document, at)


def _await_names(article: Article, document: Document, at: datetime) -> None:
    """A name that leads to nobody waits for a person. What a site pushes as text is what it wants to have printed."""
    if article.source == Article.Source.PUSH:
        return
    names = sorted({credit["text"] for credit in document["credits"] if credit["text"]})
    CreditedName.objects.bulk_create(
        [CreditedName(site_id=article.site_id, text=name, created_at=at, updated_at=at) for name in names],
        ignore_conflicts=True,
    )


def _write_credited_name(subject: Subject, before: Document, document: Document, at: datetime) -> None:
    assert isinstance(subject, CreditedName)
    subject.contributor_id = document["contributor"]
    _save_columns(subject, document)
    note_bylines(subject.site_id, before, document)


def _write_photo(subject: Subject, before: Document, document: Document, at: datetime) -> None:
    """The files of its manifest are noted already: a name that is not raises IntegrityError."""
    assert isinstance(subject, Photo)
    subject.original = document["original"]
    subject.focal_x, subject.focal_y = document["focal_point"]["x"], document["focal_point"]["y"]
    _save_columns(subject, document)
    names = {rendition["name"] for rendition in document["renditions"]}
    known = set(PhotoFile.objects.filter(photo=subject, file_id__in=names).values_list("file_id", flat=True))
    PhotoFile.objects.bulk_create(PhotoFile(photo=subject, file_id=name) for name in sorted(names - known))


def _write_merge(subject: Subject, before: Document, document: Document, at: datetime) -> None:
    assert isinstance(subject, Merge)
    subject.survivor_id = document["survivor"]
    _save_columns(subject, document | {"survivor_id": document["survivor"]})
    known = {member["contributor"] for member in before.get("members", ())}
    for position, member in enumerate(document["members"]):
        row = {"version": member["version"], "taken_out_at": _instant(member["taken_out_at"])}
        if member["contributor"] in known:
            subject.members.filter(contributor=member["contributor"]).update(**row)
        else:
            subject.members.create(contributor_id=member["contributor"], position=position, **row)


def _write_person(subject: Subject, before: Document, document: Document, at: datetime) -> None:
    assert isinstance(subject, Person)
    subject.email_words = "".join(f" {address.casefold()} " for address in document["emails"])
    _save_columns(subject, document)
    if before and before["emails"] != document["emails"]:
        write_entries(subject.contributors.values_list("pk", flat=True))


def _write_columns(subject: Subject, before: Document, document: Document, at: datetime) -> None:
    _save_columns(subject, document)


def _write_of_site(subject: Subject, before: Document, document: Document, at: datetime) -> None:
    """The site of a membership or key is set once, by the verb that makes it."""
    assert isinstance(subject, Membership | Key)
    _save_columns(subject, document)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value).astimezone(UTC) if value else None


_WRITINGS: dict[str, Callable[[Subject, Document, Document, datetime], None]] = {
    "contributor": _write_contributor,
    "article": _write_article,
    "credited_name": _write_credited_name,
    "photo": _write_photo,
    "person": _write_person,
    "merge": _write_merge,
    "distinction": _write_columns,
    "site": _write_columns,
    "member": _write_columns,
    "membership": _write_of_site,
    "key": _write_of_site,
}
