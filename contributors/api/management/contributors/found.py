"""The list of contributors as a search: everybody, best first, those whom the filters let through."""

from rest_framework.request import Request

from contributors.access import Rights, sees_private
from contributors.answers.searching import refuse_long_query
from contributors.api.paging import Page, cursor_of, limit_of, place_after
from contributors.models import Contributor
from contributors.models.contributors import ContributorQuerySet
from contributors.models.search import bands_of_registry, find

# So often more is looked for where filters leave few; then the page is what it is, and has a `next`.
MOST_ROUNDS = 20


def page_found(rows: ContributorQuerySet, query: str, rights: Rights, request: Request) -> Page[Contributor]:
    """By an e-mail address only for those who may read addresses."""
    refuse_long_query(query)
    limit, after = limit_of(request), place_after(request)
    if "@" in query and not sees_private(rights):
        return Page([], None)
    found: list[Contributor] = []
    for _ in range(MOST_ROUNDS):
        hits = find(query, bands_of_registry(), limit - len(found), after)
        by_id = rows.in_bulk([hit.contributor_id for hit in hits.hits])
        found += [by_id[hit.contributor_id] for hit in hits.hits if hit.contributor_id in by_id]
        after = hits.next
        if after is None or len(found) == limit:
            break
    return Page(found, cursor_of(request, after) if after else None)
