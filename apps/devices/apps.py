from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class DevicesConfig(AppConfig):
    name = "apps.devices"
    label = "devices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        if find_spec("apps.devices.subscribers"):
            import_module("apps.devices.subscribers")
