from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.workflow.engine.states import ClockSource, ExamState
from apps.workflow.models import Order, Task
from apps.workflow.services.changes import save_change
from apps.workflow.services.pathway import lock_exam
from apps.workflow.services.tasks import open_task


def ask_information(exam_id: int, question: str, *, actor: Actor) -> Task:
    """A vetting radiologist needs more; the exam stays where it is, the question is a task and a message to the referrer."""
    if not question.strip():
        raise Invalid({"question": Reason("workflow.question_needed", severity="error")})
    with transaction.atomic():
        exam = lock_exam(exam_id)
        reason = Reason(
            "workflow.question_asked", {"accession": exam.accession, "question": question.strip()}, "warning"
        )
        key = f"question:{exam.id}:{exam.version}"
        task = open_task(Task.Kind.QUESTION, reason, key=key, site_id=exam.site_id, exam=exam, opened_by=actor.name)
        assert task is not None  # the exam is locked and its version is part of the key
        save_change(
            exam, "action", "ask", ExamState(exam.state), at=clock.now(), source=ClockSource.PERSON, actor=actor,
            note=question.strip(), detail={"task": task.id},
        )  # fmt: skip
        referrer = Order.objects.filter(pk=exam.order_id).values_list("referrer_id", flat=True).first()
        if referrer:
            notify([referrer], reason, severity="warning")
        record(actor, "exam.ask", obj=f"exam:{exam.id}", patient_id=exam.patient_id)
    return task
