"""`manage.py replay_hl7 FILE...`: takes in files of HL7 v2 messages as if they had come over the line."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand

from apps.common.management.file_commands import fail
from apps.interop.public import replay_file


class Command(BaseCommand):
    help = "Takes in files of HL7 v2 messages (MLLP frames or text), in order, through the receiver: stored raw, once per control id."

    def add_arguments(self, parser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")

    def handle(self, *args, files: list[str], **options) -> None:
        faults = []
        for path in files:
            try:
                data = Path(path).read_bytes()
            except OSError as error:
                faults.append({"file": path, "error": error.strerror or str(error)})
                continue
            told = replay_file(data, name=Path(path).name)
            line = {
                "file": path,
                "messages": told.n,
                "known": told.known,
                "answers": dict(sorted(told.answers.items())),
            }
            self.stdout.write(json.dumps(line, ensure_ascii=False))
            faults += [{"file": path, "byte": at, "error": error} for at, error in told.faults]
            if not told.n:
                faults.append({"file": path, "error": "no HL7 message in it"})
        if faults:
            fail(faults)
