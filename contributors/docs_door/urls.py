"""/docs/…"""

from django.urls import path

from contributors.docs_door import views

app_name = "docs"
urlpatterns = [
    path("", views.index, name="index"),
    path("images/<str:name>", views.image, name="image"),
    path("<path:path>", views.page, name="page"),
]
