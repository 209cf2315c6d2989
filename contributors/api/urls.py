"""The addresses under /api/."""

from django.urls import include, path

from contributors.api import documentation
from contributors.api.paste import Paste
from contributors.api.routes import NoRoute

urlpatterns = [
    path("schema", documentation.schema, name="schema"),
    path("docs", documentation.Page.as_view(), name="api-docs"),
    path("types.d.ts", documentation.types, name="types"),
    path("v1/paste", Paste.as_view()),
    path("v1/", include("contributors.api.management.urls")),
    path("v1/sites/<str:site>/", include("contributors.api.site.urls")),
    path("", NoRoute.as_view()),
    path("<path:rest>", NoRoute.as_view()),
]
