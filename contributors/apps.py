"""The Django app. It connects no signals: everything that follows from a write is in the write path."""

from django.apps import AppConfig

from contributors import checks


class ContributorsConfig(AppConfig):
    name = "contributors"
    verbose_name = "Contributor Registry"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register_all()
