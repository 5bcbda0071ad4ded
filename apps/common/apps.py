from importlib import import_module

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "apps.common"
    label = "common"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from apps.common.department_clock import install

        install()
        import_module("apps.common.replica")  # its check, gauge and the check of its policy
        import_module("apps.common.retention")  # its kinds and the check of its policy
        import_module("radflow.celery")  # a process that does not know the queue sends its tasks to no broker
