"""A worker writes what was released, and removes it when its days are over."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import transaction
from django.db.models import F

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import LANGUAGES, render_code
from apps.research.engine.scrub import count_cells
from apps.research.engine.tables import list_columns
from apps.research.engine.terms import ExportState, Table
from apps.research.models import DrawnExam, Export
from apps.research.selectors.projects import read_objectors
from apps.research.services.export_files import TableFile, pack, write_csv
from apps.research.services.export_rows import READERS, Chunk, name_sites
from apps.research.services.exports import change_state, lock_export, path_of
from apps.research.services.flow_words import FLOW_HEADER, list_flow_rows
from apps.research.services.policy import export_policy
from apps.research.services.projects import need_in_force
from apps.research.services.veil import Scrubber, Veil

CHUNK = 1000
MOST_ATTEMPTS = 3
STALE_S = 3600
SYSTEM = Actor.system("research")
CELLS = ("age", "sex", "site", "modality", "exam_type", "body_part")


def make_export(export_id: int) -> None:
    """Twice is once: who comes second finds it made. What cannot be written says why; what a worker dies of is tried again."""
    Export.objects.filter(pk=export_id, state=ExportState.RELEASED).update(attempts=F("attempts") + 1)
    with transaction.atomic():
        row = lock_export(export_id)
        if row.state != ExportState.RELEASED:
            return
        try:
            with transaction.atomic():
                if row.attempts > MOST_ATTEMPTS:
                    raise Refused(Reason("research.export_gave_up", {"n": MOST_ATTEMPTS}, "error"))
                need_in_force(row.draw.version.cohort.project)
                _write(row)
        except Refused as refusal:
            change_state(row, "fail")
            row.failure = refusal.reason.to_json()
            row.save()
            detail = {"reason": refusal.reason.code}
            record(SYSTEM, "research.export_failed", obj=f"research_export:{row.id}", detail=detail)


def _write(row: Export) -> None:
    policy, target = export_policy(), path_of(row)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with TemporaryDirectory(dir=target.parent) as home:
        folder = Path(home) / "files"
        folder.mkdir()
        row.summary = _fill(row, folder, policy.payload) | {"policy": policy.label}
        archive = Path(home) / "export.zip"
        pack(folder, archive)
        os.chmod(archive, 0o600)
        with archive.open("rb") as written:
            row.sha256 = hashlib.file_digest(written, "sha256").hexdigest()
            os.fsync(written.fileno())
        row.size = archive.stat().st_size
        os.replace(archive, target)
    change_state(row, "finish")
    row.ready_at = clock.real_now()
    row.remove_at = row.ready_at + timedelta(days=policy.payload["keep_days"])
    row.save()
    detail = {"sha256": row.sha256, "size": row.size, "rows": row.summary["rows"]}
    record(SYSTEM, "research.export_made", obj=f"research_export:{row.id}", detail=detail)


def _fill(row: Export, folder: Path, policy: dict) -> dict:
    """Every table, the flow, the dictionary and the page that explains them; what was written in figures."""
    project = row.draw.version.cohort.project
    members = dict(DrawnExam.objects.filter(draw=row.draw, fell_at=None).values_list("exam_id", "exam__patient_id"))
    objectors = read_objectors(set(members.values()))
    kept = {exam_id: patient for exam_id, patient in members.items() if patient not in objectors}
    if not kept:
        raise Refused(Reason("research.draw_empty", severity="error"))
    veil = Veil(project, kept.values(), policy)
    scrubber = Scrubber(set(kept.values())) if row.with_text else None
    files = {
        table: TableFile(folder, table, list_columns(table, with_text=row.with_text), with_parquet=row.with_parquet)
        for table in row.tables
    }
    cells: set[tuple] = set()
    for chunk in _cut(kept, veil, name_sites(project.site_ids), scrubber):
        for table, file in files.items():
            rows = list(READERS[table](chunk))
            file.write(rows)
            if table == Table.EXAMS:
                cells |= _read_cells(file, rows)
    for file in files.values():
        file.close()
    small = count_cells(cells, CELLS, policy["small_cell"])
    since = len(members) - len(kept)
    write_csv(folder / "flow.csv", FLOW_HEADER, list_flow_rows(row.draw.flow, objected_since=since))
    write_csv(folder / "small_cells.csv", ["column", "value", "subjects"], [cell.values() for cell in small])
    _write_dictionary(row, folder)
    n_subjects = len(set(kept.values()))
    _write_readme(row, folder, n_subjects, len(kept), small, policy)
    return {
        "rows": {table: file.n_rows for table, file in files.items()},
        "subjects": n_subjects,
        "objected_since": since,
        "small_cells": len(small),
    }


def _cut(kept: dict[int, int], veil: Veil, sites: dict[int, str], scrubber: Scrubber | None) -> Iterator[Chunk]:
    ids = sorted(kept)
    for at in range(0, len(ids), CHUNK):
        yield Chunk({exam_id: kept[exam_id] for exam_id in ids[at : at + CHUNK]}, veil, sites, scrubber)


def _read_cells(file: TableFile, rows: list[tuple]) -> set[tuple]:
    places = [next(n for n, column in enumerate(file.columns) if column.name == name) for name in CELLS]
    return {(tuple(str(row[place] or "") for place in places), row[0]) for row in rows}


def _write_dictionary(row: Export, folder: Path) -> None:
    header = ["table", "column", "type", "unit", "source", *(f"meaning_{language}" for language in LANGUAGES)]
    rows = [
        [table, one.name, one.type, one.unit, one.source]
        + [render_code(f"research.column.{one.name}", language) for language in LANGUAGES]
        for table in row.tables
        for one in list_columns(table, with_text=row.with_text)
    ]
    write_csv(folder / "dictionary.csv", header, rows)


def _write_readme(row: Export, folder: Path, n_subjects: int, n_exams: int, small: list, policy: dict) -> None:
    version = row.draw.version
    project = version.cohort.project
    facts = {
        "title": project.title, "approval": project.approval_number, "committee": project.committee,
        "until": project.approved_until.isoformat(), "cohort": version.cohort.name, "version": version.number,
        "drawn": f"{row.draw.drawn_at:%Y-%m-%d}", "subjects": n_subjects, "exams": n_exams, "least": policy["small_cell"],
        "small": len(small), "days": policy["shift_most_days"],
    }  # fmt: skip
    codes = ["research.readme", *(["research.readme_text"] if row.with_text else [])]
    pages = ["\n\n".join(render_code(code, language, facts) for code in codes) for language in LANGUAGES]
    definition = json.dumps(version.definition, ensure_ascii=False, indent=1)
    (folder / "README.txt").write_text("\n\n".join([*pages, definition]) + "\n", encoding="utf-8")


def tend_exports() -> list[int]:
    """Removes files whose days are over; returns what was released and is not written yet."""
    now = clock.real_now()
    due = Export.objects.filter(state=ExportState.READY, remove_at__lte=now).order_by("id")
    for export_id in list(due.values_list("id", flat=True)):
        with transaction.atomic():
            row = lock_export(export_id)
            if row.state != ExportState.READY or row.remove_at > now:
                continue
            path_of(row).unlink(missing_ok=True)
            change_state(row, "remove")
            row.save()
            record(SYSTEM, "research.export_removed", obj=f"research_export:{row.id}")
    _sweep()
    return list(Export.objects.filter(state=ExportState.RELEASED).order_by("id").values_list("id", flat=True))


def _sweep() -> None:
    """What a worker that died in the middle of writing left behind: data of patients stay nowhere unnamed."""
    ready = Export.objects.filter(state=ExportState.READY)
    known = {path_of(row).name for row in ready.only("pk")}
    folder = Path(settings.RADFLOW_RESEARCH)
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in known and path.stat().st_mtime < time.time() - STALE_S:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
