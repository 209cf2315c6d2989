"""How many articles of the site credit a contributor."""

from django.http import HttpResponseBase
from rest_framework.request import Request

from contributors.api.authentication import SECRET_KEYS
from contributors.api.counting import PER, SINCE, UNTIL, Counts, counted
from contributors.api.schema import IF_NONE_MATCH, Parameter
from contributors.api.site import answering
from contributors.api.site.cards import unknown_contributor
from contributors.api.site.routes import SITE, SiteRoute, site_documented
from contributors.errors import BadRequest
from contributors.models.leading import leading
from contributors.models.reading import places_on

CONTRIBUTOR = Parameter("contributor", str, "Whose articles are counted.", required=True)


class ArticleCounts(SiteRoute):
    ways = SECRET_KEYS
    scope = "articles"

    @site_documented(
        "How many articles credit a contributor, by period and role",
        operation="countArticles",
        parameters=(SITE, CONTRIBUTOR, PER, SINCE, UNTIL, IF_NONE_MATCH),
        answers={200: Counts, 304: None},
    )
    def get(self, request: Request, site: str) -> HttpResponseBase:
        contributor = request.query_params.get("contributor", "")
        if not contributor:
            raise BadRequest(
                "Say whose articles to count: `?contributor=ctr_…`.", code="missing_parameter", param="contributor"
            )
        bearer = leading([contributor]).get(contributor, contributor)
        if not places_on(self.site).filter(contributor_id=bearer).exists():
            raise unknown_contributor(self.site, contributor)
        return answering.answer(request, answering.compact(counted(request, bearer, [self.site])))
