"""Merging over the management API, and what the site API and the public door answer for a merged id from then on."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from contributors.cards_door.view import cards, groups
from contributors.models import Contributor
from tests.api.conftest import World, problem
from tests.factories import make_article, make_contributor

pytestmark = pytest.mark.django_db
SITE = "/api/v1/sites/fba"


@dataclass
class Merged:
    world: World
    laura: Contributor
    double: Contributor
    merge: dict[str, Any]

    def public(self, path: str, **headers: str) -> Any:
        return self.world.stranger.get(path, **headers)

    def secret(self, path: str) -> Any:
        return self.world.secret.get(f"{SITE}/{path}")


@pytest.fixture
def merged(world: World, settings: Any) -> Merged:
    """``double``, who has articles and an external id, was merged into ``laura``; both were on FBA."""
    settings.DEBUG, settings.REGISTRY_TODAY = True, "2026-11-22"
    cards.clear()
    groups.clear()
    laura = make_contributor("Laura Whitfield", world.fba)
    double = make_contributor(
        "Laura Whitfeld",
        world.fba,
        role="Writer",
        external_ids=[{"source": "wp:fba", "value": "12"}],
        identifiers=[{"scheme": "orcid", "value": "0000-0002-1825-0097"}],
    )
    make_article(world.fba, "a1", double)
    answer = world.personal.send(
        "POST", f"/api/v1/contributors/{laura.pk}/merge", {"others": [double.pk]}, If_Match=f'"{laura.version}"'
    )
    assert answer.status_code == 200, answer.content
    return Merged(world, laura, double, answer.json())


def test_a_merge_is_answered_read_and_listed(merged: Merged) -> None:
    api, document = merged.world.personal, merged.merge

    assert document["survivor"] == merged.laura.pk
    assert document["members"] == [{"contributor": merged.double.pk, "name": "Laura Whitfeld", "taken_out_at": None}]
    assert api.get(f"/api/v1/merges/{document['id']}").json() == document
    for pk in (merged.laura.pk, merged.double.pk):
        assert api.get(f"/api/v1/merges?contributor={pk}").json() == {"items": [document], "next": None}
    assert api.get("/api/v1/merges?contributor=ctr_x").json() == {"items": [], "next": None}
    assert problem(api.get("/api/v1/merges/mrg_x"))["code"] == "unknown_merge"


def test_lists_leave_out_who_was_merged(merged: Merged) -> None:
    api = merged.world.personal

    assert [item["id"] for item in api.get("/api/v1/contributors").json()["items"]] == [merged.laura.pk]
    [pointer] = api.get("/api/v1/contributors?merged=true").json()["items"]
    assert (pointer["id"], pointer["merged_into"]) == (merged.double.pk, merged.laura.pk)


def test_a_write_to_who_was_merged_names_who_stands(merged: Merged) -> None:
    answer = merged.world.personal.send(
        "PATCH", f"/api/v1/contributors/{merged.double.pk}", {"role": "Critic"}, If_Match="*"
    )

    assert answer.status_code == 409
    assert problem(answer) | {"merged_into": merged.laura.pk} == problem(answer)


def test_what_a_merge_would_do(world: World) -> None:
    laura, double = make_contributor("Laura", world.fba), make_contributor("Lara", world.fba, location="Rome")

    answer = world.personal.get(f"/api/v1/contributors/{laura.pk}/merge?others={double.pk}").json()

    assert answer["fields"]["location"] == {laura.pk: None, double.pk: "Rome", "after": "Rome"}
    assert (answer["bylines"], answer["redirects"], answer["external_ids"], answer["sites"]) == (0, 1, 0, ["fba"])
    assert not Contributor.objects.filter(merged_into__isnull=False).exists()


def test_an_undo_is_foreseen_asks_and_is_done(merged: Merged) -> None:
    api, address = merged.world.personal, f"/api/v1/merges/{merged.merge['id']}/undo"
    laura = f"/api/v1/contributors/{merged.laura.pk}"
    api.send("PATCH", laura, {"role": "Editor"}, If_Match="*")

    foreseen = api.get(address).json()
    refused = api.send("POST", address, {}, If_Match='"1"')
    done = api.send("POST", address, {"fields": {"role": "now"}}, If_Match='"1"')

    assert foreseen == {
        "possible": True,
        "blocked": None,
        "blocked_by": None,
        "members": [merged.double.pk],
        "followers": [],
        "bylines": 1,
        "asks": [{"field": "role", "now": "Editor", "before": None}],
    }
    assert (refused.status_code, problem(refused)["code"], problem(refused)["asks"]) == (
        409,
        "undo_asks",
        foreseen["asks"],
    )
    assert done.status_code == 200
    assert done.json()["members"][0]["taken_out_at"] is not None
    assert api.get(laura).json()["role"] == "Editor"
    assert merged.public(f"/c/fba/{merged.double.pk}.json").json()["name"] == "Laura Whitfeld"


@pytest.mark.parametrize("suffix", [".json", ".html", ".jsonld", ".vcf", ""])
def test_a_merged_id_gives_the_survivors_card(merged: Merged, suffix: str) -> None:
    asked, own = f"/c/fba/{merged.double.pk}{suffix}", f"/c/fba/{merged.laura.pk}{suffix}"

    answer, hers = merged.public(asked), merged.public(own)

    assert answer.status_code == 200
    assert answer.headers["Content-Location"] == f"http://127.0.0.1:8000{own}"
    assert "Content-Location" not in hers.headers
    for key in ("Surrogate-Key", "Cache-Tag"):
        assert {merged.laura.pk, merged.double.pk, "site-fba"} == set(answer.headers[key].replace(",", " ").split())
    if suffix:
        assert answer.content == hers.content
        unchanged = merged.public(asked, If_None_Match=answer.headers["ETag"])
        assert (unchanged.status_code, unchanged.headers["Content-Location"]) == (
            304,
            answer.headers["Content-Location"],
        )


def test_parameters_belong_to_the_address_that_is_named(merged: Merged) -> None:
    answer = merged.public(f"/c/fba/{merged.double.pk}.html?layout=inline")

    assert answer.headers["Content-Location"] == f"http://127.0.0.1:8000/c/fba/{merged.laura.pk}.html?layout=inline"


def test_a_kept_card_of_a_merged_id_ends_with_the_merge(merged: Merged) -> None:
    address = f"/c/fba/{merged.double.pk}.json"
    assert merged.public(address).json()["id"] == merged.laura.pk

    merged.world.personal.send("POST", f"/api/v1/merges/{merged.merge['id']}/undo", {}, If_Match="*")

    assert merged.public(address).json()["id"] == merged.double.pk
    assert merged.public(f"/c/fba/{merged.laura.pk}.json").json()["latest"] == []


def test_two_ids_of_one_print_her_once(merged: Merged) -> None:
    ids = f"{merged.double.pk},{merged.laura.pk}"

    answer = merged.public(f"/c/fba/{ids}.html?layout=byline")

    assert answer.content == merged.public(f"/c/fba/{merged.laura.pk}.html?layout=byline").content
    assert answer.headers["Content-Location"] == f"http://127.0.0.1:8000/c/fba/{merged.laura.pk}.html?layout=byline"


def test_the_old_slug_leads_on(merged: Merged) -> None:
    answer = merged.public("/p/fba/laura-whitfeld?utm_source=x")

    assert answer.status_code == 301
    assert answer.headers["Location"] == "http://127.0.0.1:8000/p/fba/laura-whitfield?utm_source=x"


@pytest.mark.parametrize(("status", "code"), [("withheld", 404), ("erased", 410)])
def test_safety_of_the_survivor_holds_for_every_id_and_slug(merged: Merged, status: str, code: int) -> None:
    Contributor.objects.filter(pk=merged.laura.pk).update(status=status)
    cards.clear()

    answer = merged.public(f"/c/fba/{merged.double.pk}.json")

    assert answer.json()["status"] == status
    assert "Whitf" not in answer.content.decode()
    assert merged.public("/p/fba/laura-whitfeld").status_code == code


def test_the_site_api_resolves_in_bulk_and_alone(merged: Merged) -> None:
    double, laura = merged.double.pk, merged.laura.pk

    one = merged.secret(f"cards/{double}?fields=name")
    items = merged.secret(f"cards?ids={double},ctr_x,{laura}").json()
    by_id = merged.secret(f"cards?ids={double},ctr_x,{laura}&format=map").json()

    assert one.json() == {"id": laura, "name": "Laura Whitfield"}
    assert one.headers["Content-Location"] == f"http://127.0.0.1:8000{SITE}/cards/{laura}?fields=name"
    assert [item["id"] for item in items["items"]] == [laura, laura]
    assert items["missing"] == ["ctr_x"]
    assert {asked: card["id"] for asked, card in by_id.items()} == {double: laura, laura: laura}
    assert len(merged.secret(f"jsonld?ids={double},{laura}").json()["author"]) == 1
    assert merged.secret(f"cards/{double}?as_of=2026-11-23").json()["id"] == laura


@pytest.mark.parametrize(
    "query", ["source=wp:fba&id=12", "slug=laura-whitfeld", "orcid=0000-0002-1825-0097", "url=https://fba.example/a1"]
)
def test_every_way_to_look_her_up_leads_to_the_survivor(merged: Merged, query: str) -> None:
    found = merged.secret(f"lookup?{query}").json()

    assert (found["id"], found["card"]["id"]) == (merged.laura.pk, merged.laura.pk)


def test_articles_tell_who_stands_and_take_either_id(merged: Merged) -> None:
    double, laura = merged.double.pk, merged.laura.pk
    answer = merged.secret("articles/a1").json()

    assert [credit["contributor"] for credit in answer["credits"]] == [laura]
    assert [card["id"] for card in answer["cards"]] == [laura]
    for pk in (double, laura):
        assert [item["external_id"] for item in merged.secret(f"articles?contributor={pk}").json()["items"]] == ["a1"]
    body = {"title": answer["title"], "url": answer["url"], "credits": [{"contributor": laura}]}
    again = merged.world.secret.send("PUT", f"{SITE}/articles/a1", body)
    new = merged.world.secret.send("PUT", f"{SITE}/articles/a2", {"credits": [{"contributor": double}]})
    assert json.loads(again.content)["version"] == answer["version"]
    assert [credit["contributor"] for credit in new.json()["credits"]] == [laura]
