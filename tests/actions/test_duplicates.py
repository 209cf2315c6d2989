"""Duplicates in the database: who is told of whom, what the list has, and *not the same* remembered."""

from typing import Any

import pytest

from contributors.actions.contributors import edit_contributor
from contributors.actions.duplicates import (
    draw_distinction,
    find_duplicates,
    lookalikes,
    note_lookalikes,
    withdraw_distinction,
)
from contributors.actions.merging import merge_contributors, undo_merge
from contributors.duplicates import Profile
from contributors.errors import Invalid
from contributors.models import Contributor, Distinction, Duplicate, Merge
from tests.factories import make_contributor, make_photo, make_site, owner_actor, setup_actor

pytestmark = pytest.mark.django_db


def pairs() -> list[tuple[str, str]]:
    """The names of those that wait."""
    rows = Duplicate.objects.waiting().select_related("first", "second").order_by("-certainty")
    return [tuple(sorted((row.first.name, row.second.name))) for row in rows]


def told(name: str, **profile: Any) -> list[tuple[str, list[str]]]:
    found = lookalikes(Profile(id="", names=(name,), **profile))
    names = {row.pk: row.name for row in Contributor.objects.prefetch_related("names")}
    return [(names[each.contributor_id], [reason.code for reason in each.likeness.speaks_for]) for each in found]


@pytest.fixture
def laura() -> Contributor:
    site = make_site()
    make_contributor("Lauren Wu", site)
    make_contributor("Inês Carvalho", site)
    return make_contributor("Laura Whitfield", site, emails=["laura@mail.example"], location="Maryland")


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("Laura Whitfield", ["name"]),
        ("Whitfield, Laura", ["name"]),
        ("Dr Laura Whitfield, PhD", ["name"]),
        ("Laura Whitfeld", ["name_near"]),
        ("LAURA WHITFIELD", ["name"]),
        ("Laura J. Whitfield", ["name_part"]),
        ("L. Whitfield", ["initials"]),
    ],
)
def test_who_types_a_name_that_is_here_is_told(laura: Contributor, name: str, reasons: list[str]) -> None:
    assert told(name) == [("Laura Whitfield", reasons)]


@pytest.mark.parametrize("name", ["Peter Whitfield", "Laura Lane", "Laura", "Lauren Whitmore", "Ada"])
def test_who_types_another_name_is_told_of_nobody(laura: Contributor, name: str) -> None:
    assert told(name) == []


def test_a_nickname_is_found_from_either_side() -> None:
    make_contributor("William Okonkwo")
    make_contributor("Kate Fairweather")

    assert told("Bill Okonkwo") == [("William Okonkwo", ["nickname"])]
    assert told("Katherine Fairweather") == [("Kate Fairweather", ["nickname"])]


def test_the_same_address_is_told_of_whatever_the_name(laura: Contributor) -> None:
    other = told("Nora Quill", emails=frozenset({"Laura@mail.example"}))
    alias = told("L Whitfield", emails=frozenset({"laura+guest@mail.example"}))

    assert other == [("Laura Whitfield", ["email"])]
    assert alias == [("Laura Whitfield", ["email", "initials"])]


def test_links_and_identifiers_are_told_of(laura: Contributor) -> None:
    edit = {
        "links": [{"url": "https://laura.example/"}],
        "identifiers": [{"scheme": "orcid", "value": "0000-0002-1825-0097"}],
    }
    edit_contributor(laura, edit, by=setup_actor())

    assert told("Nora Quill", links=frozenset({"https://laura.example/"})) == [("Laura Whitfield", ["link"])]
    identifiers = frozenset({("orcid", "0000-0002-1825-0097")})
    assert told("Nora Quill", identifiers=identifiers) == [("Laura Whitfield", ["identifier"])]


def test_the_list_has_the_pairs_of_the_whole_registry_the_surest_first(laura: Contributor) -> None:
    site = laura.site_profiles.get().site
    make_contributor("Laura Whitfeld", site)
    make_contributor("Inês Carvalho", site, emails=["ines@mail.example"], location="Porto")
    make_contributor("Ines Carvalho", emails=["ines@mail.example"], location="Porto")

    assert find_duplicates() == 4
    assert pairs()[0] == ("Ines Carvalho", "Inês Carvalho")
    assert sorted(pairs()) == [
        ("Ines Carvalho", "Inês Carvalho"),
        ("Ines Carvalho", "Inês Carvalho"),
        ("Inês Carvalho", "Inês Carvalho"),
        ("Laura Whitfeld", "Laura Whitfield"),
    ]


