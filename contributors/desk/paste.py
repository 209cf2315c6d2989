"""/desk/: one field. What is pasted there is read at once, looked over, and published."""

from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from contributors import clock, ids
from contributors.desk.drafts import Paste, read_typed
from contributors.desk.publishing import digest_of, publish
from contributors.desk.rows import in_words, rows
from contributors.desk.session import View, actor_of, for_members
from contributors.desk.typed import Typed, typed_in
from contributors.errors import RegistryError
from contributors.jobs.demo import seed
from contributors.models import Contributor, Site


def of_any_size(view: View) -> View:
    """A text that is too large gets a sentence. Django refuses it where the form is first opened, before any view."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def bounded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return protected(request, *args, **kwargs)
        except RequestDataTooBig:
            paste = _blank(Typed())
            paste.refused = (
                f"This is too much to be read at once: at most {settings.PASTE_MAX_BYTES:,} bytes. "
                "Keep the last part of the article, where the author box is, and try again."
            )
            return _page(request, paste, status=413)

    return bounded


@of_any_size
@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    return first_page(request)


def first_page(request: HttpRequest, *, said: str = "") -> HttpResponse:
    """The page, with what the fields in the POST hold."""
    return _page(request, _paste_of(request), said=said)


@of_any_size
@for_members
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The lower part of the page for what stands in its fields now. Writes nothing."""
    return render(request, "desk/results.html", _context(_paste_of(request)))


@of_any_size
@for_members
@require_POST
def publish_drafts(request: HttpRequest) -> HttpResponse:
    """Publishes what the page shows; where something is wrong, the page again with the sentences in their places."""
    found = _paste_of(request)
    made = publish(found, digest_of(dict(request.POST.lists())), by=actor_of(request))
    if not made:
        return _page(request, found, status=422)
    return redirect("desk:contributor", made[0]) if len(made) == 1 else _to_the_list(len(made))


def _to_the_list(published: int) -> HttpResponseRedirect:
    response = redirect("desk:contributors")
    response.headers["Location"] += f"?published={published}"
    return response


@for_members
@require_POST
def start_with_demo_data(request: HttpRequest) -> HttpResponse:
    """Only into an empty registry and only under DEBUG: the demo world has well-known keys."""
    if not settings.DEBUG:
        return _page(request, _blank(Typed()), status=404)
    try:
        seed(clock.today())
    except RegistryError as error:
        return _page(request, _blank(Typed()), said=error.detail, status=error.status)
    return redirect("desk:contributors")


def _paste_of(request: HttpRequest) -> Paste:
    typed = typed_in(request.POST)
    return read_typed(typed) if typed.text.strip() else _blank(typed)


def _blank(typed: Typed) -> Paste:
    today = clock.today()
    return Paste(typed, today, today)


def _page(request: HttpRequest, paste: Paste, *, said: str = "", status: int = 200) -> HttpResponse:
    is_empty = not (Contributor.objects.exists() or Site.objects.exists())
    context = _context(paste) | {"said": said, "offers_demo": is_empty and settings.DEBUG}
    return render(request, "desk/paste.html", context, status=status)


def _context(paste: Paste) -> dict[str, Any]:
    return {
        "paste": paste,
        "once": paste.typed.once or ids.random_text(),
        "drafts": [
            (shown, rows(shown.draft, shown.bio.years, today=paste.today, written=paste.written))
            for shown in paste.drafts
        ],
        "written": (paste.typed.written or paste.written.isoformat()),
        "written_in_words": in_words(paste.written),
        "sites": Site.objects.order_by("name").values_list("name", flat=True),
        "most_bytes": settings.PASTE_MAX_BYTES,
    }
