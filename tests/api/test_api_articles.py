"""Articles that a site puts: made, changed, put again; and what is refused leaves nothing."""

from typing import Any

import pytest

from contributors.changes import change
from contributors.models import Article, Change, Contributor
from tests import factories
from tests.api.conftest import World, problem

ARTICLES = "/api/v1/sites/fba/articles"
ONE = f"{ARTICLES}/2026.one:~_-"


def body(*credits: Any, **more: Any) -> dict[str, Any]:
    return {
        "url": "https://fba.example/one",
        "title": "One",
        "published_at": "2026-11-20T08:00:00+01:00",
        "credits": list(credits),
    } | more


@pytest.fixture
def minh(world: World) -> Contributor:
    return factories.make_contributor("Minh", world.signal)


def test_an_article_is_made_with_its_credits_and_answered_with_the_cards(world: World) -> None:
    response = world.secret.send(
        "PUT",
        ONE,
        body({"contributor": world.laura.pk, "credited_as": "L. Whitfield"}, {"text": "Wire staff", "role": "data"}),
    )

    assert response.status_code == 201
    expected: dict[str, Any] = {
        "external_id": "2026.one:~_-",
        "version": 1,
        "url": "https://fba.example/one",
        "title": "One",
        "published_at": "2026-11-20T07:00:00Z",
        "source": "push",
        "no_byline": False,
        "credits": [
            {
                "contributor": world.laura.pk,
                "text": None,
                "role": "author",
                "credited_as": "L. Whitfield",
                "place": None,
                "group": "byline",
            },
            {
                "contributor": None,
                "text": "Wire staff",
                "role": "data",
                "credited_as": None,
                "place": None,
                "group": "byline",
            },
        ],
        "byline": response.json()["byline"],  # tests/api/test_api_bylines.py
        "cards": [world.secret.get(f"/api/v1/sites/fba/cards/{world.laura.pk}").json()],
    }
    assert response.json() == expected | {"joined": []}
    read = world.secret.get(ONE)
    assert (read.status_code, read.json()) == (200, expected)
    assert read.headers["ETag"] == response.headers["ETag"]
    assert expected["cards"][0]["latest"][0]["title"] == "One"


@pytest.mark.parametrize(
    ("asked", "answered", "text"),
    [
        ("", "en", "By L. Whitfield and Ida; data by Wire staff"),
        ("?lang=en-GB", "en", "By L. Whitfield and Ida; data by Wire staff"),
        ("?lang=es", "es", "Por L. Whitfield e Ida; datos de Wire staff"),
        ("?lang=ES-mx", "es", "Por L. Whitfield e Ida; datos de Wire staff"),
        ("?lang=ja", "en", "By L. Whitfield and Ida; data by Wire staff"),
    ],
)
def test_byline_and_cards_are_in_a_language_of_the_site(world: World, asked: str, answered: str, text: str) -> None:
    with change(world.fba, "edit", by=factories.owner_actor()) as edit:
        edit.document["languages"] = ["en", "es"]
    signed = {"contributor": world.laura.pk, "credited_as": "L. Whitfield"}
    world.secret.send("PUT", ONE, body(signed, {"text": "Ida"}, {"text": "Wire staff", "role": "data"}))

    found = world.secret.get(ONE + asked).json()

    assert [card["lang"] for card in found["cards"]] == [answered]
    assert found["byline"]["text"] == text


def test_a_language_that_is_none_is_refused(world: World) -> None:
    world.secret.send("PUT", ONE, body({"contributor": world.laura.pk}))

    assert problem(world.secret.get(f"{ONE}?lang=!"))["code"] == "invalid_language"


def test_putting_the_same_again_changes_nothing(world: World) -> None:
    first = world.secret.send("PUT", ONE, body({"contributor": world.laura.pk}))
    before = world.changes()

    second = world.secret.send("PUT", ONE, body({"contributor": world.laura.pk}))

    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json() == first.json()
    assert second.headers["ETag"] == first.headers["ETag"]
    assert world.changes() == before


def test_the_history_names_the_key(world: World) -> None:
    world.secret.send("PUT", ONE, body({"contributor": world.laura.pk}))

    article = Article.objects.get(title="One")
    by = Change.objects.get(subject_type="article", subject_id=article.pk).by
    assert by.key is not None
    assert (by.kind, by.key.kind) == ("key", "secret")


