"""What every document passes before it is compared and saved: its own gate, and what only the other rows can tell."""

from collections.abc import Callable, Mapping

from contributors import access, clock
from contributors.changes.merging import standing_for
from contributors.documents import accounts, article, contributor, credited_name, distinction, merging, photo, site
from contributors.errors import Clash, Fault, Invalid
from contributors.models import (
    Contributor,
    Document,
    ExternalId,
    Key,
    Person,
    Photo,
    Site,
    SiteProfile,
    Slug,
    Subject,
)
from contributors.models.leading import leading
from contributors.names import unused_slug


def cleaned_document(subject: Subject, document: Document, before: Document | None) -> Document:
    """The document in normal form. Raises Invalid or Clash; nothing has been written by then."""
    return _CLEANINGS[subject.subject_type](subject, document, before)


def fields_changed(subject: Subject, before: Document | None, after: Document) -> list[str]:
    if isinstance(subject, Contributor):
        return contributor.changed_fields(before, after)
    return [field for field, value in after.items() if before is None or before.get(field) != value]


def _contributor(subject: Subject, document: Document, before: Document | None) -> Document:
    sites = dict(Site.objects.values_list("slug", "pk"))
    result = contributor.cleaned(document, today=clock.today(), sites=sites, before=before)
    _keep_places(subject.pk, result, before)
    for slug, place in result["sites"].items():
        if place["joined_on"] is None:
            # Nobody joins after she left: of a place in the past only its last day may be known.
            place["joined_on"] = min(clock.today().isoformat(), place["left_on"] or "9999")
        had = before["sites"][slug]["slug"] if before and slug in before["sites"] else None
        if place["slug"] is None:
            place["slug"] = had or free_slug(subject.pk, sites[slug], result["name"])
        elif place["slug"] != had:
            _requirefree_slug(subject.pk, sites[slug], slug, place["slug"])
    if result["home_site"] is None and len(result["sites"]) == 1 and before is None:
        result["home_site"] = next(iter(result["sites"]))
    _require_own_external_ids(subject.pk, result, before)
    _require_person(result, before)
    _require_own_photo(subject.pk, result, before)
    _require_survivor(subject.pk, result, before)
    return result


def _keep_places(contributor_id: str, result: Document, before: Document | None) -> None:
    """Who was ever published on a site can leave it but not vanish: her id keeps answering there (decision 10)."""
    left = set(before["sites"]) - set(result["sites"]) if before else set()
    if before is None or not left:
        return
    seen = SiteProfile.objects.filter(contributor_id=contributor_id, site__slug__in=left, card_version__gt=0)
    for slug in seen.values_list("site__slug", flat=True):
        place = before["sites"][slug]
        today = max(clock.today().isoformat(), place["joined_on"] or "")
        result["sites"][slug] = place | {"left_on": place["left_on"] or today}
    result["sites"] = dict(sorted(result["sites"].items()))


def _require_person(result: Document, before: Document | None) -> None:
    wanted = result["person"]
    if wanted and (before is None or before["person"] != wanted) and not Person.objects.filter(pk=wanted).exists():
        raise Invalid(f"No person `{wanted}`.", code="unknown_person", param="person")


def _require_own_photo(contributor_id: str, result: Document, before: Document | None) -> None:
    wanted = result["photo"]
    if wanted is None or (before is not None and before.get("photo") == wanted):
        return
    if not Photo.objects.filter(pk=wanted, contributor_id=contributor_id).exists():
        raise Invalid(f"No photo `{wanted}` of this contributor.", code="unknown_photo", param="photo")


def _require_survivor(contributor_id: str, result: Document, before: Document | None) -> None:
    wanted = result["merged_into"]
    if wanted is None or (before is not None and before["merged_into"] == wanted):
        return
    stands = Contributor.objects.filter(pk=wanted, merged_into__isnull=True).exclude(pk=contributor_id).exists()
    if not stands:
        raise Invalid(f"`{wanted}` is nobody to merge into.", code="unknown_contributor", param="merged_into")


def _taken(contributor_id: str, site_id: str, slugs: list[str]) -> set[str]:
    """Of ``slugs``, those that belong, or ever belonged, to somebody else on the site. Locks the site's row first."""
    list(Site.objects.select_for_update(no_key=True).filter(pk=site_id).values_list("pk"))
    others = Slug.objects.filter(site_id=site_id, slug__in=slugs).exclude(contributor_id=contributor_id)
    others = others.exclude(contributor__merged_into=contributor_id)  # what led to her before
    return set(others.values_list("slug", flat=True))


class _TakenOnSite:
    def __init__(self, contributor_id: str, site_id: str) -> None:
        self.contributor_id = contributor_id
        self.site_id = site_id

    def __contains__(self, slug: object) -> bool:
        return bool(_taken(self.contributor_id, self.site_id, [str(slug)]))


