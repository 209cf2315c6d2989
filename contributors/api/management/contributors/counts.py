"""How many articles credit a contributor, on all sites."""

from rest_framework.request import Request
from rest_framework.response import Response

from contributors.api.counting import PER, SINCE, UNTIL, Counts, counted
from contributors.api.management.contributors.routes import ID, ContributorRoute
from contributors.api.management.routes import managed
from contributors.models import Site


class ContributorCounts(ContributorRoute):
    @managed(
        "How many articles credit a contributor, by site, period and role",
        operation="countContributorArticles",
        parameters=(ID, PER, SINCE, UNTIL),
        answers={200: Counts},
        description="Of every site that has such articles. Days are those of each site's time zone.",
    )
    def get(self, request: Request, id: str) -> Response:  # noqa: A002 - the name in the address
        contributor = self.found(id)
        sites = Site.objects.filter(articles__credits__contributor=contributor).distinct().order_by("slug")
        return Response(counted(request, contributor.pk, list(sites)))