def test_finding_again_changes_nothing_and_forgets_what_no_longer_looks_alike(laura: Contributor) -> None:
    twin = make_contributor("Laura Whitfeld", laura.site_profiles.get().site)
    find_duplicates()
    before = list(Duplicate.objects.values())

    find_duplicates()
    assert list(Duplicate.objects.values()) == before

    edit_contributor(twin, {"name": "Nora Quill"}, by=setup_actor())
    assert find_duplicates() == 0
    assert not Duplicate.objects.exists()


def test_one_who_is_new_goes_into_the_list_and_out_of_it(laura: Contributor) -> None:
    twin = make_contributor("Laura Whitfeld", laura.site_profiles.get().site)
    assert [each.contributor_id for each in note_lookalikes(twin.pk)] == [laura.pk]
    assert pairs() == [("Laura Whitfeld", "Laura Whitfield")]

    edit_contributor(twin, {"name": "Nora Quill"}, by=setup_actor())
    assert note_lookalikes(twin.pk) == []
    assert not Duplicate.objects.exists()


def test_the_same_photo_is_a_reason() -> None:
    one, other = make_contributor("Laura Whitfield"), make_contributor("Laura Whitfeld")
    same = make_photo(one)
    make_photo(other, data=b"")
    Photo = type(same)  # noqa: N806
    Photo.objects.filter(contributor=other).update(original=same.original)

    [found] = note_lookalikes(other.pk)

    assert "photo" in [reason.code for reason in found.likeness.speaks_for]


def test_a_pair_told_apart_never_comes_back_until_it_is_taken_back(laura: Contributor) -> None:
    twin = make_contributor("Laura Whitfeld", laura.site_profiles.get().site)
    find_duplicates()
    distinction = draw_distinction(twin.pk, laura.pk, by=owner_actor()).subject

    assert pairs() == []
    assert find_duplicates() == 0
    assert note_lookalikes(twin.pk) == []

    withdraw_distinction(distinction, by=owner_actor())
    assert find_duplicates() == 1
    assert pairs() == [("Laura Whitfeld", "Laura Whitfield")]


def test_a_distinction_holds_for_whom_one_was_merged_into(laura: Contributor) -> None:
    twin = make_contributor("Laura Whitfeld", laura.site_profiles.get().site)
    third = make_contributor("Laura Whitfield", laura.site_profiles.get().site)
    draw_distinction(twin.pk, third.pk, by=owner_actor())

    merge_contributors(laura, [third.pk], by=owner_actor())
    assert find_duplicates() == 0

    undo_merge(Merge.objects.get(), by=owner_actor())
    assert find_duplicates() == 2


def test_two_are_told_apart_once(laura: Contributor) -> None:
    twin = make_contributor("Laura Whitfeld")
    first = draw_distinction(laura.pk, twin.pk, by=owner_actor())
    again = draw_distinction(twin.pk, laura.pk, by=owner_actor())

    assert (first.change is None, again.change is None) == (False, True)
    assert Distinction.objects.count() == 1
    assert list(
        first.change.contributors.values_list("contributor_id", flat=True).order_by("contributor_id")
    ) == sorted([laura.pk, twin.pk])


def test_nobody_is_told_apart_from_herself_or_from_nobody(laura: Contributor) -> None:
    with pytest.raises(Invalid) as same:
        draw_distinction(laura.pk, laura.pk, by=owner_actor())
    with pytest.raises(Invalid) as unknown:
        draw_distinction(laura.pk, "ctr_nobody", by=owner_actor())

    assert (same.value.code, unknown.value.code, unknown.value.param) == (
        "same_contributor",
        "unknown_contributor",
        "contributors.1",
    )


def test_whoever_is_withheld_is_in_no_list_and_no_warning(laura: Contributor) -> None:
    make_contributor("Laura Whitfeld", laura.site_profiles.get().site)
    find_duplicates()
    Contributor.objects.filter(pk=laura.pk).update(status="withheld")

    assert pairs() == []
    assert find_duplicates() == 0
    assert [name for name, _ in told("Laura Whitfield")] == ["Laura Whitfeld"]


def test_looking_somebody_up_costs_the_same_among_few_and_many(
    laura: Contributor, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        make_contributor(f"Laura {chr(97 + number % 26) * 3}ington{number}")

    with django_assert_max_num_queries(30):
        told("Laura Whitfeld", emails=frozenset({"laura@mail.example"}), links=frozenset({"https://x.example/"}))


def test_finding_asks_seven_queries_for_five_hundred(laura: Contributor, django_assert_max_num_queries: Any) -> None:
    for number in range(20):
        make_contributor(f"Person Number{number}")

    with django_assert_max_num_queries(16):
        find_duplicates()
