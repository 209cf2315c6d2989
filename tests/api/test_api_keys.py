"""Who gets in: every kind of key at every kind of door, and the sentence for those who don't."""

from datetime import UTC, datetime, timedelta

import pytest

from contributors import clock
from contributors.actions.keys import issue_key, revoke_key
from contributors.actions.members import edit_member
from contributors.models import Key
from tests import factories
from tests.api.conftest import Api, World, problem

CARDS = "/api/v1/sites/fba/cards"


def test_a_stranger_is_told_which_header_to_send(world: World) -> None:
    response = world.stranger.get(f"{CARDS}/{world.laura.pk}")

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="Contributor Registry"'
    assert problem(response) == {
        "type": "http://127.0.0.1:8000/docs/reference/errors#missing_key",
        "title": "A key is needed",
        "status": 401,
        "code": "missing_key",
        "detail": "Send `Authorization: Bearer pk_…`. Your key is in the desk under Sites → fba → API keys.",
        "param": None,
        "hint": None,
        "errors": [],
        "request_id": response.headers["X-Request-Id"],
    }


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic cGs6", "pk_demo_fba"])
def test_a_header_without_a_bearer_key_is_no_key(world: World, header: str) -> None:
    response = world.stranger.get(CARDS, Authorization=header)

    assert (response.status_code, problem(response)["code"]) == (401, "missing_key")


@pytest.mark.parametrize("token", ["pk_nothing", "sk_" + "x" * 10_000, "§", "pk_a b"])
def test_an_unknown_key_is_refused(world: World, token: str) -> None:
    response = Api(token).get(CARDS)

    assert (response.status_code, problem(response)["code"]) == (401, "unknown_key")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_revoked_key_is_refused_with_the_day(world: World) -> None:
    key = Key.objects.get(kind="publishable")
    revoke_key(key, by=world.by)

    response = world.publishable.get(CARDS)

    assert (response.status_code, problem(response)["code"]) == (401, "key_revoked")
    assert f"was revoked on {clock.now():%Y-%m-%d}" in problem(response)["detail"]


def test_an_expired_key_is_refused_with_the_day(world: World) -> None:
    end = clock.now() - timedelta(seconds=1)
    _, token = issue_key("secret", "old", by=world.by, site=world.fba, options={"expires_at": end.isoformat()})

    response = Api(token).get(CARDS)

    assert (response.status_code, problem(response)["code"]) == (401, "key_expired")
    assert f"expired on {end:%Y-%m-%d}" in problem(response)["detail"]


def test_the_token_of_a_member_who_is_no_longer_active_is_refused(world: World) -> None:
    member = factories.make_member("ed", ("editor", world.fba))
    api = Api(factories.make_token(member)[1])
    edit_member(member, {"is_active": False}, by=factories.setup_actor())

    response = api.send("POST", "/api/v1/paste", {"text": "Laura"})

    assert (response.status_code, problem(response)["code"]) == (401, "key_revoked")


def test_the_key_of_another_site_is_refused_with_both_names(world: World) -> None:
    token = factories.make_key("publishable", world.signal)[1]

    response = Api(token).get(f"{CARDS}/{world.laura.pk}")

    assert response.status_code == 403
    assert problem(response)["code"] == "wrong_site"
    assert problem(response)["detail"] == "This key belongs to `signal`; you asked for `fba`."


def test_an_unknown_site_is_named_with_the_near_miss(world: World) -> None:
    response = world.publishable.get(f"/api/v1/sites/fab/cards/{world.laura.pk}")

    assert response.status_code == 404
    assert problem(response)["code"] == "unknown_site"
    assert problem(response)["detail"] == "No site `fab`. Did you mean `fba`?"


def test_a_personal_token_is_not_a_key_of_a_site(world: World) -> None:
    response = world.personal.get(CARDS)

    assert (response.status_code, problem(response)["code"]) == (403, "wrong_key")
    assert problem(response)["detail"] == (
        "This takes a publishable key (`pk_…`) or a secret key (`sk_…`); you sent a personal token (`pt_…`)."
    )


