"""Two sites with the same contributor, a key of each kind, and a client that sends them."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from contributors.actions.actors import member_actor
from contributors.models import Actor, Change, Contributor, Member, Site
from tests import factories


@dataclass
class Api:
    """Requests with one key, or with none."""

    token: str = ""
    client: Client = field(default_factory=Client)

    def headers(self, more: dict[str, str]) -> dict[str, str]:
        return ({"Authorization": f"Bearer {self.token}"} if self.token else {}) | more

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(path, headers=self.headers(_dashed(headers)))

    def send(self, method: str, path: str, body: Any = None, media: str = "application/json", **headers: str) -> Any:
        content = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else b""
        return self.client.generic(method, path, content, media, headers=self.headers(_dashed(headers)))


def _dashed(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def problem(response: HttpResponse) -> dict[str, Any]:
    """The problem document of a refusal, after its shape was checked."""
    assert response.headers["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = json.loads(response.content)
    assert body["status"] == response.status_code
    assert body["type"].endswith(f"/docs/reference/errors#{body['code']}")
    assert body["request_id"] == response.headers["X-Request-Id"]
    assert body["detail"]
    return body


@dataclass(frozen=True)
class World:
    fba: Site
    signal: Site
    laura: Contributor
    owner: Member
    by: Actor
    publishable: Api
    secret: Api
    personal: Api
    stranger: Api

    def changes(self) -> int:
        return Change.objects.count()


@pytest.fixture
def world(db: None) -> World:
    """FBA and Signal, Laura Whitfield full on FBA, an owner, and one client for each way in."""
    fba, signal = factories.make_site(), factories.make_site("signal", "Signal")
    owner = factories.make_member()
    return World(
        fba=fba,
        signal=signal,
        laura=factories.make_full_contributor(fba, stories=2),
        owner=owner,
        by=member_actor(owner),
        publishable=Api(factories.make_key("publishable", fba)[1]),
        secret=Api(factories.make_key("secret", fba)[1]),
        personal=Api(factories.make_token(owner)[1]),
        stranger=Api(),
    )
