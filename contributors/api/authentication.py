"""Who asks: a key of a site, a member's personal token, or a member who is signed in to the desk."""

from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from contributors import access, clock
from contributors.actions.actors import key_actor, member_actor
from contributors.actions.keys import digest_of, note_use
from contributors.errors import NotAllowed, Unauthenticated
from contributors.models import Actor, Key, Member

# Ways in, beside the kinds of keys.
SESSION = "session"
SITE_KEYS = frozenset({Key.Kind.PUBLISHABLE.value, Key.Kind.SECRET.value})
SECRET_KEYS = frozenset({Key.Kind.SECRET.value})
MEMBERS = frozenset({Key.Kind.PERSONAL.value, SESSION})

_LONGEST_TOKEN = 200
_WORDS = {
    Key.Kind.PUBLISHABLE.value: "a publishable key (`pk_…`)",
    Key.Kind.SECRET.value: "a secret key (`sk_…`)",
    Key.Kind.PERSONAL.value: "a personal token (`pt_…`)",
    SESSION: "a member who is signed in",
}


class KeyAuthentication(BaseAuthentication):
    """``Authorization: Bearer …``. The key is found by its digest, so the answer takes as long for any wrong key."""

    def authenticate(self, request: Request) -> tuple[Member | AnonymousUser, Key] | None:
        scheme, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.casefold() != "bearer" or not token.strip():
            return None
        key = live_key(token.strip())
        refuse_origin(key, request.META.get("HTTP_ORIGIN"))
        note_use(key)
        return key.member or AnonymousUser(), key

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="Contributor Registry"'


class MemberSession(SessionAuthentication):
    """A member signed in to the desk; what she changes needs the CSRF token of the desk's pages."""

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied as error:
            raise NotAllowed(
                "This came without the desk's CSRF token. Send it as `X-CSRFToken`, or use a personal token.",
                code="csrf_failed",
            ) from error


def live_key(token: str) -> Key:
    """The key behind ``token``. One query. Raises Unauthenticated: unknown_key, key_revoked, key_expired."""
    found = Key.objects.select_related("site", "member").filter(digest=digest_of(token[:_LONGEST_TOKEN])).first()
    if found is None:
        raise Unauthenticated(
            "No such key. Copy it again, whole, or make a new one: a key is shown once.", code="unknown_key"
        )
    if found.revoked_at is not None or (found.member is not None and not found.member.is_active):
        raise Unauthenticated(
            f"The key `{found.prefix}…` was revoked{_on(found.revoked_at)}. Use another one.", code="key_revoked"
        )
    if not found.is_live(clock.now()):
        raise Unauthenticated(
            f"The key `{found.prefix}…` expired{_on(found.expires_at)}. Make a new one.", code="key_expired"
        )
    return found


def refuse_origin(key: Key, origin: str | None) -> None:
    """A secret key may not be in a browser at all; a publishable one only on the origins it lists, if it lists any."""
    if origin is None:
        return
    if key.kind == Key.Kind.SECRET:
        raise NotAllowed(
            "This secret key came from a browser. Keep it on your server, revoke it if it was ever in a page, "
            "and use a publishable key (`pk_…`) there.",
            code="secret_key_in_browser",
        )
    if key.kind == Key.Kind.PUBLISHABLE and key.origins and origin.lower() not in map(_origin, key.origins):
        raise NotAllowed(
            f"This key is for {', '.join(f'`{known}`' for known in key.origins)}, and this page is on `{origin}`. "
            "Add the origin to the key.",
            code="origin_not_allowed",
        )


def key_of(request: Request) -> Key | None:
    return request.auth if isinstance(request.auth, Key) else None


def member_of(request: Request) -> Member | None:
    return request.user if isinstance(request.user, Member) else None


def way_of(request: Request) -> str | None:
    """The kind of key, ``session``, or None for a stranger."""
    key = key_of(request)
    if key is not None:
        return key.kind
    return SESSION if member_of(request) is not None else None


def admit(request: Request, ways: frozenset[str], where: str = "") -> None:
    """Lets in who comes by one of ``ways``. ``where`` says where such a key is found.

    Raises Unauthenticated (missing_key) for strangers and NotAllowed (wrong_key) for other kinds of keys.
    """
    way = way_of(request)
    if way in ways:
        return
    if way is None or (way == SESSION and SESSION not in ways):
        prefix = "pt" if ways == MEMBERS else "sk" if ways == SECRET_KEYS else "pk"
        raise Unauthenticated(f"Send `Authorization: Bearer {prefix}_…`. {where}".rstrip(), code="missing_key")
    wanted = " or ".join(words for kind, words in _WORDS.items() if kind in ways)
    raise NotAllowed(f"This takes {wanted}; you sent {_WORDS[way]}.", code="wrong_key")


def actor_of(request: Request) -> Actor:
    """Whom history names. Makes the actor's row when she first acts, so it is for writes alone."""
    key = key_of(request)
    if key is not None:
        return key_actor(key)
    member = member_of(request)
    if member is None:
        raise Unauthenticated("Send `Authorization: Bearer pt_…`, or sign in to the desk.", code="missing_key")
    return member_actor(member)


def reader_of(request: Request) -> access.Rights:
    """What the one who asks may see. One query for a member; writes nothing."""
    key, member = key_of(request), member_of(request)
    if member is not None:
        return access.rights_of(Actor(kind=Actor.Kind.MEMBER, member=member))
    return access.rights_of(Actor(kind=Actor.Kind.KEY, key=key))


def _on(moment: object) -> str:
    return f" on {moment:%Y-%m-%d}" if moment else ""


def _origin(address: str) -> str:
    """As a browser writes it: scheme, host and port, without a path."""
    parts = urlsplit(address.lower())
    return f"{parts.scheme}://{parts.netloc}"
