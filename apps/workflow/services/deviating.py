"""What was done otherwise than vetted: planned, done, why; a row of the exam's history, so that the timeline shows it."""

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.workflow.engine.states import ENDED_STATES, ClockSource, ExamState
from apps.workflow.models import ExamChange
from apps.workflow.selectors.floor import pick_row
from apps.workflow.services.changes import save_change
from apps.workflow.services.pathway import lock_exam


def record_deviation(
    exam_id: int,
    *,
    subject: str,
    done: str,
    reason: str,
    client_id: str,
    actor: Actor,
    planned: str = "",
    note: str = "",
) -> ExamChange:
    """Once a client id. Raises Invalid (subject, reason, words), Refused when the exam never took place."""
    with transaction.atomic():
        exam = lock_exam(exam_id)
        known = ExamChange.objects.filter(exam=exam, kind="deviation", detail__client_id=client_id).first()
        if known:
            return known
        if exam.state in ENDED_STATES and exam.state != ExamState.DISCONTINUED:
            raise Refused(Reason("workflow.deviation_no_exam", severity="error"))
        policy = get_policy("workflow.deviations", site_id=exam.site_id)
        pick_row(policy.payload["subjects"], subject, field="subject")
        pick_row(policy.payload["reasons"], reason, field="reason", note=note)
        detail = {
            "planned": planned.strip(),
            "done": done.strip(),
            "reason": reason,
            "policy": policy.label,
            "client_id": client_id,
        }
        row = save_change(
            exam, "deviation", subject, ExamState(exam.state), at=clock.now(), source=ClockSource.PERSON, actor=actor,
            note=note.strip(), detail=detail,
        )  # fmt: skip
        record(
            actor, "exam.deviate", obj=f"exam:{exam.id}", patient_id=exam.patient_id,
            detail={"subject": subject, "planned": detail["planned"], "done": detail["done"], "reason": reason},
        )  # fmt: skip
        return row
