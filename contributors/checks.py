"""Misconfiguration that `manage.py check` reports before readers meet it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks


def register_all() -> None:
    """Called once, when the apps are ready."""
    checks.register(pinned_date_in_production, checks.Tags.security, deploy=True)
    checks.register(open_fetch_networks, checks.Tags.security, deploy=True)
    checks.register(insecure_origin, checks.Tags.security, deploy=True)


def pinned_date_in_production(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    if settings.REGISTRY_TODAY and not settings.DEBUG:
        return [
            checks.Error(
                "REGISTRY_TODAY pins the date and DEBUG is off.",
                hint="Unset REGISTRY_TODAY: living facts, licences and last days would stand still.",
                id="contributors.E001",
            )
        ]
    return []


def open_fetch_networks(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    if settings.FETCH_ALLOWED_NETWORKS:
        return [
            checks.Warning(
                "FETCH_ALLOWED_NETWORKS lets the registry call private addresses.",
                hint="Leave it empty in production unless a site really lives on such a network.",
                id="contributors.W001",
            )
        ]
    return []


def insecure_origin(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    if not settings.PUBLIC_ORIGIN.startswith("https://"):
        return [
            checks.Warning(
                f"PUBLIC_ORIGIN is {settings.PUBLIC_ORIGIN}, which is not https.",
                hint="Every address in a card begins with it: set it to the https address that readers use.",
                id="contributors.W002",
            )
        ]
    return []
