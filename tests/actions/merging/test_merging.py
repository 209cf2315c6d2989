"""What a merge moves, and what it leaves."""

import pytest

from contributors.actions.contributors import revert_contributor, withdraw_contributor
from contributors.actions.merging import foresee_merge, merge_contributors, undo_merge
from contributors.errors import Clash, Conflict, Invalid, NotFound
from contributors.models import Article, Change, ChangeSite, Contributor, Merge, Person, Site, SiteProfile
from contributors.models.current import named
from contributors.models.leading import leading
from tests.actions.merging.merges import credited, edit, merge, now
from tests.factories import make_article, make_contributor, make_photo, setup_actor

pytestmark = pytest.mark.django_db


def test_the_survivor_is_filled_and_joined(laura: Contributor, double: Contributor) -> None:
    merge(laura, double)

    merged = now(laura)
    assert merged["name"] == "Laura Whitfield"
    assert [(name["text"], name["kind"]) for name in merged["names"]] == [("Laura Whitfeld", "alias")]
    assert merged["location"] == "Maryland"
    assert [link["network"] for link in merged["links"]] == ["bluesky", "linkedin"]
    assert merged["sites"]["meridian"]["slug"] == "laura-whitfeld"
    # A role is what somebody is at one publication.
    assert merged["role"] is None
    assert merged["sites"]["meridian"]["overrides"]["role"]["value"] == "Contributing writer"
    assert Person.objects.get(contributors=laura).emails == ["laura@mail.example", "lw@mail.example"]


def test_the_loser_is_a_pointer_and_nothing_of_her_is_deleted(laura: Contributor, double: Contributor) -> None:
    before = now(double)

    merge(laura, double)

    assert now(double) == before | {"merged_into": laura.pk, "published_at": None}
    assert leading([double.pk, laura.pk]) == {double.pk: laura.pk}


def test_credits_move_and_articles_say_what_they_said(
    laura: Contributor, double: Contributor, fba: Site, meridian: Site
) -> None:
    make_article(fba, "f1", laura)
    article = make_article(meridian, "m1", double)

    merge(laura, double)

    assert credited(laura) == ["f1", "m1"]
    assert credited(double) == []
    stored = Article.objects.get(pk=article.pk)
    assert stored.version == article.version
    assert stored.snapshot()["credits"][0]["contributor"] == double.pk


def test_a_choice_takes_the_value_whole(laura: Contributor, double: Contributor) -> None:
    merge(laura, double, name=double, role=double, links=double)

    merged = now(laura)
    assert merged["name"] == "Laura Whitfeld"
    assert [name["text"] for name in merged["names"]] == ["Laura Whitfield"]
    assert merged["role"] == "Contributing writer"
    assert merged["sites"]["meridian"]["overrides"] == {}
    assert [link["network"] for link in merged["links"]] == ["linkedin"]


def test_the_survivors_own_empty_value_can_be_chosen(laura: Contributor, double: Contributor) -> None:
    merge(laura, double, location=laura)

    assert now(laura)["location"] is None


def test_a_place_on_the_same_site_is_hers_alone_and_the_other_slug_leads_to_it(laura: Contributor, fba: Site) -> None:
    other = make_contributor("L Whitfield", fba, sites={"fba": {"joined_on": "2015-03-01"}})
    edit(laura, sites={"fba": {"left_on": "2099-01-31"}})

    merge(laura, other)

    place = now(laura)["sites"]["fba"]
    assert (place["slug"], place["joined_on"], place["left_on"]) == ("laura-whitfield", "2015-03-01", None)
    found = named("fba", "l-whitfield")
    assert found is not None
    assert (found.contributor, found.slug) == (laura.pk, "laura-whitfield")


def test_a_photo_that_is_taken_over_is_a_copy(laura: Contributor, double: Contributor) -> None:
    photo = make_photo(double, credit="Anna Reyes")

    made = merge(laura, double)

    survivor = Contributor.objects.get(pk=laura.pk)
    assert survivor.photo is not None
    assert survivor.photo.pk != photo.pk
    assert survivor.photo.snapshot() == photo.snapshot() | {"contributor": laura.pk}
    undo_merge(made, by=setup_actor())
    assert now(laura)["photo"] is None
    assert now(double)["photo"] == photo.pk


