"""The orderer changes an order that stands: why, how urgent, which side. Another exam is another order."""

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.workflow.engine.states import BEFORE_SCAN, Action, ClockSource, ExamState
from apps.workflow.events import ExamDetailsChanged
from apps.workflow.models import Exam
from apps.workflow.selectors.exams import find_order_exams
from apps.workflow.services.changes import save_change
from apps.workflow.services.effects import check_laterality
from apps.workflow.services.pathway import lock_exam, request


def change_order(
    placer_issuer: str,
    placer_number: str,
    *,
    exam_type_code: str,
    priority: str,
    reason: str,
    laterality: str,
    note: str = "",
    at_sender: str,
    actor: Actor,
) -> list[int]:
    """The ids of the order's exams of this type; what is empty stays. Raises Refused when none of them is still to be scanned or
    when the order has no such exam (a person must cancel and order anew), Invalid for a side that an exam does not have."""
    params = {"placer": placer_number}
    found = find_order_exams(placer_issuer, placer_number)
    alike = [e.id for e in found if e.exam_type_code == exam_type_code or not exam_type_code]
    if found and not alike:
        raise Refused(Reason("workflow.order_other_exam", params, "error"))
    with transaction.atomic():
        exams = [lock_exam(exam_id) for exam_id in sorted(alike)]
        if not exams or any(exam.state not in BEFORE_SCAN for exam in exams):
            raise Refused(Reason("workflow.order_under_way", params, "error"))
        for exam in exams:
            _change_words(exam, reason, laterality, note, actor)
            if priority and priority != exam.priority.code:
                request(exam.id, Action.RETRIAGE, actor=actor, reason=at_sender, detail={"priority": priority})
        record(actor, "order.changed", obj=f"order:{exams[0].order_id}", patient_id=exams[0].patient_id, detail=params)
    return alike


def _change_words(exam: Exam, reason: str, laterality: str, note: str, actor: Actor) -> None:
    changed: dict[str, str] = {}
    if reason and reason != exam.reason_for_exam:
        exam.reason_for_exam = changed["reason"] = reason
        exam.order.reason = reason
        exam.order.save(update_fields=["reason"])
    if laterality and laterality != exam.laterality:
        if exam.exam_type.laterality_rule == "none":
            raise Invalid({"laterality": Reason("workflow.laterality_unknown", {"value": laterality}, "error")})
        exam.laterality = changed["laterality"] = check_laterality(laterality)
    if changed or note:
        source, state = ClockSource.MESSAGE, ExamState(exam.state)
        kept = {"note": note, "detail": changed}
        save_change(exam, "fact", "order_changed", state, at=clock.now(), source=source, actor=actor, **kept)
    if changed:
        publish(ExamDetailsChanged(exam.id, sorted(changed)), aggregate=f"exam:{exam.id}")
