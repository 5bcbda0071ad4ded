from datetime import UTC, datetime, timedelta

import pytest

from apps.common.kernel import clock
from apps.common.kernel.calendars import WorkingCalendar
from apps.common.policy import get_policy
from apps.workflow.engine.escalation import Urgency, judge_clock
from apps.workflow.engine.service_levels import LevelKey, find_due
from apps.workflow.models import Task
from apps.workflow.public import close_task, escalate_due, get_exam, record_fact
from tests.builders.pathway import CLERK, make_exam, seed_department, walk

pytestmark = pytest.mark.django_db
WEEK = WorkingCalendar("Asia/Shanghai", [[(480, 1080)]] * 5 + [[], []])
FRIDAY_17 = datetime(2026, 1, 9, 9, 0, tzinfo=UTC)  # 17:00 in Shanghai


@pytest.mark.parametrize(
    ("_case", "key", "expected"),
    [
        ("emergency X-ray: 30 min on the wall", ("emergency", "urgent", "DX", "CHEST"), FRIDAY_17 + timedelta(minutes=30)),
        ("emergency head CT: 30 min", ("emergency", "urgent", "CT", "HEAD"), FRIDAY_17 + timedelta(minutes=30)),
        ("emergency chest CT: 1 h", ("emergency", "urgent", "CT", "CHEST"), FRIDAY_17 + timedelta(hours=1)),
        ("outpatient CT: 4 working hours, over the weekend", ("outpatient", "routine", "CT", "CHEST"), datetime(2026, 1, 12, 3, 0, tzinfo=UTC)),
        ("inpatient MR: 6 working hours", ("inpatient", "routine", "MR", "KNEE"), datetime(2026, 1, 12, 5, 0, tzinfo=UTC)),
        ("stat for anybody: 1 h", ("inpatient", "stat", "MR", "KNEE"), FRIDAY_17 + timedelta(hours=1)),
        ("what no row names: 28 days", ("outpatient", "routine", "US", "ABDOMEN"), FRIDAY_17 + timedelta(days=28)),
    ],
)  # fmt: skip
def test_report_due(_case, key, expected):
    seed_department()
    rows = get_policy("workflow.service_levels").payload["report"]
    assert find_due(rows, LevelKey(*key), FRIDAY_17, WEEK) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(0, Urgency.FINE), (79, Urgency.FINE), (80, Urgency.DUE_SOON), (99, Urgency.DUE_SOON), (100, Urgency.LATE)],
)
def test_judge_clock(minutes, expected):
    due = FRIDAY_17 + timedelta(minutes=100)
    now = FRIDAY_17 + timedelta(minutes=minutes)
    assert judge_clock(started=FRIDAY_17, due=due, now=now, warn_at_share=0.8) is expected


def test_a_late_exam_opens_one_task_that_the_scan_closes():
    exam = walk(make_exam(priority="stat"), "vet")
    assert exam.due_at == exam.received_at + timedelta(hours=24)
    assert escalate_due(exam.due_at - timedelta(hours=10)) == 0
    assert escalate_due(exam.due_at - timedelta(hours=4)) == 1
    assert escalate_due(exam.due_at) == 1
    assert escalate_due(exam.due_at) == 0
    assert list(Task.objects.filter(closed_at=None).values_list("kind", "reason__code")) == [
        ("late", "workflow.scan_late")
    ]
    walk(exam, "check_in", "start")
    assert not Task.objects.filter(closed_at=None).exists()
    assert get_exam(exam.id).due_at is None


@pytest.mark.parametrize("kind", ["due_soon", "late"])
def test_a_task_that_a_person_answered_stays_closed_while_its_clock_is_the_same(kind):
    exam = walk(make_exam(priority="stat"), "vet")
    now = exam.due_at - timedelta(hours=4) if kind == "due_soon" else exam.due_at + timedelta(minutes=1)
    assert escalate_due(now) == 1
    close_task(Task.objects.get(closed_at=None, kind=kind).id, actor=CLERK, note="the ward knows")
    assert escalate_due(now + timedelta(minutes=1)) == 0
    assert escalate_due(exam.due_at + timedelta(hours=2)) == (1 if kind == "due_soon" else 0)
    walk(exam, "check_in", "start")
    ended = clock.now()
    exam = record_fact(exam.id, "mpps_completed", at=ended, source="mpps")
    assert escalate_due(exam.due_at + timedelta(minutes=1)) == 1
    assert Task.objects.get(closed_at=None).reason["code"] == "workflow.report_late"


def test_the_report_clock_starts_with_the_end_of_the_scan():
    exam = walk(make_exam(priority="stat"), "vet", "check_in", "start")
    ended = clock.now()
    exam = record_fact(exam.id, "mpps_completed", at=ended, source="mpps")
    assert exam.due_at == exam.report_due_at == ended + timedelta(minutes=60)
    escalate_due(exam.due_at)
    assert Task.objects.get(closed_at=None).reason["code"] == "workflow.report_late"
