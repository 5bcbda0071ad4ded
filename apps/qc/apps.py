from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class QCConfig(AppConfig):
    name = "apps.qc"
    label = "qc"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        if find_spec("apps.qc.subscribers"):
            import_module("apps.qc.subscribers")
