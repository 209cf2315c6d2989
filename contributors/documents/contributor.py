"""The contributor's document: what history keeps, what an editor edits, what a card is resolved from.

Plain JSON values in, plain JSON values out. ``cleaned`` is the one gate that every write goes through, whatever door it
came by; it reports everything that is wrong at once, each with a JSON Pointer.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from contributors import bios
from contributors.documents import references
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
_SCRIPT = re.compile(r"[A-Za-z]{4}")


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
        "merged_into": None,
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
        result = blank() | self.whole(document, blank(), "a contributor")
        result["lang"] = self.tag("/lang", result["lang"]) or "en"
        needed = "Give the contributor a name: one name is enough, nothing else is required."
        result["name"] = self.required("/name", result["name"], 400, needed)
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
        result["merged_into"] = self.line("/merged_into", result["merged_into"], 40)
        self.run_rows(result)
        self.raise_any()
        return result

    def run_rows(self, result: Document) -> None:
        lang = result["lang"]
        result["names"] = self.rows("/names", result["names"], "a name", ("text", "lang", "script", "kind"), self.name)
        displayed = [lang] + [name["lang"] for name in result["names"] if name["kind"] == "display" and name["lang"]]
        if len(displayed) != len(set(displayed)):
            self.add("/names", "There is one display name a language; keep the others as aliases.", "clash")
        result["bios"] = self.bios("/bios", result["bios"])
        result["links"] = references.links(self, "/links", result["links"])
        result["identifiers"] = references.identifiers(self, "/identifiers", result["identifiers"])
        result["external_ids"] = references.external_ids(self, "/external_ids", result["external_ids"])
        result["overrides"] = self.overrides("/overrides", result["overrides"], lang, None)
        fields = ("site", "field", "value", "from", "until")
        result["dated"] = self.rows("/dated", result["dated"], "a dated fact", fields, self.dated)
        result["sites"] = self.places("/sites", result["sites"], lang)

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
        if isinstance(value, str) and value in self.site_slugs:
            return value
        near = near_miss(value, self.site_slugs) if isinstance(value, str) else ""
        self.add(pointer, f"No site `{shown(value)}`.{near}", "unknown_site")
        return None

    def name(self, pointer: str, item: Document) -> Document | None:
        name = {
            "text": self.required(f"{pointer}/text", item.get("text"), 400, "A name has text."),
            "lang": self.tag(f"{pointer}/lang", item.get("lang")),
            "script": self.script(f"{pointer}/script", item.get("script")),
            "kind": self.one_of(f"{pointer}/kind", item.get("kind", "alias"), NAME_KINDS),
        }
        if name["kind"] == "display" and not item.get("lang"):
            self.add(f"{pointer}/lang", "Say in which language this display name is used.", "invalid_language")
        return name

    def script(self, pointer: str, value: Any) -> str | None:
        word = self.word(pointer, value)
        if word is not None and not _SCRIPT.fullmatch(word):
            self.add(pointer, "A script is written as its four letters in ISO 15924, such as `Cyrl`.")
        return word and word.title()

    def bios(self, pointer: str, value: Any) -> Document:
        result: Document = {}
        for lang, sizes in self.members(pointer, value):
            here = step(pointer, lang)
            tag = self.tag(here, lang)
            if not lang:
                self.add(here, "Say in which language this bio is written, as in `en`.", "invalid_language")
            written = {} if sizes is None else self.known(sizes, bios.SIZES, "a bio", here)
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
        checked = self.tried(pointer, lambda: bios.check(value, today=self.today), "")
        if checked:
            self.tried(
                pointer, lambda: bios.check_size(checked, size, lang=lang, today=self.today, param=pointer), None
            )
        return checked or None

    def dated(self, pointer: str, item: Document) -> Document:
        field = self.one_of(f"{pointer}/field", item.get("field"), DATABLE)
        fact = {
            "site": self.site(f"{pointer}/site", item.get("site")),
            "field": field,
            "value": self.dated_value(f"{pointer}/value", field, item.get("value")) if field else None,
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
        for key, item in self.members(pointer, value):
            if item is None:
                continue
            field, _, tag = key.partition("@")
            here = step(pointer, key)
            canonical = self.tag(here, tag)
            if self.one_of(here, field, OVERRIDABLE) is None:
                continue
            if site is None and not tag:
                self.add(
                    here,
                    f"Say for which language, as in `{field}@es`; the base value is the field itself.",
                    "invalid_language",
                )
            name = f"{field}@{canonical or tag}" if tag else field
            if name in result:
                self.add(here, f"`{name}` is there twice.", "clash")
            override = self.override(here, field, item, canonical or lang, (*above, name))
            if override is not None:
                result[name] = override
        return result

    def override(self, pointer: str, field: str, value: Any, lang: str, path: tuple[str, ...]) -> Document | None:
        already = len(self.found)
        item = self.known(value, ("mode", "value", "asserted_on"), "an override", pointer)
        mode = self.one_of(f"{pointer}/mode", item.get("mode", "replace"), MODES)
        if mode is None:
            return None
        if mode == "append" and field != "bio":
            self.add(f"{pointer}/mode", f"`append` is for the bio; use `replace` for `{field}`.", "append_is_for_bios")
        elif mode == "append" and path[0] == "overrides":
            sentence = "`append` is the line of a site; use `replace` for what a language shows."
            self.add(f"{pointer}/mode", sentence, "append_is_for_bios")
        content = (
            None if mode == "hide" else self.override_value(f"{pointer}/value", field, mode, item.get("value"), lang)
        )
        if mode != "hide" and not content:
            if len(self.found) == already:
                self.add(f"{pointer}/value", "An override has a value; use the mode `hide` to show nothing.")
            return None
        return self.asserted(pointer, item, {"mode": mode, "value": content}, path)

    def override_value(self, pointer: str, field: str, mode: str, value: Any, lang: str) -> Any:
        if field == "bio" and (mode == "append" or isinstance(value, str) or value is None):
            text = self.bio_text(pointer, value, "standard", lang)
            return text if mode == "append" or text is None else {"standard": text}
        if field == "bio":
            sizes = self.known(value, bios.SIZES, "a bio", pointer)
            written = {size: self.bio_text(f"{pointer}/{size}", sizes.get(size), size, lang) for size in bios.SIZES}
            return {size: content for size, content in written.items() if content}
        if field == "links":
            return references.links(self, pointer, value)
        if field == "photo":
            self.add(pointer, "A site hides the photo or shows it; it can't replace it.", "invalid")
            return None
        return self.listed(pointer, field, value) if field in LISTS else self.line(pointer, value, TEXT_LIMITS[field])

    def places(self, pointer: str, value: Any, lang: str) -> Document:
        result: Document = {}
        for slug, item in self.members(pointer, value):
            if item is None:
                continue
            if not slug:
                self.add(step(pointer, slug), "Name the site by its slug.", "unknown_site")
            elif self.site(step(pointer, slug), slug):
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
