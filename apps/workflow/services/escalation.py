from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import get_policy
from apps.directory.public import list_users_with_role
from apps.workflow.engine.escalation import Urgency, judge_clock
from apps.workflow.engine.states import ExamState
from apps.workflow.models import Exam, Task
from apps.workflow.selectors.exams import fold_stamps, list_exam_rows
from apps.workflow.services.tasks import close_tasks_of, open_task

LOOK_AHEAD = timedelta(days=30)
BATCH = 500


def escalate_due(now: datetime) -> int:
    """Opens a task for every exam whose clock is near its end or over, tells the head of late ones; returns how many."""
    opened = 0
    for exam_id in _list_candidates(now):
        with transaction.atomic():
            row = list_exam_rows().select_for_update(of=("self",)).filter(pk=exam_id, due_at__isnull=False).first()
            if row is not None:
                opened += _escalate(row, now)
    return opened


def _list_candidates(now: datetime) -> list[int]:
    late = Task.objects.filter(exam=OuterRef("pk"), kind=Task.Kind.LATE)
    settled = late.filter(Q(closed_at=None) | Q(opened_at__gte=OuterRef("due_at")) & ~Q(note=""))
    rows = Exam.objects.filter(due_at__lte=now + LOOK_AHEAD).exclude(Exists(settled)).order_by("due_at")
    return list(rows.values_list("id", flat=True)[:BATCH])


def _escalate(exam: Exam, now: datetime) -> int:
    is_report = exam.state == ExamState.ACQUIRED
    stamps = fold_stamps(exam.stamps.all())
    finished = stamps.get("finished") or stamps.get("images_complete")
    started = finished.at if is_report and finished else exam.received_at
    policy = get_policy("workflow.pathway", site_id=exam.site_id)
    urgency = judge_clock(started=started, due=exam.due_at, now=now, warn_at_share=policy.payload["warn_at_share"])
    if urgency is Urgency.FINE:
        return 0
    what = "report" if is_report else "scan"
    params = {"accession": exam.accession, "due_at": exam.due_at.isoformat()}
    reason = _name_reason(what, urgency, params, exam.due_policy)
    key = f"{urgency}:{what}:{exam.id}"
    if _is_answered(exam, key, params["due_at"]):
        return 0
    task = open_task(str(urgency), reason, key=key, site_id=exam.site_id, exam=exam)
    if task is None:
        return 0
    if urgency is Urgency.LATE:
        close_tasks_of(exam, [Task.Kind.DUE_SOON], by="Radflow")
        heads = [u.id for u in list_users_with_role("head", site_id=exam.site_id)]
        notify(heads, reason, link=f"/exams/{exam.id}", severity="warning")
    return 1


def _is_answered(exam: Exam, key: str, due_at: str) -> bool:
    """Somebody closed the task of this very clock with a note: it is not opened again as long as the clock is the same."""
    closed = Task.objects.filter(exam=exam, key=key, closed_at__isnull=False, reason__params__due_at=due_at)
    return closed.exclude(note="").exists()


def _name_reason(what: str, urgency: Urgency, params: dict, policy: str) -> Reason:
    if urgency is Urgency.LATE:
        code = "workflow.report_late" if what == "report" else "workflow.scan_late"
        return Reason(code, params, "error", policy)
    return Reason(
        "workflow.report_due_soon" if what == "report" else "workflow.scan_due_soon", params, "warning", policy
    )
