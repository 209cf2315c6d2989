"""The contributor's document: what history keeps, what an editor edits, what a card is resolved from.

Plain JSON values in, plain JSON values out. ``cleaned`` is the one gate that every write goes through, whatever door it
came by; it reports everything that is wrong at once, each with a JSON Pointer.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from contributors import bios, links
from contributors.documents.values import Document, Faults, shown, step
from contributors.errors import near_miss

TEXT_LIMITS = {
    "honorific": 100,
    "pronouns": 100,
    "pronunciation": 200,
    "given_name": 200,
    "family_name": 200,
    "sort_name": 400,
    "initials": 20,
    "role": 300,
    "location": 300,
    "company": 300,
}
LISTS = ("covers", "languages", "memberships", "awards", "education", "books")
# What a site or a language may show differently, and what may hold from one day to another.
OVERRIDABLE = ("bio", "role", "location", "honorific", "pronouns", "company", "links", "photo", *LISTS)
DATABLE = ("status", "role", "location", "company", *LISTS)
KINDS = ("person", "desk")
STATUSES = ("active", "former", "withheld", "erased")
NAME_KINDS = ("display", "alias", "former", "transliteration")
MODES = ("replace", "append", "hide")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SOURCE = re.compile(r"[a-z0-9][a-z0-9._:-]{0,59}")


def blank() -> Document:
    """A contributor with nothing said about her yet."""
    return {
        "kind": "person",
        "status": "active",
        "reduced": False,
        "lang": "en",
        **dict.fromkeys(TEXT_LIMITS),
        "since": None,
        **{field: [] for field in LISTS},
        "published_at": None,
        "name": None,
        "home_site": None,
        "photo": None,
        "names": [],
        "bios": {},
        "links": [],
        "identifiers": [],
        "overrides": {},
        "dated": [],
        "person": None,
        "external_ids": [],
        "sites": {},
    }


def cleaned(document: Document, *, today: date, sites: Iterable[str], before: Document | None = None) -> Document:
    """``document`` in normal form (NFC, normal links, None for empty), ready to be stored and compared.

    ``sites`` are the slugs of the sites that exist. A bio or override without ``asserted_on`` is asserted today, unless
    ``before`` says the same already. Raises Invalid with one fault for each thing that is wrong.
    """
    cleaning = _Cleaning(today, frozenset(sites))
    result = cleaning.run(document)
    for path, item in cleaning.undated:
        earlier = _at(before, path)
        if earlier is not None and earlier | {"asserted_on": None} == item | {"asserted_on": None}:
            item["asserted_on"] = earlier["asserted_on"]
    return result


def changed_fields(before: Document | None, after: Document) -> list[str]:
    """The members that differ, in the document's order; ``sites.fba`` for a difference on one site only."""
    earlier = blank() if before is None else before
    fields = []
    for field, value in after.items():
        if field == "sites":
            slugs = sorted(set(earlier["sites"]) | set(value))
            fields += [f"sites.{slug}" for slug in slugs if earlier["sites"].get(slug) != value.get(slug)]
        elif earlier.get(field) != value:
            fields.append(field)
    return fields


def _at(document: Document | None, path: tuple[str, ...]) -> Document | None:
    found: Any = document
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found


