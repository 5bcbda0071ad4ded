"""Where a visit's patient is, and whether he is still there, as the hospital tells it."""

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.workflow.engine.states import BEFORE_SCAN
from apps.workflow.events import ExamDetailsChanged
from apps.workflow.models import Encounter, Exam, Task
from apps.workflow.services.tasks import close_row, open_discrepancy


def move_encounter(site_id: int, visit_number: str, *, patient_id: int, location: str, actor: Actor) -> list[int]:
    """The ids of the exams still to be scanned, told that their patient lies elsewhere; none when imaging knows no such visit or the
    place is not new. Raises Invalid for another patient's visit."""
    with transaction.atomic():
        visit = _lock_visit(site_id, visit_number, patient_id)
        if visit is None or visit.location == location:
            return []
        before, visit.location = visit.location, location
        visit.save(update_fields=["location"])
        exams = _tell_exams(visit)
        detail = {"from": before, "to": location}
        record(actor, "visit.moved", obj=f"encounter:{visit.id}", patient_id=patient_id, detail=detail)
    return exams


def end_encounter(site_id: int, visit_number: str, *, patient_id: int, is_cancelled: bool, actor: Actor) -> list[int]:
    """The patient has left (discharge), or never came (`is_cancelled`). An exam still to be scanned stays, because only the orderer may
    cancel it: a person is asked what becomes of it. Raises Invalid for another patient's visit."""
    with transaction.atomic():
        visit = _lock_visit(site_id, visit_number, patient_id)
        if visit is None or visit.ended_at:
            return []
        visit.ended_at, visit.was_cancelled = clock.now(), is_cancelled
        visit.save(update_fields=["ended_at", "was_cancelled"])
        exams = _tell_exams(visit)
        code = "workflow.visit_cancelled" if is_cancelled else "workflow.visit_ended"
        for exam in Exam.objects.filter(pk__in=exams):
            reason = Reason(code, {"visit": visit_number, "accession": exam.accession}, "warning")
            open_discrepancy(exam, reason, key=f"visit_ended:{visit.id}:{exam.id}")
        detail = {"cancelled": is_cancelled}
        record(actor, "visit.ended", obj=f"encounter:{visit.id}", patient_id=patient_id, detail=detail)
    return exams


def reopen_encounter(site_id: int, visit_number: str, *, patient_id: int, actor: Actor) -> list[int]:
    """The discharge was a mistake: the patient is where he was, and what was asked about his exams is settled."""
    with transaction.atomic():
        visit = _lock_visit(site_id, visit_number, patient_id)
        if visit is None or visit.ended_at is None:
            return []
        visit.ended_at, visit.was_cancelled = None, False
        visit.save(update_fields=["ended_at", "was_cancelled"])
        exams = _tell_exams(visit)
        keys = [f"visit_ended:{visit.id}:{exam_id}" for exam_id in exams]
        for task in Task.objects.select_for_update().filter(key__in=keys, closed_at=None).order_by("id"):
            close_row(task, by=actor.name, note="")
        record(actor, "visit.reopened", obj=f"encounter:{visit.id}", patient_id=patient_id)
    return exams


def _lock_visit(site_id: int, visit_number: str, patient_id: int) -> Encounter | None:
    visit = Encounter.objects.select_for_update().filter(site_id=site_id, visit_number=visit_number).first()
    if visit is not None and visit.patient_id != patient_id:
        raise Invalid({"visit_number": Reason("workflow.visit_of_another", {"visit": visit_number}, "error")})
    return visit


def _tell_exams(visit: Encounter) -> list[int]:
    """The exams still to be scanned; lists and boards show where their patient is now."""
    exams = list(Exam.objects.filter(order__encounter=visit, state__in=BEFORE_SCAN).values_list("id", flat=True))
    for exam_id in exams:
        publish(ExamDetailsChanged(exam_id, ["location"]), aggregate=f"exam:{exam_id}")
    return exams
