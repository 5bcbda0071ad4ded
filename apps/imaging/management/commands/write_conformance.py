from pathlib import Path

from django.core.management.base import BaseCommand

from apps.imaging.public import make_statement

TARGET = Path("docs/conformance/dicom.md")


class Command(BaseCommand):
    help = "Writes the DICOM conformance statement from the tables that the node runs on."
    requires_system_checks = []

    def handle(self, *args, **options) -> None:
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(make_statement(), encoding="utf-8")
        self.stdout.write(str(TARGET))
