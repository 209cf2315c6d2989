"""/api/v1/keys, the keys of sites, and /api/v1/tokens, one's own: shown once, rotated, revoked."""

from typing import Any, Literal, NotRequired, TypedDict

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from contributors import access
from contributors.actions.keys import issue_key, revoke_key, rotate_key
from contributors.api.authentication import actor_of, member_of
from contributors.api.idempotency import answered_once
from contributors.api.management.routes import (
    Instant,
    ManagementRoute,
    MaybeInstant,
    answered,
    cleaned_body,
    cleaned_site,
    instant,
    managed,
    required,
)
from contributors.api.paging import page_of
from contributors.api.schema import CURSOR, IDEMPOTENCY_KEY, LIMIT, Parameter
from contributors.documents.values import Document
from contributors.errors import BadRequest, NotFound, near_miss
from contributors.models import Key, Site

KEY = Parameter("key", str, "The key's id, `key_…`.", where="path")
OF_SITE = Parameter("site", str, "Only keys of this site, by its slug.")
KINDS = ("publishable", "secret")


class KeyDocument(TypedDict):
    """`prefix` is how the key begins; the key itself was shown once. `site` is null for a personal token."""

    id: str
    version: int
    kind: Literal["publishable", "secret", "personal"]
    name: str
    prefix: str
    member_id: str | None
    site: str | None
    scopes: list[str]
    origins: list[str]
    expires_at: MaybeInstant
    revoked_at: MaybeInstant
    last_used_at: MaybeInstant
    created_at: Instant


class KeyList(TypedDict):
    """Newest first; `next` is the next page's cursor."""

    items: list[KeyDocument]
    next: str | None


class IssuedKey(TypedDict):
    """`token` is what goes into the header `Authorization`; it is shown this once."""

    key: KeyDocument
    token: str | None


class TokenInput(TypedDict):
    """`name` says who or what uses it."""

    name: str
    expires_at: NotRequired[MaybeInstant]


class KeyInput(TokenInput):
    """Without `scopes` the key is for all that its kind can do."""

    site: str
    kind: Literal["publishable", "secret"]
    scopes: NotRequired[list[str] | None]
    origins: NotRequired[list[str] | None]


class KeyRoute(ManagementRoute):
    def keys(self) -> QuerySet[Key]:
        """Those that the member may see at all."""
        return Key.objects.filter(access.site_keys_visible_to(self.rights)).select_related("site", "member")

    def found(self, key_id: str) -> Key:
        key = self.keys().filter(pk=key_id).first()
        if key is None:
            raise NotFound(
                f"No key `{key_id}`. The list has those that you may see.", code="unknown_key_id", param="key"
            )
        return key

    def revoked(self, request: Request, key_id: str) -> Response:
        key = self.found(key_id)

        def revoke() -> Response:
            ended = revoke_key(key, by=actor_of(request)).subject
            return answered(key_document(ended), ended)

        return answered_once(request, revoke)


class Keys(KeyRoute):
    @managed(
        "The keys of the sites that you own, newest first",
        operation="listKeys",
        parameters=(OF_SITE, CURSOR, LIMIT),
        answers={200: KeyList},
    )
    def get(self, request: Request) -> Response:
        keys, slug = self.keys(), request.query_params.get("site")
        if slug is not None:
            if not Site.objects.filter(slug=slug).exists():
                near = near_miss(slug, Site.objects.values_list("slug", flat=True))
                raise BadRequest(f"No site `{slug}`.{near}", code="unknown_site", param="site")
            keys = keys.filter(site__slug=slug)
        return _listed(request, keys)

    @managed(
        "A new key for a site",
        operation="issueKey",
        parameters=(IDEMPOTENCY_KEY,),
        body=KeyInput,
        answers={201: IssuedKey},
    )
    def post(self, request: Request) -> Response:
        given, faults = cleaned_body(request, KeyInput.__annotations__, "a key")
        kind = faults.choice("/kind", given.pop("kind", None), KINDS)
        site = cleaned_site(faults, given.pop("site", None))
        required(faults, given | {"site": site}, "site", "name")
        return _issued(request, kind, given, site=site)


class OneKey(KeyRoute):
    @managed("One key", operation="readKey", parameters=(KEY,), answers={200: KeyDocument})
    def get(self, request: Request, key: str) -> Response:
        found = self.found(key)
        return answered(key_document(found), found)


class RevokeKey(KeyRoute):
    @managed(
        "End a key",
        operation="revokeKey",
        parameters=(KEY, IDEMPOTENCY_KEY),
        answers={200: KeyDocument},
        refusals=(409, 422),
        description="At once. Ending what has ended changes nothing.",
    )
    def post(self, request: Request, key: str) -> Response:
        return self.revoked(request, key)


class RotateKey(KeyRoute):
    @managed(
        "A new key in place of one",
        operation="rotateKey",
        parameters=(KEY, IDEMPOTENCY_KEY),
        answers={201: IssuedKey},
        refusals=(409, 422),
        description="The old one goes on for 24 hours, so that a site can change over.",
    )
    def post(self, request: Request, key: str) -> Response:
        found = self.found(key)

        def rotate() -> Response:
            return _shown_once(*rotate_key(found, by=actor_of(request)))

        return answered_once(request, rotate, shown_once=("token",))


class TokenRoute(KeyRoute):
    """One's own tokens, which need no role: without one they can do nothing."""

    needs_role = False

    def keys(self) -> QuerySet[Key]:
        return Key.objects.filter(member_id=self.rights.actor.member_id).select_related("site", "member")


class Tokens(TokenRoute):
    @managed(
        "Your own personal tokens, newest first",
        operation="listTokens",
        parameters=(CURSOR, LIMIT),
        answers={200: KeyList},
    )
    def get(self, request: Request) -> Response:
        return _listed(request, self.keys())

    @managed(
        "A new personal token of your own",
        operation="issueToken",
        parameters=(IDEMPOTENCY_KEY,),
        body=TokenInput,
        answers={201: IssuedKey},
        description="It may do what you may do.",
    )
    def post(self, request: Request) -> Response:
        given, faults = cleaned_body(request, TokenInput.__annotations__, "a token")
        required(faults, given, "name")
        return _issued(request, "personal", given, member=member_of(request))


class RevokeToken(TokenRoute):
    @managed(
        "End a personal token of your own",
        operation="revokeToken",
        parameters=(KEY, IDEMPOTENCY_KEY),
        answers={200: KeyDocument},
        refusals=(409, 422),
    )
    def post(self, request: Request, key: str) -> Response:
        return self.revoked(request, key)


def _listed(request: Request, keys: QuerySet[Key]) -> Response:
    page = page_of(keys, ("-created_at", "-prefix", "-id"), request)
    return Response({"items": [key_document(key) for key in page.items], "next": page.next})


def _issued(request: Request, kind: str, given: Document, **holder: Any) -> Response:
    options = {name: value for name, value in given.items() if name != "name" and value is not None}

    def issue() -> Response:
        return _shown_once(*issue_key(kind, given["name"], by=actor_of(request), options=options, **holder))

    return answered_once(request, issue, shown_once=("token",))


def _shown_once(key: Key, token: str) -> Response:
    return answered({"key": key_document(key), "token": token}, key, status=201)


def key_document(key: Key) -> dict[str, Any]:
    times = {"last_used_at": instant(key.last_used_at), "created_at": instant(key.created_at)}
    return {"id": key.pk, "version": key.version} | key.snapshot() | times
