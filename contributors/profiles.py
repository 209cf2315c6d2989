"""Base + site + language -> one resolved profile, on any day, each value with its source.

Per field, the first that says something wins: a dated fact of the site, the site in the asked language, the site, a
dated fact of all sites, the asked language, the base. A site may replace a value, hide it, or (the bio only) append its
own line. Whatever is asked for, ``withheld`` and ``erased`` win over everything.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from contributors import languages

Document = dict[str, Any]

TEXTS = ("honorific", "pronouns", "role", "location", "company")
LISTS = ("covers", "languages", "memberships", "awards", "education", "books")
PLAIN = ("pronunciation", "sort_name", "initials", "since")
HIDDEN_WHEN_REDUCED = ("links", "location")  # and the photo


@dataclass(frozen=True, slots=True)
class Value:
    """``source`` is ``base``, ``language``, ``site``, ``site+language``, ``dated``, ``site+dated`` or ``status``."""

    value: Any
    source: str = "base"
    lang: str = ""
    asserted_on: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """``values`` has every public field. ``bio`` is ``{size: text}``; ``site_line`` is appended to it on the site."""

    lang: str
    status: str
    kind: str
    values: dict[str, Value] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.values[name].value


@dataclass(frozen=True, slots=True)
class Question:
    """For which site, in which language, on which day. ``overrides`` are the site's, by field or ``field@lang``.

    ``shows_photos`` is the site's switch.
    """

    site: str
    lang: str
    today: date
    overrides: Document
    left_on: str | None = None
    shows_photos: bool = True


def answer_language(asked: str | None, site_languages: list[str]) -> str:
    """The language a site answers in: the asked one where it, or its base, is configured; else the site's default."""
    if asked:
        if asked in site_languages:
            return asked
        wanted = languages.base(asked)
        for configured in site_languages:
            if languages.base(configured) == wanted:
                return configured
    return site_languages[0]


def resolve(facts: Document, question: Question, photo: Document | None = None) -> Profile:
    """``facts`` is a contributor's document (``documents.contributor``), whole or with the rows of this site alone.

    ``photo`` is the document (``documents.photo``) of the photo that ``facts`` names.
    """
    status = _status(facts, question)
    values = {name: _resolved(facts, question, name) for name in (*TEXTS, *LISTS)}
    values["name"] = _name(facts, question)
    values |= {name: Value(facts[name]) for name in PLAIN}
    values["bio"], values["site_line"] = _bio(facts, question)
    values["links"] = _resolved(facts, question, "links")
    values["photo"] = shown_photo(facts, question, photo)
    values["identifiers"] = Value(facts["identifiers"])
    if status == "former":
        values["links"] = Value([], "status", reason="former")
        if values["role"].value:
            role = values["role"]
            former = languages.phrase(role.lang or question.lang, "former", role=role.value)
            values["role"] = Value(former, role.source, role.lang, role.asserted_on, "former")
    if facts["reduced"]:
        hidden: Document = {"links": [], "location": None}
        values |= {name: Value(hidden[name], "base", reason="hidden") for name in HIDDEN_WHEN_REDUCED}
    return Profile(question.lang, status, facts["kind"], values)


def shown_photo(facts: Document, question: Question, photo: Document | None) -> Value:
    """The photo's document where the site may show it on that day, or None with the reason why not.

    ``facts`` need status, reduced, lang, photo, overrides and dated alone.
    """
    chosen = _resolved(facts, question, "photo")
    reason = chosen.reason
    if facts["status"] in {"withheld", "erased"} or facts["reduced"]:
        reason = "hidden"
    elif photo is not None and reason is None:
        reason = _withheld(photo, question)
    shown = photo if reason is None else None
    return Value(shown, chosen.source, chosen.lang, chosen.asserted_on, reason)


def _withheld(photo: Document, question: Question) -> str | None:
    """Why the site may not show the photo on that day. A last day counts."""
    if not question.shows_photos:
        return "hidden"
    if photo["sites"] and question.site not in photo["sites"]:
        return "not_licensed_here"
    until = photo["licensed_until"]
    return "licence_expired" if until is not None and until < question.today.isoformat() else None


def _status(facts: Document, question: Question) -> str:
    if facts["status"] in {"withheld", "erased"}:
        return str(facts["status"])
    if question.left_on and question.today.isoformat() > question.left_on:
        return "former"
    dated = _dated(facts, question, "status", question.site) or _dated(facts, question, "status", None)
    return str(dated["value"] if dated else facts["status"])


