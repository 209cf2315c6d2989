"""The page of one contributor, as it is after publishing, and the list of all."""

from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from contributors import access, clock
from contributors.desk.invitations import ROLES
from contributors.desk.session import for_members, rights_of
from contributors.models import Contributor, Member, Site
from contributors.models.reading import Asked, explain_places, one_place
from contributors.outputs.html import render as render_card

_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A card on a site: its markup, and its address without an ending."""

    site: Site
    html: str
    address: str


@for_members
@require_safe
def contributor(request: HttpRequest, contributor_id: str) -> HttpResponse:
    rights = rights_of(request)
    found = Contributor.objects.filter(access.visible_to(rights), pk=contributor_id).prefetch_related("names").first()
    if found is None:
        return render(request, "desk/nobody.html", {"contributor_id": contributor_id}, status=404)
    context = {
        "contributor": found,
        "places": _places(found) if found.published_at else [],
        "roles": ROLES.items(),
        "sites": Site.objects.order_by("name"),
        "may_invite": access.can(rights, "invite", Member()),
    }
    return render(request, "desk/contributor.html", context)


def _places(found: Contributor) -> list[Place]:
    """Seven queries and one more, for each site."""
    places = []
    for slug in found.site_profiles.order_by("site__name").values_list("site__slug", flat=True):
        place = one_place(slug, found.pk)
        if place is None:
            continue
        today = clock.today(place.site.time_zone)
        card = explain_places(place.site, [place], Asked(today, settings.PUBLIC_ORIGIN))[0].card
        address = f"{settings.PUBLIC_ORIGIN}/c/{slug}/{found.pk}"
        places.append(Place(place.site, render_card(card, today=today), address))
    return places


@for_members
@require_safe
def contributors(request: HttpRequest) -> HttpResponse:
    """Everybody, the newest first. Three queries."""
    everybody = (
        Contributor.objects.filter(access.visible_to(rights_of(request)), merged_into__isnull=True)
        .order_by("-published_at", "sort_key", "pk")
        .prefetch_related("names", "site_profiles__site")
    )
    page = Paginator(everybody, _ON_A_PAGE).get_page(request.GET.get("page"))
    published = request.GET.get("published", "")
    return render(
        request, "desk/contributors.html", {"page": page, "published": published if published.isdecimal() else ""}
    )
