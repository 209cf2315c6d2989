"""The headers of a public card, conditional requests and codings."""

import gzip

import pytest
from django.test import Client

from tests.factories import make_contributor

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(fba) -> str:
    return f"/c/fba/{make_contributor('Laura', fba, bios={'en': {'standard': 'Laura writes. ' * 30}}).pk}.json"


def test_a_card_may_be_cached_embedded_and_purged(client: Client, address: str) -> None:
    answer = client.get(address)
    identifier = address.split("/")[-1].removesuffix(".json")

    assert answer.status_code == 200
    assert {
        name: answer.headers[name] for name in answer.headers if name not in {"ETag", "X-Request-Id", "Content-Length"}
    } == {
        "Content-Type": "application/json; charset=utf-8"
        if "charset" in answer.headers["Content-Type"]
        else "application/json",
        "Cache-Control": "public, max-age=30, stale-while-revalidate=30, stale-if-error=3600",
        "Surrogate-Key": f"{identifier} site-fba",
        "Cache-Tag": f"{identifier},site-fba",
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_head_answers_the_same_headers_without_a_body(client: Client, address: str) -> None:
    get, head = client.get(address), client.head(address)

    assert head.content == b""
    kept = {name: value for name, value in head.headers.items() if name != "X-Request-Id"}
    assert kept == {name: value for name, value in get.headers.items() if name != "X-Request-Id"}


def test_each_coding_has_a_strong_tag_of_its_own(client: Client, address: str) -> None:
    plain, packed = client.get(address), client.get(address, headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert plain.headers["ETag"] != packed.headers["ETag"]
    assert not plain.headers["ETag"].startswith("W/")


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("gzip;q=0", None),
        ("identity, gzip;q=0.5", None),
        ("br, gzip;q=0.8", "gzip"),
        ("*", "gzip"),
        ("deflate", None),
        ("", None),
        ("gzip;q=nonsense", None),
    ],
)
def test_the_coding_is_negotiated(client: Client, address: str, accepted: str, coding: str | None) -> None:
    assert client.get(address, headers={"Accept-Encoding": accepted}).headers.get("Content-Encoding") == coding


@pytest.mark.parametrize("known", ["{plain}", "{packed}", "W/{plain}", '"other", {packed}', "*", '"a","b" , {plain}'])
def test_what_the_client_has_is_not_sent_again(client: Client, address: str, known: str) -> None:
    plain = client.get(address).headers["ETag"]
    packed = client.get(address, headers={"Accept-Encoding": "gzip"}).headers["ETag"]

    answer = client.get(address, headers={"If-None-Match": known.format(plain=plain, packed=packed)})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["ETag"] in {plain, packed}
    assert answer.headers["Cache-Control"].startswith("public, max-age=30")
    assert "Content-Type" not in answer.headers


@pytest.mark.parametrize("known", ['"other"', "nonsense", '"'])
def test_what_it_has_not_is_sent(client: Client, address: str, known: str) -> None:
    assert client.get(address, headers={"If-None-Match": known}).status_code == 200


def test_any_page_may_ask_before_it_reads(client: Client, address: str) -> None:
    answer = client.options(address, headers={"Origin": "https://x.example", "Access-Control-Request-Method": "GET"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_a_fragment_by_itself_loads_and_runs_nothing(client: Client, address: str) -> None:
    answer = client.get(address.replace(".json", ".html"))

    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; img-src 'self'"


def test_a_card_sets_no_cookie(client: Client, address: str) -> None:
    assert client.get(address).cookies == {}
