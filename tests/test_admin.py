"""The operator's pages: every row can be read, and nothing can be changed."""

from typing import Any
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.contrib.admin.utils import quote
from django.db import models
from django.test import Client

from contributors.actions.contributors import edit_contributor
from contributors.actions.members import edit_member
from contributors.admin import operations
from contributors.models import Contributor, Member, SearchWord
from tests.factories import make_full_contributor, make_key, make_member, make_site, owner_actor

ROOT = "/ops/admin/"
MODELS = sorted(operations.get_model_admin(model).opts.model_name for model in operations._registry)


@pytest.fixture
def operator(db: None) -> Client:
    member = make_member("owner")
    edit_member(member, {"is_staff": True}, by=owner_actor())
    client = Client()
    client.force_login(Member.objects.get(pk=member.pk))
    return client


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return str(response.content.decode())


def test_every_model_of_ours_can_be_read() -> None:
    ours = {model for model in apps.get_app_config("contributors").get_models() if not model._meta.auto_created}
    of_several_columns = {model for model in ours if len(model._meta.pk_fields) > 1}  # Django's admin takes none

    assert {model for model in ours if model not in operations._registry} == of_several_columns == {SearchWord}


@pytest.mark.parametrize("name", MODELS)
def test_a_list_and_a_row_can_be_read_and_show_no_way_to_change_them(operator: Client, name: str) -> None:
    site = make_site()
    make_full_contributor(site)
    make_key("publishable", site)
    model: type[models.Model] = apps.get_model("contributors", name)

    listed = page(operator, f"{ROOT}contributors/{name}/?q=laura")
    assert page(operator, f"{ROOT}contributors/{name}/").count("<h1>") == 1
    row = model._default_manager.first()
    shown = page(operator, f"{ROOT}contributors/{name}/{quote(row.pk)}/change/") if row else ""

    for text in (listed, shown):
        assert "_save" not in text
        assert "deletelink" not in text
        assert "addlink" not in text


def attempts(pk: Any) -> list[str]:
    return ["add/", f"{quote(pk)}/change/", f"{quote(pk)}/delete/"]


def test_a_post_changes_nothing(operator: Client) -> None:
    laura = make_full_contributor(make_site())

    answers = [
        operator.post(f"{ROOT}contributors/contributor/{path}", {"name": "X", "post": "yes"}).status_code
        for path in attempts(laura.pk)
    ]

    assert answers == [403, 403, 403]
    assert Contributor.objects.get().name == "Laura Whitfield"


def test_the_history_of_a_row_is_the_history_of_the_registry(operator: Client) -> None:
    laura = make_full_contributor(make_site())
    edit_contributor(laura, {"role": "Chief politics writer"}, by=owner_actor())

    response = operator.get(f"{ROOT}contributors/contributor/{quote(laura.pk)}/history/", follow=True)

    assert response.redirect_chain == [
        (f"{ROOT}contributors/change/?subject_type=contributor&subject_id={laura.pk}", 302)
    ]
    assert response.status_code == 200
    assert [change.verb for change in response.context["cl"].result_list] == ["edit", "create"]


def test_what_opens_a_door_is_not_shown(operator: Client) -> None:
    key, _ = make_key("secret", make_site())
    member = make_member("editor", ("editor", None))
    member.set_password("correct horse battery staple")
    member.save()

    assert key.digest not in page(operator, f"{ROOT}contributors/key/{quote(key.pk)}/change/")
    assert member.password not in page(operator, f"{ROOT}contributors/member/{quote(member.pk)}/change/")


def test_a_stranger_is_asked_to_sign_in_at_the_desk(db: None) -> None:
    answer = Client().get(f"{ROOT}contributors/key/", follow=True)

    assert unquote(answer.redirect_chain[-1][0]) == f"/desk/sign-in/?next={ROOT}contributors/key/"


def test_a_member_who_is_not_staff_is_refused(db: None) -> None:
    client = Client()
    member = make_member("owner")
    edit_member(member, {"is_staff": False}, by=owner_actor())
    client.force_login(Member.objects.get(pk=member.pk))

    assert client.get(ROOT, follow=True).status_code == 403
