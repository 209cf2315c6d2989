"""What taking a merge back brings back, what stays, and when it can't be had."""

import pytest

from contributors.actions.articles import put_article
from contributors.actions.merging import foresee_undo, undo_merge
from contributors.errors import Clash
from contributors.models import Change, Contributor, Credit, Person, Site
from contributors.models.current import named
from contributors.models.leading import leading
from tests.actions.merging.merges import credited, edit, merge, now
from tests.factories import make_article, make_contributor, setup_actor

pytestmark = pytest.mark.django_db


def test_undoing_at_once_brings_everything_back(
    laura: Contributor, double: Contributor, fba: Site, meridian: Site
) -> None:
    make_article(fba, "f1", laura)
    make_article(meridian, "m1", double, laura)
    stood = now(laura), now(double)
    emails = Person.objects.get(contributors=laura).emails

    undo_merge(merge(laura, double), by=setup_actor())

    # She is credited on The Meridian, so she has a place there, and the address is not hers.
    assert now(laura) == stood[0] | {"sites": stood[0]["sites"] | {"meridian": now(laura)["sites"]["meridian"]}}
    assert now(laura)["sites"]["meridian"]["slug"] == "laura-whitfield"
    assert now(double) == stood[1]
    assert (credited(laura), credited(double)) == (["f1", "m1"], ["m1"])
    assert Person.objects.get(contributors=laura).emails == emails
    assert not Credit.objects.filter(named__isnull=False).exists()


def test_undoing_leaves_a_place_that_nobody_needs_as_left(laura: Contributor, double: Contributor) -> None:
    made = merge(laura, double)

    undo_merge(made, by=setup_actor())

    place = now(laura)["sites"]["meridian"]
    assert place["left_on"] is not None
    assert place["slug"] == "laura-whitfield"
    found = named("meridian", "laura-whitfeld")
    assert found is not None
    assert (found.contributor, found.slug) == (double.pk, "laura-whitfeld")


def test_undoing_an_unpublished_merge_leaves_no_place(fba: Site, meridian: Site) -> None:
    laura = make_contributor("Laura", fba, publish=False)
    double = make_contributor("Laura", meridian, publish=False)
    stood = now(laura)

    undo_merge(merge(laura, double), by=setup_actor())

    assert now(laura) == stood


def test_later_edits_stay(laura: Contributor, double: Contributor) -> None:
    made = merge(laura, double)
    edit(laura, role="Editor", names=[*now(laura)["names"], {"text": "Lo", "kind": "alias"}], covers=["Politics"])

    undo_merge(made, by=setup_actor())

    undone = now(laura)
    assert undone["role"] == "Editor"
    assert undone["covers"] == ["Politics"]
    assert [name["text"] for name in undone["names"]] == ["Lo"]
    assert undone["location"] is None
    assert [link["network"] for link in undone["links"]] == ["bluesky"]


def test_a_later_edit_of_what_was_merged_is_asked_about(laura: Contributor, double: Contributor) -> None:
    made = merge(laura, double)
    edit(laura, location="Virginia")
    changes = Change.objects.count()

    with pytest.raises(Clash) as refusal:
        undo_merge(made, by=setup_actor())

    assert refusal.value.code == "undo_asks"
    assert refusal.value.extra == {"asks": [{"field": "location", "now": "Virginia", "before": None}]}
    assert [ask.field for ask in foresee_undo(made).asks] == ["location"]
    assert Change.objects.count() == changes
    undo_merge(made, by=setup_actor(), answers={"location": "now"})
    assert now(laura)["location"] == "Virginia"


def test_the_answer_before_takes_a_later_edit_back(laura: Contributor, double: Contributor) -> None:
    made = merge(laura, double)
    edit(laura, location="Virginia")

    undo_merge(made, by=setup_actor(), answers={"location": "before"})

    assert now(laura)["location"] is None


def test_later_credits_stay_with_whom_they_named(laura: Contributor, double: Contributor, meridian: Site) -> None:
    make_article(meridian, "m1", double)
    made = merge(laura, double)
    make_article(meridian, "m2", laura)
    make_article(meridian, "m3", double)
    assert credited(laura) == ["m1", "m2", "m3"]
    # The site puts it again with the id that it was given, and another title.
    put_article(
        meridian, "m1", {"title": "New", "credits": [{"contributor": laura.pk, "place": "Rome"}]}, by=setup_actor()
    )

    undo_merge(made, by=setup_actor())

    assert (credited(laura), credited(double)) == (["m2"], ["m1", "m3"])
    assert now(laura)["sites"]["meridian"]["left_on"] is None


def test_one_of_many_is_taken_out(laura: Contributor, double: Contributor, fba: Site) -> None:
    third = make_contributor("L. W.", fba, location="Virginia", pronouns="she/her", covers=["Law"])
    make_article(fba, "f3", third)
    make_article(fba, "f2", double)
    made = merge(laura, double, third)
    assert (now(laura)["location"], now(laura)["pronouns"]) == ("Maryland", "she/her")

    undo_merge(made, members=[double.pk], by=setup_actor())

    # What the one who stays would have given is given now.
    assert (now(laura)["location"], now(laura)["pronouns"], now(laura)["covers"]) == ("Virginia", "she/her", ["Law"])
    assert [name["text"] for name in now(laura)["names"]] == ["L. W."]
    assert leading([double.pk, third.pk]) == {third.pk: laura.pk}
    assert (credited(laura), credited(double)) == (["f3"], ["f2"])
    assert [member.taken_out_at is None for member in made.members.all()] == [False, True]
    undo_merge(made, by=setup_actor())
    assert (now(laura)["location"], now(laura)["pronouns"]) == (None, None)
    assert credited(third) == ["f3"]


def test_what_another_merge_brought_too_stays(laura: Contributor, double: Contributor, fba: Site) -> None:
    third = make_contributor("Laura Whitfeld", fba, covers=["Law"])
    first = merge(laura, double)
    merge(laura, third)

    undo_merge(first, by=setup_actor())

    assert [name["text"] for name in now(laura)["names"]] == ["Laura Whitfeld"]


def test_a_merge_whose_survivor_was_merged_names_what_blocks_its_undo(
    laura: Contributor, double: Contributor, fba: Site
) -> None:
    first = merge(laura, double)
    third = make_contributor("L. W.", fba)
    second = merge(third, laura)

    with pytest.raises(Clash) as refusal:
        undo_merge(first, by=setup_actor())

    assert refusal.value.code == "undo_blocked"
    assert refusal.value.detail == (
        f"`{laura.pk}`, who took them in, has been merged into `{third.pk}` since. "
        f"Undo that merge first: `{second.pk}`."
    )
    assert refusal.value.extra == {"blocked_by": second.pk}
    undo_merge(second, by=setup_actor())
    undo_merge(first, by=setup_actor())
    assert leading([laura.pk, double.pk]) == {}


@pytest.mark.parametrize("status", ["withheld", "erased"])
def test_safety_blocks_an_undo_and_says_so(laura: Contributor, double: Contributor, status: str) -> None:
    made = merge(laura, double)
    Contributor.objects.filter(pk=laura.pk).update(status=status)

    with pytest.raises(Clash) as refusal:
        undo_merge(made, by=setup_actor())

    assert refusal.value.detail == (f"`{laura.pk}`, who took them in, is {status}. Ask someone with the safety role.")
    assert refusal.value.extra == {"blocked_by": laura.pk}
