"""`manage.py extract_dose DIR --out OUT.json`: the dose that every file of a folder tells, without a server."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.common.management.file_commands import fail, finish, write_whole
from apps.imaging.drivers.dose_file import read_dose_file
from apps.imaging.engine.dose.content import BadDoseObject
from apps.imaging.engine.dose.extract import describe_file, extract_dose
from apps.imaging.engine.dose.merge import DoseFile, merge_dose

_TOTALS = ("n_events", "total_dlp", "total_dap_gym2", "total_rp_gy", "agd_left_mgy", "agd_right_mgy")


class Command(BaseCommand):
    help = "Reads radiation dose reports and image headers of any vendor."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("folder", metavar="DIR")
        parser.add_argument("--out", required=True)

    def handle(self, *args, folder: str, out: str, **options) -> None:
        root = Path(folder)
        if not root.is_dir():
            fail([{"folder": folder, "error": "no such folder"}])
        faults: list[dict] = []
        entries: dict[str, dict[str, Any]] = {}
        files: list[DoseFile] = []
        for path in sorted(p for p in root.rglob("*") if p.is_file() and p.absolute() != Path(out).absolute()):
            name = path.relative_to(root).as_posix()
            entries[name] = self._read(path, name, files, faults)
            print(f"\r{len(entries)} files", end="", file=sys.stderr) if sys.stderr.isatty() else None
        _tell_studies(entries, files)
        try:
            write_whole(Path(out), json.dumps(entries, ensure_ascii=False, indent=1) + "\n")
        except OSError as error:
            faults.append({"file": out, "error": error.strerror or str(error)})
        finish(faults)

    def _read(self, path: Path, name: str, files: list[DoseFile], faults: list[dict]) -> dict[str, Any]:
        try:
            source = read_dose_file(path)
            values = extract_dose(source)
        except BadDoseObject as bad:
            return {"refused": render(Reason(bad.code, bad.params), "en")}
        except OSError as error:
            faults.append({"file": name, "error": error.strerror or str(error)})
            return {"refused": error.strerror or str(error)}
        files.append(describe_file(source, values, name))
        shown = [{key: value for key, value in event.items() if key != "uid"} for event in values.get("events", [])]
        given = [
            {key: value for key, value in row.items() if key != "uid"} for row in values.get("administrations", [])
        ]
        return values | ({"events": shown} if shown else {}) | ({"administrations": given} if given else {})


def _tell_studies(entries: dict[str, dict[str, Any]], files: list[DoseFile]) -> None:
    """Where several files tell of one study: what counts for it once cumulative, continued and repeated files are merged."""
    several: dict[str, int] = {}
    for file in files:
        several[file.study_uid] = several.get(file.study_uid, 0) + 1
    for record in merge_dose(f for f in files if f.study_uid and several[f.study_uid] > 1):
        merged = {key: record.values[key] for key in _TOTALS if key in record.values}
        for name in record.files:
            entries[name]["merged"] = merged | {"files": list(record.files)}
