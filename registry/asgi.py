"""For servers that speak ASGI only. WSGI is what is measured and what `manage.py serve` uses."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")

application = get_asgi_application()
