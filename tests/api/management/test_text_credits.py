"""The queue of names that lead to nobody: listed for those who edit the site, settled, and taken back."""

from typing import Any

import pytest

from contributors.models import Article, Change, CreditedName
from tests import factories
from tests.api.conftest import Api, World, problem

QUEUE = "/api/v1/text-credits"


def read(world: World, external_id: str, *names: str, **more: Any) -> Article:
    given = {"credits": [{"text": name} for name in names], "source": "feed", "title": f"Story {external_id}"}
    return factories.make_article(more.pop("site", world.fba), external_id, **(given | more))


def printed(text: str = "L. Whitfield") -> CreditedName:
    return CreditedName.objects.get(text=text)


def settle(world: World, contributor: str | None, text: str = "L. Whitfield", **headers: str) -> Any:
    path = f"{QUEUE}/{printed(text).pk}/settle"
    return world.personal.send("POST", path, {"contributor": contributor}, **({"If_Match": '"0"'} | headers))


def credits(external_id: str) -> list[tuple[str | None, str | None]]:
    found = Article.objects.get(external_id=external_id).credits.all()
    return [(credit.contributor_id, credit.text or credit.credited_as or None) for credit in found]


def queue(api: Api, query: str = "") -> list[str]:
    response = api.get(f"{QUEUE}{query}")
    assert response.status_code == 200, response.content
    return [item["text"] for item in response.json()["items"]]


def test_a_name_is_listed_with_where_it_stands_and_who_has_it(world: World) -> None:
    ada = factories.make_contributor("Ada Marsh", world.signal)
    here = factories.make_contributor("Ada Marsh", world.fba)
    read(world, "one", "Ada Marsh", published_at="2026-11-01T09:00:00Z")
    read(world, "two", "Ada Marsh", "Ada Marsh", published_at="2026-11-02T09:00:00Z")

    [item] = world.personal.get(QUEUE).json()["items"]

    assert item == {
        "id": printed("Ada Marsh").pk,
        "version": 0,
        "site": "fba",
        "text": "Ada Marsh",
        "settled": False,
        "contributor": None,
        "articles": 2,
        "latest": {
            "external_id": "two",
            "title": "Story two",
            "url": "https://fba.example/two",
            "published_at": "2026-11-02T09:00:00Z",
        },
        "suggestions": [
            {"id": here.pk, "name": "Ada Marsh", "sites": ["fba"], "here": True},
            {"id": ada.pk, "name": "Ada Marsh", "sites": ["signal"], "here": False},
        ],
    }
    assert world.personal.get(f"{QUEUE}/{item['id']}").json() == item


def test_what_a_site_pushes_as_text_is_not_asked_about(world: World) -> None:
    factories.make_article(world.fba, "one", credits=[{"text": "Wire staff"}])

    assert queue(world.personal) == []
    assert not CreditedName.objects.exists()


def test_a_name_that_no_article_has_any_more_leaves_the_queue(world: World) -> None:
    read(world, "one", "L. Whitfield")
    read(world, "one", "Laura Marsh")

    assert queue(world.personal) == ["Laura Marsh"]


def test_a_member_sees_the_names_of_sites_that_she_edits(world: World) -> None:
    read(world, "one", "L. Whitfield")
    read(world, "two", "Minh Anh", site=world.signal)
    members = {role: factories.make_member(role, (role, world.fba)) for role in ("editor", "photo")}
    tokens = {role: Api(factories.make_token(member)[1]) for role, member in members.items()}

    assert queue(world.personal) == ["L. Whitfield", "Minh Anh"]
    assert queue(world.personal, "?site=signal") == ["Minh Anh"]
    assert queue(tokens["editor"]) == ["L. Whitfield"]
    assert queue(tokens["photo"]) == []
    response = tokens["editor"].get(f"{QUEUE}/{printed('Minh Anh').pk}")
    assert (response.status_code, problem(response)["code"]) == (404, "unknown_text_credit")


def test_settling_credits_her_wherever_the_name_was_read_signed_as_printed(world: World) -> None:
    minh = factories.make_contributor("Minh Anh", world.signal)
    read(world, "one", "L. Whitfield", "Somebody")
    read(world, "two", "L. Whitfield")
    read(world, "elsewhere", "L. Whitfield", site=world.signal)
    factories.make_article(world.fba, "pushed", credits=[{"text": "L. Whitfield"}])
    name = CreditedName.objects.get(text="L. Whitfield", site=world.fba)

    response = world.personal.send("POST", f"{QUEUE}/{name.pk}/settle", {"contributor": minh.pk}, If_Match='"0"')

    assert (response.status_code, response.headers["ETag"]) == (200, '"1"')
    answer = response.json()
    assert (answer["settled"], answer["contributor"], answer["changed"], answer["articles"]) == (True, minh.pk, 2, 0)
    assert answer["joined"] == [minh.pk]
    assert credits("one") == [(minh.pk, "L. Whitfield"), (None, "Somebody")]
    assert credits("two") == [(minh.pk, "L. Whitfield")]
    assert credits("elsewhere") == credits("pushed") == [(None, "L. Whitfield")]
    assert queue(world.personal, "?site=fba") == ["Somebody"]
    assert queue(world.personal, "?settled=true") == ["L. Whitfield"]
    changes = Change.objects.filter(verb="settle").order_by("subject_type", "pk")
    assert [(change.subject_type, change.by) for change in changes] == [
        ("article", world.by),
        ("article", world.by),
        ("credited_name", world.by),
    ]
    assert changes[2].after == {"text": "L. Whitfield", "settled": True, "contributor": minh.pk}
    assert list(changes[2].sites.values_list("site__slug", flat=True)) == ["fba"]
    assert list(changes[2].contributors.values_list("contributor_id", flat=True)) == [minh.pk]


