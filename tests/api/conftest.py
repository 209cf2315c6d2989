"""Two sites, a contributor, a key of each kind, and a client that sends them."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from contributors.actions.actors import member_actor
from contributors.models import Actor, Change, Contributor, Site
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


class World:
    """FBA with an owner and a client for each way in; Signal, and Laura Whitfield full on FBA, made when first used."""

    def __init__(self) -> None:
        self.fba = factories.make_site()
        self.owner = factories.make_member()
        self.publishable = Api(factories.make_key("publishable", self.fba)[1])
        self.secret = Api(factories.make_key("secret", self.fba)[1])
        self.stranger = Api()

    @cached_property
    def signal(self) -> Site:
        return factories.make_site("signal", "Signal")

    @cached_property
    def laura(self) -> Contributor:
        return factories.make_full_contributor(self.fba, stories=1)

    @cached_property
    def by(self) -> Actor:
        return member_actor(self.owner)

    @cached_property
    def personal(self) -> Api:
        return Api(factories.make_token(self.owner)[1])

    def changes(self) -> int:
        """How many changes there are, once everybody here was made."""
        assert self.laura
        assert self.personal
        return Change.objects.count()


@pytest.fixture
def world(db: None) -> World:
    return World()