def _resolved(facts: Document, question: Question, name: str) -> Value:
    base_lang = facts["lang"]
    here = _dated(facts, question, name, question.site)
    if here:
        return Value(here["value"], "site+dated", base_lang)
    for tag in _asked(question.lang):
        if override := question.overrides.get(f"{name}@{tag}"):
            return _overridden(override, "site+language", tag, name)
    if override := question.overrides.get(name):
        return _overridden(override, "site", base_lang, name)
    everywhere = _dated(facts, question, name, None)
    if everywhere:
        return Value(everywhere["value"], "dated", base_lang)
    for tag in _asked(question.lang):
        if override := facts["overrides"].get(f"{name}@{tag}"):
            return _overridden(override, "language", tag, name)
    return Value(facts.get(name), "base", base_lang)


def _overridden(override: Document, source: str, lang: str, name: str) -> Value:
    if override["mode"] == "hide":
        empty: Any = [] if name in LISTS or name == "links" else None
        return Value(empty, source, lang, override["asserted_on"], "hidden")
    return Value(override["value"], source, lang, override["asserted_on"])


def _dated(facts: Document, question: Question, name: str, site: str | None) -> Document | None:
    """The fact that holds on the day; of several, the one that began last."""
    day = question.today.isoformat()
    holding = [
        fact
        for fact in facts["dated"]
        if fact["field"] == name
        and fact["site"] == site
        and (fact["from"] or "") <= day
        and (fact["until"] is None or day <= fact["until"])
    ]
    return max(holding, key=lambda fact: fact["from"] or "", default=None)


def _name(facts: Document, question: Question) -> Value:
    for tag in _asked(question.lang):
        for name in facts["names"]:
            if name["kind"] == "display" and name["lang"] == tag:
                return Value(name["text"], "language", tag)
    return _readable_name(facts, question.lang) or Value(facts["name"], "base", facts["lang"])


def _readable_name(facts: Document, asked: str) -> Value | None:
    """Of a name that readers of the asked language can't read, the one that they can: a transliteration for them, the
    name she has in a language of the same script, any other transliteration. Her own language has her own name.
    """
    if languages.base(asked) == languages.base(facts["lang"]) or languages.is_in_script_of(asked, facts["name"]):
        return None
    tags = _asked(asked)
    known = [name for name in facts["names"] if languages.is_in_script_of(asked, name["text"])]
    for_them = [name for name in known if name["kind"] == "transliteration" and name["lang"] in tags]
    displayed = [name for name in known if name["kind"] == "display"]
    others = [name for name in known if name["kind"] == "transliteration"]
    chosen = next(iter([*for_them, *displayed, *others]), None)
    return Value(chosen["text"], "language", chosen["lang"] or asked) if chosen else None


def _bio(facts: Document, question: Question) -> tuple[Value, Value]:
    """The written sizes, and the site line. A site that replaces or hides the bio has no line of its own."""
    line = Value(None)
    for key, tag, source in _bio_keys(question, facts["lang"]):
        override = question.overrides.get(key)
        if override is None:
            continue
        if override["mode"] == "hide":
            return Value({}, source, tag, override["asserted_on"], "hidden"), Value(None)
        if override["mode"] == "replace":
            return Value(override["value"], source, tag, override["asserted_on"]), Value(None)
        if line.value is None:
            line = Value(override["value"], source, tag, override["asserted_on"])
    return _base_bio(facts, question), line


def _bio_keys(question: Question, base_lang: str) -> list[tuple[str, str, str]]:
    in_language = [(f"bio@{tag}", tag, "site+language") for tag in _asked(question.lang)]
    return [*in_language, ("bio", base_lang, "site")]


def _base_bio(facts: Document, question: Question) -> Value:
    written = facts["bios"]
    for tag in _asked(question.lang):
        override = facts["overrides"].get(f"bio@{tag}")
        if override and override["mode"] != "append":  # of documents from before that was refused
            return _overridden(override, "language", tag, "bio")
    for tag in (*_asked(question.lang), facts["lang"], *sorted(written)):
        if tag in written:
            sizes = {size: bio["text"] for size, bio in written[tag].items()}
            days = [bio["asserted_on"] for bio in written[tag].values() if bio["asserted_on"]]
            source = "base" if tag == facts["lang"] else "language"
            return Value(sizes, source, tag, min(days, default=None))
    return Value({}, "base", facts["lang"])


def _asked(lang: str) -> list[str]:
    """The asked tag and, after it, its base: es-MX is served by es."""
    base = languages.base(lang)
    return [lang] if base == lang else [lang, base]
