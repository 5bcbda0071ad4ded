"""`manage.py detect_anomalies IN.csv --out OUT.csv [--detector CODE]`: scores a series, without a server."""

from pathlib import Path

from django.core.management.base import BaseCommand

from apps.common.management.file_commands import finish
from apps.devices.management.file_commands import convert_files
from apps.devices.public import DEFAULT_DETECTOR, load_detectors, score


class Command(BaseCommand):
    help = "Scores timestamp,value row by row in [0, 1]; a folder in gives a folder out with the same names."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("source", metavar="IN.csv")
        parser.add_argument("--out", required=True)
        parser.add_argument("--detector", default=DEFAULT_DETECTOR)

    def handle(self, *args, source: str, out: str, detector: str, **options) -> None:
        detectors = load_detectors()
        if detector not in detectors:
            known = ", ".join(member.code for member in detectors.items())
            finish([{"detector": detector, "error": f"no such detector; there are {known}"}])
        chosen = detectors.get(detector).value
        finish(convert_files(Path(source), Path(out), lambda name, raw: score(name, raw, chosen)))