def test_merging_again_points_everybody_to_the_last(laura: Contributor, double: Contributor, fba: Site) -> None:
    third = make_contributor("L. W.", fba)
    make_article(fba, "f1", double)
    merge(laura, double)

    second = merge(third, laura)

    assert leading([laura.pk, double.pk]) == {laura.pk: third.pk, double.pk: third.pk}
    assert credited(third) == ["f1"]
    undo_merge(second, by=setup_actor())
    assert leading([laura.pk, double.pk]) == {double.pk: laura.pk}
    assert credited(laura) == ["f1"]


def test_an_id_that_was_merged_means_whom_it_stands_for(laura: Contributor, double: Contributor, fba: Site) -> None:
    third = make_contributor("L. W.", fba)
    merge(laura, double)

    made = merge(third, Contributor.objects.get(pk=double.pk))

    assert [member.contributor_id for member in made.members.all()] == [laura.pk]
    assert leading([laura.pk, double.pk]) == {laura.pk: third.pk, double.pk: third.pk}


def test_those_who_are_one_already_are_not_merged_again(laura: Contributor, double: Contributor) -> None:
    made = merge(laura, double)
    changes = Change.objects.count()

    assert merge(laura, double) == made
    assert merge(Contributor.objects.get(pk=double.pk), laura) == made
    assert Change.objects.count() == changes


def test_what_is_refused(laura: Contributor, double: Contributor) -> None:
    by = setup_actor()
    with pytest.raises(Invalid) as herself:
        merge_contributors(laura, [laura.pk], by=by)
    with pytest.raises(Invalid) as nobody:
        merge_contributors(laura, [], by=by)
    with pytest.raises(NotFound) as unknown:
        merge_contributors(laura, ["ctr_nobody"], by=by)
    with pytest.raises(Invalid) as choice:
        merge_contributors(laura, [double.pk], by=by, choices={"roll": double.pk, "name": "ctr_x"})
    with pytest.raises(Conflict) as version:
        merge_contributors(laura, [double.pk], by=by, expect=7)

    codes = [refusal.value.code for refusal in (herself, nobody, unknown, choice, version)]
    assert codes == [
        "merged_into_herself",
        "nobody_to_merge",
        "unknown_contributor",
        "unknown_choice",
        "version_conflict",
    ]
    assert [fault.pointer for fault in choice.value.faults] == ["/choices/name", "/choices/roll"]
    assert not Merge.objects.exists()


def test_who_was_merged_is_not_edited(laura: Contributor, double: Contributor) -> None:
    merge(laura, double)

    for act in (
        lambda: edit(double, role="Critic"),
        lambda: withdraw_contributor(double, by=setup_actor()),
        lambda: make_photo(double),
    ):
        with pytest.raises(Clash) as refusal:
            act()
        assert refusal.value.code == "merged"
        assert refusal.value.extra == {"merged_into": laura.pk}


def test_bringing_an_earlier_version_back_does_not_undo_a_merge(laura: Contributor, double: Contributor) -> None:
    merge(laura, double)

    revert_contributor(Contributor.objects.get(pk=laura.pk), 1, by=setup_actor())

    assert leading([double.pk]) == {double.pk: laura.pk}
    assert now(laura)["sites"]["meridian"]["slug"] == "laura-whitfeld"


def test_sites_are_told_and_cards_change_only_where_they_do(
    laura: Contributor, double: Contributor, fba: Site, meridian: Site
) -> None:
    make_article(fba, "f1", double)
    versions = dict(SiteProfile.objects.filter(contributor=laura).values_list("site__slug", "card_version"))

    merge(laura, double, location=laura, links=laura)

    told = ChangeSite.objects.filter(change__verb="take_in").values_list("site__slug", "card_fields")
    assert dict(told)["fba"] == ["latest"]
    after = dict(SiteProfile.objects.filter(contributor=laura).values_list("site__slug", "card_version"))
    assert after == {"fba": versions["fba"] + 1, "meridian": 1}
    losers = ChangeSite.objects.filter(change__verb="merge").values_list("site__slug", flat=True)
    assert sorted(losers) == ["fba", "meridian"]


def test_what_a_merge_would_do_is_foreseen(laura: Contributor, double: Contributor, fba: Site, meridian: Site) -> None:
    make_article(fba, "f1", laura, double)
    make_article(meridian, "m1", double)
    changes = Change.objects.count()

    foreseen = foresee_merge(laura, [double.pk], by=setup_actor())

    assert (foreseen.bylines, foreseen.external_ids, foreseen.sites) == (3, 1, ["fba", "meridian"])
    assert foreseen.slugs == 1  # of FBA, where both have a place; that on The Meridian stays
    assert Change.objects.count() == changes
    merge(laura, double)
    assert now(laura) == foreseen.result
