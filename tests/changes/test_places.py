"""A place on a site: its slug is hers for ever, and who was seen there once never vanishes from it."""

from datetime import date

import pytest

from contributors.actions.articles import put_article
from contributors.actions.contributors import (
    create_contributor,
    edit_contributor,
    publish_contributor,
    revert_contributor,
    withdraw_contributor,
)
from contributors.errors import Clash, Invalid
from contributors.models import Actor, Contributor, Person, Site, SiteProfile, Slug
from tests.factories import make_contributor, make_site, setup_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def fba() -> Site:
    return make_site("fba", "FBA")


@pytest.fixture
def by(fba: Site) -> Actor:
    return setup_actor()


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    day = date(2026, 11, 22)
    monkeypatch.setattr("contributors.clock.today", lambda time_zone=None: day)
    return day


def slug_of(contributor: Contributor, site: Site) -> str:
    return SiteProfile.objects.get(contributor=contributor, site=site).slug


def test_the_slug_comes_from_the_name(fba: Site) -> None:
    assert slug_of(make_contributor("Laura Whitfield", fba), fba) == "laura-whitfield"


def test_the_second_of_a_name_gets_a_number(fba: Site) -> None:
    assert [slug_of(make_contributor("Laura", fba), fba) for _ in range(3)] == ["laura", "laura-2", "laura-3"]


def test_the_same_slug_is_free_on_another_site(fba: Site) -> None:
    signal = make_site("signal", "Signal")
    make_contributor("Laura", fba)

    assert slug_of(make_contributor("Laura", signal), signal) == "laura"


def test_a_slug_that_was_given_up_is_never_given_to_another(fba: Site, by: Actor) -> None:
    first = make_contributor("Laura", fba)
    edit_contributor(first, {"sites": {"fba": {"slug": "laura-whitfield"}}}, by=by)

    second = make_contributor("Laura", fba)
    with pytest.raises(Clash) as refusal:
        edit_contributor(second, {"sites": {"fba": {"slug": "laura"}}}, by=by)

    assert slug_of(second, fba) == "laura-2"
    assert refusal.value.code == "slug_taken"
    assert refusal.value.param == "sites.fba.slug"
    assert refusal.value.detail == "`laura` belongs, or once belonged, to somebody else on `fba`. `laura-2` is free."


def test_she_may_take_her_own_old_slug_back(fba: Site, by: Actor) -> None:
    laura = make_contributor("Laura", fba)
    edit_contributor(laura, {"sites": {"fba": {"slug": "laura-whitfield"}}}, by=by)

    edit_contributor(laura, {"sites": {"fba": {"slug": "laura"}}}, by=by)

    assert slug_of(laura, fba) == "laura"
    assert sorted(Slug.objects.values_list("slug", flat=True)) == ["laura", "laura-whitfield"]


def test_a_new_name_keeps_the_old_slug(fba: Site, by: Actor) -> None:
    laura = make_contributor("Laura", fba)

    edit_contributor(laura, {"name": "Lauren"}, by=by)

    assert slug_of(laura, fba) == "laura"


def test_the_slug_of_a_draft_that_left_stays_hers(fba: Site, by: Actor) -> None:
    draft = make_contributor("Laura", fba, publish=False)
    edit_contributor(draft, {"sites": {"fba": None}}, by=by)

    assert not SiteProfile.objects.exists()
    assert slug_of(make_contributor("Laura", fba), fba) == "laura-2"


def test_leaving_a_site_keeps_the_place(fba: Site, by: Actor, today: date) -> None:
    laura = make_contributor("Laura", fba)

    edit_contributor(laura, {"sites": {"fba": None}}, by=by)

    place = SiteProfile.objects.get()
    assert (place.slug, place.left_on) == ("laura", today)


def test_leaving_keeps_an_earlier_last_day(fba: Site, by: Actor) -> None:
    laura = make_contributor("Laura", fba)
    edit_contributor(laura, {"sites": {"fba": {"joined_on": "2019-01-01", "left_on": "2020-01-31"}}}, by=by)

    edit = edit_contributor(laura, {"sites": {"fba": None}}, by=by)

    assert edit.change is None
    assert SiteProfile.objects.get().left_on == date(2020, 1, 31)


def test_who_joins_tomorrow_and_leaves_today_was_there_one_day(fba: Site, by: Actor, today: date) -> None:
    laura = make_contributor("Laura", fba, sites={"fba": {"joined_on": "2026-12-01"}})

    edit_contributor(laura, {"sites": {"fba": None}}, by=by)

    assert SiteProfile.objects.get().left_on == date(2026, 12, 1)


def test_who_was_ever_published_keeps_the_place_and_its_version(fba: Site, by: Actor) -> None:
    laura = make_contributor("Laura", fba)
    withdraw_contributor(laura, by=by)
    edit_contributor(laura, {"sites": {"fba": None}}, by=by)

    publish_contributor(laura, by=by)

    place = SiteProfile.objects.get()
    assert place.left_on is not None
    assert place.card_version == 3  # shown, gone, shown as former


def test_bringing_back_a_state_before_she_joined_keeps_the_place(fba: Site, by: Actor, today: date) -> None:
    signal = make_site("signal", "Signal")
    laura = make_contributor("Laura", fba)
    edit_contributor(laura, {"sites": {"signal": {}}}, by=by)

    revert_contributor(laura, 1, by=by)

    left = dict(SiteProfile.objects.values_list("site__slug", "left_on"))
    assert left == {"fba": None, "signal": today}
    assert slug_of(laura, signal) == "laura"


def test_the_first_site_is_her_home(fba: Site) -> None:
    make_site("signal", "Signal")

    assert make_contributor("Laura", fba).home_site == fba
    assert make_contributor("Nobody's").home_site is None


def test_who_is_credited_joins_the_site(fba: Site, by: Actor) -> None:
    signal = make_site("signal", "Signal")
    laura, ada = make_contributor("Laura", fba), make_contributor("Ada", fba)
    draft = make_contributor("Draft", fba, publish=False)

    put_article(signal, "a1", {"credits": [{"contributor": c.pk} for c in (laura, ada, laura, draft)]}, by=by)

    assert set(signal.profiles.values_list("contributor_id", "slug")) == {(laura.pk, "laura"), (ada.pk, "ada")}


def test_an_external_id_leads_to_one_contributor(fba: Site, by: Actor) -> None:
    laura = make_contributor("Laura", external_ids=[{"source": "wp:fba", "value": "4711"}])

    with pytest.raises(Clash) as refusal:
        create_contributor({"name": "Ada", "external_ids": [{"source": "wp:fba", "value": "4711"}]}, by=by)

    assert refusal.value.code == "external_id_taken"
    assert refusal.value.param == "external_ids.0"
    assert refusal.value.detail == f"`wp:fba` 4711 already leads to `{laura.pk}`."
    assert Person.objects.count() == 1


def test_a_person_has_to_exist(by: Actor) -> None:
    with pytest.raises(Invalid) as refusal:
        create_contributor({"name": "Desk", "kind": "desk", "person": "per_nobody"}, by=by)

    assert refusal.value.code == "unknown_person"


@pytest.mark.parametrize("status", ["withheld", "erased"])
def test_nobody_is_made_withheld(by: Actor, status: str) -> None:
    with pytest.raises(Invalid) as refusal:
        create_contributor({"name": "Ada", "status": status}, by=by)

    assert refusal.value.code == "not_editable"
    assert not Contributor.objects.exists()
    assert not Person.objects.exists()
