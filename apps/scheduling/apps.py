from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class SchedulingConfig(AppConfig):
    name = "apps.scheduling"
    label = "scheduling"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        if find_spec("apps.scheduling.subscribers"):
            import_module("apps.scheduling.subscribers")
