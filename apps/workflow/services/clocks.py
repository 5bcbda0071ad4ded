"""Sets what runs against an exam: until the scan, then until the report."""

from datetime import timedelta

from apps.common.policy import get_policy
from apps.directory.public import get_site_calendar
from apps.workflow.engine.service_levels import LevelKey, find_due
from apps.workflow.engine.states import BEFORE_SCAN, ExamState
from apps.workflow.models import Exam
from apps.workflow.selectors.exams import fold_stamps


def set_clocks(exam: Exam) -> None:
    """Writes scan_due_at, report_due_at and due_at of an unsaved row; the policy version is kept with them."""
    policy = get_policy("workflow.service_levels", site_id=exam.site_id)
    calendar = get_site_calendar(exam.site_id)
    key = LevelKey(exam.patient_class, exam.priority.code, exam.modality, exam.exam_type.body_part)
    wanted_from = exam.received_at + timedelta(days=exam.repeat_offset_days)
    exam.scan_due_at = find_due(policy.payload["scan"], key, wanted_from, calendar)
    stamps = fold_stamps(exam.stamps.all()) if exam.pk else {}
    finished = stamps.get("finished") or stamps.get("images_complete")
    exam.report_due_at = find_due(policy.payload["report"], key, finished.at, calendar) if finished else None
    exam.due_policy = policy.label
    if exam.state in (*BEFORE_SCAN, ExamState.NO_SHOW):
        exam.due_at = exam.scan_due_at
    elif exam.state == ExamState.ACQUIRED:
        exam.due_at = exam.report_due_at
    else:
        exam.due_at = None
