"""The addresses of the management API under /api/v1/."""

from django.urls import path

from contributors.api.management.contributors.counts import ContributorCounts
from contributors.api.management.contributors.photo import OnePhoto, PhotoHistory, RevertPhoto
from contributors.api.management.contributors.routes import Contributors, OneContributor
from contributors.api.management.contributors.standing import (
    ContributorHistory,
    ContributorState,
    PublishContributor,
    RevertContributor,
    WithdrawContributor,
)
from contributors.api.management.duplicates import Distinctions, Duplicates, Lookups, WithdrawDistinction
from contributors.api.management.keys import Keys, OneKey, RevokeKey, RevokeToken, RotateKey, Tokens
from contributors.api.management.members.roles import Memberships, RevokeMembership
from contributors.api.management.members.routes import Members, Myself, OneMember
from contributors.api.management.merging import MergeContributors, Merges, OneMerge, UndoMerge
from contributors.api.management.sites import OneSite, RevertSite, SiteHistory, Sites, SiteState
from contributors.api.management.text_credits import OneTextCredit, ReopenTextCredit, SettleTextCredit, TextCredits

urlpatterns = [
    path("contributors", Contributors.as_view()),
    path("contributors/<str:id>", OneContributor.as_view()),
    path("contributors/<str:id>/history", ContributorHistory.as_view()),
    path("contributors/<str:id>/history/<str:version>", ContributorState.as_view()),
    path("contributors/<str:id>/revert", RevertContributor.as_view()),
    path("contributors/<str:id>/counts", ContributorCounts.as_view()),
    path("contributors/<str:id>/merge", MergeContributors.as_view()),
    path("contributors/<str:id>/publish", PublishContributor.as_view()),
    path("contributors/<str:id>/withdraw", WithdrawContributor.as_view()),
    path("contributors/<str:id>/photo", OnePhoto.as_view()),
    path("contributors/<str:id>/photo/history", PhotoHistory.as_view()),
    path("contributors/<str:id>/photo/revert", RevertPhoto.as_view()),
    path("merges", Merges.as_view()),
    path("merges/<str:merge>", OneMerge.as_view()),
    path("merges/<str:merge>/undo", UndoMerge.as_view()),
    path("duplicates", Duplicates.as_view()),
    path("duplicates/lookalikes", Lookups.as_view()),
    path("duplicates/not-same", Distinctions.as_view()),
    path("duplicates/not-same/<str:id>/withdraw", WithdrawDistinction.as_view()),
    path("sites", Sites.as_view()),
    path("sites/<str:site>", OneSite.as_view()),
    path("sites/<str:site>/history", SiteHistory.as_view()),
    path("sites/<str:site>/history/<str:version>", SiteState.as_view()),
    path("sites/<str:site>/revert", RevertSite.as_view()),
    path("text-credits", TextCredits.as_view()),
    path("text-credits/<str:id>", OneTextCredit.as_view()),
    path("text-credits/<str:id>/settle", SettleTextCredit.as_view()),
    path("text-credits/<str:id>/reopen", ReopenTextCredit.as_view()),
    path("members", Members.as_view()),
    path("members/<str:member>", OneMember.as_view()),
    path("members/<str:member>/memberships", Memberships.as_view()),
    path("members/<str:member>/memberships/<str:membership>/revoke", RevokeMembership.as_view()),
    path("keys", Keys.as_view()),
    path("keys/<str:key>", OneKey.as_view()),
    path("keys/<str:key>/revoke", RevokeKey.as_view()),
    path("keys/<str:key>/rotate", RotateKey.as_view()),
    path("tokens", Tokens.as_view()),
    path("tokens/<str:key>/revoke", RevokeToken.as_view()),
    path("me", Myself.as_view()),
]
