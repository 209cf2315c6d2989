"""The demo world: deterministic, of the size that the walk-throughs count on, and only for a new registry."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from django.core.management import CommandError, call_command

from contributors.jobs.demo import crowd as crowd_module
from contributors.jobs.demo.articles import articles
from contributors.jobs.demo.crowd import crowd
from contributors.jobs.demo.people import LAURA_BIO, LAURA_LINE, PEOPLE
from contributors.models import Article, Contributor, Key, Member, Site
from contributors.names import fold
from tests.factories import make_site
from tests.servers import Server

TODAY = date(2026, 11, 22)


def drawn() -> Random:
    return Random(20261122)  # noqa: S311  the same world every time is the point


@pytest.fixture
def world():
    return [*PEOPLE, *crowd(TODAY, drawn())]


def test_the_world_is_the_same_every_time(world) -> None:
    assert world == [*PEOPLE, *crowd(TODAY, drawn())]
    assert list(articles(TODAY, world[13:], drawn())) == list(articles(TODAY, world[13:], drawn()))


def test_four_hundred_contributors_with_as_many_ids(world) -> None:
    assert len(world) == 400
    assert len({document["id"] for document in world}) == 400


def test_two_hundred_and_forty_are_freelance(world) -> None:
    named = {"ctr_laura"}  # she says so in her bio; she has no title
    assert sum("Freelance" in (document.get("role") or "") or document["id"] in named for document in world) == 240


def test_thirty_eight_bios_are_stale(world) -> None:
    stale = [
        document["id"]
        for document in world
        for sizes in document.get("bios", {}).values()
        for bio in sizes.values()
        if bio["asserted_on"] < "2025-05-22"
    ]
    assert len(stale) == 38
    assert "ctr_laura" in stale


def test_no_name_is_there_twice_and_twelve_are_nearly(world) -> None:
    assert max(Counter(fold(document["name"]) for document in world).values()) == 1
    twins = [document for document in world if document["id"] > "ctr_demo375" or document["id"] == "ctr_lwhitf"]
    assert len([document for document in twins if document["id"] != "ctr_tomas"]) >= 12


def test_laura_is_as_the_seed_left_her() -> None:
    laura = PEOPLE[0]

    assert (laura["name"], laura.get("role"), laura["home_site"]) == ("Laura", None, "fba")
    assert laura["bios"]["en"]["standard"] == {"text": LAURA_BIO, "asserted_on": "2022-03-14"}
    assert laura["sites"]["fba"]["overrides"]["bio"]["value"] == LAURA_LINE
    assert set(laura["sites"]) == {"fba", "meridian", "signal"}


@pytest.mark.django_db
def test_it_goes_into_an_empty_registry_only(settings) -> None:
    settings.DEBUG = True
    make_site()

    with pytest.raises(CommandError, match="not empty"):
        call_command("seed_demo", "--today", "2026-11-22")

    assert Contributor.objects.count() == 0


@pytest.mark.django_db
def test_its_keys_exist_only_under_debug(settings) -> None:
    settings.DEBUG = False

    with pytest.raises(CommandError, match="only with DEBUG=true"):
        call_command("seed_demo", "--today", "2026-11-22")

    assert Key.objects.count() == 0


@pytest.mark.django_db
def test_a_small_world_is_made_whole(settings, monkeypatch, capsys) -> None:
    settings.DEBUG = True
    monkeypatch.setattr("contributors.jobs.demo.seeding.crowd", lambda today, random: [])

    call_command("seed_demo", "--today", "2026-11-22")

    assert Contributor.objects.count() == len(PEOPLE)
    assert [site.slug for site in Site.objects.all()] == ["fba", "harbour", "meridian", "parentdesk", "signal", "sums"]
    assert set(Member.objects.values_list("sign_in_name", flat=True)) == {
        "owner",
        "safety",
        "ed-fba",
        "ed-meridian",
        "ed-signal",
        "photo",
    }
    assert Key.objects.filter(kind="publishable").count() == Key.objects.filter(kind="secret").count() == 6
    last = Article.objects.filter(site__slug="fba", credits__contributor_id="ctr_lwhit").latest("published_at")
    assert last.published_at.date() == date(2026, 11, 15)
    assert "The demo world is ready." in capsys.readouterr().out


@pytest.mark.server
def test_the_served_world_is_of_that_size(shared_server: Server) -> None:
    count = "from contributors.models import Contributor as C, Site as S; print(C.objects.count(), S.objects.count())"

    assert shared_server.manage("shell", "-v", "0", "-c", count).split() == ["400", "6"]


def test_the_numbers_are_stated_once() -> None:
    assert (crowd_module.CONTRIBUTORS, crowd_module.FREELANCE, crowd_module.STALE, crowd_module.DUPLICATE_PAIRS) == (
        400,
        240,
        38,
        12,
    )
