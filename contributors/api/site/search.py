"""The picker's search, as the back end of a site asks for it."""

from typing import Annotated

from django.conf import settings
from django.http import HttpResponseBase
from rest_framework.request import Request

from contributors import clock
from contributors.answers.searching import LONGEST_QUERY, refuse_long_query
from contributors.api.authentication import SECRET_KEYS
from contributors.api.paging import cursor_of, limit_of, place_after
from contributors.api.schema import CURSOR, IF_NONE_MATCH, Parameter
from contributors.api.site import answering
from contributors.api.site.documents import SearchAnswer, SearchItem
from contributors.api.site.routes import SITE, SiteRoute, site_documented
from contributors.errors import BadRequest
from contributors.models import Contributor, Site, SiteProfile
from contributors.models.reading import Asked, read_cards
from contributors.models.search import Hit, bands_of_site, find

MOST, LIMIT = 50, 10
Q = Parameter(
    "q",
    Annotated[str, {"maxLength": LONGEST_QUERY}],
    "Beginnings of words of a name in any order, initials, or an e-mail address with its `@`.",
    required=True,
)
SEARCH_LIMIT = Parameter(
    "limit", Annotated[int, {"minimum": 1, "maximum": MOST, "default": LIMIT}], f"How many at most, up to {MOST}."
)


class Search(SiteRoute):
    ways = SECRET_KEYS
    scope = "search"

    @site_documented(
        "Contributors by a few letters, best first",
        operation="searchContributors",
        parameters=(SITE, Q, CURSOR, SEARCH_LIMIT, IF_NONE_MATCH),
        answers={200: SearchAnswer, 304: None},
        description="Everybody published in the registry is found: this site's people first, those with the newest "
        "bylines before the others. Of people of other sites there are id, name, role and sites only.",
    )
    def get(self, request: Request, site: str) -> HttpResponseBase:
        query = required_query(request)
        limit = limit_of(request, most=MOST, default=LIMIT)
        found = find(query, bands_of_site(self.site, query), limit, place_after(request))
        following = cursor_of(request, found.next) if found.next else None
        content: SearchAnswer = {"items": items(self.site, found.hits), "next": following}
        return answering.answer(request, answering.compact(content))


def required_query(request: Request) -> str:
    """Raises BadRequest for none, and for one that is no name any more."""
    query = request.query_params.get("q", "").strip()
    if not query:
        raise BadRequest("Say whom you look for, as in `?q=laur+w`.", code="missing_parameter", param="q")
    refuse_long_query(query)
    return query


def items(site: Site, hits: list[Hit]) -> list[SearchItem]:
    """11 queries, however many hits; none for nobody."""
    ids = [hit.contributor_id for hit in hits]
    if not ids:
        return []
    asked = Asked(today=clock.today(site.time_zone), origin=settings.PUBLIC_ORIGIN)
    cards = read_cards(site, ids, asked)
    people = Contributor.objects.prefetch_related("names").in_bulk(ids)
    places: dict[str, dict[str, SiteProfile]] = {pk: {} for pk in ids}
    for place in SiteProfile.objects.filter(contributor_id__in=ids).select_related("site").order_by("site__slug"):
        places[place.contributor_id][place.site.slug] = place
    found = []
    for hit in hits:
        pk = hit.contributor_id
        if pk in people:
            card = cards[pk].card if pk in cards else None
            last = places[pk][site.slug].last_byline_at if card else None
            found.append(
                SearchItem(
                    id=pk,
                    name=card["name"] if card else people[pk].name,
                    role=card["role"] if card else people[pk].role or None,
                    sites=list(places[pk]),
                    last_byline_at=last.isoformat(timespec="seconds").replace("+00:00", "Z") if last else None,
                    match=hit.match,
                    monogram=card["monogram"] if card else None,
                    photo=card["photo"] if card else None,
                )
            )
    return found
