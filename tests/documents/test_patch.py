"""JSON Merge Patch, and what a patch of a contributor says anew."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.documents.patch import edited_contributor, merge_patch

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("target", "patch", "expected"),
    # RFC 7396, appendix A.
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_a_patch_is_merged_as_the_standard_says(target: Any, patch: Any, expected: Any) -> None:
    assert merge_patch(target, patch) == expected


@given(JSON, JSON)
def test_neither_side_is_changed_and_a_patch_applied_again_changes_nothing(target: Any, patch: Any) -> None:
    kept = deepcopy((target, patch))
    merged = merge_patch(target, patch)
    assert merge_patch(merged, patch) == merged
    assert (target, patch) == kept
    edited_contributor(target, patch)
    assert (target, patch) == kept


SAID = {"text": "Hi", "asserted_on": "2022-03-14"}
SHOWN = {"mode": "replace", "value": "Critic", "asserted_on": "2022-03-14"}


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ({"text": "Hi"}, {"text": "Hi"}),
        ({"text": "New"}, {"text": "New"}),
        ({"text": "New", "asserted_on": "2023-01-01"}, {"text": "New", "asserted_on": "2023-01-01"}),
        ({"text": "New", "asserted_on": None}, {"text": "New"}),
        ({"asserted_on": "2023-01-01"}, {"text": "Hi", "asserted_on": "2023-01-01"}),
        ({}, SAID),
        ("New", "New"),
    ],
)
def test_a_bio_that_is_said_anew_loses_its_day(patch: Any, expected: Any) -> None:
    document = {"bios": {"en": {"short": SAID, "long": SAID}}}
    assert edited_contributor(document, {"bios": {"en": {"short": patch}}}) == {
        "bios": {"en": {"short": expected, "long": SAID}}
    }


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ({"value": "Editor"}, {"mode": "replace", "value": "Editor"}),
        ({"mode": "hide"}, {"mode": "hide", "value": "Critic"}),
        ({"mode": "hide", "asserted_on": "2023-01-01"}, SHOWN | {"mode": "hide", "asserted_on": "2023-01-01"}),
        ({}, SHOWN),
    ],
)
def test_an_override_that_is_said_anew_loses_its_day(patch: Any, expected: Any) -> None:
    document = {"overrides": {"role@es": SHOWN}, "sites": {"fba": {"overrides": {"role": SHOWN}}}}
    edited = edited_contributor(document, {"sites": {"fba": {"overrides": {"role": patch}}}})
    assert edited == {"overrides": {"role@es": SHOWN}, "sites": {"fba": {"overrides": {"role": expected}}}}


def test_what_has_no_day_keeps_all_that_is_not_named() -> None:
    document = {"role": "Critic", "identifiers": [{"value": "Q42"}], "names": [{"text": "L"}]}
    assert edited_contributor(document, {"role": "Editor", "names": [{"text": "M"}]}) == {
        "role": "Editor",
        "identifiers": [{"value": "Q42"}],
        "names": [{"text": "M"}],
    }
