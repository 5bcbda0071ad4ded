"""Exports: asked for by one person, released or refused by another, fetched while the project is in force; and the way back."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.lifecycle import Lifecycle
from apps.common.kernel.reason import Reason
from apps.directory.public import PatientFacts, get_patient
from apps.research.engine.terms import EXPORT_TABLE, ExportState, Table
from apps.research.events import ExportReleased
from apps.research.models import Export, Subject
from apps.research.selectors.projects import get_draw, get_export, get_project
from apps.research.services.projects import need_in_force, need_text

LIFECYCLE = Lifecycle(EXPORT_TABLE, refusal="research.export_not_in_this_state")


def ask_export(
    draw_id: int, *, tables: Iterable[str], with_text: bool, with_parquet: bool, reason: str, actor: Actor
) -> Export:
    """Raises Invalid, Refused for a project that is not in force or a draw with nobody in it."""
    draw, reason = get_draw(draw_id), need_text("reason", reason)
    need_in_force(draw.version.cohort.project)
    if draw.n_left == 0:
        raise Refused(Reason("research.draw_empty", severity="error"))
    wanted = [str(table) for table in Table if table == Table.EXAMS or table in set(tables)]
    if with_text and Table.REPORTS not in wanted:
        raise Invalid({"with_text": Reason("research.text_without_reports", severity="error")})
    with transaction.atomic():
        row = Export.objects.create(
            draw=draw,
            tables=wanted,
            with_text=with_text,
            with_parquet=with_parquet,
            reason=reason,
            asked_by=actor.name,
            asked_by_id=actor.id,
            asked_at=clock.now(),
        )
        detail = {"draw": draw.id, "tables": wanted, "with_text": with_text, "reason": reason}
        record(actor, "research.export_asked", obj=f"research_export:{row.id}", detail=detail)
    return row


def release_export(export_id: int, *, note: str = "", actor: Actor) -> Export:
    """Only by somebody else than who asked; the worker writes it then. Raises Refused."""
    with transaction.atomic():
        row = _decide(export_id, "release", note, actor)
        need_in_force(row.draw.version.cohort.project)
        project_id = row.draw.version.cohort.project_id
        record(actor, "research.export_released", obj=f"research_export:{row.id}", detail={"asked_by": row.asked_by})
        publish(ExportReleased(export_id=row.id, project_id=project_id), aggregate=f"research_export:{row.id}")
    return row


def refuse_export(export_id: int, *, note: str, actor: Actor) -> Export:
    note = need_text("note", note)
    with transaction.atomic():
        row = _decide(export_id, "refuse", note, actor)
        record(actor, "research.export_refused", obj=f"research_export:{row.id}", detail={"note": note})
    return row


def _decide(export_id: int, action: str, note: str, actor: Actor) -> Export:
    row = lock_export(export_id)
    if row.asked_by_id == actor.id:
        raise Refused(Reason("research.needs_second_person", {"asked_by": row.asked_by}, "error"))
    change_state(row, action)
    row.decided_by, row.decided_by_id, row.decided_at = actor.name, actor.id, clock.now()
    row.decision_note = note.strip()
    row.save()
    return row


def lock_export(export_id: int) -> Export:
    rows = Export.objects.select_for_update(of=("self",)).select_related("draw__version__cohort__project")
    row = rows.filter(pk=export_id).first()
    if row is None:
        raise NotFound("common.not_found")
    return row


def change_state(row: Export, action: str) -> None:
    row.state = LIFECYCLE.next(row.state, action)
    row.version += 1


def open_export(export_id: int, *, actor: Actor) -> Path:
    """The archive, for who asked for it or released it, while the project is in force. Each time is in the trail."""
    row = get_export(export_id)
    need_in_force(row.draw.version.cohort.project)
    if actor.id not in (row.asked_by_id, row.decided_by_id):
        raise Refused(Reason("research.export_of_others", {"asked_by": row.asked_by}, "error"))
    path = path_of(row)
    if row.state != ExportState.READY or not path.is_file():
        raise Refused(Reason("research.export_not_ready", {"state": f"research.state.{row.state}"}, "error"))
    record(actor, "research.export_fetched", obj=f"research_export:{row.id}", detail={"sha256": row.sha256})
    return path


def path_of(row: Export) -> Path:
    return Path(settings.RADFLOW_RESEARCH) / f"export-{row.pk}.zip"


def reidentify(project_id: int, *, pseudonym: str, reason: str, actor: Actor) -> PatientFacts:
    """The patient behind a pseudonym, for a finding that concerns their health. Raises NotFound; also a miss is in the trail."""
    reason, project = need_text("reason", reason), get_project(project_id)
    said = pseudonym.strip().upper()
    subject = Subject.objects.filter(project=project, pseudonym=said).first()
    patient = get_patient(subject.patient_id) if subject else None
    detail = {"pseudonym": said[:40], "reason": reason, "found": patient is not None}
    record(
        actor,
        "research.subject_identified",
        obj=f"research_project:{project.id}",
        patient_id=patient.id if patient else None,
        detail=detail,
    )
    if patient is None:
        raise NotFound("research.pseudonym_unknown")
    return patient
