"""Signing in: by password, by a link that works once, and what happens to those who have not."""

from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from contributors.actions.members import INVITATION_VALID, edit_member, sign_in_path
from contributors.desk.urls import urlpatterns
from contributors.models import Member
from tests.desk.conftest import PASTED
from tests.factories import make_member, owner_actor

PASSWORD = "correct horse battery staple"
OPEN_TO_ALL = {"sign-in", "sign-in-link", "sign-out"}


def with_password(member: Member) -> Member:
    member.set_password(PASSWORD)
    member.save()
    return member


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_every_page_asks_a_stranger_to_sign_in(db: None) -> None:
    client = Client()

    for pattern in urlpatterns:
        if pattern.name in OPEN_TO_ALL:
            continue
        address = reverse(f"desk:{pattern.name}", args=["ctr_laura"] if "<" in str(pattern.pattern) else [])
        answer = client.get(address)
        if pattern.name == "preview":  # asked by script, which puts the answer into the page
            assert answer.status_code == 401
            continue
        assert (answer.status_code, unquote(answer.headers["Location"])) == (302, f"/desk/sign-in/?next={address}")


def test_the_password_leads_where_one_wanted_to_go(owner: Member) -> None:
    with_password(owner)
    client = Client()

    answer = client.post(
        "/desk/sign-in/", {"sign_in_name": "owner", "password": PASSWORD, "next": "/desk/contributors/"}
    )

    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/contributors/")
    assert is_signed_in(client)


def test_nobody_is_led_to_another_host(owner: Member) -> None:
    with_password(owner)

    answer = Client().post(
        "/desk/sign-in/", {"sign_in_name": "owner", "password": PASSWORD, "next": "//elsewhere.example/"}
    )

    assert answer.headers["Location"] == "/desk/"


@pytest.mark.parametrize(("name", "password"), [("owner", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_password_gets_a_sentence(owner: Member, name: str, password: str) -> None:
    with_password(owner)
    client = Client()

    answer = client.post("/desk/sign-in/", {"sign_in_name": name, "password": password})

    assert answer.status_code == 422
    assert "No member has this sign-in name and this password. Try again." in answer.content.decode()
    assert PASSWORD not in answer.content.decode()
    assert not is_signed_in(client)


def test_opening_a_link_signs_nobody_in(owner: Member) -> None:
    client = Client()
    path = sign_in_path(owner)

    for _ in range(2):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "Sign in as Owner" in answer.content.decode()

    assert not is_signed_in(client)
    owner.refresh_from_db()
    assert owner.last_login is None


def test_a_link_signs_in_once(owner: Member) -> None:
    path = sign_in_path(owner)
    first, second = Client(), Client()

    answer = first.post(path)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")
    assert is_signed_in(first)
    for used in (second.post(path), second.get(path)):
        assert used.status_code == 404
        assert "This link was used, is too old, or was cut short. Ask for a new one." in used.content.decode()
    assert not is_signed_in(second)


def test_a_link_for_somebody_else_stays_good(owner: Member) -> None:
    maya = make_member("maya", ("editor", None))
    path = sign_in_path(maya, INVITATION_VALID)

    Client().post(sign_in_path(owner))

    assert Client().post(path).status_code == 302


def test_a_member_who_has_gone_cannot_use_her_link(owner: Member) -> None:
    maya = make_member("maya", ("editor", None))
    path = sign_in_path(maya)
    edit_member(maya, {"is_active": False}, by=owner_actor())

    assert Client().post(path).status_code == 404


def test_signing_out_needs_a_post(desk: Client) -> None:
    assert desk.get("/desk/sign-out/").status_code == 405
    assert is_signed_in(desk)

    answer = desk.post("/desk/sign-out/")

    assert answer.headers["Location"] == "/desk/sign-in/"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not is_signed_in(desk)


def test_a_member_without_a_role_is_told_so(owner: Member) -> None:
    maya = make_member("maya", ("editor", None))
    maya.memberships.update(revoked_at="2026-01-01T00:00Z")
    client = Client()
    client.force_login(maya)

    answer = client.get("/desk/")

    assert answer.status_code == 403
    assert "Ask an owner for one." in answer.content.decode()


@pytest.mark.parametrize("name", ["paste", "preview", "publish", "demo", "members", "sign-in", "password", "sign-out"])
def test_a_form_from_elsewhere_is_refused(owner: Member, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)

    answer = client.post(reverse(f"desk:{name}"), {"text": PASTED})

    assert answer.status_code == 403
    assert "Nothing was stored." in answer.content.decode()


def test_what_was_typed_survives_a_session_that_ended(owner: Member) -> None:
    with_password(owner)
    client = Client()

    asked = client.post("/desk/publish/", {"text": PASTED, "site_name": "FBA", "written": "2022-03-14"})
    assert asked.status_code == 200
    assert "Your session has ended." in asked.content.decode()
    carried = dict(asked.context["carried"])
    back = client.post("/desk/sign-in/", carried | {"sign_in_name": "owner", "password": PASSWORD})

    assert back.status_code == 200
    page = back.content.decode()
    assert "Nothing was lost" in page
    assert "The following two tabs change content below." in page
    assert 'value="2022-03-14"' in page
    assert PASSWORD not in page


def test_the_address_of_a_page_belongs_to_the_desk() -> None:
    assert get_resolver().resolve("/desk/").view_name == "desk:paste"


def test_a_member_chooses_a_password_and_signs_in_with_it(desk: Client) -> None:
    elsewhere = Client()
    elsewhere.force_login(Member.objects.get())

    answer = desk.post("/desk/password/", {"password": PASSWORD})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/password/?set")
    assert "Your password is set." in desk.get("/desk/password/?set").content.decode()
    assert elsewhere.get("/desk/").status_code == 302
    assert Client().post("/desk/sign-in/", {"sign_in_name": "owner", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"present": "wrong", "password": "another horse battery"}, "This is not your present password."),
        ({"present": PASSWORD, "password": "short"}, "at least 12 characters"),
        ({"present": PASSWORD, "password": ""}, "at least 12 characters"),
    ],
)
def test_a_password_that_cannot_be_set_changes_nothing(
    desk: Client, owner: Member, typed: dict[str, str], sentence: str
) -> None:
    with_password(owner)
    desk.force_login(owner)

    answer = desk.post("/desk/password/", typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    owner.refresh_from_db()
    assert owner.check_password(PASSWORD)
