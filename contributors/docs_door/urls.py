"""/docs/…"""

from django.urls import path
from django.views.generic import RedirectView

from contributors.docs_door import playground, views

app_name = "docs"
urlpatterns = [
    path("", views.index, name="index"),
    path("images/<str:name>", views.image, name="image"),
    path("playground", RedirectView.as_view(url="/docs/playground/")),
    path("playground/", playground.playground, name="playground"),
    path("playground/page", playground.host_page, name="host_page"),
    path("<path:path>", views.page, name="page"),
]
