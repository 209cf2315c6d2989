"""The documents of people and their accounts: persons, members, memberships and keys."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from contributors.documents.accounts import (
    KEY_KINDS,
    ROLES,
    cleaned_key,
    cleaned_member,
    cleaned_membership,
    cleaned_person,
)
from contributors.errors import Invalid

SCOPES = ("read", "articles")
cleaned_secret_key = partial(cleaned_key, scopes=SCOPES)
EMAIL = "This is not an e-mail address. It looks like name@example.org."
ADDRESS = "This is not a web address. It begins with https:// and names a host."
SIGN_IN_NAME = "A sign-in name has lower-case letters, digits and single hyphens."
TIME = "is not a time. Write it as 2026-11-22T09:14:00Z."

PERSON: dict[str, Any] = {"legal_name": None, "emails": [], "phone": None, "notes": None}
MEMBER = {"sign_in_name": "laura-w", "name": "Laura", "email": None, "is_active": True, "is_staff": False}
MEMBERSHIP = {"member_id": "mem_a", "site": "fba", "role": "editor", "revoked_at": None}
KEY: dict[str, Any] = {
    "kind": "secret",
    "name": "WordPress",
    "prefix": "sk_abcdef",
    "member_id": None,
    "site": "fba",
    "scopes": ["read"],
    "origins": [],
    "expires_at": None,
    "revoked_at": None,
}


def faults(clean: Callable[[Any], Any], document: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(Invalid) as refusal:
        clean(document)
    return [(fault.pointer, fault.code, fault.detail) for fault in refusal.value.faults]


@pytest.mark.parametrize(
    ("clean", "whole", "given", "expected"),
    [
        (cleaned_person, {}, {}, PERSON),
        (
            cleaned_person,
            {},
            {
                "legal_name": " Cafe\u0301 ",
                "emails": ["a@b.example", "", " a@b.example"],
                "phone": "",
                "notes": "a\r\nb",
            },
            PERSON | {"legal_name": "Caf\u00e9", "emails": ["a@b.example"], "notes": "a\nb"},
        ),
        (cleaned_person, {}, {"emails": None}, PERSON),
        (cleaned_member, {"sign_in_name": "laura-w", "name": " Laura "}, {}, MEMBER),
        (cleaned_member, MEMBER, {"email": "", "is_active": False}, MEMBER | {"is_active": False}),
        (cleaned_member, MEMBER, {"sign_in_name": "x" * 60}, MEMBER | {"sign_in_name": "x" * 60}),
        (cleaned_member, MEMBER, {"email": "L.W+x@news.b.example"}, MEMBER | {"email": "L.W+x@news.b.example"}),
        (cleaned_membership, MEMBERSHIP, {}, MEMBERSHIP),
        (cleaned_membership, {"member_id": "mem_a", "role": "editor"}, {}, MEMBERSHIP | {"site": None}),
        (
            cleaned_membership,
            MEMBERSHIP,
            {"revoked_at": "2026-11-22T10:14:00+01:00"},
            MEMBERSHIP | {"revoked_at": "2026-11-22T09:14:00Z"},
        ),
        (cleaned_secret_key, KEY, {}, KEY),
        (cleaned_secret_key, KEY, {"scopes": None, "origins": None}, KEY | {"scopes": []}),
        (cleaned_secret_key, KEY, {"scopes": ["read", "articles", "read"]}, KEY | {"scopes": ["read", "articles"]}),
        (
            cleaned_secret_key,
            KEY,
            {"origins": ["https://a.example", None, "", "https://a.example"]},
            KEY | {"origins": ["https://a.example"]},
        ),
        (cleaned_secret_key, KEY, {"expires_at": "2027-01-01"}, KEY | {"expires_at": "2027-01-01T00:00:00Z"}),
    ],
)
def test_a_document_is_stored_in_normal_form_and_stays_in_it(
    clean: Callable[[Any], Any], whole: dict[str, Any], given: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert clean(whole | given) == expected
    assert clean(expected) == expected


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_a_role(role: str) -> None:
    assert cleaned_membership(MEMBERSHIP | {"role": role})["role"] == role


@pytest.mark.parametrize("kind", KEY_KINDS)
def test_every_kind_of_key_is_one(kind: str) -> None:
    assert cleaned_secret_key(KEY | {"kind": kind})["kind"] == kind


@pytest.mark.parametrize(
    ("clean", "whole", "given", "pointer", "code", "detail"),
    [
        (cleaned_person, PERSON, {"legal_name": 7}, "/legal_name", "wrong_type", "This is text, not a number."),
        (cleaned_person, PERSON, {"emails": "a@b.example"}, "/emails", "wrong_type", "This is a list, not text."),
        (cleaned_person, PERSON, {"emails": [7]}, "/emails/0", "wrong_type", "This is text, not a number."),
        (cleaned_person, PERSON, {"phone": "1" * 61}, "/phone", "too_long", "This has 61 characters; 60 is the most."),
        (
            cleaned_person,
            PERSON,
            {"notes": "x" * 10_001},
            "/notes",
            "too_long",
            "This has 10001 characters; 10000 is the most.",
        ),
        (
            cleaned_person,
            PERSON,
            {"legalname": "L"},
            "/legalname",
            "unknown_field",
            "`legalname` is not a member of a person. Did you mean `legal_name`?",
        ),
        (cleaned_member, MEMBER, {"sign_in_name": None}, "/sign_in_name", "invalid_slug", SIGN_IN_NAME),
        (cleaned_member, MEMBER, {"sign_in_name": 7}, "/sign_in_name", "invalid_slug", SIGN_IN_NAME),
        (cleaned_member, MEMBER, {"sign_in_name": "Laura"}, "/sign_in_name", "invalid_slug", SIGN_IN_NAME),
        (cleaned_member, MEMBER, {"sign_in_name": "a--b"}, "/sign_in_name", "invalid_slug", SIGN_IN_NAME),
        (cleaned_member, MEMBER, {"sign_in_name": "a\n"}, "/sign_in_name", "invalid_slug", SIGN_IN_NAME),
        (cleaned_member, MEMBER, {"sign_in_name": "x" * 61}, "/sign_in_name", "invalid_slug", SIGN_IN_NAME),
        (
            cleaned_member,
            MEMBER,
            {"name": " "},
            "/name",
            "name_required",
            "Give the member a name that colleagues know.",
        ),
        (cleaned_member, MEMBER, {"name": []}, "/name", "wrong_type", "This is text, not a list."),
        (cleaned_member, MEMBER, {"is_active": None}, "/is_active", "wrong_type", "This is true or false."),
        (cleaned_member, MEMBER, {"is_staff": 1}, "/is_staff", "wrong_type", "This is true or false."),
        (
            cleaned_membership,
            MEMBERSHIP,
            {"role": "edtor"},
            "/role",
            "unknown_choice",
            "`edtor` is not one of owner, safety, editor, photo. Did you mean `editor`?",
        ),
        (
            cleaned_membership,
            MEMBERSHIP,
            {"role": None},
            "/role",
            "unknown_choice",
            "Give one of owner, safety, editor, photo.",
        ),
        (
            cleaned_membership,
            MEMBERSHIP,
            {"member_id": {"id": 1}},
            "/member_id",
            "wrong_type",
            "This is text, not an object.",
        ),
        (cleaned_membership, MEMBERSHIP, {"site": ["fba"]}, "/site", "wrong_type", "This is text, not a list."),
        (cleaned_membership, MEMBERSHIP, {"revoked_at": 7}, "/revoked_at", "invalid_date", f"`7` {TIME}"),
        (
            cleaned_secret_key,
            KEY,
            {"kind": "private"},
            "/kind",
            "unknown_choice",
            "`private` is not one of publishable, secret, personal.",
        ),
        (
            cleaned_secret_key,
            KEY,
            {"name": None},
            "/name",
            "name_required",
            "Give the key a name that says who uses it.",
        ),
        (cleaned_secret_key, KEY, {"prefix": 7}, "/prefix", "wrong_type", "This is text, not a number."),
        (cleaned_secret_key, KEY, {"member_id": []}, "/member_id", "wrong_type", "This is text, not a list."),
        (cleaned_secret_key, KEY, {"site": {}}, "/site", "wrong_type", "This is text, not an object."),
        (cleaned_secret_key, KEY, {"scopes": "read"}, "/scopes", "wrong_type", "This is a list, not text."),
        (
            cleaned_secret_key,
            KEY,
            {"scopes": ["read", "raed"]},
            "/scopes/1",
            "unknown_choice",
            "`raed` is not one of read, articles. Did you mean `read`?",
        ),
        (
            cleaned_secret_key,
            KEY,
            {"scopes": [["read"]]},
            "/scopes/0",
            "unknown_choice",
            "`a list` is not one of read, articles.",
        ),
        (cleaned_secret_key, KEY, {"origins": {}}, "/origins", "wrong_type", "This is a list, not an object."),
        (cleaned_secret_key, KEY, {"origins": ["a.example"]}, "/origins/0", "invalid_address", ADDRESS),
        (cleaned_secret_key, KEY, {"expires_at": "soon"}, "/expires_at", "invalid_date", f"`soon` {TIME}"),
        (
            cleaned_secret_key,
            KEY,
            {"digest": "x"},
            "/digest",
            "unknown_field",
            "`digest` is not a member of a key.",
        ),
    ],
)
def test_what_breaks_a_rule_is_one_fault(
    clean: Callable[[Any], Any], whole: Any, given: Any, pointer: str, code: str, detail: str
) -> None:
    assert faults(clean, whole | given) == [(pointer, code, detail)]


@pytest.mark.parametrize(
    "address",
    ["x", "@b.example", "a@", "a@b", "a b@c.example", "a@b@c.example", "a@b..example", "<a@b.example>", "a@.example"],
)
def test_what_is_no_email_address_is_refused(address: str) -> None:
    assert faults(cleaned_member, MEMBER | {"email": address}) == [("/email", "invalid_email", EMAIL)]
    assert faults(cleaned_person, {"emails": ["a@b.example", address]}) == [("/emails/1", "invalid_email", EMAIL)]


def test_an_email_address_that_is_too_long_is_one_fault() -> None:
    assert faults(cleaned_member, MEMBER | {"email": f"a@{'b' * 249}.com"}) == [
        ("/email", "too_long", "This has 255 characters; 254 is the most.")
    ]


def test_a_kind_without_scopes_has_none() -> None:
    assert cleaned_key(KEY | {"scopes": []}, ())["scopes"] == []
    assert faults(partial(cleaned_key, scopes=()), KEY) == [
        ("/scopes/0", "unknown_choice", "`read` is not one of those here: there are none.")
    ]


@pytest.mark.parametrize(
    ("clean", "noun"),
    [
        (cleaned_person, "A person"),
        (cleaned_member, "A member"),
        (cleaned_membership, "A membership"),
        (cleaned_secret_key, "A key"),
    ],
)
@pytest.mark.parametrize(("document", "kind"), [(None, "null"), ([], "a list"), ("x", "text"), (1.5, "a number")])
def test_a_document_is_an_object(clean: Callable[[Any], Any], noun: str, document: Any, kind: str) -> None:
    assert faults(clean, document) == [("", "wrong_type", f"{noun} is an object, not {kind}.")]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    wrong = {"kind": 7, "scopes": ["x"], "origins": ["y"], "expires_at": "z", "site": 1}
    assert [(pointer, code) for pointer, code, _ in faults(cleaned_secret_key, wrong)] == [
        ("/kind", "unknown_choice"),
        ("/name", "name_required"),
        ("/scopes/0", "unknown_choice"),
        ("/origins/0", "invalid_address"),
        ("/expires_at", "invalid_date"),
        ("/site", "wrong_type"),
    ]
