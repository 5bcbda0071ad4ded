"""Tasks: opened once a key, closed by a person, who says how it was settled."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.workflow.events import DiscrepancyOpened, TaskClosed, TaskOpened
from apps.workflow.models import Exam, Task


def open_task(
    kind: str,
    reason: Reason,
    *,
    key: str,
    site_id: int,
    exam: Exam | None = None,
    opened_by: str = "Radflow",
    more: Mapping[str, Any] | None = None,
) -> Task | None:
    """None when a task of this key is open already. `more`: columns that only its kind has."""
    try:
        with transaction.atomic():
            row = Task.objects.create(
                exam=exam,
                site_id=site_id,
                kind=kind,
                reason=reason.to_json(),
                severity=reason.severity,
                key=key,
                opened_at=clock.now(),
                opened_by=opened_by,
                **(more or {}),
            )
    except IntegrityError:
        return None
    exam_id = exam.id if exam else None
    aggregate = f"exam:{exam_id}" if exam_id else f"site:{site_id}"
    publish(TaskOpened(row.id, kind, exam_id, site_id), aggregate=aggregate)
    if kind == Task.Kind.DISCREPANCY:
        publish(DiscrepancyOpened(row.id, exam_id, reason.code), aggregate=aggregate)
    return row


def open_discrepancy(exam: Exam | None, reason: Reason, *, key: str, site_id: int | None = None) -> Task | None:
    """Something that should not be: two parts of the department say different things."""
    place = site_id if site_id is not None else exam.site_id
    return open_task(Task.Kind.DISCREPANCY, reason, key=key, site_id=place, exam=exam)


def open_discrepancy_for(reason: Reason, *, key: str, site_id: int, exam_id: int | None = None) -> int | None:
    """For upper rooms: the task's id, None when it is open already."""
    with transaction.atomic():
        row = open_discrepancy(Exam.objects.get(pk=exam_id) if exam_id else None, reason, key=key, site_id=site_id)
    return row.id if row else None


def close_task(
    task_id: int,
    *,
    actor: Actor,
    note: str,
    expected_version: int | None = None,
    sites: Collection[int] | None = None,
) -> Task:
    """Raises Invalid without a note, Refused when somebody closed it before."""
    if not note.strip():
        raise Invalid({"note": Reason("workflow.note_needed", severity="error")})
    with transaction.atomic():
        rows = Task.objects.select_for_update(of=("self",)).exclude(kind=Task.Kind.PROCESSING)
        row = rows.filter(pk=task_id).first()
        if row is None or (sites is not None and row.site_id not in sites):
            raise NotFound("workflow.task_missing", task=task_id)
        if row.closed_at:
            raise Refused(Reason("workflow.task_closed", {"by": row.closed_by}, "error"))
        if expected_version is not None and expected_version != row.version:
            raise Conflict(current={"id": row.id, "version": row.version})
        close_row(row, by=actor.name, note=note.strip())
        record(actor, "task.closed", obj=f"task:{row.id}", detail={"kind": row.kind, "note": row.note})
    return row


def close_tasks_of(exam: Exam, kinds: list[str], *, by: str) -> None:
    """What time has settled: a late exam that moved on needs nobody any more."""
    for row in (
        Task.objects.select_for_update(of=("self",)).filter(exam=exam, kind__in=kinds, closed_at=None).order_by("id")
    ):
        close_row(row, by=by, note="")


def close_row(row: Task, *, by: str, note: str) -> None:
    """Closes a locked row and says so."""
    row.closed_at, row.closed_by, row.note, row.version = clock.now(), by, note, row.version + 1
    row.save()
    aggregate = f"exam:{row.exam_id}" if row.exam_id else f"site:{row.site_id}"
    publish(TaskClosed(row.id, row.kind, row.exam_id, row.site_id), aggregate=aggregate)
