"""What every change of an exam leaves behind: a stamp, a facet, a row of history, clocks set anew, events."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.workflow.engine.states import BEFORE_SCAN, ClockSource, ExamState, Facet, Stamp
from apps.workflow.events import ExamDetailsChanged, ExamStarted, ExamStateChanged, FacetChanged
from apps.workflow.models import Exam, ExamChange, ExamFacet, ExamStamp, Task
from apps.workflow.services.clocks import set_clocks
from apps.workflow.services.processing import follow_exam_state
from apps.workflow.services.tasks import close_tasks_of


def add_stamp(exam: Exam, kind: Stamp, *, at: datetime, source: str, actor: Actor) -> None:
    ExamStamp.objects.create(
        exam=exam, kind=kind, at=at, source=ClockSource(source), actor_name=actor.name, recorded_at=clock.now()
    )


def put_facet(exam: Exam, facet: Facet, value: str, *, at: datetime, source: str) -> bool:
    """False when the value stood already; a completed set of images does not become incomplete by a late one."""
    row = ExamFacet.objects.filter(exam=exam, facet=facet).first()
    if row and (row.value == value or (facet is Facet.IMAGES and row.value == "complete" and value == "arrived")):
        return False
    ExamFacet.objects.update_or_create(
        exam=exam, facet=facet, defaults={"value": value, "at": at, "source": ClockSource(source)}
    )
    publish(FacetChanged(exam.id, str(facet), value), aggregate=f"exam:{exam.id}")
    return True


def save_change(
    exam: Exam,
    kind: str,
    trigger: str,
    before: ExamState,
    *,
    at: datetime,
    source: str,
    actor: Actor,
    note: str = "",
    detail: Mapping[str, Any] | None = None,
    is_expected: bool = True,
) -> ExamChange:
    """Saves the exam under its next version with its history row, and tells what changed."""
    after = ExamState(exam.state)
    getattr(exam, "_prefetched_objects_cache", {}).pop("stamps", None)  # clocks must see the stamp just written
    set_clocks(exam)
    exam.version += 1
    exam.save()
    row = ExamChange.objects.create(
        exam=exam,
        kind=kind,
        trigger=str(trigger),
        from_state=before,
        to_state=after,
        at=at,
        recorded_at=clock.now(),
        source=ClockSource(source),
        actor_id=actor.id[:64],
        actor_name=actor.name[:128],
        is_expected=is_expected,
        note=note,
        detail=to_json(detail or {}),
    )
    if before in BEFORE_SCAN and after not in BEFORE_SCAN or after is ExamState.REPORTED:
        close_tasks_of(exam, [Task.Kind.DUE_SOON, Task.Kind.LATE], by="Radflow")
    aggregate = f"exam:{exam.id}"
    if before is not after:
        follow_exam_state(exam, after)
        publish(
            ExamStateChanged(
                exam_id=exam.id,
                accession=exam.accession,
                from_state=str(before),
                to_state=str(after),
                trigger=str(trigger),
                at=at,
                source=str(ClockSource(source)),
                site_id=exam.site_id,
                modality=exam.modality,
            ),
            aggregate=aggregate,
        )
        if after is ExamState.IN_PROGRESS:
            publish(ExamStarted(exam.id, at, str(ClockSource(source))), aggregate=aggregate)
    elif detail and kind == "action":
        publish(ExamDetailsChanged(exam.id, sorted(detail)), aggregate=aggregate)
    return row


def to_json(detail: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in detail.items()}
