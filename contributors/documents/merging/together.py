"""What the one who stays becomes: what she says wins, what she leaves open is filled, what can be joined is joined."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from contributors.documents.contributor import LISTS
from contributors.documents.merging.choices import COLLECTIONS, OF_THE_NAME, PLAIN, TEXTS
from contributors.documents.values import MOST_ITEMS, Document
from contributors.names import fold

Members = Mapping[str, Document]
Choices = Mapping[str, str]
_FILLED = ("home_site", "photo", *TEXTS)


def merged(survivor: Document, members: Members, choices: Choices) -> Document:
    """``survivor`` with ``members`` (id to document, in their order) taken in; none of them is changed.

    ``choices`` name for a field the member whose value is taken whole. A chosen id that is none of ``members``, as that
    of the survivor, leaves the field as hers. External ids and the person stay with whom they are: they lead on.
    """
    result = dict(survivor)
    chosen = {field: members[pk] for field, pk in choices.items() if pk in members}
    kept = set(choices) - set(chosen)
    others = list(members.values())
    for field in (*_FILLED, *PLAIN):
        if field in chosen:
            result[field] = chosen[field][field]
        elif field in _FILLED and field not in kept and field != "role":
            result[field] = _first(survivor[field], (other[field] for other in others))
    for field in COLLECTIONS:
        if field in chosen:
            result[field] = chosen[field][field]
        elif field not in kept:
            result[field] = _JOINED[field](survivor[field], [other[field] for other in others])
    _take_name(result, survivor, others, chosen)
    _take_places(result, survivor, others, chosen, kept)
    if survivor["published_at"] is None:
        result["published_at"] = min((other["published_at"] for other in others if other["published_at"]), default=None)
    result["reduced"] = survivor["reduced"] or any(other["reduced"] for other in others)
    return result


def merged_person(survivor: Document, members: Iterable[Document]) -> Document:
    """Her private side: e-mail addresses joined, the rest filled where it is empty."""
    others = list(members)
    known = {address.casefold() for address in survivor["emails"]}
    emails = list(survivor["emails"])
    for address in (address for other in others for address in other["emails"]):
        if address.casefold() not in known:
            known.add(address.casefold())
            emails.append(address)
    filled = {
        field: _first(survivor[field], (other[field] for other in others)) for field in ("legal_name", "phone", "notes")
    }
    return survivor | filled | {"emails": emails[:MOST_ITEMS]}


def _first(own: Any, others: Iterable[Any]) -> Any:
    return own if own is not None else next((value for value in others if value is not None), None)


def _take_name(result: Document, survivor: Document, others: Sequence[Document], chosen: Members) -> None:
    """Every name that any of them had is kept, as an alias where it can't stay what it was."""
    source = chosen.get("name", survivor)
    result["name"] = source["name"]
    for part in OF_THE_NAME:
        result[part] = chosen.get(part, source)[part]
    lang = result["lang"]
    shown = {lang} | {name["lang"] for name in survivor["names"] if name["kind"] == "display"}
    names = [name for name in survivor["names"] if not (name["kind"] == "display" and name["lang"] == lang)]
    known = {fold(result["name"])} | {fold(name["text"]) for name in names}
    own = [survivor, *others]
    candidates = [
        *(_alias(each["name"], each["lang"]) for each in own),
        *(name for name in survivor["names"] if name not in names),
        *(name for other in others for name in other["names"]),
    ]
    for name in candidates:
        is_display = name["kind"] == "display" and name["lang"] not in shown
        if is_display:
            shown.add(name["lang"])
        elif fold(name["text"]) in known:
            continue
        known.add(fold(name["text"]))
        names.append(name if is_display or name["kind"] != "display" else name | {"kind": "alias"})
    result["names"] = names[:MOST_ITEMS]


def _alias(text: str, lang: str) -> Document:
    return {"text": text, "lang": lang, "script": None, "kind": "alias"}


def _take_places(
    result: Document, survivor: Document, others: Sequence[Document], chosen: Members, kept: set[str]
) -> None:
    """Her place on a site stays hers. Where she had none, that of the first who had one is hers now, with its address.

    A role is what somebody is at one publication: where it is not taken into the base, it stays on those sites.
    """
    places = dict(survivor["sites"])
    takes_role = "role" not in chosen and "role" not in kept
    for other in others:
        for slug, place in other["sites"].items():
            if slug in places:
                places[slug] = _stayed(places[slug], place)
            else:
                places[slug] = _with_role(place, other, result["role"]) if takes_role else place
    for field, source in chosen.items():
        slug = field.removeprefix("sites.")
        if field != slug and slug in source["sites"]:
            own = places[slug]
            places[slug] = own | {"overrides": source["sites"][slug]["overrides"]}
    if takes_role and result["role"] is None and set(places) == set(survivor["sites"]):
        result["role"] = _first(None, (other["role"] for other in others))
    result["sites"] = dict(sorted(places.items()))


def _with_role(place: Document, other: Document, role: str | None) -> Document:
    if other["role"] is None or other["role"] == role or "role" in place["overrides"]:
        return place
    said = {"mode": "replace", "value": other["role"], "asserted_on": None}
    return place | {"overrides": dict(sorted({**place["overrides"], "role": said}.items()))}


def _stayed(own: Document, other: Document) -> Document:
    """From the first day that one of them was there, to the last that one of them is."""
    joined = [place["joined_on"] for place in (own, other) if place["joined_on"]]
    left = [place["left_on"] for place in (own, other)]
    return own | {"joined_on": min(joined, default=None), "left_on": None if None in left else max(left)}


def _union(key: Callable[[Any], Any]) -> Callable[[list[Any], list[list[Any]]], list[Any]]:
    def joined(own: list[Any], others: list[list[Any]]) -> list[Any]:
        found: dict[Any, Any] = {}
        for item in [*own, *(item for items in others for item in items)]:
            found.setdefault(key(item), item)
        return list(found.values())[:MOST_ITEMS]

    return joined


def _filled_members(own: Document, others: list[Document]) -> Document:
    """What she has in a language stays whole: lengths of two authors don't go together."""
    found = dict(own)
    for other in others:
        found = other | found
    return dict(sorted(found.items()))


def _dated(own: list[Document], others: list[list[Document]]) -> list[Document]:
    """What holds on every site is taken where she says nothing of that field: it would win over her own value."""
    said = {fact["field"] for fact in own if fact["site"] is None}
    return _union(_whole)(
        own, [[fact for fact in facts if fact["site"] or fact["field"] not in said] for facts in others]
    )


def _whole(item: Document) -> tuple[Any, ...]:
    return tuple((name, str(value)) for name, value in sorted(item.items()))


_JOINED: dict[str, Callable[[Any, list[Any]], Any]] = {
    **dict.fromkeys(LISTS, _union(lambda item: item)),
    "links": _union(lambda link: link["url"]),
    "identifiers": _union(lambda identifier: (identifier["scheme"], identifier["value"])),
    "bios": _filled_members,
    "overrides": _filled_members,
    "dated": _dated,
}
