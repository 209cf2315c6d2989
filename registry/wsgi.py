"""What the server serves: `granian --interface wsgi registry.wsgi:application`, or any other WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
ordinary = get_wsgi_application()

from contributors.cards_door.first import cards_first  # noqa: E402  its nouns need Django to be set up

application = cards_first(ordinary)
