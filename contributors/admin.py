"""Django's own admin at /ops/admin/: the rows as they are, for whoever operates the registry. It changes nothing.

What changes is changed by verbs, in the desk and over the API: an edit made here would leave no history.
"""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from contributors.models import (
    Actor,
    Article,
    Bio,
    Change,
    ChangeContributor,
    ChangeSite,
    Contributor,
    Credit,
    CreditedName,
    DatedFact,
    Distinction,
    Draft,
    Duplicate,
    ExternalId,
    FeedEntry,
    FeedReading,
    IdempotentAnswer,
    Identifier,
    Key,
    Link,
    Member,
    Membership,
    Merge,
    MergeMember,
    Name,
    Override,
    Person,
    Photo,
    PhotoFile,
    SealedValue,
    SearchEntry,
    SearchShelf,
    SearchSpelling,
    Sequence,
    Site,
    SiteProfile,
    Slug,
    StoredFile,
    Subject,
)


class Operations(admin.AdminSite):
    """For active members with ``is_staff``. They sign in, choose a password and sign out at the desk."""

    site_header = site_title = "Operations"
    index_title = "All rows, to read"
    site_url = "/desk/"
    enable_nav_sidebar = False

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.user.is_authenticated:
            raise PermissionDenied("The operator's pages are for staff.")
        return redirect_to_login(request.GET.get("next") or reverse(f"{self.name}:index"))

    def password_change(  # type: ignore[override]  # a redirect where Django draws a page
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return HttpResponseRedirect(reverse("desk:password"))


class ReadOnly(admin.ModelAdmin):
    """May be looked at by whoever may open the pages at all, and changed by nobody."""

    actions = None
    list_per_page = 50
    show_full_result_count = False
    # Everything that a row refers to, in the one query of a list.
    list_select_related = True
    # Django 5 asks every form with an address whether it means http or https.
    formfield_overrides: ClassVar = {models.URLField: {"assume_scheme": "https"}}

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return operations.has_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return operations.has_permission(request)

    def has_add_permission(self, request: HttpRequest, *_: object) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The registry's own history of a subject; other rows have none of their own."""
        changes = reverse(f"{operations.name}:contributors_change_changelist")
        if not issubclass(self.model, Subject):
            return HttpResponseRedirect(changes)
        return HttpResponseRedirect(f"{changes}?subject_type={self.model.subject_type}&subject_id={unquote(object_id)}")


operations = Operations(name="operations")


def _show(
    model: type[models.Model],
    columns: str,
    *,
    search: str = "",
    filters: str = "",
    hidden: str = "",
    order: tuple[str, ...] = (),
) -> None:
    """``hidden`` are columns that nobody needs to see: what opens a door, and what was sealed away."""
    operations.register(
        model,
        ReadOnly,
        list_display=columns.split(),
        search_fields=search.split(),
        list_filter=filters.split(),
        exclude=hidden.split(),
        ordering=order,
    )


_show(
    Contributor,
    "id name kind status home_site lang published_at version updated_at",
    search="=id names__folded",
    filters="kind status reduced home_site",
    order=("sort_key", "id"),
)
_show(Person, "id emails legal_name version updated_at", search="=id email_words legal_name", order=("id",))
_show(Name, "text kind lang contributor", search="folded =contributor__id", filters="kind", order=("folded", "id"))
_show(Bio, "contributor lang size asserted_on", search="=contributor__id text", filters="size lang")
_show(Link, "url network contributor", search="url =contributor__id", filters="network", order=("url", "id"))
_show(Identifier, "value scheme contributor", search="=value =contributor__id", filters="scheme", order=("id",))
_show(ExternalId, "source value contributor", search="=value =contributor__id", filters="source", order=("id",))
_show(Override, "contributor site lang field mode", search="=contributor__id", filters="mode field site", order=("id",))
_show(DatedFact, "contributor site field from_on until_on", search="=contributor__id", filters="field", order=("id",))
_show(Draft, "contributor site member based_on_version updated_at", search="=contributor__id", order=("-updated_at",))

_show(Site, "slug name url languages time_zone version updated_at", search="slug name", order=("slug",))
_show(
    SiteProfile,
    "contributor site slug joined_on left_on card_version card_updated_at",
    search="slug =contributor__id",
    filters="site",
    order=("site", "slug"),
)
_show(Slug, "slug site contributor quiet taken_at", search="slug =contributor__id", filters="site quiet", order=("id",))
_show(
    Photo,
    "id contributor credit licensed_until version updated_at",
    search="=id =contributor__id credit creator",
    order=("-updated_at",),
)
_show(PhotoFile, "file photo", search="=file__name =photo__id", order=("file",))
_show(StoredFile, "name noted_at", search="=name", order=("-noted_at",))
_show(
    Article,
    "external_id site title published_at source version",
    search="=external_id title =url",
    filters="site source no_byline",
    order=("-published_at", "id"),
)
_show(Credit, "article position contributor text role", search="=contributor__id text", filters="role", order=("-id",))

_show(CreditedName, "text site contributor settled version", search="text", filters="site settled", order=("id",))
_show(FeedReading, "site address read_at failures problem next_at", order=("site",))
_show(FeedEntry, "site key article", search="=key =article__external_id", filters="site", order=("-id",))

_show(Merge, "id survivor survivor_version created_at version", search="=id =survivor__id", order=("-created_at", "id"))
_show(MergeMember, "merge position contributor version taken_out_at", search="=contributor__id", order=("-id",))
_show(
    Duplicate,
    "first second certainty probability found_at",
    search="=first__id =second__id",
    order=("-probability", "id"),
)
_show(Distinction, "first second created_at withdrawn_at", search="=first__id =second__id", order=("-created_at", "id"))
# The words themselves have a key of several columns, which Django's admin can't show.
_show(SearchEntry, "contributor names", search="=contributor__id names", order=("id",))
_show(SearchShelf, "id site", order=("id",))
_show(SearchSpelling, "remains word", search="=word", order=("id",))

_show(
    Member,
    "sign_in_name name email is_active is_staff last_login version",
    search="sign_in_name name email",
    filters="is_active is_staff",
    hidden="password is_superuser groups user_permissions",
    order=("sign_in_name",),
)
_show(Membership, "member role site revoked_at", search="member__sign_in_name", filters="role site", order=("id",))
_show(Actor, "kind name member key contributor", search="name member__sign_in_name", filters="kind", order=("id",))
_show(
    Key,
    "prefix kind name site member last_used_at expires_at revoked_at",
    search="prefix name",
    filters="kind site",
    hidden="digest",
    order=("-created_at", "id"),
)
_show(
    IdempotentAnswer,
    "key actor status created_at",
    search="=key",
    filters="status",
    hidden="digest body",
    order=("-created_at", "id"),
)

_show(
    Change,
    "at verb subject_type subject_id version fields by seq",
    search="=subject_id =event_id",
    filters="verb subject_type",
    order=("-id",),
)
_show(ChangeContributor, "change contributor", search="=contributor__id", order=("-id",))
_show(ChangeSite, "change site card_fields", filters="site", order=("-id",))
_show(Sequence, "name value")
_show(
    SealedValue,
    "subject_type subject_id field by at",
    search="=subject_id",
    filters="subject_type field",
    hidden="sealed",
    order=("-at", "id"),
)
