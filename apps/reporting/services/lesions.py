"""Lesions of a patient over time: added and measured while an exam is reported."""

from decimal import Decimal

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.reporting.engine.recist import ReadingState, Role
from apps.reporting.models import FollowUp, Lesion, LesionReading, Report
from apps.workflow.public import list_exams


def add_lesion(
    report: Report,
    *,
    organ: str,
    label: str,
    is_node: bool,
    role: str,
    state: str,
    size_mm: Decimal | None,
    actor: Actor,
) -> Lesion:
    """A lesion seen in the exam of this report; begins the follow-up when none is open. Raises Invalid, Conflict."""
    _check(state, size_mm)
    try:
        with transaction.atomic():
            follow_up = _lock_open(report.patient_id) or _begin(report.patient_id, actor)
            last = follow_up.lesions.last()
            lesion = Lesion.objects.create(
                follow_up=follow_up,
                number=last.number + 1 if last else 1,
                organ=organ,
                label=label,
                is_node=is_node,
                role=Role(role),
                added_by=actor.name,
                added_at=clock.now(),
            )
            _write(lesion, report, state, size_mm, actor)
            record(
                actor, "lesion.added", obj=f"lesion:{lesion.id}", patient_id=report.patient_id, detail=describe(lesion)
            )
    except IntegrityError as error:  # another reader began the follow-up at the same moment
        raise Conflict from error
    return lesion


def measure_lesion(
    report: Report, lesion_id: int, *, state: str, size_mm: Decimal | None, actor: Actor
) -> LesionReading:
    """The lesion in the exam of this report, again or for the first time. Raises Invalid, NotFound."""
    _check(state, size_mm)
    with transaction.atomic():
        lesion = _find_lesion(report, lesion_id)
        reading = _write(lesion, report, state, size_mm, actor)
        record(
            actor, "lesion.measured", obj=f"lesion:{lesion.id}", patient_id=report.patient_id, detail=describe(lesion)
        )
    return reading


def remove_lesion(report: Report, lesion_id: int, *, actor: Actor) -> None:
    """Takes back a lesion that was added by mistake; one that another exam knows stays. Raises Refused, NotFound."""
    with transaction.atomic():
        lesion = _find_lesion(report, lesion_id)
        exam = _get_exam_id(report)
        if lesion.readings.exclude(exam_id=exam).exists():
            raise Refused(Reason("reporting.lesion_known", {"lesion": lesion.number}, severity="error"))
        record(
            actor, "lesion.removed", obj=f"lesion:{lesion.id}", patient_id=report.patient_id, detail=describe(lesion)
        )
        lesion.delete()


def close_follow_up(report: Report, *, actor: Actor) -> None:
    """Ends the open follow-up: the next lesion begins a new baseline. Raises NotFound."""
    with transaction.atomic():
        follow_up = _lock_open(report.patient_id)
        if follow_up is None:
            raise NotFound("reporting.follow_up_missing", report=report.id)
        follow_up.closed_at = clock.now()
        follow_up.save(update_fields=["closed_at"])
        record(actor, "follow_up.closed", obj=f"follow_up:{follow_up.id}", patient_id=report.patient_id)


def _lock_open(patient_id: int) -> FollowUp | None:
    return FollowUp.objects.select_for_update().filter(patient_id=patient_id, closed_at__isnull=True).first()


def _begin(patient_id: int, actor: Actor) -> FollowUp:
    return FollowUp.objects.create(patient_id=patient_id, started_by=actor.name, started_at=clock.now())


def _find_lesion(report: Report, lesion_id: int) -> Lesion:
    """A lesion of another patient, or of a closed follow-up, is not there."""
    row = (
        Lesion.objects.select_for_update(of=("self",))
        .filter(pk=lesion_id, follow_up__patient_id=report.patient_id, follow_up__closed_at__isnull=True)
        .first()
    )
    if row is None:
        raise NotFound("reporting.lesion_missing", lesion=lesion_id)
    return row


def _get_exam_id(report: Report) -> int:
    return report.links.order_by("id").values_list("exam_id", flat=True)[0]


def _write(lesion: Lesion, report: Report, state: str, size_mm: Decimal | None, actor: Actor) -> LesionReading:
    exam = list_exams([_get_exam_id(report)])[0]
    made_at = exam.stamps.get("finished") or exam.slot_start or exam.received_at
    facts = {"state": state, "size_mm": size_mm, "exam_at": made_at, "read_by": actor.name, "read_at": clock.now()}
    reading, _ = LesionReading.objects.update_or_create(lesion=lesion, exam_id=exam.id, defaults=facts)
    return reading


def _check(state: str, size_mm: Decimal | None) -> None:
    if (state == ReadingState.MEASURED) != (size_mm is not None and size_mm > 0):
        raise Invalid({"size_mm": Reason("reporting.lesion_size", severity="error")})


def describe(lesion: Lesion) -> dict:
    return {"number": lesion.number, "role": lesion.role}
