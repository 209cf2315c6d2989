"""Cards and photos answered before everything that only pages need: sessions, forms, messages, other addresses."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from contributors.cards_door.media import public_photo
from contributors.cards_door.page import card_or_page

DOORS = {"/c/": card_or_page, "/m/": public_photo}


def early_cards(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware. A card or a photo needs none of those behind it, and they would cost more than the card itself.

    Where plain http is redirected, the middleware behind it that does so still sees the request.
    """
    redirects = settings.SECURE_SSL_REDIRECT

    def middleware(request: HttpRequest) -> HttpResponse:
        path = request.path_info
        door = DOORS.get(path[:3])
        if door is not None and (not redirects or request.is_secure()):
            return door(request, path[3:])
        return get_response(request)

    return middleware
