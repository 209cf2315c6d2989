"""``/c/{site}/card.css``: the style sheet with the tokens of the site, cached and tagged as a card is."""

import gzip
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import contributors
from contributors.cards_door.view import finished_card
from contributors.cards_door.wanted import wanted_plainly
from contributors.changes import change
from tests.factories import make_site, setup_actor

pytestmark = pytest.mark.django_db
SHEET = (Path(contributors.__file__).parent / "static" / "author-card.css").read_bytes()
TOKENS = {"accent": "#9C2F20", "name_font": "400 'EB Garamond', Georgia, serif", "photo_radius": "0"}


def set_tokens(site, **tokens: str) -> None:
    with change(site, "edit", by=setup_actor()) as edit:
        edit.document["tokens"] = tokens


def test_a_site_without_tokens_has_the_sheet_as_it_is(client: Client, fba) -> None:
    answer = client.get("/c/fba/card.css")

    assert (answer.status_code, answer.content) == (200, SHEET)


def test_the_tokens_of_the_site_follow_the_sheet(client: Client) -> None:
    make_site("fba", "FBA", tokens=TOKENS)
    answer = client.get("/c/fba/card.css")

    assert answer.content.startswith(SHEET)
    assert answer.content.decode().removeprefix(SHEET.decode()).strip().splitlines()[1:] == [
        ".ac.ac {",
        "  --_accent: var(--ac-accent, #9c2f20);",
        '  --_name: var(--ac-name-font, "EB Garamond", "Georgia", serif);',
        "  --_weight: var(--ac-name-weight, 400);",
        "  --_corner: var(--ac-radius, 0);",
        "  --_disc: var(--ac-photo-radius, 0);",
        "  --_cut: none;",
        "  --_lap: 2px;",
        "}",
    ]


def test_the_sheet_has_the_headers_of_a_card(client: Client, fba) -> None:
    answer = client.get("/c/fba/card.css", headers={"Accept-Encoding": "gzip"})
    ours = ("ETag", "X-Request-Id", "Content-Length", "Content-Encoding")

    assert gzip.decompress(answer.content) == SHEET
    assert {name: value for name, value in answer.headers.items() if name not in ours} == {
        "Content-Type": "text/css; charset=utf-8",
        "Cache-Control": "public, max-age=30, stale-while-revalidate=30, stale-if-error=3600",
        "Surrogate-Key": "site-fba",
        "Cache-Tag": "site-fba",
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    known = client.get("/c/fba/card.css", headers={"If-None-Match": answer.headers["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


def test_a_new_token_is_seen_at_once_and_costs_one_query(client: Client, fba) -> None:
    before = client.get("/c/fba/card.css")
    set_tokens(fba, accent="#123456")
    after = client.get("/c/fba/card.css")
    with CaptureQueriesContext(connection) as captured:
        client.get("/c/fba/card.css")

    assert b"#123456" in after.content
    assert before.headers["ETag"] != after.headers["ETag"]
    assert len(captured) == 1


def test_what_was_stored_before_the_grammar_is_left_out(client: Client, fba) -> None:
    type(fba).objects.filter(pk=fba.pk).update(
        tokens={"accent": "red;} body { background: url(https://evil.example)", "photo_radius": "9px", "name_font": 7}
    )
    added = client.get("/c/fba/card.css").content.decode().removeprefix(SHEET.decode())

    assert "evil" not in added
    assert [line.strip() for line in added.splitlines() if "var(" in line] == [
        "--_corner: var(--ac-radius, 9px);",
        "--_disc: var(--ac-photo-radius, 9px);",
    ]


def test_discs_are_cut_along_each_other_and_other_shapes_are_not(client: Client, fba) -> None:
    set_tokens(fba, photo_radius="50%")

    assert b"--_cut: none" not in client.get("/c/fba/card.css").content.removeprefix(SHEET)


def test_the_short_way_has_it_too(fba) -> None:
    want = wanted_plainly("fba/card.css")

    assert want is not None
    finished = finished_card(want)
    assert finished is not None
    assert finished.plain.body == SHEET


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/c/fab/card.css", 404, "unknown_site"),
        ("/c/fba/card.css?site=fba", 400, "unknown_parameter"),
        ("/c/fba/ctr_x.css", 404, "unknown_output"),
        ("/c/fba/card,card.css", 404, "unknown_output"),
    ],
)
def test_what_is_no_sheet_is_refused(client: Client, fba, path: str, status: int, code: str) -> None:
    answer = client.get(path)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("method", ["post", "delete"])
def test_a_sheet_is_only_read(client: Client, fba, method: str) -> None:
    assert getattr(client, method)("/c/fba/card.css").status_code == 405
