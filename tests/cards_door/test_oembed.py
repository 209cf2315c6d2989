"""``/oembed``: which addresses it knows, what it refuses, and a consumer that has never heard of the registry."""

import json
from urllib.parse import urlencode

import micawber
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from contributors.changes import change
from tests.factories import make_contributor, setup_actor

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture
def laura(fba):
    return make_contributor("Laura", fba, bios={"en": {"standard": "Laura writes."}})


def ask(client: Client, url: str = "", **more: str):
    return client.get(f"/oembed?{urlencode(({'url': url} if url else {}) | more)}")


@pytest.mark.parametrize(
    "url",
    [
        ORIGIN + "/c/fba/{id}",
        ORIGIN + "/c/fba/{id}.html",
        ORIGIN + "/c/fba/{id}?layout=box&utm_source=x#top",
        ORIGIN + "/p/fba/laura",
        ORIGIN + "/p/fba/laura/",
        "http://localhost:8000/p/fba/laura",
        "http://localhost/c/fba/{id}",
        "http://127.0.0.1:9999/c/fba/{id}",
    ],
)
def test_its_own_addresses_are_known(client: Client, laura, url: str) -> None:
    answer = ask(client, url.format(id=laura.pk))

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.json()["author_name"] == "Laura"
    assert answer.json()["author_url"] == "https://fba.example/authors/laura"
    assert f'<iframe src="{ORIGIN}/c/fba/{laura.pk}?layout=box" width="640" ' in answer.json()["html"]


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/c/fba/{id}",
        "http://127.0.0.1:8000.evil.example/c/fba/{id}",
        "http://127.0.0.1:8000@evil.example/c/fba/{id}",
        "http://localhost@evil.example/c/fba/{id}",
        "http://x:y@localhost/c/fba/{id}",
        "https://127.0.0.1:8000/c/fba/{id}",
        "ftp://127.0.0.1:8000/c/fba/{id}",
        "//127.0.0.1:8000/c/fba/{id}",
        "/c/fba/{id}",
        "http://[127.0.0.1/c/fba/{id}",
        "javascript:alert(1)",
        ORIGIN + "/c/fba/{id}.json",
        ORIGIN + "/c/fba/ctr_nobody",
        ORIGIN + "/c/fab/{id}",
        ORIGIN + "/p/fba/nobody",
        ORIGIN + "/desk/",
        ORIGIN + "/c/fba/{id}/../{id}",
        ORIGIN + "/c/fba/" + ",".join(f"ctr_{n}" for n in range(21)),
    ],
)
def test_every_other_address_is_404(client: Client, laura, url: str) -> None:
    answer = ask(client, url.format(id=laura.pk))

    assert answer.status_code == 404
    assert answer.json()["code"] in {"unknown_page", "not_found"}


def test_without_debug_only_the_public_origin_is_known(client: Client, laura, settings) -> None:
    settings.DEBUG, settings.PUBLIC_ORIGIN = False, "https://registry.example"
    settings.ALLOWED_HOSTS = ["testserver"]

    assert ask(client, f"http://localhost:8000/c/fba/{laura.pk}").status_code == 404
    answer = ask(client, f"https://REGISTRY.example/c/fba/{laura.pk}")
    assert answer.status_code == 200
    assert f'src="https://registry.example/c/fba/{laura.pk}?layout=box"' in answer.json()["html"]


def test_withheld_by_slug_is_not_found_and_by_id_is_nobody(client: Client, laura) -> None:
    for status in ("withheld", "erased"):
        with change(laura, "edit", by=setup_actor()) as edit:
            edit.document["status"] = status
        assert ask(client, f"{ORIGIN}/p/fba/laura").status_code == 404
        told = ask(client, f"{ORIGIN}/c/fba/{laura.pk}").json()
        assert "Laura" not in json.dumps(told)
        assert "author_url" not in told


