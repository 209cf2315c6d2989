"""Authors as JSON-LD, for the page of an article that the site does not keep here."""

from django.http import HttpResponseBase
from rest_framework.request import Request

from contributors.api.schema import IF_NONE_MATCH, Parameter
from contributors.api.site import answering, asking
from contributors.api.site.cards import MOST_IDS, asked_ids
from contributors.api.site.documents import AuthorList
from contributors.api.site.routes import SITE, SiteRoute, site_documented
from contributors.errors import BadRequest
from contributors.models.reading import read_cards
from contributors.outputs import jsonld

IDS = Parameter("ids", str, f"Up to {MOST_IDS} ids, comma-separated.", required=True)


class Authors(SiteRoute):
    @site_documented(
        "Authors as JSON-LD, ready for an Article",
        operation="readAuthors",
        parameters=(SITE, IDS, asking.LANG, IF_NONE_MATCH),
        answers={200: AuthorList, 304: None},
        refusals=(413,),
    )
    def get(self, request: Request, site: str) -> HttpResponseBase:
        """In the order asked; ids without a card here are left out, as the answer goes into a page as it is."""
        if "ids" not in request.query_params:
            raise BadRequest("`ids` names contributors, as in `ids=ctr_…,ctr_…`.", code="invalid_ids", param="ids")
        asked = asking.wanted(request, self.site).asked
        cards = read_cards(self.site, asked_ids(request), asked)
        each_once = {explained.card["id"]: explained.card for explained in cards.values()}
        authors = [jsonld.entity(card) for card in each_once.values()]
        return answering.answer(request, answering.compact({"author": authors}))
