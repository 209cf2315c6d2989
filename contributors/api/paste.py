"""``POST /api/v1/paste``: an author box, the end of an article or a list of names into drafts, kept where asked."""

from datetime import date
from typing import Annotated, NotRequired, TypedDict

from django.conf import settings
from django.db import transaction
from rest_framework.request import Request
from rest_framework.response import Response

from contributors.actions.paste import Likeness, keep_drafts, likenesses, read_paste
from contributors.actions.sites import create_site
from contributors.api.authentication import actor_of, reader_of
from contributors.api.bodies import body_of
from contributors.api.idempotency import answered_once
from contributors.api.routes import Route
from contributors.api.schema import IDEMPOTENCY_KEY, documented
from contributors.documents.values import Faults
from contributors.errors import Invalid, NotAllowed, near_miss
from contributors.importers import DraftDocument, Reading, reader
from contributors.models import Contributor, Document, Site


class PasteInput(TypedDict):
    """`written` is the day the text was written; with `site_name` and `keep`, a `site` that is new is made."""

    text: str
    site: NotRequired[str | None]
    site_name: NotRequired[str | None]
    written: NotRequired[Annotated[str | None, {"format": "date"}]]
    keep: NotRequired[bool]
    publish: NotRequired[bool]


class LikenessDocument(TypedDict):
    """Somebody who is here already; `reasons` are those of `/api/v1/duplicates`, the strongest first."""

    id: str
    name: str
    reasons: list[str]


class PasteAnswer(TypedDict):
    """`likenesses` has a list for each draft. `message` says why where nobody was found; `kept` are ids, by draft."""

    drafts: list[DraftDocument]
    message: str | None
    left_out: list[str]
    likenesses: list[list[LikenessDocument]]
    kept: list[str]


class Paste(Route):
    @documented(
        "Read an author box, the end of an article or a list of names",
        operation="paste",
        tag="Paste",
        parameters=(IDEMPOTENCY_KEY,),
        body=PasteInput,
        answers={200: PasteAnswer, 201: PasteAnswer},
        description="Stores nothing, unless `keep` is true: then each draft becomes a contributor, visible to members "
        "only or, with `publish`, to everybody.",
    )
    def post(self, request: Request) -> Response:
        if not reader_of(request).roles:
            raise NotAllowed("You have no role on any site. Ask an owner for one.")
        asked = _cleaned(body_of(request))
        text = reader("text").decode(asked["text"].encode(), max_bytes=settings.PASTE_MAX_BYTES)
        site = Site.objects.filter(slug=asked["site"]).first() if asked["site"] else None
        if asked["site"] and site is None and not (asked["keep"] and asked["site_name"]):
            raise _unknown_site(asked["site"])
        reading = read_paste(text, site=site, site_name=asked["site_name"] or "", written=asked["written"])
        alike = likenesses(reading.drafts)
        if not asked["keep"]:
            return Response(_document(reading, alike, []))

        def keep() -> Response:
            return Response(_document(reading, alike, _kept(request, reading, asked, site)), status=201)

        return answered_once(request, keep)


@transaction.atomic
def _kept(request: Request, reading: Reading, asked: Document, site: Site | None) -> list[Contributor]:
    by = actor_of(request)
    if site is None and asked["site"] and reading.drafts:
        site = create_site({"slug": asked["site"], "name": asked["site_name"]}, by=by)
    return keep_drafts(reading.drafts, by=by, site=site, written=asked["written"], publish=asked["publish"])


def _cleaned(document: Document) -> Document:
    faults = Faults()
    given = faults.known(document, PasteInput.__annotations__, "a paste")
    text = given.get("text")
    if not isinstance(text, str) or not text.strip():
        faults.add(
            "/text", "Paste the text: an author box, an article's last lines, or a list of names.", "text_required"
        )
    written = faults.day("/written", given.get("written"))
    cleaned = {
        "text": text,
        "site": faults.line("/site", given.get("site"), 60),
        "site_name": faults.line("/site_name", given.get("site_name"), 200),
        "written": date.fromisoformat(written) if written else None,
        "keep": faults.flag("/keep", given.get("keep", False)),
        "publish": faults.flag("/publish", given.get("publish", False)),
    }
    if cleaned["publish"] and not cleaned["keep"]:
        faults.add("/publish", "`publish` goes with `keep`.", "conflicting_parameters")
    faults.raise_any()
    return cleaned


def _document(reading: Reading, alike: list[list[Likeness]], kept: list[Contributor]) -> PasteAnswer:
    return {
        "drafts": [draft.document() for draft in reading.drafts],
        "message": reading.message,
        "left_out": list(reading.left_out),
        "likenesses": [[_likeness(one) for one in each] for each in alike],
        "kept": [contributor.pk for contributor in kept],
    }


def _likeness(likeness: Likeness) -> LikenessDocument:
    return {"id": likeness.contributor_id, "name": likeness.name, "reasons": list(likeness.reasons)}


def _unknown_site(slug: str) -> Invalid:
    near = near_miss(slug, Site.objects.values_list("slug", flat=True))
    return Invalid(
        f"No site `{slug}`.{near} With `site_name` and `keep` it is made.", code="unknown_site", param="site"
    )
