from importlib import import_module

from django.apps import AppConfig


class ResearchConfig(AppConfig):
    name = "apps.research"
    label = "research"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("subscribers", "services.policy"):
            import_module(f"apps.research.{module}")
