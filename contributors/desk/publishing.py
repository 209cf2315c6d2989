"""Publish: the drafts of the paste page become contributors, all or none, however often the button is pressed."""

from hashlib import sha256

from contributors.actions.idempotency import done_once
from contributors.actions.paste import keep_drafts
from contributors.actions.sites import create_site
from contributors.desk.drafts import MOST_AT_ONCE, Paste
from contributors.errors import RegistryError
from contributors.models import Actor, Document, Site

# The verb speaks of keys and requests; at the desk it is a button.
_SAID_HERE = {
    "idempotency_key_reused": "This paste is published already. To publish somebody else, start a new paste.",
    "idempotency_key_busy": "This paste is being published at this moment. Wait a little and try again.",
}


def publish(paste: Paste, digest: str, *, by: Actor) -> list[str]:
    """The ids of the new contributors, or nothing where something stands in the way: then ``paste`` says what."""
    if not _is_ready(paste):
        return []

    def work() -> tuple[int, Document]:
        kept = keep_drafts(
            [shown.draft for shown in paste.kept],
            by=by,
            site=paste.site or _new_site(paste, by),
            written=paste.written,
            publish=True,
            ids=[shown.contributor_id for shown in paste.kept],
        )
        return 201, {"ids": [contributor.pk for contributor in kept]}

    try:
        return list(done_once(by, f"desk:{paste.typed.once}", digest, work)[1]["ids"])
    except RegistryError as error:
        paste.faults.setdefault("other", _SAID_HERE.get(error.code) or _sentences(error))
        return []


def digest_of(sent: dict[str, list[str]]) -> str:
    """What makes two presses of the button the same press."""
    said = sorted((name, values) for name, values in sent.items() if name != "csrfmiddlewaretoken")
    return sha256(repr(said).encode(errors="replace")).hexdigest()


def _is_ready(paste: Paste) -> bool:
    if paste.refused or not paste.drafts:
        paste.refused = paste.refused or paste.message
        return False
    if not paste.kept:
        paste.faults["other"] = "Everybody is left out. Keep at least one of them."
    if len(paste.kept) > MOST_AT_ONCE:
        paste.faults["other"] = (
            f"These are {len(paste.kept):,} people and at most {MOST_AT_ONCE} are published at once. Paste a part of "
            "the list, or take the whole of it with `manage.py paste`."
        )
    if not paste.site_name:
        paste.faults["site_name"] = "Name the site that shows this card, such as the one that the text is from."
    return not paste.faults and not any(shown.faults for shown in paste.kept)


def _new_site(paste: Paste, by: Actor) -> Site:
    lang = next((shown.draft.lang for shown in paste.kept if shown.draft.lang), "en")
    try:
        return create_site({"name": paste.site_name, "languages": [lang]}, by=by)
    except RegistryError as error:
        paste.faults |= {"site_name": _sentences(error), "other": "The site can't be made."}
        raise


def _sentences(error: RegistryError) -> str:
    return " ".join(dict.fromkeys(fault.detail for fault in error.faults)) or error.detail