def test_a_name_may_stay_text(world: World) -> None:
    read(world, "one", "Wire staff")

    answer = settle(world, None, "Wire staff").json()

    assert (answer["settled"], answer["contributor"], answer["changed"]) == (True, None, 0)
    assert credits("one") == [(None, "Wire staff")]
    assert queue(world.personal) == []


def test_a_decision_is_taken_back_with_the_credits_that_it_gave_and_no_others(world: World) -> None:
    read(world, "one", "L. Whitfield", "Somebody")
    read(world, "hers", credits=[{"contributor": world.laura.pk}])
    settle(world, world.laura.pk)
    read(world, "later", credits=[{"contributor": world.laura.pk, "credited_as": "L. Whitfield"}])

    response = world.personal.send("POST", f"{QUEUE}/{printed().pk}/reopen", {}, If_Match='"1"')

    answer = response.json()
    assert (answer["settled"], answer["contributor"], answer["changed"], answer["version"]) == (False, None, 2, 2)
    assert credits("one") == [(None, "L. Whitfield"), (None, "Somebody")]
    assert credits("later") == [(None, "L. Whitfield")]
    assert credits("hers") == [(world.laura.pk, None)]
    assert sorted(queue(world.personal)) == ["L. Whitfield", "Somebody"]


def test_a_second_decision_moves_what_the_first_one_gave(world: World) -> None:
    ada = factories.make_contributor("Ada", world.fba)
    read(world, "one", "L. Whitfield")
    settle(world, world.laura.pk)

    answer = settle(world, ada.pk, If_Match='"1"').json()

    assert (answer["contributor"], answer["changed"]) == (ada.pk, 1)
    assert credits("one") == [(ada.pk, "L. Whitfield")]


def test_a_name_on_hundreds_of_articles_is_settled_in_batches(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contributors.actions.credited_names.BATCH", 3)
    for number in range(6):
        read(world, f"a{number}", "L. Whitfield")

    assert settle(world, world.laura.pk).json()["changed"] == 6
    assert all(credits(f"a{number}") == [(world.laura.pk, "L. Whitfield")] for number in range(6))


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"contributor": "ctr_nobody"}, 422, "unknown_contributor"),
        ({}, 422, "member_required"),
        ({"contributor": 7}, 422, "wrong_type"),
        ({"contributor": None, "name": "x"}, 422, "unknown_field"),
    ],
)
def test_a_decision_that_means_nothing_is_refused(world: World, body: Any, status: int, code: str) -> None:
    read(world, "one", "L. Whitfield")
    before = world.changes()

    response = world.personal.send("POST", f"{QUEUE}/{printed().pk}/settle", body, If_Match='"0"')

    assert (response.status_code, problem(response)["code"]) == (status, code)
    assert world.changes() == before


def test_a_decision_says_which_version_it_is_about(world: World) -> None:
    read(world, "one", "L. Whitfield")

    missing = settle(world, None, If_Match="")
    settle(world, None)
    stale = settle(world, world.laura.pk)

    assert (missing.status_code, problem(missing)["code"]) == (428, "if_match_required")
    assert (stale.status_code, problem(stale)["code"]) == (412, "version_conflict")


@pytest.mark.parametrize(("query", "code"), [("?settled=maybe", "unknown_choice"), ("?site=fbb", "unknown_site")])
def test_a_filter_that_means_nothing_is_refused(world: World, query: str, code: str) -> None:
    response = world.personal.get(QUEUE + query)

    assert (response.status_code, problem(response)["code"]) == (400, code)


def test_the_queue_costs_as_many_queries_for_one_as_for_many(world: World, django_assert_max_num_queries: Any) -> None:
    for number in range(5):
        factories.make_contributor(f"Writer {number}", world.signal)
        read(world, f"a{number}", f"Writer {number}")
    assert world.personal

    with django_assert_max_num_queries(10):
        assert len(queue(world.personal)) == 5


def test_nobody_withheld_is_suggested(world: World) -> None:
    read(world, "one", "Laura Whitfield")
    assert [each["id"] for each in world.personal.get(QUEUE).json()["items"][0]["suggestions"]] == []
    assert world.laura
    assert len(world.personal.get(QUEUE).json()["items"][0]["suggestions"]) == 1

    type(world.laura).objects.filter(pk=world.laura.pk).update(status="withheld")

    assert world.personal.get(QUEUE).json()["items"][0]["suggestions"] == []
