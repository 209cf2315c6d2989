"""Any sequence of edits, any earlier version brought back: the document is again what it was."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contributors.actions.articles import put_article, revert_article
from contributors.actions.contributors import (
    create_contributor,
    edit_contributor,
    publish_contributor,
    revert_contributor,
    withdraw_contributor,
)
from contributors.actions.history import recorded_state
from contributors.actions.photos import bring_back_photo, edit_photo, remove_photo
from contributors.actions.sites import edit_site, revert_site
from contributors.changes import change
from contributors.errors import Invalid, NotFound
from contributors.models import Change, Contributor, Site
from contributors.models.reading import Asked, read_cards
from tests.changes.edits import documents, kinds_of_edits, photo_edits
from tests.effort import examples
from tests.factories import (
    full_document,
    make_article,
    make_contributor,
    make_photo,
    make_site,
    photo_file,
    setup_actor,
)

pytestmark = pytest.mark.django_db

# Fewer examples than by default: each is a handful of transactions.
PATIENT = settings(max_examples=examples(8), deadline=None, suppress_health_check=list(HealthCheck))
KEPT = {"published_at", "status", "reduced", "person", "merged_into"}


@pytest.fixture
def sites() -> list[Site]:
    return [
        make_site("harbour", "Harbour Post", languages=["en", "es"], phrases={"staff_reporter": "Redaktion"}),
        make_site("signal", "Signal", time_zone="Asia/Tokyo", switches={"links": False}),
    ]


@PATIENT
@given(data=st.data())
def test_any_earlier_version_can_be_brought_back(sites: list[Site], data: st.DataObject) -> None:
    by = setup_actor()
    laura = create_contributor(data.draw(documents()), by=by, publish=True)
    for edit in data.draw(st.lists(documents(), min_size=1, max_size=4)):
        with change(laura, "edit", by=by) as editing:
            editing.document |= edit
    laura.refresh_from_db()
    version = data.draw(st.integers(1, laura.version))
    earlier, stood = recorded_state(laura, version), laura.snapshot()

    revert_contributor(laura, version, by=by)

    back = Contributor.objects.get(pk=laura.pk).snapshot()
    there, back_there = earlier.pop("sites"), back.pop("sites")
    assert back == earlier | {field: stood[field] for field in KEPT}
    assert {slug: back_there[slug] for slug in there} == there
    assert all(back_there[slug]["left_on"] for slug in set(back_there) - set(there))


@PATIENT
@given(data=st.data())
def test_what_history_keeps_is_what_the_rows_say(sites: list[Site], data: st.DataObject) -> None:
    by = setup_actor()
    laura = create_contributor(data.draw(documents()), by=by)
    for edit in data.draw(st.lists(documents(), max_size=3)):
        with change(laura, "edit", by=by) as editing:
            editing.document |= edit

    changes = list(Change.objects.filter(subject_id=laura.pk).order_by("version"))
    assert changes[-1].after == Contributor.objects.get(pk=laura.pk).snapshot()
    assert [change.before for change in changes] == [None, *(change.after for change in changes[:-1])]
    assert [change.version for change in changes] == list(range(1, len(changes) + 1))
    for recorded in changes:
        assert set(recorded.fields) == {
            field.split(".")[0] if field[:6] != "sites." else field for field in recorded.fields
        }
        assert recorded.fields != []


@PATIENT
@given(data=st.data())
def test_the_version_of_a_card_rises_exactly_when_the_card_changes(sites: list[Site], data: st.DataObject) -> None:
    by = setup_actor()
    laura = create_contributor(data.draw(documents()), by=by, publish=data.draw(st.booleans()))
    for kind in data.draw(st.lists(kinds_of_edits(), min_size=1, max_size=4)):
        seen = {site.slug: cards_on(site, laura) for site in sites}
        versions = dict(laura.site_profiles.values_list("site__slug", "card_version"))

        if kind == "publish":
            publish_contributor(laura, by=by)
        elif kind == "withdraw":
            withdraw_contributor(laura, by=by)
        else:
            with change(laura, "edit", by=by) as editing:
                editing.document |= kind

        for slug, version in laura.site_profiles.values_list("site__slug", "card_version"):
            site = next(site for site in sites if site.slug == slug)
            rose = version - versions.get(slug, 0)
            assert rose == int(cards_on(site, laura) != seen[slug]), kind


@PATIENT
@given(edits=st.lists(photo_edits(), min_size=1, max_size=5))
def test_the_version_of_a_card_rises_exactly_when_its_photo_changes(sites: list[Site], edits: list[Any]) -> None:
    by = setup_actor()
    laura = make_contributor("Laura", *sites)
    photo = make_photo(laura, photo_file(96, 96))
    hide = {"sites": {sites[0].slug: {"overrides": {"photo": {"mode": "hide"}}}}}
    acts: dict[str, Callable[[], object]] = {
        "remove": lambda: remove_photo(laura, by=by),
        "bring back": lambda: bring_back_photo(laura, photo.pk, by=by),
        "hide": lambda: edit_contributor(laura, hide, by=by),
    }
    for edit in edits:
        seen = {site.slug: cards_on(site, laura) for site in sites}
        versions = dict(laura.site_profiles.values_list("site__slug", "card_version"))

        if isinstance(edit, dict):
            edit_photo(photo, edit, by=by)
        else:
            acts[edit]()

        for site in sites:
            rose = laura.site_profiles.get(site=site).card_version - versions[site.slug]
            assert rose == int(cards_on(site, laura) != seen[site.slug]), edit


def cards_on(site: Site, contributor: Contributor) -> list[Any]:
    """The card in each language and size, without what says when it changed."""
    found = []
    for lang in (*site.languages, "fr"):
        for size in ("micro", "short", "standard", "long"):
            cards = read_cards(site, [contributor.pk], Asked(date(2026, 11, 22), "https://r.example", lang, size))
            found += [
                {name: value for name, value in explained.card.items() if name not in {"version", "updated_at"}}
                for explained in cards.values()
            ]
    return found


def test_every_field_comes_back(sites: list[Site]) -> None:
    by = setup_actor()
    laura = make_contributor("Laura", **full_document(sites[0]))
    make_photo(laura)
    full = Contributor.objects.get(pk=laura.pk).snapshot()
    assert [field for field, value in full.items() if value in (None, [], {}, "")] == ["initials", "merged_into"]
    with change(laura, "edit", by=by) as edit:
        edit.document = {"name": "Somebody else", "published_at": full["published_at"], "person": full["person"]}

    revert_contributor(laura, 2, by=by)

    assert Contributor.objects.get(pk=laura.pk).snapshot() == full


def test_bringing_back_keeps_what_has_verbs_of_its_own(sites: list[Site]) -> None:
    laura = make_contributor("Laura", sites[0], publish=False)
    publish_contributor(laura, by=setup_actor())
    published_at = Contributor.objects.get(pk=laura.pk).published_at

    edit = revert_contributor(laura, 1, by=setup_actor())

    assert edit.change is None
    assert Contributor.objects.get(pk=laura.pk).published_at == published_at


def test_a_version_that_never_was_is_refused(sites: list[Site]) -> None:
    laura = make_contributor("Laura")

    with pytest.raises(NotFound) as refusal:
        revert_contributor(laura, 7, by=setup_actor())

    assert refusal.value.code == "unknown_version"
    assert refusal.value.detail == f"There is no version 7 of `{laura.pk}`; 1 is the last."


def test_a_slug_that_somebody_took_meanwhile_can_not_be_brought_back() -> None:
    """It can't be taken: what she once had stays hers, so bringing it back always works."""
    site, by = make_site(), setup_actor()
    laura = make_contributor("Laura", site)
    edit_contributor(laura, {"sites": {"fba": {"slug": "other"}}}, by=by)
    make_contributor("Laura", site)

    revert_contributor(laura, 1, by=by)

    assert laura.site_profiles.get().slug == "laura"


def test_a_site_and_an_article_come_back(sites: list[Site]) -> None:
    by, [site, _] = setup_actor(), sites
    laura = make_contributor("Laura", site)
    article = make_article(site, "a1", laura)
    first_site, first_article = site.snapshot(), article.snapshot()
    edit_site(site, {"name": "New", "switches": {"latest": False}, "languages": ["fr"]}, by=by)
    put_article(site, "a1", {"credits": [{"text": "Someone", "role": "editing"}], "title": "New"}, by=by)

    revert_site(site, 1, by=by)
    revert_article(article, 1, by=by)

    site.refresh_from_db()
    article.refresh_from_db()
    assert site.snapshot() == first_site
    assert article.snapshot() == first_article


def test_a_revert_that_breaks_a_rule_leaves_nothing(sites: list[Site]) -> None:
    laura = make_contributor("Laura")
    edit_contributor(laura, {"role": "Writer"}, by=setup_actor())
    Change.objects.filter(subject_id=laura.pk, version=1).update(after={"name": None})

    with pytest.raises(Invalid):
        revert_contributor(laura, 1, by=setup_actor())

    assert Contributor.objects.get(pk=laura.pk).version == 2
