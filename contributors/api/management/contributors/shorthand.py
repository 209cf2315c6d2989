"""What a body may say in short, written out: the document, the private side, and what is to be done beside."""

from dataclasses import dataclass, field
from typing import Any

from contributors.api.management.routes import cleaned_reason
from contributors.documents.values import Document, Faults, step

# The registry's own, or said in another way.
_NOT_SENT = {
    "id": "The registry gives the id.",
    "published_at": "Say `publish` instead.",
    "photo": "Send it to `…/photo` when she is there.",
}


@dataclass(frozen=True, slots=True)
class Given:
    """``pointers`` lead from the written-out document back to what was sent, for refusals."""

    document: Document
    person: Document | None
    why: str
    publish: bool = False
    pointers: dict[str, str] = field(default_factory=dict)


def given_contributor(body: Document) -> Given:
    """The body of a creation. Raises Invalid for what contradicts itself or is of the wrong kind."""
    faults = Faults()
    document = dict(body)
    for name, words in _NOT_SENT.items():
        if name in document:
            faults.add(f"/{name}", f"`{name}` is not sent. {words}", "not_editable")
    pointers = _written_out_bio(faults, document) | _written_out_sites(faults, document)
    person, person_pointers = _private_side(faults, document)
    publish = faults.flag("/publish", document.pop("publish", False))
    why = cleaned_reason(faults, document.pop("why", None), raises=False)
    faults.raise_any()
    return Given(document, person, why, publish, pointers | person_pointers)


def given_patch(body: Document) -> Given:
    """The body of an edit; only the private side and the reason are not the document's."""
    faults = Faults()
    document = dict(body)
    person = document.pop("person", None)
    if person is not None and not isinstance(person, dict):
        faults.add("/person", "The private side is an object.", "wrong_type")
    why = cleaned_reason(faults, document.pop("why", None), raises=False)
    faults.raise_any()
    return Given(document, person, why, pointers=_of_person(person or {}, document))


def _written_out_bio(faults: Faults, document: Document) -> dict[str, str]:
    """``bio`` is ``bios.{lang}.standard``."""
    bio = document.pop("bio", None)
    bios = document.get("bios") or {}
    if bio is None or not isinstance(bios, dict):
        return {}
    lang = document["lang"] if isinstance(document.get("lang"), str) and document["lang"] else "en"
    sizes = bios.get(lang) or {}
    if not isinstance(sizes, dict):
        return {}
    if sizes.get("standard") is not None:
        faults.add("/bio", f"`bio` is short for `bios.{lang}.standard`. Send one of them.", "conflicting_parameters")
    document["bios"] = bios | {lang: sizes | {"standard": bio}}
    pointer = f"{step('/bios', lang)}/standard"
    return {f"{pointer}/text": "/bio", pointer: "/bio"}


def _written_out_sites(faults: Faults, document: Document) -> dict[str, str]:
    """A list of slugs is a place on each, with nothing said about it."""
    slugs = document.get("sites")
    if not isinstance(slugs, list):
        return {}
    for position, slug in enumerate(slugs):
        if not isinstance(slug, str):
            faults.add(f"/sites/{position}", "A site is named by its slug.", "wrong_type")
    named = [slug for slug in slugs if isinstance(slug, str)]
    document["sites"] = {slug: {} for slug in named}
    return {step("/sites", slug): f"/sites/{position}" for position, slug in enumerate(named)}


def _private_side(faults: Faults, document: Document) -> tuple[Document | None, dict[str, str]]:
    """``email`` and ``emails`` are ``person.emails``."""
    person = document.pop("person", None)
    if person is not None and not isinstance(person, dict):
        faults.add("/person", "The private side is an object.", "wrong_type")
        person = None
    sent = {name: document.pop(name) for name in ("email", "emails") if document.get(name) is not None}
    document.pop("email", None)
    document.pop("emails", None)
    if not sent:
        return person, _of_person(person or {}, document)
    if len(sent) > 1 or (person or {}).get("emails") is not None:
        name = next(iter(sent))
        faults.add(f"/{name}", "Send e-mail addresses in one way: `email` or `emails`.", "conflicting_parameters")
    addresses: Any = [sent["email"]] if "email" in sent else sent["emails"]
    pointers = {"/emails/0": "/email"} if "email" in sent else {"/emails": "/emails"}
    return (person or {}) | {"emails": addresses}, pointers | _of_person(person or {}, document)


def _of_person(person: Document, document: Document) -> dict[str, str]:
    """Faults of the private side name its own members, which are a level deeper in the body."""
    return {step("", name): f"/person{step('', name)}" for name in person if name not in document}
