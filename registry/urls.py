"""The root of all addresses: which door answers what."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(url="/desk/"), name="home"),
    path("api/", include("contributors.api.urls")),
    path("c/", include("contributors.cards_door.urls")),
    path("desk/", include("contributors.desk.urls")),
    path("docs/", include("contributors.docs_door.urls")),
]
