"""The addresses under /api/v1/sites/{site}/."""

from django.urls import path

from contributors.api.site.articles import Articles, OneArticle
from contributors.api.site.bylines import Bylines
from contributors.api.site.cards import Cards, OneCard
from contributors.api.site.counts import ArticleCounts
from contributors.api.site.entities import Authors
from contributors.api.site.fragments import ArticleFragment
from contributors.api.site.lookup import Lookup
from contributors.api.site.search import Search

urlpatterns = [
    path("cards", Cards.as_view()),
    path("cards/<str:id>", OneCard.as_view()),
    path("lookup", Lookup.as_view()),
    path("search", Search.as_view()),
    path("jsonld", Authors.as_view()),
    path("byline", Bylines.as_view()),
    path("counts", ArticleCounts.as_view()),
    path("articles", Articles.as_view()),
    path("articles/<str:external_id>.html", ArticleFragment.as_view()),
    path("articles/<str:external_id>", OneArticle.as_view()),
]
