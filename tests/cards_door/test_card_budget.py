"""What a read of a card costs: at most eight queries cold, one warm, and it writes nothing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contributors.actions.contributors import edit_contributor
from contributors.actions.photos import edit_photo
from contributors.actions.sites import edit_site
from contributors.cards_door.view import cards
from contributors.models import Change
from tests.factories import make_contributor, make_full_contributor, make_photo, setup_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(fba, meridian):
    """Several contributors with every field filled, stories and photos: no query hides behind an empty relation."""
    everyone = [make_full_contributor(fba, f"Laura Whitfield {number}", suffix=str(number)) for number in range(3)]
    for contributor in everyone:
        make_photo(contributor)
    return everyone


def queries(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize("suffix", ["json", "html", "json?lang=es&size=short", "html?heading=2", "jsonld", "vcf"])
def test_a_cold_card_costs_eight_queries_and_a_warm_one_costs_one(client: Client, full, suffix: str) -> None:
    address = f"/c/fba/{full[0].pk}.{suffix}"

    cold, warm = queries(client, address), queries(client, address)

    assert len(cold) == 8, cold
    assert len(warm) == 1, warm


def test_the_cards_of_the_budget_have_photos(client: Client, full) -> None:
    assert all(client.get(f"/c/fba/{contributor.pk}.json").json()["photo"] for contributor in full)


def test_a_photo_s_last_day_is_noticed_by_a_kept_card(client: Client, fba, settings) -> None:
    laura = make_contributor("Laura", fba)
    make_photo(laura, licensed_until="2026-11-22")
    address = f"/c/fba/{laura.pk}.json"
    on_the_day = client.get(address)

    settings.REGISTRY_TODAY = "2026-11-23"
    after_it = client.get(address)

    assert on_the_day.json()["photo"] is not None
    assert after_it.json()["photo"] is None
    assert on_the_day.headers["ETag"] != after_it.headers["ETag"]


def test_a_kept_card_notices_its_photo_and_the_switch_of_its_site(client: Client, fba) -> None:
    laura = make_contributor("Laura", fba)
    address = f"/c/fba/{laura.pk}.json"

    def shown() -> object:
        photo = client.get(address).json()["photo"]
        return photo and photo["alt"]

    seen = [shown()]
    photo = make_photo(laura, alt="Laura")
    seen.append(shown())
    edit_photo(photo, {"alt": "Laura at her desk"}, by=setup_actor())
    seen.append(shown())
    edit_site(fba, {"switches": {"photo": False}}, by=setup_actor())
    seen.append(shown())
    edit_site(fba, {"switches": {"photo": True}}, by=setup_actor())
    seen.append(shown())

    assert seen == [None, "Laura", "Laura at her desk", None, "Laura at her desk"]


def test_a_read_writes_nothing(client: Client, full) -> None:
    written = [sql for sql in queries(client, f"/c/fba/{full[0].pk}.json") if not sql.startswith("SELECT")]

    assert [sql for sql in written if not sql.strip().startswith("SELECT")] == []


def test_a_kept_card_is_as_fresh_as_the_query(client: Client, fba) -> None:
    laura = make_contributor("Laura", fba)
    address = f"/c/fba/{laura.pk}.json"
    before = client.get(address)

    edit_contributor(laura, {"role": "Editor"}, by=setup_actor())
    after = client.get(address)

    assert (before.json()["role"], after.json()["role"]) == (None, "Editor")
    assert after.json()["version"] == before.json()["version"] + 1
    assert after.headers["ETag"] != before.headers["ETag"]


def test_guessing_ids_evicts_nobody_and_keeps_nothing(client: Client, fba) -> None:
    laura = make_contributor("Laura", fba)
    client.get(f"/c/fba/{laura.pk}.json")

    for number in range(50):
        assert client.get(f"/c/fba/ctr_nobody{number}.json").status_code == 404

    assert len(cards) == 1
    assert Change.objects.filter(subject_id=laura.pk).count() == 1


def test_languages_that_a_site_has_not_make_no_cards_of_their_own(client: Client, meridian) -> None:
    laura = make_contributor("Laura", meridian)

    answers = [client.get(f"/c/meridian/{laura.pk}.json?lang={lang}") for lang in ("de", "fr", "ja", "en", "en-GB")]

    assert len({answer.headers["ETag"] for answer in answers}) == 1
    assert len(cards) == 1
