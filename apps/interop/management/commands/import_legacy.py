"""`manage.py import_legacy KIND FILE`: takes over a table of the system that was here before."""

import csv
import io
import json
from pathlib import Path

from django.core.management.base import BaseCommand

from apps.common.kernel.errors import Invalid
from apps.common.kernel.words import LANGUAGES, render
from apps.common.management.file_commands import fail, write_whole
from apps.interop.public import LEGACY_KINDS, ImportResult, import_table

FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Command(BaseCommand):
    help = "Takes over patients, staff, catalogue, devices, bookings, exams or reports from CSV, XLSX or JSON lines."

    def add_arguments(self, parser) -> None:
        parser.add_argument("kind", choices=LEGACY_KINDS)
        parser.add_argument("file")
        parser.add_argument("--dry-run", action="store_true", help="do all of it and leave nothing")
        parser.add_argument(
            "--errors", metavar="OUT.csv", help="rows that were refused or left as they stand, with reasons"
        )
        parser.add_argument(
            "--source", default="legacy", help="name of the earlier system: its keys are unique within it"
        )

    def handle(self, *args, kind: str, file: str, **options) -> None:
        try:
            data = Path(file).read_bytes()
            result = import_table(data, kind=kind, source=options["source"], is_rehearsal=options["dry_run"])
            if options["errors"]:
                write_whole(Path(options["errors"]), write_errors(result))
        except OSError as error:
            fail([{"file": error.filename or file, "error": error.strerror or str(error)}])
        except Invalid as error:
            fail([{"file": file, "at": f, "code": r.code, "error": render(r, "en"), "错误": render(r, "zh-Hans")}
                  for f, reasons in error.fields.items() for r in reasons])  # fmt: skip
        counts = result.count()
        self.stdout.write(
            json.dumps(
                {
                    "kind": kind, "source": result.source, "form": result.form, "encoding": result.encoding,
                    "dry_run": result.is_rehearsal, "rows": len(result.rows), **counts, "unused_columns": result.unused,
                },
                ensure_ascii=False,
            )
        )  # fmt: skip
        if counts["refused"]:
            fail([{"file": file, "refused": counts["refused"], "see": options["errors"] or "--errors OUT.csv"}])


def write_errors(result: ImportResult) -> str:
    """CSV with a byte order mark, so that spreadsheets read the Chinese; a cell never begins a formula."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(["row", "source_id", "outcome", "column", "code", *LANGUAGES])
    for row in result.rows:
        for column, reason in row.faults:
            words = [render(reason, language) for language in LANGUAGES]
            cells = [row.number, row.source_id, row.outcome, column, reason.code, *words]
            lines.writerow([f"'{c}" if isinstance(c, str) and c.startswith(FORMULA) else c for c in cells])
    return "\ufeff" + out.getvalue()