class _Cleaning(Faults):
    def __init__(self, today: date, sites: frozenset[str]) -> None:
        super().__init__()
        self.today = today
        self.site_slugs = sites
        self.undated: list[tuple[tuple[str, ...], Document]] = []

    def run(self, document: Document) -> Document:
        result = blank() | self.known(document, blank(), "a contributor")
        result["lang"] = self.tag("/lang", result["lang"]) or "en"
        result["name"] = self.line("/name", result["name"], 400)
        if not result["name"]:
            self.add(
                "/name", "Give the contributor a name: one name is enough, nothing else is required.", "name_required"
            )
        for field, limit in TEXT_LIMITS.items():
            result[field] = self.line(f"/{field}", result[field], limit)
        result["kind"] = self.choice("/kind", result["kind"], KINDS)
        result["status"] = self.choice("/status", result["status"], STATUSES)
        result["reduced"] = self.flag("/reduced", result["reduced"])
        result["since"] = self.year("/since", result["since"])
        result["published_at"] = self.instant("/published_at", result["published_at"])
        for field in LISTS:
            result[field] = self.listed(f"/{field}", field, result[field])
        result["home_site"] = self.site("/home_site", result["home_site"])
        result["photo"] = self.line("/photo", result["photo"], 40)
        result["person"] = self.line("/person", result["person"], 40)
        self.run_rows(result)
        self.raise_any()
        return result

    def run_rows(self, result: Document) -> None:
        lang = result["lang"]
        result["names"] = self.each("/names", result["names"], self.name)
        displayed = [lang] + [name["lang"] for name in result["names"] if name["kind"] == "display"]
        if len(displayed) != len(set(displayed)):
            self.add("/names", "There is one display name a language; keep the others as aliases.", "clash")
        result["bios"] = self.bios("/bios", result["bios"])
        result["links"] = self.once(self.each("/links", result["links"], self.link), "url")
        result["identifiers"] = self.once(self.each("/identifiers", result["identifiers"], self.identifier), "url")
        result["overrides"] = self.overrides("/overrides", result["overrides"], lang, None)
        result["dated"] = self.each("/dated", result["dated"], self.dated)
        external = self.each("/external_ids", result["external_ids"], self.external_id)
        result["external_ids"] = sorted(external, key=lambda item: (item["source"], item["value"]))
        result["sites"] = self.places("/sites", result["sites"], lang)

    def each(self, pointer: str, value: Any, clean: Any) -> list[Document]:
        found = [clean(f"{pointer}/{i}", item) for i, item in enumerate(self.items(pointer, value))]
        return [item for item in found if item is not None]

    @staticmethod
    def once(items: list[Document], key: str) -> list[Document]:
        return list({item[key]: item for item in reversed(items)}.values())[::-1]

    def listed(self, pointer: str, field: str, value: Any) -> list[str]:
        return self.tags(pointer, value) if field == "languages" else self.lines(pointer, value)

    def year(self, pointer: str, value: Any) -> int | None:
        if value is None or value == "":
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 1900 <= value <= self.today.year:
            self.add(pointer, f"`{shown(value)}` is not a year from 1900 to {self.today.year}.", "invalid_date")
            return None
        return value

    def site(self, pointer: str, value: Any) -> str | None:
        if value is None or value == "":
            return None
        if not isinstance(value, str) or value not in self.site_slugs:
            self.add(pointer, f"No site `{shown(value)}`.{near_miss(str(value), self.site_slugs)}", "unknown_site")
            return None
        return value

    def name(self, pointer: str, value: Any) -> Document | None:
        item = self.known(value, ("text", "lang", "script", "kind"), "a name", pointer)
        name = {
            "text": self.line(f"{pointer}/text", item.get("text"), 400),
            "lang": self.tag(f"{pointer}/lang", item.get("lang")),
            "script": self.line(f"{pointer}/script", item.get("script"), 4),
            "kind": self.choice(f"{pointer}/kind", item.get("kind", "alias"), NAME_KINDS),
        }
        if not name["text"]:
            self.add(f"{pointer}/text", "A name has text.", "name_required")
            return None
        if name["kind"] == "display" and not name["lang"]:
            self.add(f"{pointer}/lang", "Say in which language this display name is used.", "invalid_language")
        return name

    def bios(self, pointer: str, value: Any) -> Document:
        result: Document = {}
        for lang, sizes in sorted(self.known(value or {}, value or (), "bios", pointer).items()):
            here = step(pointer, lang)
            tag = self.tag(here, lang)
            written = self.known(sizes or {}, bios.SIZES, "a bio", here)
            if tag in result:
                self.add(here, f"`{tag}` is there twice.", "clash")
            for size in bios.SIZES:
                bio = self.bio(f"{here}/{size}", written.get(size), size, tag or "en")
                if tag and bio:
                    result.setdefault(tag, {})[size] = bio
        return result

    def bio(self, pointer: str, value: Any, size: str, lang: str) -> Document | None:
        if value is None or value == "":
            return None
        item = (
            {"text": value} if isinstance(value, str) else self.known(value, ("text", "asserted_on"), "a bio", pointer)
        )
        checked = self.bio_text(f"{pointer}/text", item.get("text"), size, lang)
        if not checked:
            return None
        return self.asserted(pointer, item, {"text": checked}, ("bios", lang, size))

    def asserted(self, pointer: str, given: Document, item: Document, path: tuple[str, ...]) -> Document:
        """``item`` with the day someone said it is true; ``path`` is where an earlier document would have it."""
        if "asserted_on" in given:
            return item | {"asserted_on": self.day(f"{pointer}/asserted_on", given["asserted_on"])}
        item |= {"asserted_on": self.today.isoformat()}
        self.undated.append((path, item))
        return item

    def bio_text(self, pointer: str, value: Any, size: str, lang: str) -> str | None:
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            self.add(pointer, "A bio is text.", "wrong_type")
            return None
        checked = self.tried(pointer, lambda: bios.check(value), "")
        if checked:
            self.tried(
                pointer, lambda: bios.check_size(checked, size, lang=lang, today=self.today, param=pointer), None
            )
        return checked or None

    def link(self, pointer: str, value: Any) -> Document | None:
        if isinstance(value, str):
            value = {"url": value}
        item = self.known(value, ("network", "label", "url", "handle", "verified_at"), "a link", pointer)
        typed = item.get("url") or item.get("handle")
        if not isinstance(typed, str):
            self.add(pointer, "A link has a `url`, or a `network` with a `handle`.", "invalid_link")
            return None
        network = self.line(f"{pointer}/network", item.get("network"), 60)
        link = self.tried(pointer, lambda: links.parse_link(typed, network=network), None)
        if link is None:
            return None
        label = self.line(f"{pointer}/label", item.get("label"), 200) or link.label
        verified_at = self.instant(f"{pointer}/verified_at", item.get("verified_at"))
        return {
            "network": link.network,
            "label": label,
            "url": link.url,
            "handle": link.handle,
            "verified_at": verified_at,
        }

    def identifier(self, pointer: str, value: Any) -> Document | None:
        item = self.known(value, ("scheme", "value", "url", "verified_at"), "an identifier", pointer)
        scheme, typed = str(item.get("scheme", "")), str(item.get("value") or item.get("url") or "")
        found = self.tried(pointer, lambda: links.parse_identifier(scheme, typed), None)
        if found is None:
            return None
        verified_at = self.instant(f"{pointer}/verified_at", item.get("verified_at"))
        return {"scheme": found.scheme, "value": found.value, "url": found.url, "verified_at": verified_at}

    def external_id(self, pointer: str, value: Any) -> Document | None:
        item = self.known(value, ("source", "value"), "an external id", pointer)
        source, external = str(item.get("source", "")), self.line(f"{pointer}/value", str(item.get("value") or ""), 200)
        if not _SOURCE.fullmatch(source):
            self.add(f"{pointer}/source", "A source is lower case, such as `wp:meridian`.", "invalid_source")
        if not external:
            self.add(f"{pointer}/value", "An external id has a value.", "invalid")
            return None
        return {"source": source, "value": external}

    def dated(self, pointer: str, value: Any) -> Document | None:
        item = self.known(value, ("site", "field", "value", "from", "until"), "a dated fact", pointer)
        field = self.choice(f"{pointer}/field", item.get("field"), DATABLE)
        fact = {
            "site": self.site(f"{pointer}/site", item.get("site")),
            "field": field,
            "value": self.dated_value(f"{pointer}/value", field, item.get("value")),
            "from": self.day(f"{pointer}/from", item.get("from")),
            "until": self.day(f"{pointer}/until", item.get("until")),
        }
        if fact["from"] and fact["until"] and fact["until"] < fact["from"]:
            self.add(f"{pointer}/until", "The last day comes before the first.", "invalid_date")
        return fact

    def dated_value(self, pointer: str, field: str, value: Any) -> Any:
        if field == "status":
            return self.choice(pointer, value, ("active", "former"))
        return self.listed(pointer, field, value) if field in LISTS else self.line(pointer, value, TEXT_LIMITS[field])

    def overrides(self, pointer: str, value: Any, lang: str, site: str | None) -> Document:
        """Of one site, or of all where ``site`` is None."""
        result: Document = {}
        above = ("overrides",) if site is None else ("sites", site, "overrides")
        for key, item in sorted(self.known(value or {}, value or (), "overrides", pointer).items()):
            if item is None:
                continue
            field, _, tag = str(key).partition("@")
            here = step(pointer, key)
            field = self.choice(here, field, OVERRIDABLE)
            canonical = self.tag(here, tag)
            if site is None and not canonical:
                self.add(
                    here,
                    f"Say for which language, as in `{field}@es`; the base value is the field itself.",
                    "invalid_language",
                )
            name = f"{field}@{canonical}" if canonical else field
            if name in result:
                self.add(here, f"`{name}` is there twice.", "clash")
            override = self.override(here, field, item, canonical or lang, (*above, name))
            if override is not None:
                result[name] = override
        return result

    def override(self, pointer: str, field: str, value: Any, lang: str, path: tuple[str, ...]) -> Document | None:
        item = self.known(value, ("mode", "value", "asserted_on"), "an override", pointer)
        mode = self.choice(f"{pointer}/mode", item.get("mode", "replace"), MODES)
        if mode == "append" and field != "bio":
            self.add(f"{pointer}/mode", f"`append` is for the bio; use `replace` for `{field}`.", "append_is_for_bios")
        content = (
            None if mode == "hide" else self.override_value(f"{pointer}/value", field, mode, item.get("value"), lang)
        )
        if mode != "hide" and not content:
            self.add(f"{pointer}/value", "An override has a value; use the mode `hide` to show nothing.", "invalid")
            return None
        return self.asserted(pointer, item, {"mode": mode, "value": content}, path)

    def override_value(self, pointer: str, field: str, mode: str, value: Any, lang: str) -> Any:
        if field == "bio" and mode == "append":
            return self.bio_text(pointer, value, "standard", lang)
        if field == "bio":
            sizes = {"standard": value} if isinstance(value, str) else self.known(value, bios.SIZES, "a bio", pointer)
            written = {size: self.bio_text(f"{pointer}/{size}", sizes.get(size), size, lang) for size in bios.SIZES}
            return {size: content for size, content in written.items() if content}
        if field == "links":
            return self.once(self.each(pointer, value, self.link), "url")
        if field == "photo":
            self.add(pointer, "A site hides the photo or shows it; it can't replace it.", "invalid")
            return None
        return self.listed(pointer, field, value) if field in LISTS else self.line(pointer, value, TEXT_LIMITS[field])

    def places(self, pointer: str, value: Any, lang: str) -> Document:
        result: Document = {}
        for slug, item in sorted(self.known(value or {}, value or (), "sites", pointer).items()):
            if item is None or self.site(step(pointer, slug), slug) is None:
                continue
            result[slug] = self.place(f"{pointer}/{slug}", item, lang, slug)
        return result

    def place(self, pointer: str, value: Any, lang: str, slug: str) -> Document:
        item = self.known(value, ("slug", "joined_on", "left_on", "overrides"), "a place on a site", pointer)
        place: Document = {
            "slug": self.line(f"{pointer}/slug", item.get("slug"), 90),
            "joined_on": self.day(f"{pointer}/joined_on", item.get("joined_on")),
            "left_on": self.day(f"{pointer}/left_on", item.get("left_on")),
            "overrides": self.overrides(f"{pointer}/overrides", item.get("overrides"), lang, slug),
        }
        if place["slug"] and not _SLUG.fullmatch(place["slug"]):
            self.add(
                f"{pointer}/slug",
                "A slug has lower-case letters, digits and single hyphens, such as `laura-whitfield`.",
                "invalid_slug",
            )
        if place["joined_on"] and place["left_on"] and place["left_on"] < place["joined_on"]:
            self.add(f"{pointer}/left_on", "The last day comes before the first.", "invalid_date")
        return place
