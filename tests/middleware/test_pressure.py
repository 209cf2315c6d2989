"""Another connection holds the lock for good: every door that writes asks to come again, and nothing is written."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.conf import LazySettings
from django.db import connection
from django.test import Client

from contributors.errors import Busy
from contributors.models import Contributor, Key
from tests.factories import make_contributor, make_key, make_member, make_site, make_token

pytestmark = pytest.mark.django_db(transaction=True)

PASTED = "Laura is a freelance writer out of Maryland and has been writing about politics for years."


class World:
    """A site, somebody on it, and its owner: signed in, and by a token."""

    def __init__(self) -> None:
        self.site = make_site()
        self.laura = make_contributor("Laura", self.site)
        self.owner = make_member()
        self.owner.set_password("correct horse battery")
        self.owner.save()
        self.personal, self.secret = make_token(self.owner)[1], make_key("secret", self.site)[1]
        self.browser, self.stranger = Client(), Client()
        self.browser.force_login(self.owner)
        self.fields = {"text": PASTED, "site_name": self.site.name, "once": "abcdefghijkl"}

    def send(self, method: str, path: str, token: str, body: Any, **headers: str) -> Any:
        given = {"Authorization": f"Bearer {token}"} | headers
        return Client().generic(method, path, json.dumps(body), "application/json", headers=given)


@pytest.fixture
def world() -> World:
    world = World()
    # Who acts for the first time gets an actor; what is asked here is what a door answers later on.
    assert world.send("PATCH", f"/api/v1/contributors/{world.laura.pk}", world.personal, {}).status_code == 428
    return world


@contextmanager
def pressure() -> Iterator[None]:
    """Somebody else is writing all the time, and nobody waits for long."""
    with closing(another_connection()) as other:
        if connection.vendor == "sqlite":
            connection.cursor().execute("PRAGMA busy_timeout = 1")
            other.execute("BEGIN IMMEDIATE")
        else:
            connection.cursor().execute("SET lock_timeout = '20ms'")
            tables = [model._meta.db_table for model in apps.get_models() if model is not Key]
            other.execute(f"LOCK TABLE {', '.join(tables)} IN EXCLUSIVE MODE")
        try:
            yield
        finally:
            other.rollback()
            connection.close()  # with the short patience


def another_connection() -> Any:
    given = connection.get_connection_params()
    if connection.vendor == "sqlite":
        return sqlite3.connect(given["database"], timeout=0, isolation_level=None)
    return psycopg.connect(
        **{name: given[name] for name in ("dbname", "user", "password", "host", "port") if name in given}
    )


def rows() -> dict[str, list[Any]]:
    """All but keys: when one was used last is noted if it can be."""
    models = [model for model in apps.get_models() if model is not Key]
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


API: dict[str, Callable[[World], Any]] = {
    "create": lambda world: world.send("POST", "/api/v1/contributors", world.personal, {"name": "Ada"}),
    "create once": lambda world: world.send(
        "POST", "/api/v1/contributors", world.personal, {"name": "Ada"}, **{"Idempotency-Key": "one"}
    ),
    "edit": lambda world: world.send(
        "PATCH",
        f"/api/v1/contributors/{world.laura.pk}",
        world.personal,
        {"role": "Writer"},
        **{"If-Match": '"1"', "Content-Type": "application/merge-patch+json"},
    ),
    "put an article": lambda world: world.send(
        "PUT", "/api/v1/sites/fba/articles/a1", world.secret, {"credits": [{"contributor": world.laura.pk}]}
    ),
}
DESK: dict[str, Callable[[World], Any]] = {
    "sign in": lambda world: world.stranger.post(
        "/desk/sign-in/", {"sign_in_name": "owner", "password": "correct horse battery"}
    ),
    "invite": lambda world: world.browser.post(
        "/desk/members/", {"name": "Maya", "sign_in_name": "maya", "email": "", "role": "editor", "site": "fba"}
    ),
    "password": lambda world: world.browser.post(
        "/desk/password/", {"present": "correct horse battery", "password": "another horse battery"}
    ),
    "sign out": lambda world: world.browser.post("/desk/sign-out/"),
}


def answered(asked: dict[str, Callable[[], Any]]) -> dict[str, Any]:
    stood = rows()
    with pressure():
        answers = {name: ask() for name, ask in asked.items()}
    assert rows() == stood
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, Busy.status)
    assert {answer.headers["Retry-After"] for answer in answers.values()} == {str(Busy.retry_after)}
    return answers


def test_the_api_answers_with_a_problem_and_does_it_when_it_is_sent_again(world: World) -> None:
    answers = answered({name: partial(ask, world) for name, ask in API.items()})

    for answer in answers.values():
        problem = json.loads(answer.content)
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert (problem["status"], problem["code"]) == (503, "busy")
        assert problem["request_id"] == answer.headers["X-Request-Id"]
    assert {name: ask(world).status_code for name, ask in API.items()} == dict.fromkeys(API, 201) | {"edit": 200}


def test_the_desk_answers_with_a_page_in_words(world: World) -> None:
    answers = answered({name: partial(ask, world) for name, ask in DESK.items()})

    for answer in answers.values():
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "nothing of this was stored" in answer.content.decode()
    assert {name: ask(world).status_code for name, ask in DESK.items()} == dict.fromkeys(DESK, 302) | {"invite": 200}


def test_a_paste_that_could_not_be_published_stands_on_the_page_as_it_was(world: World) -> None:
    publish = partial(world.browser.post, "/desk/publish/", world.fields)

    page = answered({"publish": publish})["publish"].content.decode()

    assert "Send it again in a moment." in page
    assert PASTED in page
    assert Contributor.objects.count() == 1
    assert publish().status_code == 302


def test_who_only_reads_is_not_refused_but_where_her_session_is_saved_after_the_page(
    world: World, settings: LazySettings
) -> None:
    card = f"/api/v1/sites/fba/cards/{world.laura.pk}"
    with pressure():
        read = Client().get(card, headers={"Authorization": f"Bearer {world.secret}"})
        page = world.browser.get("/desk/")
        settings.SESSION_SAVE_EVERY_REQUEST = True
        refused = world.browser.get("/desk/")

    assert (read.status_code, page.status_code, refused.status_code) == (200, 200, 503)
    assert "Reload this page" in refused.content.decode()