def test_who_is_credited_for_the_first_time_joins_the_site(world: World, minh: Contributor) -> None:
    response = world.secret.send("PUT", ONE, body({"contributor": minh.pk}))

    assert [card["name"] for card in response.json()["cards"]] == ["Minh"]
    assert world.publishable.get(f"/api/v1/sites/fba/cards/{minh.pk}").status_code == 200
    assert response.json()["joined"] == [
        {
            "contributor": minh.pk,
            "name": "Minh",
            "message": "Minh added to FBA",
            "undo": {
                "method": "POST",
                "path": f"/api/v1/contributors/{minh.pk}/revert",
                "if_match": '"2"',
                "body": {"version": 1},
            },
        }
    ]
    again = world.secret.send("PUT", ONE, body({"contributor": minh.pk}))
    assert again.json()["joined"] == []


def test_joining_is_undone_by_the_request_that_the_answer_names(world: World, minh: Contributor) -> None:
    """She has been seen there, so that her id goes on answering: she is one who left (decision record 0003)."""
    undo = world.secret.send("PUT", ONE, body({"contributor": minh.pk})).json()["joined"][0]["undo"]

    response = world.personal.send(undo["method"], undo["path"], undo["body"], If_Match=undo["if_match"])

    assert response.status_code == 200
    assert response.json()["sites"]["fba"]["left_on"] is not None
    assert world.secret.send("PUT", ONE, body({"contributor": minh.pk})).json()["joined"] == []


def test_what_a_site_pushes_is_its_own_word_from_then_on(world: World) -> None:
    factories.make_article(world.fba, "2026.one:~_-", source="feed", credits=[{"text": "Wire staff"}])

    response = world.secret.send("PUT", ONE, body({"text": "Wire staff"}))

    assert (response.status_code, response.json()["source"]) == (200, "push")


@pytest.mark.parametrize("tag", ["whole", "version", "any"])
def test_the_version_that_stands_may_be_replaced(world: World, tag: str) -> None:
    made = world.secret.send("PUT", ONE, body({"contributor": world.laura.pk}))
    tags = {"whole": made.headers["ETag"], "version": '"1"', "any": "*"}

    response = world.secret.send("PUT", ONE, body({"text": "Staff"}), If_Match=tags[tag])

    assert (response.status_code, response.json()["version"]) == (200, 2)


def test_a_stale_version_is_a_conflict_that_leaves_nothing(world: World) -> None:
    world.secret.send("PUT", ONE, body({"contributor": world.laura.pk}))
    world.secret.send("PUT", ONE, body({"text": "Staff"}))
    before = world.changes()

    response = world.secret.send("PUT", ONE, body({"text": "Somebody"}), If_Match='"1"')

    assert (response.status_code, problem(response)["code"]) == (412, "version_conflict")
    assert problem(response)["current_version"] == 2
    assert world.changes() == before


def test_a_version_of_an_article_that_is_not_there_is_not_found(world: World) -> None:
    response = world.secret.send("PUT", ONE, body({"text": "Staff"}), If_Match='"1"')

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_article")


@pytest.mark.parametrize("header", ["1", '"x"', 'W/"1"', '"1", "2"', '"1234567890123"'])
def test_a_broken_if_match_is_refused(world: World, header: str) -> None:
    response = world.secret.send("PUT", ONE, body({"text": "Staff"}), If_Match=header)

    assert (response.status_code, problem(response)["code"]) == (400, "invalid_if_match")


