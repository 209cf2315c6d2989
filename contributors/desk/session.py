"""Who is at the desk: every page but the sign-in pages is for a member with a role."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from contributors import access
from contributors.actions.actors import member_actor
from contributors.models import Actor, Member

View = Callable[..., HttpResponse]
# What a form carries that is no answer of the person who filled it in, or is not to be written down again.
_NOT_CARRIED = frozenset({"csrfmiddlewaretoken", "sign_in_name", "password", REDIRECT_FIELD_NAME})
_RIGHTS = "rights_at_the_desk"


def for_members(view: View) -> View:
    """Lets members in who have a role; others are asked to sign in, and what they sent is not lost."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(request.user, Member):
            response = _ask_to_sign_in(request)
        elif not rights_of(request).roles:
            response = render(request, "desk/no_role.html", status=403)
        else:
            response = view(request, *args, **kwargs)
        return private(response)

    return guarded


def private(response: HttpResponse) -> HttpResponse:
    """Not for caches. Not ``no-store``: the browser's Back brings a half-filled form back as it was."""
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    if is_preview(request):
        return render(request, "desk/ended.html", status=401)
    if request.method == "POST":
        return sign_in_page(request, landing_page(request), said="Your session has ended. Sign in, and go on.")
    return HttpResponseRedirect(
        f"{resolve_url('desk:sign-in')}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}"
    )


def is_preview(request: HttpRequest) -> bool:
    """Whether the script of the paste page asks, which puts a part of a page into the one that is there."""
    return request.resolver_match is not None and request.resolver_match.view_name == "desk:preview"


def sign_in_page(
    request: HttpRequest, onward: str, *, said: str = "", refused: str = "", status: int = 200
) -> HttpResponse:
    """The form that asks for a password. Answers to another form travel with it, unseen, and are there afterwards."""
    context = {"onward": onward, "said": said, "refused": refused, "carried": carried(request)}
    context["sign_in_name"] = request.POST.get("sign_in_name", "")
    return private(render(request, "desk/sign_in.html", context, status=status))


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.POST.lists() if name not in _NOT_CARRIED for value in values]


def landing_page(request: HttpRequest) -> str:
    """Where to go after signing in: an address of ours, or the first page."""
    asked = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME) or ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else resolve_url("desk:paste")


def rights_of(request: HttpRequest) -> access.Rights:
    """What the member may do. One query a request; writes nothing."""
    assert isinstance(request.user, Member)
    known = getattr(request, _RIGHTS, None)
    if isinstance(known, access.Rights):
        return known
    rights = access.rights_of(Actor(kind=Actor.Kind.MEMBER, member=request.user))
    setattr(request, _RIGHTS, rights)
    return rights


def actor_of(request: HttpRequest) -> Actor:
    """Whom history names. Makes the actor's row when she first acts, so it is for writes alone."""
    assert isinstance(request.user, Member)
    return member_actor(request.user)