def free_slug(contributor_id: str, site_id: str, name: str) -> str:
    """A slug made from ``name`` that nobody else has, or ever had, on the site."""
    return unused_slug(name, _TakenOnSite(contributor_id, site_id))


def _requirefree_slug(contributor_id: str, site_id: str, site_slug: str, wanted: str) -> None:
    if _taken(contributor_id, site_id, [wanted]):
        free = unused_slug(wanted, _TakenOnSite(contributor_id, site_id))
        raise Clash(
            f"`{wanted}` belongs, or once belonged, to somebody else on `{site_slug}`. `{free}` is free.",
            code="slug_taken",
            param=f"sites.{site_slug}.slug",
        )


def _require_own_external_ids(contributor_id: str, result: Document, before: Document | None) -> None:
    known = before["external_ids"] if before else []
    for position, external in enumerate(result["external_ids"]):
        if external in known:
            continue
        other = (
            ExternalId.objects.filter(**external)
            .exclude(contributor_id=contributor_id)
            .select_related("contributor")
            .first()
        )
        if other is not None:
            leads_to = other.contributor.merged_into_id or other.contributor_id
            raise Clash(
                f"`{external['source']}` {external['value']} already leads to `{leads_to}`.",
                code="external_id_taken",
                param=f"external_ids.{position}",
            )


def _article(subject: Subject, document: Document, before: Document | None) -> Document:
    result = article.cleaned(document | {"published_at": document.get("published_at") or clock.now().isoformat()})
    wanted = {credit["contributor"] for credit in result["credits"] if credit["contributor"]}
    known = standing_for(wanted)
    faults = [
        Fault(
            f"/credits/{position}/contributor",
            f"No contributor `{credit['contributor']}`. Look the id up, or credit the name as `text`.",
            "unknown_contributor",
        )
        for position, credit in enumerate(result["credits"])
        if credit["contributor"] and credit["contributor"] not in known
    ]
    if faults:
        raise Invalid(
            faults[0].detail, code=faults[0].code, param=faults[0].pointer.strip("/").replace("/", "."), faults=faults
        )
    _keep_names(result, before, known)
    return result


def _keep_names(result: Document, before: Document | None, standing: Mapping[str, str]) -> None:
    """Whoever reads an article is told whom its credits stand for now. Said back, that is what was said before.

    So a site that puts an article again, with the id that it was given, takes nothing away from one who was merged.
    """
    named = [credit["contributor"] for credit in before["credits"] if credit["contributor"]] if before else []
    said = [credit["contributor"] for credit in result["credits"]]
    open_names = [pk for pk in named if pk not in said]
    leads = leading(open_names)
    for credit in result["credits"]:
        pk = credit["contributor"]
        if pk is None or pk in named:
            continue
        meant = next((name for name in open_names if leads.get(name) == standing[pk]), None)
        if meant is not None:
            open_names.remove(meant)
            credit["contributor"] = meant


def _merge(subject: Subject, document: Document, before: Document | None) -> Document:
    return merging.cleaned_merge(document)


def _credited_name(subject: Subject, document: Document, before: Document | None) -> Document:
    result = credited_name.cleaned(document, before)
    wanted = result["contributor"]
    if wanted:
        result["contributor"] = standing_for([wanted]).get(wanted)
        if result["contributor"] is None:
            raise Invalid(
                f"No contributor `{wanted}`. Find her in the list by name with `q`.",
                code="unknown_contributor",
                param="contributor",
            )
    return result


def _site(subject: Subject, document: Document, before: Document | None) -> Document:
    result = site.cleaned(document, before)
    if before is None and Site.objects.filter(slug=result["slug"]).exists():
        raise Clash(f"There is a site `{result['slug']}` already.", code="slug_taken", param="slug")
    return result


def _photo(subject: Subject, document: Document, before: Document | None) -> Document:
    return photo.cleaned(document, sites=Site.objects.values_list("slug", flat=True))


def _key(subject: Subject, document: Document, before: Document | None) -> Document:
    assert isinstance(subject, Key)
    return accounts.cleaned_key(document, access.SCOPES.get(subject.kind, ()))


_CLEANINGS: dict[str, Callable[[Subject, Document, Document | None], Document]] = {
    "contributor": _contributor,
    "article": _article,
    "credited_name": _credited_name,
    "site": _site,
    "photo": _photo,
    "key": _key,
    "merge": _merge,
    "distinction": lambda subject, document, before: distinction.cleaned(document, before),
    "person": lambda subject, document, before: accounts.cleaned_person(document),
    "member": lambda subject, document, before: accounts.cleaned_member(document),
    "membership": lambda subject, document, before: accounts.cleaned_membership(document),
}
