from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "apps.workflow"
    label = "workflow"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        if find_spec("apps.workflow.subscribers"):
            import_module("apps.workflow.subscribers")
