"""The public cards answered before everything that only pages need: sessions, forms, messages, other addresses."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from contributors.cards_door.page import card_or_page

PREFIX = "/c/"


def early_cards(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware. A card needs none of those behind it, and they would cost it more than the card itself.

    Where plain http is redirected, the middleware behind it that does so still sees the request.
    """
    redirects = settings.SECURE_SSL_REDIRECT

    def middleware(request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path.startswith(PREFIX) and (not redirects or request.is_secure()):
            return card_or_page(request, path[len(PREFIX) :])
        return get_response(request)

    return middleware
