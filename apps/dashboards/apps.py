from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "apps.dashboards"
    label = "dashboards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        if find_spec("apps.dashboards.subscribers"):
            import_module("apps.dashboards.subscribers")
