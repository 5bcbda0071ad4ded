"""`manage.py seed_history`: years of invented exams, to see how lists and searches behave with them."""

import time

from django.core.management.base import BaseCommand, CommandParser

from apps.workflow.public import seed_history


class Command(BaseCommand):
    help = "Adds invented patients and delivered exams to a demo department."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--patients", type=int, default=100_000)
        parser.add_argument("--exams", type=int, default=1_000_000)

    def handle(self, *args, patients: int, exams: int, **options) -> None:
        begun = time.monotonic()
        added = seed_history(patients=patients, exams=exams)
        self.stdout.write(f"{added} exams added in {time.monotonic() - begun:.1f} s")
