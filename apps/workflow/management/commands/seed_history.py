"""`manage.py seed_history`: years of invented exams, to see how lists and searches behave with them."""

import time
from importlib import import_module

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from apps.workflow.public import seed_history

ROOMS_ABOVE = (
    "safety",
    "scheduling",
    "imaging",
    "reporting",
)  # each offers `seed_history()` for what hangs on those exams


class Command(BaseCommand):
    help = "Adds invented patients and delivered exams, with injections, appointments, studies and reports, to a demo department."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--patients", type=int, default=100_000)
        parser.add_argument("--exams", type=int, default=1_000_000)

    def handle(self, *args, patients: int, exams: int, **options) -> None:
        begun = time.monotonic()
        added = seed_history(patients=patients, exams=exams)
        self._say(begun, f"{added} exams added")
        for room in ROOMS_ABOVE:
            import_module(f"apps.{room}.public").seed_history()
            self._say(begun, f"{room} filled")
        tidy()
        self._say(begun, "done")

    def _say(self, begun: float, what: str) -> None:
        self.stdout.write(f"{what} after {time.monotonic() - begun:.1f} s")


def tidy() -> None:
    """As the database's own cleaning would have left it years ago."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
