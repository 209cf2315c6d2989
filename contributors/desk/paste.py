"""/desk/: one field. What is pasted there is read at once, looked over, and published."""

from functools import cache, wraps
from threading import Thread
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from contributors import clock
from contributors.actions.paste import read_paste
from contributors.answers.pressure import as_busy
from contributors.desk.drafts import Paste, Shown, read_typed
from contributors.desk.publishing import digest_of, publish
from contributors.desk.rows import Row, facts, on_site, said
from contributors.desk.session import View, actor_of, for_members, is_preview
from contributors.desk.typed import Typed, typed_in
from contributors.errors import RegistryError
from contributors.jobs.demo import seed
from contributors.models import Contributor, Member, Site

_SAMPLE = "Anna Sample is a writer in Oslo and has been writing for two years. She currently writes for Sample."


def of_any_size(view: View) -> View:
    """A text that is too large gets a sentence. Django refuses it where the form is first opened, before any view."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def bounded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return protected(request, *args, **kwargs)
        except RequestDataTooBig:
            paste = _blank(typed_in(QueryDict()))
            paste.refused = _too_much()
            return _page(request, paste, status=413)

    return bounded


@of_any_size
@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    return first_page(request)


def first_page(request: HttpRequest, *, told: str = "") -> HttpResponse:
    """The page, with what the fields in the POST hold."""
    _load_reader()
    return _page(request, _paste_of(request), told=told)


@cache
def _load_reader() -> None:
    """Loading the reader and its rules takes most of a second, once: it is there before anybody has pasted."""
    Thread(target=read_paste, args=(_SAMPLE,), kwargs={"sites": ()}, daemon=True).start()


@of_any_size
@for_members
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The lower part of the page for what stands in its fields now. Writes nothing."""
    return _page(request, _paste_of(request))


@of_any_size
@for_members
@require_POST
def publish_drafts(request: HttpRequest) -> HttpResponse:
    """Publishes what the page shows; where something is wrong, the page again with the sentences in their places."""
    found = _paste_of(request)
    try:
        made = publish(found, digest_of(dict(request.POST.lists())), by=actor_of(request))
    except OperationalError as error:
        return _page_for_later(request, found, error)
    if not made:
        return _page(request, found, status=422)
    return redirect("desk:contributor", made[0]) if len(made) == 1 else _to_the_list(len(made))


def _page_for_later(request: HttpRequest, found: Paste, error: OperationalError) -> HttpResponse:
    """The page as it was sent, where too many were writing: the next press of the button may go through."""
    busy = as_busy(error)
    if busy is None:
        raise error
    found.faults.setdefault("other", busy.detail)
    page = _page(request, found, status=busy.status)
    page.headers["Retry-After"] = str(busy.retry_after)
    return page


def _to_the_list(published: int) -> HttpResponseRedirect:
    response = redirect("desk:contributors")
    response.headers["Location"] += f"?published={published}"
    return response


@for_members
@require_POST
def start_with_demo_data(request: HttpRequest) -> HttpResponse:
    """Only into an empty registry and only under DEBUG: the demo world has well-known keys."""
    if not settings.DEBUG:
        return _page(request, _blank(typed_in(QueryDict())), status=404)
    try:
        seed(clock.today())
    except RegistryError as error:
        return _page(request, _blank(typed_in(QueryDict())), told=error.detail, status=error.status)
    return redirect("desk:contributors")


def _with_rows(shown: Shown, paste: Paste) -> tuple[Shown, list[Row], list[Row], list[Row]]:
    counted = facts(shown.draft, shown.bio.years, today=paste.today, written=paste.written)
    return shown, counted, said(shown.draft), on_site(shown.draft)


def _too_much() -> str:
    return (
        f"This is too much to be read at once: at most {settings.PASTE_MAX_BYTES:,} bytes. "
        "Keep the last part of the article, where the author box is, and try again."
    )


def _paste_of(request: HttpRequest) -> Paste:
    typed = typed_in(request.POST)
    assert isinstance(request.user, Member)
    return read_typed(typed, request.user) if typed.text.strip() else _blank(typed)


def _blank(typed: Typed) -> Paste:
    today = clock.today()
    return Paste(typed, today, today)


def _page(request: HttpRequest, paste: Paste, *, told: str = "", status: int = 200) -> HttpResponse:
    if is_preview(request):
        return render(request, "desk/results.html", _context(paste), status=status)
    is_empty = not (Contributor.objects.exists() or Site.objects.exists())
    context = _context(paste) | {"told": told, "offers_demo": is_empty and settings.DEBUG}
    return render(request, "desk/paste.html", context, status=status)


def _context(paste: Paste) -> dict[str, Any]:
    return {
        "paste": paste,
        "once": paste.typed.once,
        "drafts": [_with_rows(shown, paste) for shown in paste.drafts],
        "written": (paste.typed.written or paste.written.isoformat()),
        "sites": Site.objects.order_by("name").values_list("name", flat=True),
        "too_much": _too_much(),
        "most_bytes": settings.PASTE_MAX_BYTES,
    }
