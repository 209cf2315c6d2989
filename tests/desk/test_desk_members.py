"""Inviting a colleague, and the pages of contributors."""

import re
from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils.html import escape

from contributors.models import Member, Membership
from tests.desk.conftest import TODAY
from tests.factories import make_contributor, make_member, make_site

MAYA = {"name": "Maya Editor", "sign_in_name": "maya", "email": "maya@registry.example", "role": "editor"}


def link_in(page: str) -> str:
    found = re.search(r'id="invitation">(http://[^<]+)<', page)
    assert found
    return found[1]


def test_an_invitation_is_a_link_that_signs_in_once(desk: Client) -> None:
    make_site()

    page = desk.post("/desk/members/", MAYA | {"site": "fba"}).content.decode()

    path = link_in(page).removeprefix("http://127.0.0.1:8000")
    membership = Membership.objects.get(member__sign_in_name="maya")
    assert (membership.role, membership.site and membership.site.slug) == ("editor", "fba")
    assert [Client().post(path).status_code for _ in range(2)] == [302, 404]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"sign_in_name": "owner"}, "There is a member `owner` already."),
        ({"sign_in_name": "Maya E"}, "A sign-in name has lower-case letters, digits and single hyphens."),
        ({"email": "maya"}, "This is not an e-mail address."),
        ({"name": ""}, "Give the member a name that colleagues know."),
        ({"site": "gone"}, "This site is no longer there."),
        ({"role": "king"}, "`king` is not one of owner, safety, editor, photo."),
    ],
)
def test_a_refused_invitation_says_why_and_keeps_what_was_typed(
    desk: Client, changed: dict[str, str], sentence: str
) -> None:
    typed = MAYA | changed
    answer = desk.post("/desk/members/", typed)

    assert answer.status_code in {409, 422}
    page = answer.content.decode()
    assert escape(sentence) in page
    assert f'value="{typed["name"]}"' in page
    assert Member.objects.count() == 1


def test_who_may_not_invite_sees_no_form(owner: Member) -> None:
    maya = make_member("maya", ("editor", make_site()))
    client = Client()
    client.force_login(maya)
    laura = make_contributor("Laura")

    assert "Make the link" not in client.get("/desk/members/").content.decode()
    assert "Make the link" not in client.get(f"/desk/contributors/{laura.pk}/").content.decode()
    assert client.post("/desk/members/", MAYA | {"sign_in_name": "new"}).status_code == 403
    assert not Member.objects.filter(sign_in_name="new").exists()


def test_the_page_of_a_contributor_has_a_card_for_each_site(desk: Client) -> None:
    laura = make_contributor("Laura", make_site(), make_site("signal", "Signal"))

    page = desk.get(f"/desk/contributors/{laura.pk}/").content.decode()

    assert page.count('class="ac ac--box') == 2
    for slug in ("fba", "signal"):
        assert f"http://127.0.0.1:8000/c/{slug}/{laura.pk}.html" in page
        assert f"curl -s http://127.0.0.1:8000/c/{slug}/{laura.pk}.json" in page


def test_an_unpublished_contributor_has_a_page_without_cards(desk: Client) -> None:
    laura = make_contributor("Laura", make_site(), publish=False)

    page = desk.get(f"/desk/contributors/{laura.pk}/").content.decode()

    assert "Not published" in page
    assert "/c/fba/" not in page


def test_an_id_that_nobody_has_is_said(desk: Client) -> None:
    answer = desk.get("/desk/contributors/ctr_nobody/")

    assert answer.status_code == 404
    assert "There is no contributor <code>ctr_nobody</code>." in answer.content.decode()


def test_the_list_begins_with_the_words_for_nobody(desk: Client) -> None:
    assert "Paste an author box to begin." in desk.get("/desk/contributors/").content.decode()


def test_the_list_takes_three_queries_for_its_rows(desk: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    site = make_site()
    for name in ("Anna Lind", "Bo Sampson", "Clara Winter"):
        make_contributor(name, site)

    with django_assert_max_num_queries(8):  # session, member and rights; count, page, names, places, sites
        page = desk.get("/desk/contributors/").content.decode()

    assert [name for name in ("Anna Lind", "Bo Sampson", "Clara Winter") if name in page] == [
        "Anna Lind",
        "Bo Sampson",
        "Clara Winter",
    ]


def test_demo_data_go_into_an_empty_registry(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    seeded: list[date] = []
    monkeypatch.setattr("contributors.desk.paste.seed", seeded.append)

    answer = desk.post("/desk/demo/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/contributors/")
    assert seeded == [TODAY]


def test_demo_data_do_not_go_into_a_registry_that_is_used(desk: Client) -> None:
    make_site()

    answer = desk.post("/desk/demo/")

    assert answer.status_code == 409
    assert "This registry is not empty." in answer.content.decode()


def test_there_are_no_demo_data_in_production(desk: Client, settings: LazySettings) -> None:
    settings.DEBUG = False

    assert desk.post("/desk/demo/").status_code == 404
    assert not Member.objects.exclude(sign_in_name="owner").exists()
