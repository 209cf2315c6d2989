"""Several ids in one address: the order is kept, unknown ones are left out, and the queries do not grow."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contributors.actions.contributors import edit_contributor
from contributors.cards_door.view import cards, groups
from contributors.changes import change
from tests.factories import make_contributor, make_full_contributor, make_photo, setup_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(fba):
    names = ("Amara Okonkwo", "Jun Watanabe", "Laura")
    everyone = [make_full_contributor(fba, name, suffix=name[0]) for name in names]
    for contributor in everyone:
        make_photo(contributor)
    return everyone


def address(people, layout: str = "tile", site: str = "fba") -> str:
    return f"/c/{site}/{','.join(getattr(one, 'pk', one) for one in people)}.html?layout={layout}"


def in_order(text: str, *names: str) -> bool:
    places = [text.find(f">{name}<") for name in names]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize("layout", ["byline", "inline", "tile"])
def test_the_order_of_the_address_is_kept(client: Client, three, layout: str) -> None:
    amara, jun, laura = three
    answer = client.get(address([laura, amara, jun, laura], layout))
    text = answer.content.decode()

    assert answer.status_code == 200
    assert in_order(text, "Laura", "Amara Okonkwo", "Jun Watanabe")
    assert text.count('rel="author"') == 3
    assert answer.headers["Surrogate-Key"] == f"{laura.pk} {amara.pk} {jun.pk} site-fba"
    assert answer.headers["Cache-Tag"] == f"{laura.pk},{amara.pk},{jun.pk},site-fba"
    assert answer.headers["Cache-Control"].startswith("public, max-age=30")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; img-src 'self'"


def test_who_has_no_card_here_is_left_out(client: Client, three, fba, meridian) -> None:
    hidden, elsewhere = make_contributor("Hidden", fba, publish=False), make_contributor("Elsewhere", meridian)
    there, here = (
        client.get(address([three[0], three[1]])),
        client.get(address(["ctr_nobody", three[0], hidden, elsewhere, three[1]])),
    )

    assert (here.status_code, here.content, here.headers["ETag"]) == (200, there.content, there.headers["ETag"])
    assert len(groups) == 1


def test_one_that_is_left_is_a_card_of_its_own(client: Client, three) -> None:
    one = client.get(f"/c/fba/{three[0].pk}.html?layout=inline")

    assert client.get(address(["ctr_nobody", three[0]], "inline")).content == one.content


def test_none_is_a_404(client: Client, fba) -> None:
    answer = client.get(address(["ctr_a", "ctr_b"]))

    assert (answer.status_code, answer.json()["code"], answer.headers["Cache-Control"]) == (
        404,
        "not_found",
        "max-age=30",
    )


@pytest.mark.parametrize(
    ("tail", "code", "param"),
    [
        (".html", "one_at_a_time", "layout"),
        (".html?layout=box", "one_at_a_time", "layout"),
        (".html?layout=profile", "one_at_a_time", "layout"),
        (".json", "one_at_a_time", "id"),
        (".html?layout=byline&heading=2", "invalid_heading", "heading"),
        (".html?layout=tile&langg=en", "unknown_parameter", "langg"),
    ],
)
def test_what_takes_one_contributor_says_so(client: Client, three, tail: str, code: str, param: str) -> None:
    answer = client.get(f"/c/fba/{three[0].pk},{three[1].pk}{tail}")

    assert (answer.status_code, answer.json()["code"], answer.json()["param"]) == (400, code, param)


@pytest.mark.parametrize(("many", "status"), [(20, 200), (21, 400)])
def test_twenty_are_the_most(client: Client, three, many: int, status: int) -> None:
    answer = client.get(address([three[0], *(f"ctr_{number}" for number in range(many - 1))]))

    assert answer.status_code == status
    assert status == 200 or answer.json()["code"] == "too_many_ids"


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("many", [2, 3])
@pytest.mark.parametrize("layout", ["byline", "inline", "tile"])
def test_ten_queries_cold_and_one_warm_however_many(client: Client, three, layout: str, many: int) -> None:
    path = address(three[:many], layout)

    assert [queries(client, path), queries(client, path)] == [10, 1]


def test_groups_evict_no_card(client: Client, three) -> None:
    client.get(f"/c/fba/{three[0].pk}.json")
    client.get(address(three))
    client.get(address(three[::-1]))

    assert (len(cards), len(groups)) == (1, 2)


def test_a_change_of_one_is_seen_at_once(client: Client, three) -> None:
    path = address(three)
    before = client.get(path)
    edit_contributor(three[1], {"role": "Editor at large"}, by=setup_actor())
    after = client.get(path)

    assert b"Editor at large" in after.content
    assert after.headers["ETag"] != before.headers["ETag"]


def test_a_withheld_one_stands_there_without_her_name(client: Client, three) -> None:
    client.get(address(three, "inline"))
    with change(three[1], "edit", by=setup_actor()) as edit:
        edit.document["status"] = "withheld"
    text = client.get(address(three, "inline")).content.decode()

    assert in_order(text, "Amara Okonkwo", "Staff reporter", "Laura")
    assert "Watanabe" not in text


@pytest.mark.parametrize(
    ("layout", "size", "words"),
    [
        ("inline", "", "Laura has been writing about politics for 21 years."),
        ("profile", "", "She lives with her <em>three</em> children."),
        ("box", "", "a collection of remarkable true stories"),
        ("inline", "&size=micro", "Writes about politics and parenting."),
    ],
)
def test_a_layout_has_the_bio_that_it_has_room_for(client: Client, meridian, layout, size, words) -> None:
    laura = make_full_contributor(meridian)
    edit_contributor(laura, {"sites": {"meridian": {"overrides": {"bio": None}}}}, by=setup_actor())
    text = client.get(f"/c/meridian/{laura.pk}.html?layout={layout}{size}").content.decode()

    assert words in text
