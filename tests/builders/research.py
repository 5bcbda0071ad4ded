"""Projects and cohorts for tests, made through the front door."""

import csv
import io
import zipfile
from datetime import timedelta
from typing import Any

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.directory.public import find_site_by_code
from apps.research.models import Export
from apps.research.public import (
    ask_export,
    draw_cohort,
    exclude_by_hand,
    get_export,
    make_cohort,
    make_export,
    make_project,
    open_export,
    release_export,
)

QC = Actor("person", "qc-1", "Meng Jie", ("qc_manager",))
CHIEF = Actor("person", "head-1", "Han Lei", ("head",))
ALL = ("exams", "timeline", "reports", "doses", "contrast", "reactions", "measurements")


def make_research(actor: Actor = QC, **facts: Any):
    values = {
        "title": "Nodules on chest CT", "purpose": "How often a nodule is followed up", "committee": "Ethics committee",
        "approval_number": "EC-2026-17", "approved_until": clock.now().date() + timedelta(days=90), "responsible": "Prof. Xu",
        "site_ids": [find_site_by_code("main").id],
    }  # fmt: skip
    return make_project(**{**values, **facts}, actor=actor)


def define(*steps: dict, basis: str = "received", days: int = 3) -> dict:
    today = clock.now().date()
    ends = {"first": (today - timedelta(days=days)).isoformat(), "last": (today + timedelta(days=days)).isoformat()}
    return {**ends, "basis": basis, "steps": list(steps)}


def keep(criterion: str, *values: str) -> dict:
    return {"act": "include", "criterion": criterion, "params": {"values": list(values)}}


def make_drawable(project=None, *steps: dict, name: str = "All", actor: Actor = QC):
    return make_cohort((project or make_research()).id, name=name, definition=define(*steps), actor=actor)


def ask_for(cohort=None, **facts) -> Export:
    draw = draw_cohort((cohort or make_drawable()).id, actor=QC)
    values = {"tables": ALL, "with_text": False, "with_parquet": False, "reason": "for the paper"}
    return ask_export(draw.id, **{**values, **facts}, actor=QC)


def make_file(export: Export) -> Export:
    release_export(export.id, actor=CHIEF)
    make_export(export.id)
    return get_export(export.id)


def read_tables(export: Export) -> dict[str, list[dict]]:
    with zipfile.ZipFile(open_export(export.id, actor=QC)) as archive:
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def read_files(export: Export) -> dict[str, bytes]:
    with zipfile.ZipFile(open_export(export.id, actor=QC)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def make_research_rows() -> dict[str, int]:
    """A project whose exams are those of the main site; its marks are their accession numbers, and its title."""
    project = make_research(title="check it")
    cohort = make_cohort(project.id, name="check it", definition=define(days=40), actor=QC)
    draw = draw_cohort(cohort.id, actor=QC)
    export = ask_export(draw.id, tables=(), with_text=False, with_parquet=False, reason="check it", actor=QC)
    left = draw.exams.filter(fell_at=None).select_related("exam").first()
    out = exclude_by_hand(cohort.id, accession=left.exam.accession, reason="duplicate", note="", actor=QC)
    return {
        "project_id": project.id, "cohort_id": cohort.id, "cohort_draw_id": draw.id, "research_export_id": export.id,
        "hand_exclusion_id": out.id,
    }  # fmt: skip