@pytest.mark.parametrize(
    ("document", "status", "code", "pointers"),
    [
        ({}, 422, "credits_required", ["/credits"]),
        (body({"contributor": "ctr_nobody"}), 422, "unknown_contributor", ["/credits/0/contributor"]),
        (body({"contributor": "ctr_x", "text": "X"}, {}), 422, "invalid_credit", ["/credits/0", "/credits/1"]),
        (body({"text": "X", "role": "Über"}), 422, "unknown_role", ["/credits/0/role"]),
        (body({"text": "X"}, no_byline=True), 422, "byline_contradiction", ["/no_byline"]),
        (body({"text": "X"}, titel="Y"), 422, "unknown_field", ["/titel"]),
        (body({"text": "X"}, url="javascript:alert(1)"), 422, "invalid_address", ["/url"]),
        (body({"text": "X"}, published_at="yesterday"), 422, "invalid_date", ["/published_at"]),
        (body({"text": "X"}, external_id="another"), 422, "conflicting_parameters", []),
        (body({"text": "X"}, source="feed"), 422, "conflicting_parameters", []),
        (body(*[{"text": "X"}] * 201), 422, "too_long", ["/credits"]),
        (body({"text": "a\u202eb"}), 422, "control_character", ["/credits/0/text"]),
        ([], 400, "invalid_body", []),
        ("text", 400, "invalid_body", []),
        (b"{", 400, "invalid_json", []),
        (b"", 422, "credits_required", ["/credits"]),
        (b'{"title": NaN}', 400, "invalid_json", []),
        (b'{"title": "\xff"}', 400, "invalid_json", []),
        (b'{"title": "\\ud800"}', 400, "invalid_json", []),
        (b'{"title": "\\u0000"}', 400, "invalid_json", []),
        pytest.param(b"[" * 100_000, 400, "invalid_json", [], id="nested too deeply"),
        pytest.param(b'{"title": ' + b"1" * 10_000 + b"}", 400, "invalid_json", [], id="a number of 10,000 digits"),
        pytest.param(b" " * 3_000_001, 413, "too_large", [], id="3 MB"),
    ],
)
def test_what_breaks_a_rule_is_refused_and_leaves_nothing(
    world: World, document: Any, status: int, code: str, pointers: list[str]
) -> None:
    before = world.changes()

    response = world.secret.send("PUT", ONE, document)

    assert (response.status_code, problem(response)["code"]) == (status, code)
    assert [fault["pointer"] for fault in problem(response)["errors"]] == pointers
    assert world.changes() == before
    assert not Article.objects.filter(title="One").exists()


@pytest.mark.parametrize(
    "media", ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"]
)
def test_only_json_is_taken(world: World, media: str) -> None:
    response = world.secret.send("PUT", ONE, b"title=One", media=media)

    assert (response.status_code, problem(response)["code"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize("external_id", ["a" * 201, "a b", "ü", "a@b"])
def test_an_external_id_has_a_grammar(world: World, external_id: str) -> None:
    response = world.secret.send("PUT", f"{ARTICLES}/{external_id}", body({"text": "X"}))

    assert (response.status_code, problem(response)["code"]) == (422, "invalid_external_id")


def test_an_article_that_is_not_there_is_not_found(world: World) -> None:
    factories.make_article(world.signal, "elsewhere", world.laura)

    for external_id in ("nothing", "elsewhere"):
        response = world.secret.get(f"{ARTICLES}/{external_id}")
        assert (response.status_code, problem(response)["code"]) == (404, "unknown_article")


def test_a_method_that_is_not_taken_is_refused_with_those_that_are(world: World) -> None:
    response = world.secret.send("DELETE", ONE)

    assert (response.status_code, problem(response)["code"]) == (405, "method_not_allowed")
    assert response.headers["Allow"] == "GET, PUT, HEAD, OPTIONS"


def test_her_articles_come_newest_first_each_once(world: World, minh: Contributor) -> None:
    factories.make_article(world.fba, "oldest", world.laura, world.laura, published_at="2020-01-01T00:00:00Z")
    factories.make_article(world.fba, "not-hers", minh, published_at="2026-11-21T00:00:00Z")
    factories.make_article(world.signal, "elsewhere", world.laura, published_at="2026-11-21T00:00:00Z")
    hers = [f"story-{world.laura.pk}-0", "oldest"]

    pages, cursor = [], ""
    for _ in range(2):
        response = world.secret.get(f"{ARTICLES}?contributor={world.laura.pk}&limit=1{cursor}").json()
        pages += [item["external_id"] for item in response["items"]]
        cursor = f"&cursor={response['next']}"

    assert pages == hers
    assert response["next"] is None
    everything = world.secret.get(ARTICLES).json()
    assert [item["external_id"] for item in everything["items"]] == ["not-hers", *hers]


def test_articles_of_nobody_are_not_found(world: World) -> None:
    response = world.secret.get(f"{ARTICLES}?contributor=ctr_nobody")

    assert (response.status_code, problem(response)["code"]) == (404, "unknown_contributor")
