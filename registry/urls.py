"""The root of all addresses: which door answers what."""

from django.urls import include, path
from django.views.generic import RedirectView

from contributors.admin import operations
from contributors.cards_door.by_slug import page_by_slug
from contributors.cards_door.media import public_photo
from contributors.cards_door.oembed import embedding

urlpatterns = [
    path("", RedirectView.as_view(url="/desk/"), name="home"),
    path("api/", include("contributors.api.urls")),
    path("c/", include("contributors.cards_door.urls")),
    path("desk/", include("contributors.desk.urls")),
    path("docs/", include("contributors.docs_door.urls")),
    path("m/<path:name>", public_photo, name="photo"),
    path("oembed", embedding, name="oembed"),
    path("ops/admin/", operations.urls),
    path("p/<slug:site>/<slug:slug>", page_by_slug, name="page"),
]
