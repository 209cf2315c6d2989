"""Signing in, by password or by a link that works once, and signing out. Only a POST signs anybody in or out."""

from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from contributors.actions.members import read_sign_in, redeem_sign_in
from contributors.actions.passwords import set_password
from contributors.desk.paste import first_page
from contributors.desk.session import carried, for_members, landing_page, private, sign_in_page
from contributors.errors import Invalid, NotFound
from contributors.models import Member

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def by_password(request: HttpRequest) -> HttpResponse:
    """A wrong name and a wrong password get the same answer, in the same time."""
    onward = landing_page(request)
    if request.method != "POST":
        return sign_in_page(request, onward)
    member = authenticate(
        request, username=request.POST.get("sign_in_name", "").strip(), password=request.POST.get("password", "")
    )
    if member is None:
        return sign_in_page(
            request, onward, refused="No member has this sign-in name and this password. Try again.", status=422
        )
    login(request, member)
    if carried(request):
        return private(first_page(request, told="You are signed in again. Nothing was lost: look it over and go on."))
    return redirect(onward)


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The page shows whose link it is, so that a mail program that opens links does not use it up."""
    try:
        if request.method != "POST":
            return private(render(request, "desk/sign_in_link.html", {"whose": read_sign_in(token)}))
        member = redeem_sign_in(token)
    except NotFound as error:
        return private(render(request, "desk/sign_in_used.html", {"refused": error.detail}, status=error.status))
    login(request, member, backend=_BACKEND)
    return redirect("desk:paste")


@sensitive_post_parameters("password", "present")
@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def own_password(request: HttpRequest) -> HttpResponse:
    """A member who came by a link chooses a password; who has one gives it first. Her other sessions end."""
    member = request.user
    assert isinstance(member, Member)
    context = {"has_one": member.has_usable_password(), "is_set": "set" in request.GET, "faults": {}}
    if request.method != "POST":
        return render(request, "desk/password.html", context)
    if member.has_usable_password() and not member.check_password(request.POST.get("present", "")):
        context["faults"] = {"present": "This is not your present password. Try again."}
        return render(request, "desk/password.html", context, status=422)
    try:
        set_password(member, request.POST.get("password", ""))
    except Invalid as error:
        context["faults"] = {"password": error.detail}
        return render(request, "desk/password.html", context, status=422)
    update_session_auth_hash(request, member)
    return redirect(f"{request.path}?set")


@require_POST
def out(request: HttpRequest) -> HttpResponse:
    logout(request)
    response = redirect("desk:sign-in")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """In place of Django's page for a form without the right CSRF token. ``reason`` is for developers."""
    return private(render(request, "desk/form_refused.html", status=403))
