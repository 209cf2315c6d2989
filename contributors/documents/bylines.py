"""How a site prints bylines, and a byline that is to be printed and not stored."""

import re
from typing import Any

from contributors import languages
from contributors.documents import article
from contributors.documents.values import Document, Faults, shown, step

STYLES = ("by", "serial_comma", "upper_case", "most_names", "roles")
_ROLE_WORDS = re.compile(r"[^{}]*\{names\}[^{}]*")


def style(faults: Faults, pointer: str, value: Any) -> Document:
    """``by`` is the first word, ``""`` for none; ``most_names`` how many are printed before the rest is counted."""
    given = faults.known({} if value is None else value, STYLES, "a byline style", pointer)
    cleaned: Document = {}
    if by := faults.line(f"{pointer}/by", given.get("by"), 60):
        cleaned["by"] = by
    elif given.get("by") == "":
        cleaned["by"] = ""
    for name in ("serial_comma", "upper_case"):
        if given.get(name) is not None:
            cleaned[name] = faults.flag(f"{pointer}/{name}", given[name])
    if (most := given.get("most_names")) is not None:
        if isinstance(most, bool) or not isinstance(most, int) or not 1 <= most <= 100:
            faults.add(f"{pointer}/most_names", "This is a number from 1 to 100.", "wrong_type")
        else:
            cleaned["most_names"] = most
    if roles := _roles(faults, f"{pointer}/roles", given.get("roles")):
        cleaned["roles"] = roles
    return cleaned


def _roles(faults: Faults, pointer: str, value: Any) -> Document:
    """The words of each role in each language; a language or a role without any is as if it were not there."""
    roles: Document = {}
    for role, in_languages in faults.members(pointer, value):
        here = step(pointer, role)
        if not article.is_role(role):
            faults.add(here, f"`{shown(role)}` is not a role. It has lower-case letters, digits and _.", "unknown_role")
        for lang, words in faults.members(here, in_languages):
            tag = faults.tag(step(here, lang), lang)
            line = faults.line(step(here, lang), words, 100)
            if line and not _ROLE_WORDS.fullmatch(line):
                sentence = "Put `{names}` once where the names go, as in `fact-checked by {names}`."
                faults.add(step(here, lang), sentence, "invalid_pattern")
            if tag and line:
                roles.setdefault(role, {})[tag] = line
    return roles


def cleaned(document: Document) -> Document:
    """``lang`` and ``credits`` of a byline to print. Raises Invalid with all faults."""
    faults = Faults()
    given = faults.whole(document, ("lang", "credits"), "a byline")
    lang = faults.tag("/lang", given.get("lang"))
    if lang and languages.base(lang) not in languages.LANGUAGES:
        known = ", ".join(languages.LANGUAGES)
        faults.add("/lang", f"Bylines are printed in {known}, not in `{lang}`.", "unsupported_language")
    if given.get("credits") is None:
        faults.add("/credits", "Say who is credited, in `credits`; `[]` is nobody.", "credits_required")
    result = {"lang": lang, "credits": article.cleaned_credits(faults, "/credits", given.get("credits"))}
    faults.raise_any()
    return result