@pytest.mark.parametrize("kind", ["publishable", "secret"])
def test_a_key_of_a_site_is_not_a_member(world: World, kind: str) -> None:
    response = getattr(world, kind).send("POST", "/api/v1/paste", {"text": "Laura"})

    assert (response.status_code, problem(response)["code"]) == (403, "wrong_key")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", CARDS),
        ("GET", f"{CARDS}?format=ndjson"),
        ("GET", "/api/v1/sites/fba/lookup?slug=laura-whitfield"),
        ("GET", "/api/v1/sites/fba/articles"),
        ("GET", "/api/v1/sites/fba/articles/one"),
        ("PUT", "/api/v1/sites/fba/articles/one"),
    ],
)
def test_a_publishable_key_only_reads_cards_by_id(world: World, method: str, path: str) -> None:
    before = world.changes()

    response = world.publishable.send(method, path, {"no_byline": True} if method == "PUT" else None)

    assert (response.status_code, problem(response)["code"]) == (403, "wrong_key")
    assert world.changes() == before


@pytest.mark.parametrize(
    ("scopes", "path", "needed"),
    [
        (["list"], f"{CARDS}?ids=ctr_x", "cards"),
        (["cards"], CARDS, "list"),
        (["cards"], "/api/v1/sites/fba/lookup?slug=x", "lookup"),
        (["cards"], "/api/v1/sites/fba/articles", "articles"),
    ],
)
def test_a_key_with_fewer_scopes_is_told_which_it_needs(
    world: World, scopes: list[str], path: str, needed: str
) -> None:
    _, token = issue_key("secret", "narrow", by=world.by, site=world.fba, options={"scopes": scopes})

    response = Api(token).get(path)

    assert (response.status_code, problem(response)["code"]) == (403, "missing_scope")
    assert problem(response)["detail"].endswith(f"and this needs `{needed}`.")


def test_a_secret_key_in_a_browser_is_refused_even_on_the_sites_own_page(world: World) -> None:
    response = world.secret.get(f"{CARDS}/{world.laura.pk}", Origin="https://fba.example")

    assert (response.status_code, problem(response)["code"]) == (403, "secret_key_in_browser")
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("origins", "origin", "status"),
    [
        ([], "https://anywhere.example", 200),
        (["https://fba.example"], "https://fba.example", 200),
        (["https://fba.example/"], "HTTPS://FBA.example", 200),
        (["https://fba.example"], None, 200),
        (["https://fba.example"], "https://fba.example.evil.example", 403),
        (["https://fba.example"], "http://fba.example", 403),
        (["https://fba.example"], "https://fba.example:8443", 403),
        (["https://fba.example"], "null", 403),
        (["https://fba.example"], "http://[", 403),
    ],
)
def test_a_publishable_key_keeps_to_its_origins(
    world: World, origins: list[str], origin: str | None, status: int
) -> None:
    _, token = issue_key("publishable", "browser", by=world.by, site=world.fba, options={"origins": origins})

    response = Api(token).get(f"{CARDS}/{world.laura.pk}", **({"Origin": origin} if origin else {}))

    assert response.status_code == status
    if status == 403:
        assert problem(response)["code"] == "origin_not_allowed"


def test_the_last_use_is_noted_once_a_minute(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def used(seconds: int) -> datetime | None:
        """When the key was last used by its record, after a request so many seconds past noon."""
        monkeypatch.setattr(clock, "now", lambda: noon + timedelta(seconds=seconds))
        world.publishable.get(f"{CARDS}?ids=ctr_x")
        return Key.objects.get(kind="publishable").last_used_at

    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert Key.objects.get(kind="publishable").last_used_at is None

    assert used(0) == noon
    assert used(59) == noon
    assert used(60) == noon + timedelta(minutes=1)


def test_a_signed_in_member_needs_the_token_of_the_desk_to_write(world: World) -> None:
    api = Api()
    api.client = type(api.client)(enforce_csrf_checks=True)
    api.client.force_login(world.owner)

    response = api.send("POST", "/api/v1/paste", {"text": "Laura is a writer."})

    assert (response.status_code, problem(response)["code"]) == (403, "csrf_failed")
    api.client.cookies["csrftoken"] = "a" * 32
    assert (
        api.send(
            "POST", "/api/v1/paste", {"text": "About the author\nLaura is a writer."}, X_CSRFToken="a" * 32
        ).status_code
        == 200
    )


def test_a_signed_in_member_is_no_key_of_a_site(world: World) -> None:
    api = Api()
    api.client.force_login(world.owner)

    response = api.get(CARDS)

    assert (response.status_code, problem(response)["code"]) == (401, "missing_key")
