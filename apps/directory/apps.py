from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "apps.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        if find_spec("apps.directory.subscribers"):
            import_module("apps.directory.subscribers")
