"""Photos in cards of the site API: explained, on other days, as they were, and in no more queries."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributors import clock
from contributors.actions.contributors import edit_contributor
from contributors.actions.photos import edit_photo, remove_photo
from contributors.actions.sites import edit_site
from contributors.models import Change, Contributor, Photo
from tests import factories
from tests.api.conftest import World

CARDS = "/api/v1/sites/fba/cards"
TODAY = clock.today()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def photo(world: World) -> Photo:
    return factories.make_photo(world.laura, alt="Laura")


def explained(world: World, query: str = "") -> tuple[Any, str | None]:
    """The photo and the reason why there is none."""
    card = world.secret.get(f"{CARDS}/{world.laura.pk}?explain=1{query}").json()
    return card["photo"], card["explain"]["photo"]["reason"]


def happened_yesterday() -> None:
    Change.objects.update(at=clock.now() - timedelta(days=1))


def test_a_photo_without_bounds_is_shown_for_no_reason(world: World, photo: Photo) -> None:
    shown, reason = explained(world)

    assert (shown["alt"], reason) == ("Laura", None)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"sites": ["signal"]}, "not_licensed_here"),
        ({"licensed_until": str(YESTERDAY)}, "licence_expired"),
        ({"licensed_until": str(TODAY)}, None),
    ],
)
def test_explain_says_why_there_is_no_photo(
    world: World, photo: Photo, said: dict[str, Any], reason: str | None
) -> None:
    assert world.signal
    edit_photo(photo, said, by=world.by)

    shown, why = explained(world)

    assert (shown is None, why) == (reason is not None, reason)
    # The public card has no word about it.
    assert "licen" not in world.stranger.get(f"/c/fba/{world.laura.pk}.json").content.decode()


def test_what_hides_a_photo_is_told_alike(world: World, photo: Photo) -> None:
    edit_site(world.fba, {"switches": {"photo": False}}, by=world.by)
    by_the_site = explained(world)
    edit_site(world.fba, {"switches": None}, by=world.by)
    edit_contributor(world.laura, {"sites": {"fba": {"overrides": {"photo": {"mode": "hide"}}}}}, by=world.by)
    by_an_editor = explained(world)
    edit_contributor(world.laura, {"sites": {"fba": {"overrides": {"photo": None}}}, "reduced": True}, by=world.by)
    for_safety = explained(world)

    assert by_the_site == by_an_editor == for_safety == (None, "hidden")


def test_a_licence_ends_on_a_day_to_come(world: World, photo: Photo) -> None:
    edit_photo(photo, {"licensed_until": "2099-12-31"}, by=world.by)

    assert explained(world, "&as_of=2099-12-31")[1] is None
    assert explained(world, "&as_of=2100-01-01") == (None, "licence_expired")


def test_a_day_has_the_photo_that_stood_then_as_it_was_then(world: World, photo: Photo) -> None:
    happened_yesterday()
    edit_photo(photo, {"alt": "Laura today", "sites": ["fba"]}, by=world.by)
    today = explained(world, f"&as_of={TODAY}")
    remove_photo(world.laura, by=world.by)

    assert today[0]["alt"] == "Laura today"
    assert explained(world, f"&as_of={YESTERDAY}")[0]["alt"] == "Laura"
    assert explained(world, f"&as_of={TODAY}") == explained(world) == (None, None)


def test_who_is_reduced_now_never_showed_more(world: World, photo: Photo) -> None:
    happened_yesterday()
    edit_contributor(world.laura, {"reduced": True}, by=world.by)

    card = world.secret.get(f"{CARDS}/{world.laura.pk}?as_of={YESTERDAY}").json()

    assert (card["photo"], card["location"], card["links"]) == (None, None, [])


def test_photos_cost_no_query(world: World, photo: Photo) -> None:
    others = [factories.make_full_contributor(world.fba, suffix=suffix, stories=1) for suffix in "ab"]

    def queries(query: str) -> int:
        ids = ",".join(contributor.pk for contributor in (world.laura, *others))
        with CaptureQueriesContext(connection) as captured:
            response = world.secret.get(f"{CARDS}?ids={ids}{query}")
        assert response.status_code == 200
        return len(captured)

    queries("")
    one = queries("")
    for contributor in others:
        factories.make_photo(contributor)

    assert queries("") == one <= 10
    assert queries(f"&as_of={TODAY}") <= 10


def test_a_photo_that_is_licensed_elsewhere_is_in_no_answer_of_the_site(world: World, photo: Photo) -> None:
    edit_photo(photo, {"sites": [world.signal.slug], "credit": "Reyes/Meridian"}, by=world.by)
    photo = Photo.objects.get()
    names = [file["name"] for file in photo.renditions]

    answers = [
        world.secret.get(f"{CARDS}?ids={world.laura.pk}&format={form}&explain=1").content for form in ("json", "map")
    ]
    answers.append(b"".join(world.secret.get(f"{CARDS}?format=ndjson").streaming_content))

    assert json.loads(answers[0])["items"][0]["photo"] is None
    for answer in answers:
        assert not [name for name in [*names, "Reyes", photo.pk] if name.encode() in answer]


def test_a_contributor_of_an_earlier_version_has_no_photo(world: World) -> None:
    """What was recorded before there were photos does not name any."""
    for change in Change.objects.filter(subject_type="contributor"):
        del change.after["photo"]
        change.save()
    Contributor.objects.filter(pk=world.laura.pk).update(version=1)

    assert explained(world, f"&as_of={TODAY}") == (None, None)
