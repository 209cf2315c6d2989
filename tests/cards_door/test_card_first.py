"""The short way to a card: the same answers as the ordinary one gives, and nothing but what is plain."""

import io
import re
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import DatabaseError, close_old_connections

from contributors.actions.contributors import edit_contributor
from contributors.cards_door import first
from contributors.cards_door.first import cards_first
from contributors.models import Contributor
from tests.factories import make_contributor, setup_actor

pytestmark = pytest.mark.django_db


class Ordinary:
    """Django's own way, which counts how often it is taken."""

    def __init__(self) -> None:
        self.handler, self.taken = WSGIHandler(), 0

    def __call__(self, environ, start_response):
        self.taken += 1
        return self.handler(environ, start_response)


def ask(application, path: str, method: str = "GET", query: str = "", **headers: str):
    environ = {"PATH_INFO": path, "REQUEST_METHOD": method, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1"}
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()} | {"wsgi.input": io.BytesIO()}
    setup_testing_defaults(environ)
    told = {}
    body = b"".join(
        application(environ, lambda status, headers, error=None: told.update(status=status, headers=dict(headers)))
    )
    return told["status"], told["headers"], body


@pytest.fixture
def ordinary(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)  # the test's transaction lives in the connection
    yield Ordinary()
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def short(ordinary):
    return cards_first(ordinary)


@pytest.fixture
def address(fba) -> str:
    return f"/c/fba/{make_contributor('Laura', fba).pk}"


@pytest.mark.parametrize("suffix", ["json", "html", "jsonld", "vcf"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "headers", [{}, {"accept_encoding": "gzip"}, {"if_none_match": "*"}, {"if_none_match": '"other"'}]
)
def test_both_ways_give_the_same_answer(ordinary, short, address, suffix, method, headers) -> None:
    given = headers | {"x_request_id": "the-same"}

    status, told, body = ask(ordinary, f"{address}.{suffix}", method, **given)
    assert ordinary.taken == 1
    short_status, short_told, short_body = ask(short, f"{address}.{suffix}", method, **given)

    assert ordinary.taken == 1
    assert (short_status, short_body) == (status, body)
    assert short_told == told


def test_a_request_without_an_id_is_given_one(short, address) -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", ask(short, f"{address}.json")[1]["X-Request-Id"])


@pytest.mark.parametrize(
    ("path", "method", "query", "status"),
    [
        ("/c/fba/ctr_nobody.json", "GET", "", "404"),
        ("/c/fab/ctr_nobody.json", "GET", "", "404"),
        ("{address}.exe", "GET", "", "404"),
        ("{address}.json", "POST", "", "405"),
        ("{address}.json", "GET", "lang=en", "200"),
        ("{address}.json", "GET", "langg=en", "400"),
        ("{address},ctr_nobody.html", "GET", "layout=tile", "200"),
        ("{address},ctr_nobody.html", "GET", "", "400"),
        ("/c/fab/card.css", "GET", "", "404"),
        ("/docs/", "GET", "", "200"),
    ],
)
def test_what_is_not_plain_takes_the_ordinary_way(ordinary, short, address, path, method, query, status) -> None:
    answered, _, _ = ask(short, path.format(address=address), method, query)

    assert ordinary.taken == 1
    assert answered[:3] == status


def test_the_style_sheet_of_a_site_takes_the_short_way(ordinary, short, address) -> None:
    usual = ask(ordinary, "/c/fba/card.css", x_request_id="one")

    assert ask(short, "/c/fba/card.css", x_request_id="one") == usual
    assert (usual[0], ordinary.taken) == ("200 OK", 1)


def test_a_change_is_seen_at_once(short, address) -> None:
    before = ask(short, f"{address}.json")[2]
    edit_contributor(first_contributor(), {"role": "Editor"}, by=setup_actor())

    assert b'"role":"Editor"' in ask(short, f"{address}.json")[2]
    assert b'"role":"Editor"' not in before


def test_a_cut_connection_falls_back_to_the_ordinary_way(monkeypatch, ordinary, short, address) -> None:
    def cut(want):
        raise DatabaseError("the connection was closed")

    looked_at = []
    monkeypatch.setattr(first, "finished_card", cut)
    monkeypatch.setattr(first.connection, "close_if_unusable_or_obsolete", lambda: looked_at.append(True))

    assert ask(short, f"{address}.json")[0] == "200 OK"
    assert (ordinary.taken, looked_at) == (1, [True])


def test_where_plain_http_is_redirected_the_redirect_comes_first(settings, ordinary, address) -> None:
    settings.SECURE_SSL_REDIRECT = True
    application = cards_first(ordinary)

    ask(application, f"{address}.json")

    assert ordinary.taken == 1


def first_contributor():
    return Contributor.objects.get()
