from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class InteropConfig(AppConfig):
    name = "apps.interop"
    label = "interop"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("apps.interop.services.retention")
        import_module("apps.interop.services.health")
        from apps.common.policy import add_check
        from apps.interop.engine.mapping import find_faults

        add_check("interop.mapping", find_faults)
        if find_spec("apps.interop.subscribers"):
            import_module("apps.interop.subscribers")
