"""How faults are collected, pointed at and told."""

from typing import Any

import pytest

from contributors.documents.values import MOST_ITEMS, MOST_MEMBERS, Faults, once, shown, step
from contributors.errors import BadRequest, Fault, Invalid


def found(faults: Faults) -> list[tuple[str, str, str]]:
    return [(fault.pointer, fault.code, fault.detail) for fault in faults.found]


def test_nothing_is_raised_where_nothing_is_wrong() -> None:
    Faults().raise_any()


def test_one_fault_is_told_in_its_own_words() -> None:
    faults = Faults()
    faults.add("/bios/en/short", "It is long.", "too_long")
    with pytest.raises(Invalid) as refusal:
        faults.raise_any()
    error = refusal.value
    assert (error.detail, error.code, error.param) == ("It is long.", "too_long", "bios.en.short")
    assert error.faults == (Fault("/bios/en/short", "It is long.", "too_long"),)


def test_several_faults_are_counted_and_the_first_gives_code_and_param() -> None:
    faults = Faults()
    faults.add("/a", "A is wrong.", "clash")
    faults.add("/b", "B is wrong.")
    with pytest.raises(Invalid) as refusal:
        faults.raise_any()
    error = refusal.value
    assert (error.detail, error.code, error.param) == ("2 things are wrong. The first: A is wrong.", "clash", "a")
    assert error.faults == (Fault("/a", "A is wrong.", "clash"), Fault("/b", "B is wrong.", "invalid"))


def test_a_fault_of_the_whole_names_no_member() -> None:
    faults = Faults()
    with pytest.raises(Invalid) as refusal:
        faults.whole(["a"], ("name",), "a site")
    assert (refusal.value.param, refusal.value.detail) == (None, "A site is an object, not a list.")


def test_a_refusal_becomes_a_fault_with_its_hint() -> None:
    def refuse() -> str:
        raise BadRequest("No.", code="bad", hint="Say yes.")

    faults = Faults()
    assert faults.tried("/x", refuse, "instead") == "instead"
    assert faults.tried("/x", lambda: "given", "instead") == "given"
    assert found(faults) == [("/x", "bad", "No. Say yes.")]


@pytest.mark.parametrize(
    ("value", "noun", "detail"),
    [
        (None, "a name", "A name is an object, not null."),
        ("x", "an override", "An override is an object, not text."),
        ([], "switches", "Switches are an object, not a list."),
        (0, "phrases", "Phrases are an object, not a number."),
        (True, "a bio", "A bio is an object, not true or false."),
    ],
)
def test_what_is_no_object_is_one_fault(value: Any, noun: str, detail: str) -> None:
    faults = Faults()
    assert faults.known(value, ("text",), noun, "/x") == {}
    assert found(faults) == [("/x", "wrong_type", detail)]


def test_members_that_are_not_known_are_named_with_the_nearest() -> None:
    faults = Faults()
    given = {"txet": 1, "text": 2, "a/b~c": 3, "": 4}
    assert faults.known(given, ("text", "lang"), "a name", "/names/0") == {"text": 2}
    assert found(faults) == [
        ("/names/0/txet", "unknown_field", "`txet` is not a member of a name. Did you mean `text`?"),
        ("/names/0/a~1b~0c", "unknown_field", "`a/b~c` is not a member of a name."),
        ("/names/0/", "unknown_field", "`` is not a member of a name."),
    ]


def test_a_flood_of_unknown_members_is_answered_shortly() -> None:
    faults = Faults()
    faults.known({f"member{number}": 1 for number in range(10_000)}, ("name", "slug"), "a site")
    assert len(faults.found) == MOST_ITEMS


def test_members_whose_names_are_data_come_in_order() -> None:
    faults = Faults()
    assert faults.members("/x", {"es": 1, "en": 2}) == [("en", 2), ("es", 1)]
    assert (faults.members("/x", None), faults.members("/x", {})) == ([], [])
    assert found(faults) == []


@pytest.mark.parametrize(
    ("value", "code", "detail"),
    [
        ([], "wrong_type", "This is an object, not a list."),
        ("", "wrong_type", "This is an object, not text."),
        (0, "wrong_type", "This is an object, not a number."),
        (False, "wrong_type", "This is an object, not true or false."),
        (
            {str(number): 1 for number in range(MOST_MEMBERS + 1)},
            "too_long",
            "This object has 501 members; 500 is the most.",
        ),
    ],
)
def test_what_is_no_object_of_such_members_is_refused(value: Any, code: str, detail: str) -> None:
    faults = Faults()
    assert faults.members("/x", value) == []
    assert found(faults) == [("/x", code, detail)]


def test_rows_that_are_no_objects_are_refused_once_and_the_others_are_cleaned() -> None:
    faults = Faults()

    def clean(pointer: str, item: dict[str, Any]) -> dict[str, Any] | None:
        return {"at": pointer, **item} if item else None

    rows = faults.rows("/x", [{"a": 1}, 7, {}, {"b": 2}, None], "a name", ("a",), clean)
    assert rows == [{"at": "/x/0", "a": 1}]
    assert found(faults) == [
        ("/x/1", "wrong_type", "A name is an object, not a number."),
        ("/x/3/b", "unknown_field", "`b` is not a member of a name."),
        ("/x/4", "wrong_type", "A name is an object, not null."),
    ]


def test_of_rows_that_say_the_same_the_first_stays_in_its_place() -> None:
    rows = [{"a": 1, "b": 1}, {"a": 2, "b": 2}, {"a": 1, "b": 3}]
    assert once(rows, "a") == [{"a": 1, "b": 1}, {"a": 2, "b": 2}]
    assert once(rows, "a", "b") == rows


def test_pointers_are_escaped_and_can_always_be_sent() -> None:
    assert step("/x", "a/b~c") == "/x/a~1b~0c"
    assert step("", "\ud800") == "/?"


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("Laura", "Laura"),
        (None, "null"),
        (True, "true"),
        (1, "1"),
        (1.5, "1.5"),
        (-(10**81), "a number"),
        ([[["x"]]], "a list"),
        ({"x": {}}, "an object"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 80 + "…"),
        ("a\udfffb", "a?b"),
    ],
)
def test_a_refusal_quotes_a_value_as_json_has_it(value: Any, quoted: str) -> None:
    assert shown(value) == quoted
