"""The addresses under /api/."""

from django.urls import path

from contributors.api import documentation
from contributors.api.routes import NoRoute

urlpatterns = [
    path("schema", documentation.schema, name="schema"),
    path("docs", documentation.Page.as_view(), name="api-docs"),
    path("types.d.ts", documentation.types, name="types"),
    path("<path:rest>", NoRoute.as_view()),
]
