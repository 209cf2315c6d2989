"""The cards of a site: one, some by their ids, a page of all, or all in one answer."""

from datetime import UTC, datetime
from typing import Annotated

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from rest_framework.request import Request

from contributors.api.paging import page_of
from contributors.api.schema import CURSOR, IF_NONE_MATCH, LIMIT, Parameter
from contributors.api.site import answering, asking
from contributors.api.site.documents import CardList, CardPart, SiteCard
from contributors.api.site.routes import SITE, SiteRoute, required_secret, site_documented
from contributors.errors import BadRequest, NotFound, TooLarge
from contributors.models import Site, SiteProfile
from contributors.models.reading import Explained, places_on, read_cards, read_cards_as_of, stream_cards

Places = QuerySet[SiteProfile]

MOST_IDS = 200
FORMATS = ("json", "map", "ndjson")
IDS = Parameter("ids", str, f"Up to {MOST_IDS} ids, comma-separated. Without it, every card of the site (`sk_`).")
UPDATED_SINCE = Parameter(
    "updated_since", Annotated[str, {"format": "date-time"}], "Only cards that changed at that time or later (`sk_`)."
)
FORMAT = Parameter(
    "format",
    Annotated[str, {"enum": list(FORMATS)}],
    "json: `items`; map: an object by id; ndjson: a card a line. Without `ids`, map and ndjson hold the whole site.",
)
CONTRIBUTOR = Parameter("id", str, "The contributor's id, `ctr_…`.", where="path")


class Cards(SiteRoute):
    """By ``ids`` with either key; the list and the whole site with a secret one."""

    @site_documented(
        "Cards of a site, in bulk",
        operation="listCards",
        parameters=(
            SITE,
            IDS,
            *asking.CARD_PARAMETERS,
            asking.FRAGMENTS,
            FORMAT,
            UPDATED_SINCE,
            CURSOR,
            LIMIT,
            IF_NONE_MATCH,
        ),
        answers={
            200: {answering.JSON: CardList | dict[str, SiteCard | CardPart], answering.NDJSON: str},
            304: None,
        },
        refusals=(413,),
    )
    def get(self, request: Request, site: str) -> HttpResponseBase:
        given = request.query_params
        wanted = asking.wanted(request, self.site)
        form = asking.one_of(given.get("format", "json"), "format", FORMATS)
        if "ids" in given:
            refuse_with(request, "ids", ("updated_since", "cursor", "limit"))
            return self.by_ids(request, wanted, form)
        required_secret(request, "the list of all cards")
        self.require_scope("list")
        refuse_with(request, "the list of all cards", ("as_of", "explain"))
        places = places_on(self.site)
        if "updated_since" in given:
            places = places.filter(card_updated_at__gte=instant(given["updated_since"]))
        if form != "json":
            refuse_with(request, f"format={form}", ("cursor", "limit"))
            return self.whole(request, wanted, form, places)
        return self.page(request, wanted, places)

    def by_ids(self, request: Request, wanted: asking.Wanted, form: str) -> HttpResponseBase:
        ids = asked_ids(request)
        found = read(self.site, ids, wanted)
        by_id = {pk: wanted.document(each.card, each.profile) for pk, each in found.items()}
        documents = list(by_id.values())
        if form == "ndjson":
            return answering.answer(request, b"".join(answering.lines(documents)), answering.NDJSON)
        if form == "map":
            return answering.answer(request, answering.compact(by_id))
        missing = [pk for pk in ids if pk not in found]
        return answering.answer(request, answering.compact({"items": documents, "missing": missing, "next": None}))

    def whole(self, request: Request, wanted: asking.Wanted, form: str, places: Places) -> HttpResponseBase:
        documents = (wanted.document(card) for card in stream_cards(self.site, places, wanted.asked))
        if form == "ndjson":
            return answering.stream(request, answering.lines(documents), answering.NDJSON)
        return answering.stream(request, answering.members(documents), answering.JSON)

    def page(self, request: Request, wanted: asking.Wanted, places: Places) -> HttpResponseBase:
        order = (
            ("card_updated_at", "contributor_id") if "updated_since" in request.query_params else ("contributor_id",)
        )
        page = page_of(places, order, request)
        ids = [place.contributor_id for place in page.items]
        documents = [wanted.document(each.card) for each in read_cards(self.site, ids, wanted.asked).values()]
        return answering.answer(request, answering.compact({"items": documents, "missing": [], "next": page.next}))


class OneCard(SiteRoute):
    @site_documented(
        "One card",
        operation="readCard",
        parameters=(SITE, CONTRIBUTOR, *asking.CARD_PARAMETERS, asking.FRAGMENTS, IF_NONE_MATCH),
        answers={200: SiteCard | CardPart, 304: None},
    )
    def get(self, request: Request, site: str, id: str) -> HttpResponseBase:  # noqa: A002 - the name in the address
        wanted = asking.wanted(request, self.site)
        explained = read(self.site, [id], wanted).get(id)
        if explained is None:
            raise unknown_contributor(self.site, id)
        answer = answering.answer(request, answering.compact(wanted.document(explained.card, explained.profile)))
        return located(request, answer, id, explained.card["id"])


def located(request: Request, answer: HttpResponse, asked: str, found: str) -> HttpResponse:
    """Where ``asked`` was merged, the answer names the address of the card that it is."""
    if asked != found:
        path = f"{request.path.removesuffix(asked)}{found}"
        query = request.META.get("QUERY_STRING")
        answer.headers["Content-Location"] = f"{settings.PUBLIC_ORIGIN}{path}" + (f"?{query}" if query else "")
    return answer


def read(site: Site, ids: list[str], wanted: asking.Wanted) -> dict[str, Explained]:
    """Today's cards in 8 queries, or those of another day in at most 4."""
    if wanted.until is None:
        return read_cards(site, ids, wanted.asked)
    return read_cards_as_of(site, ids, wanted.asked, wanted.until)


def asked_ids(request: Request) -> list[str]:
    """The ids in ``ids``, each once."""
    ids = list(dict.fromkeys(pk.strip() for pk in request.query_params["ids"].split(",") if pk.strip()))
    if not ids:
        raise BadRequest("`ids` names contributors, as in `ids=ctr_…,ctr_…`.", code="invalid_ids", param="ids")
    if len(ids) > MOST_IDS:
        raise TooLarge(
            f"`ids` takes up to {MOST_IDS} at once; there are {len(ids)}. Ask again for the rest.", param="ids"
        )
    return ids


def unknown_contributor(site: Site, contributor_id: str) -> NotFound:
    return NotFound(
        f"No contributor `{contributor_id}` on {site.name}. Slugs change, ids do not: use `/lookup`.",
        code="unknown_contributor",
        param="id",
    )


def refuse_with(request: Request, what: str, names: tuple[str, ...]) -> None:
    """A parameter that would be ignored is refused instead."""
    for name in names:
        if name in request.query_params:
            raise BadRequest(
                f"`{name}` does not go with {what}. Leave one of them out.", code="conflicting_parameters", param=name
            )


def instant(text: str) -> datetime:
    """A moment of the years 1900 to 9998 with its offset; a bare day is its first moment in UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.min
    if not 1900 <= moment.year <= 9998:
        raise BadRequest(
            "`updated_since` is a time, such as `2026-11-22T09:14:00Z`.", code="invalid_date", param="updated_since"
        )
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
