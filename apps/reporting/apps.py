from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "apps.reporting"
    label = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("apps.reporting.services.retention")
        if find_spec("apps.reporting.subscribers"):
            import_module("apps.reporting.subscribers")