def test_several_authors_travel_in_one_answer(client: Client, fba, laura) -> None:
    minh = make_contributor("Minh", fba)
    answer = ask(client, f"{ORIGIN}/c/fba/{laura.pk},{minh.pk}")

    assert answer.json()["title"] == "Laura, Minh – FBA"
    assert "author_name" not in answer.json()
    assert answer.json()["html"].count("<a href=") == 2
    assert f'<iframe src="{ORIGIN}/c/fba/{laura.pk},{minh.pk}?layout=inline"' in answer.json()["html"]
    assert answer.headers["Cache-Tag"] == f"{laura.pk},{minh.pk},site-fba"


def test_the_limits_and_the_form_are_the_asker_s(client: Client, laura) -> None:
    url = f"{ORIGIN}/c/fba/{laura.pk}"
    small = ask(client, url, maxwidth="300", maxheight="100", dnt="1", format="json").json()
    xml = ask(client, url, maxwidth="300", maxheight="100", format="xml")

    assert (small["width"], small["height"]) == (300, 100)
    assert xml.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert {child.tag: child.text for child in etree.fromstring(xml.content)} == {
        name: str(value) for name, value in small.items()
    }


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"format": "yaml"}, 501, "unsupported_format"),
        ({"format": ""}, 501, "unsupported_format"),
        ({"maxwidth": "wide"}, 400, "invalid_number"),
        ({"maxheight": "0"}, 400, "invalid_number"),
        ({"maxheight": "-5"}, 400, "invalid_number"),
        ({"url": ""}, 400, "missing_parameter"),
    ],
)
def test_what_cannot_be_answered_is_refused(client: Client, laura, more: dict, status: int, code: str) -> None:
    answer = client.get(f"/oembed?{urlencode({'url': f'{ORIGIN}/c/fba/{laura.pk}'} | more)}")

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_it_is_cached_asked_again_and_only_read(client: Client, laura) -> None:
    path = f"/oembed?{urlencode({'url': f'{ORIGIN}/c/fba/{laura.pk}'})}"
    answer = client.get(path)

    assert answer.headers["Cache-Control"] == "public, max-age=30, stale-while-revalidate=30, stale-if-error=3600"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Surrogate-Key"] == f"{laura.pk} site-fba"
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(path)
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", answer.headers["ETag"])
    assert client.options(path).headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert client.post(path).status_code == 405


def test_what_it_costs(client: Client, laura) -> None:
    spent = []
    for url in (f"{ORIGIN}/c/fba/{laura.pk}", f"{ORIGIN}/c/fba/{laura.pk}", f"{ORIGIN}/p/fba/laura"):
        with CaptureQueriesContext(connection) as captured:
            assert ask(client, url).status_code == 200
        spent.append(len(captured))

    assert spent == [8, 1, 2]


def test_a_refusal_is_no_fault_in_the_log(client: Client, laura, caplog) -> None:
    ask(client, f"{ORIGIN}/c/fba/{laura.pk}", format="yaml")

    assert caplog.records == []


def test_micawber_embeds_it(client: Client, laura, monkeypatch) -> None:
    """It sends limits of its own, and parameters that the format does not have."""
    page = f"{ORIGIN}/p/fba/laura"
    asked = []

    def fetch(self, url: str) -> str:
        asked.append(url)
        return client.get(url.removeprefix(ORIGIN)).content.decode()

    monkeypatch.setattr(micawber.Provider, "fetch", fetch)
    registry = micawber.ProviderRegistry()
    registry.register(r"http://127\.0\.0\.1:8000/[cp]/\S+", micawber.Provider(f"{ORIGIN}/oembed"))

    found = registry.request(page, maxwidth=500)

    assert "maxwidth=500" in asked[0]
    assert (found["type"], found["width"], found["url"]) == ("rich", 500, page)
    assert found["html"].endswith("</iframe>")
    assert "<iframe" in micawber.parse_text(page, registry)
