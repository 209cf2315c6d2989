"""Sites: made once, set as often as needed."""

from django.conf import settings

from contributors.actions.history import recorded_state
from contributors.changes import Edit, change
from contributors.documents.patch import merge_patch
from contributors.models import Actor, Document, Site
from contributors.names import slug


def create_site(document: Document, *, by: Actor) -> Site:
    """A new site; ``name`` is enough. Slug, language and time zone follow from it and from the settings."""
    given = dict(document)
    given["slug"] = given.get("slug") or slug_of_site(str(given.get("name") or ""))
    given["languages"] = given.get("languages") or ["en"]
    given["time_zone"] = given.get("time_zone") or settings.DEFAULT_TIME_ZONE
    with change(Site(), "create", by=by) as edit:
        edit.document |= given
    return edit.subject


def slug_of_site(name: str) -> str:
    """What a new site of this name is called in addresses: its slug, cut to the 60 characters that one may have."""
    return slug(name)[:60].rstrip("-")


def edit_site(site: Site, patch: Document, *, by: Actor, expect: int | None = None, why: str = "") -> Edit[Site]:
    """Applies a merge patch (RFC 7396). Every card of the site changes with its name, address or switches."""
    with change(site, "edit", by=by, expect=expect, why=why) as edit:
        edit.document = merge_patch(edit.document, patch)
    return edit


def revert_site(site: Site, version: int, *, by: Actor, expect: int | None = None, why: str = "") -> Edit[Site]:
    """Brings the settings after ``version`` back, as a change of its own. Raises NotFound for one that never was."""
    earlier = recorded_state(site, version)
    with change(site, "revert", by=by, expect=expect, why=why or f"back to version {version}") as edit:
        edit.document = earlier
    return edit
