from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "apps.safety"
    label = "safety"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        if find_spec("apps.safety.subscribers"):
            import_module("apps.safety.subscribers")
