"""`manage.py prepare`: starter data, idempotent. Every app offers `seed_starter()` (and `seed_demo()`) in its public.py."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.core.management.base import BaseCommand

from apps.common.policy import seed_policies
from apps.directory.public import seed_demo_people, seed_sites

APPS = [
    "directory",
    "devices",
    "workflow",
    "safety",
    "scheduling",
    "imaging",
    "qc",
    "reporting",
    "dashboards",
    "interop",
    "research",
]


class Command(BaseCommand):
    help = "Loads policies, catalogues and, with demo data allowed, the demo department."

    def handle(self, *args, **options) -> None:
        seed_policies()
        seed_sites()
        doors = [import_module(f"apps.{app}.public") for app in APPS if find_spec(f"apps.{app}.public")]
        for door in doors:
            if hasattr(door, "seed_starter"):
                door.seed_starter()
        if settings.RADFLOW_DEMO:
            path = seed_demo_people(settings.VAR)
            for door in doors:
                if hasattr(door, "seed_demo"):
                    door.seed_demo()
            self.stdout.write(f"demo logins: {path}")
