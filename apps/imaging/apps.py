from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ImagingConfig(AppConfig):
    name = "apps.imaging"
    label = "imaging"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("apps.imaging.services.retention")
        if find_spec("apps.imaging.subscribers"):
            import_module("apps.imaging.subscribers")
