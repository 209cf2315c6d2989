"""Whether two are one: what speaks for it and what against, name by name."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributors.duplicates import Commonness, Likeness, Profile, commonness_of, compare, find, mailbox
from contributors.duplicates.relations import distance

STRANGERS = [
    Profile(id=f"s{number}", names=(f"{given} {family}",))
    for number, (given, family) in enumerate(
        (given, family)
        for given in ("Ada", "John", "Maria", "Noor", "Peter", "Yusuf", "Inês", "Lauren")
        for family in ("Smith", "Quill", "Okonkwo", "Wu", "Fairweather", "García")
    )
]
TOLD = commonness_of(STRANGERS)


def likeness(one: str, other: str, **both: Any) -> Likeness:
    return compare(Profile(id="a", names=(one,), **both), Profile(id="b", names=(other,), **both), TOLD)


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("Laura Whitfield", "laura  WHITFIELD", "name"),
        ("Laura Whitfield", "Dr. Laura Whitfield, PhD", "name"),
        ("Laura Whitfield", "Laura Whitfield, Freelance writer", "name"),
        ("José García Márquez", "Jose Garcia Marquez", "name"),
        ("Whitfield, Laura", "Laura Whitfield", "name"),
        ("Laura Whitfield", "Laura Whitfeld", "name_near"),
        ("Laura Whitfield", "Luara Whitfield", "name_near"),
        ("William Okonkwo", "Bill Okonkwo", "nickname"),
        ("Bob Okonkwo", "Rob Okonkwo", "nickname"),
        ("Александра Соколова", "Саша Соколова", "nickname"),
        ("Laura Whitfield", "L. Whitfield", "initials"),
        ("Laura Whitfield", "lwhitfield", "initials"),
        ("Laura Whitfield", "laurawhitfield", "name_spelling"),
        ("Mary Ann Whitfield", "Maryann Whitfield", "name"),
        ("Сергей Щербаков", "Sergei Shcherbakov", "name_spelling"),
        ("Юрий Соколов", "Jurij Sokolow", "name_spelling"),
        ("Μαρία Παπαδοπούλου", "Maria Papadopoulou", "name_spelling"),
        ("习近平", "Jinping Xi", "name"),
        ("김민수", "Min-soo Kim", "name"),
        ("محمد درويش", "Mohammed Darwish", "name_near"),
        ("Jürgen Müller", "Juergen Mueller", "name_spelling"),
        ("Ludwig van Beethoven", "Ludwig Beethoven", "name"),
    ],
)
def test_one_person_in_two_spellings_is_likely_and_the_reason_is_named(one: str, other: str, code: str) -> None:
    found = likeness(one, other, sites=frozenset({"fba"}))

    assert code in [reason.code for reason in found.speaks_for]
    assert found.probability > 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Laura Whitfield", "Peter Whitfield"),
        ("Laura Whitfield", "Lauren Whitfield"),
        ("Maria Okonkwo", "Mario Okonkwo"),
        ("Laura Whitfield", "Laura Wu"),
        ("Laura Whitfield", "Laura"),
        ("Laura Whitfield", "Whitfield & Sons"),
        ("Laura Whitfield", "Laura Whitfield Ltd"),
        ("Meridian", "Meridian Staff"),
        ("Meridian Team 1", "Meridian Team 2"),
        ("John Smith", "John Smith Jr."),
        ("John Smith Sr.", "John Smith Jr."),
        ("Li Wei", "Li Na"),
        ("Nguyễn Anh", "Nguyễn Minh"),
    ],
)
def test_who_only_looks_like_one_is_not_likely(one: str, other: str) -> None:
    assert likeness(one, other, sites=frozenset({"fba"})).probability < 0.5


def test_a_common_name_says_less_than_a_rare_one() -> None:
    many = [Profile(id=f"j{number}", names=("John Smith",)) for number in range(300)] + STRANGERS
    told = commonness_of(many)

    def probability(name: str) -> float:
        return compare(Profile(id="a", names=(name,)), Profile(id="b", names=(name,)), told).probability

    assert probability("John Smith") < 0.1
    assert probability("Laura Whitfield") > 0.9


def shared(count: int) -> Commonness:
    return Commonness(1000, {}, {}, {"mail:news@fba.example": count})


def test_an_address_that_many_share_says_nothing() -> None:
    emails = frozenset({"news@fba.example"})
    one = Profile(id="a", names=("Laura Whitfield",), emails=emails)
    other = Profile(id="b", names=("Peter Okonkwo",), emails=emails)

    bits = [
        next((reason.bits for reason in compare(one, other, shared(count)).reasons if reason.code == "email"), 0.0)
        for count in (2, 5, 50)
    ]

    assert bits[0] > bits[1] > bits[2] == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Laura@Mail.example", "laura@mail.example"),
        ("laura+guest@mail.example", "laura@mail.example"),
        ("la.ura+x@gmail.com", "laura@googlemail.com"),
    ],
)
def test_one_mailbox_has_many_spellings(one: str, other: str) -> None:
    assert mailbox(one) == mailbox(other)


def test_two_mailboxes_stay_two() -> None:
    assert mailbox("la.ura@mail.example") != mailbox("laura@mail.example")


def test_two_ids_of_one_scheme_speak_against() -> None:
    one = Profile(id="a", names=("Laura Whitfield",), identifiers=frozenset({("orcid", "1")}))
    other = Profile(id="b", names=("Laura Whitfield",), identifiers=frozenset({("orcid", "2")}))

    found = compare(one, other, TOLD)

    assert found.probability < 0.1
    assert "other_identifier" in [reason.code for reason in found.reasons]


def test_a_person_is_no_desk() -> None:
    desk = Profile(id="a", names=("Meridian",), kind="desk")
    person = Profile(id="b", names=("Meridian",))

    assert "other_kind" in [reason.code for reason in compare(desk, person, TOLD).reasons]


names = st.text(st.sampled_from("Laura Whitfeld-'éßл習김محمد.,1"), max_size=24)
profiles = st.builds(
    Profile,
    id=st.sampled_from(["a", "b"]),
    names=st.lists(names, min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from(["person", "desk"]),
    emails=st.frozensets(st.sampled_from(["a@x.example", "b@x.example"]), max_size=2),
    location=st.sampled_from(["", "Leeds", "Leeds, UK", "1234 Leeds"]),
    sites=st.frozensets(st.sampled_from(["fba", "signal"]), max_size=2),
)


@settings(max_examples=150, deadline=None)
@given(profiles, profiles)
def test_whoever_is_named_first_the_answer_is_the_same(one: Profile, other: Profile) -> None:
    there, back = compare(one, other, TOLD), compare(other, one, TOLD)

    assert there.bits == pytest.approx(back.bits)
    assert 0 <= there.probability <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(names.filter(str.strip), min_size=2, max_size=8))
def test_the_order_of_a_registry_does_not_matter(found: list[str]) -> None:
    registry = [Profile(id=f"p{number}", names=(name,)) for number, name in enumerate(found)]

    assert [(pair.first, pair.second) for pair in find(registry)] == [
        (pair.first, pair.second) for pair in find(registry[::-1])
    ]


@pytest.mark.parametrize(
    ("one", "other", "slips"), [("ab", "ab", 0), ("ab", "ba", 1), ("abc", "ac", 1), ("abc", "xyz", 3), ("a", "abcd", 3)]
)
def test_slips_are_counted_up_to_a_bound(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 2) == slips
