"""Pairs of a whole registry: few are compared, none that is one is missed, and measured on labelled authors."""

from collections import Counter

import pytest

from benchmarks.linkage.authors import World, world
from benchmarks.linkage.curves import best_f1, precision_at
from contributors.duplicates import LIKELY, MOST_SHARERS, Profile, candidates, find
from contributors.duplicates.finding import Pair


@pytest.fixture(scope="module")
def authors() -> World:
    return world(seed=3, size=700)


@pytest.fixture(scope="module")
def everything(authors: World) -> list[Pair]:
    return find(authors.profiles, least=0.0)


def test_hardly_any_pair_that_is_one_is_not_compared(authors: World, everything: list[Pair]) -> None:
    met = {(pair.first, pair.second) for pair in everything}

    assert len(authors.truth & met) / len(authors.truth) > 0.98
    assert len(met) < len(authors.profiles) ** 2 / 2 / 40


def test_every_kind_of_duplicate_is_found(authors: World, everything: list[Pair]) -> None:
    likely = {(pair.first, pair.second) for pair in everything if pair.likeness.probability >= 0.5}
    found = Counter(authors.kinds[pair] for pair in likely & authors.truth)
    there = Counter(authors.kinds.values())

    assert {kind: found[kind] / count >= 0.6 for kind, count in there.items()} == dict.fromkeys(there, True)


def test_most_are_found_and_hardly_anybody_else(authors: World, everything: list[Pair]) -> None:
    scored = [(pair.likeness.bits, (pair.first, pair.second)) for pair in everything]

    assert precision_at(0.9, scored, authors.truth) > 0.97
    assert best_f1(scored, authors.truth).f1 > 0.95


def test_who_was_told_apart_is_left_out() -> None:
    registry = [Profile(id="a", names=("Laura Whitfield",)), Profile(id="b", names=("Laura Whitfield",))]

    assert [(pair.first, pair.second) for pair in find(registry)] == [("a", "b")]
    assert find(registry, not_same={("a", "b")}) == []


def test_the_likely_ones_are_those_of_all_that_are_weighed(authors: World, everything: list[Pair]) -> None:
    """What is turned away at a glance would not have been likely."""
    likely = {(pair.first, pair.second) for pair in find(authors.profiles)}

    assert likely == {(pair.first, pair.second) for pair in everything if pair.likeness.probability >= LIKELY}


def test_a_name_that_everybody_has_is_no_reason_to_compare_everybody() -> None:
    crowd = [Profile(id=f"p{number}", names=("Guest",)) for number in range(MOST_SHARERS * 5)]

    assert list(candidates(crowd)) == []
