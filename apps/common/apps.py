from importlib import import_module

from django.apps import AppConfig
from django.conf import settings


class CommonConfig(AppConfig):
    name = "apps.common"
    label = "common"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from apps.common.department_clock import install
        from apps.common.observe.tracing import start as start_tracing

        install()
        start_tracing(settings.RADFLOW_OTLP_ENDPOINT, settings.RADFLOW_PROCESS)
        import_module("apps.common.replica")  # its check, gauge and the check of its policy
        import_module("apps.common.retention")  # its kinds and the check of its policy
        import_module("radflow.celery")  # a process that does not know the queue sends its tasks to no broker
