"""How many articles credit a contributor, as both APIs tell it."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypedDict, cast

from rest_framework.request import Request

from contributors.answers.parameters import day_of
from contributors.api.schema import Parameter
from contributors.errors import BadRequest, near_miss
from contributors.models import Site
from contributors.models.stories import Per, counts

_PER = ("month", "year")
PER = Parameter("per", Annotated[str, {"enum": list(_PER)}], "Periods of a month, or of a year; a month without it.")
SINCE = Parameter("since", Annotated[str, {"format": "date"}], "The first day that counts, in the site's time zone.")
UNTIL = Parameter("until", Annotated[str, {"format": "date"}], "The last day that counts, in the site's time zone.")


class CountedPeriod(TypedDict):
    """`period` is `2026-11` or `2026`. An article in which she has two roles is one of `articles` and one of each."""

    site: str
    period: str
    articles: int
    roles: dict[str, int]


class Counts(TypedDict):
    """`articles` and `roles` are the sums of all `items`; periods without an article are left out."""

    contributor: str
    per: Literal["month", "year"]
    articles: int
    roles: dict[str, int]
    items: list[CountedPeriod]


def counted(request: Request, contributor_id: str, sites: Sequence[Site]) -> Counts:
    """Raises BadRequest for a day or a period that is none."""
    per = _per(request.query_params.get("per", "month"))
    since, until = day_of(request, "since"), day_of(request, "until")
    items: dict[tuple[str, str], CountedPeriod] = {}
    roles: dict[str, int] = {}
    for each in counts(contributor_id, sites, per, since, until):
        if each.role is None:
            items[each.site, each.period] = CountedPeriod(
                site=each.site, period=each.period, articles=each.articles, roles={}
            )
        else:
            items[each.site, each.period]["roles"][each.role] = each.articles
            roles[each.role] = roles.get(each.role, 0) + each.articles
    found = list(items.values())
    articles = sum(item["articles"] for item in found)
    return Counts(
        contributor=contributor_id, per=per, articles=articles, roles=dict(sorted(roles.items())), items=found
    )


def _per(text: str) -> Per:
    if text not in _PER:
        raise BadRequest(
            f"`per` is `month` or `year`, not `{text}`.{near_miss(text, _PER)}", code="unknown_choice", param="per"
        )
    return cast(Any, text)
