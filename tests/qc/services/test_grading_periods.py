"""A period owns its scoring sheets: a policy that comes into force within it waits for the next."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from apps.common.kernel import clock
from apps.common.policy import activate_policy, draft_policy
from apps.common.policy.models import PolicySet
from apps.qc.engine.grading_periods import find_span
from apps.qc.models import Case, GradingPeriod
from apps.qc.public import Design, get_sheets, make_draw, tell_period
from apps.qc.services.scales import get_period, open_periods
from tests.builders.pathway import CLERK, HEAD, seed_department
from tests.builders.reports import make_person, make_signed

START = datetime(2026, 10, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "length", "span"),
    [
        (date(2026, 12, 31), "quarter", (date(2026, 10, 1), date(2026, 12, 31))),
        (date(2028, 2, 29), "month", (date(2028, 2, 1), date(2028, 2, 29))),
        (date(2026, 5, 2), "year", (date(2026, 1, 1), date(2026, 12, 31))),
        (date(2026, 1, 1), "fortnight", (date(2026, 1, 1), date(2026, 3, 31))),
    ],
)
def test_a_span_is_a_calendar_month_quarter_or_year(day, length, span):
    assert find_span(day, length) == span


def draw_at(at: datetime, monkeypatch) -> Case:
    """A report signed and drawn at that time, as its case."""
    monkeypatch.setattr(clock, "now", lambda: at)
    make_signed(make_person(f"gp-{at:%m%d}", "radiologist"))
    draw = make_draw(
        kind="report", period_from=at - timedelta(days=1), period_to=at + timedelta(days=1), filters={},
        design=Design(size=1), actor=HEAD,
    )  # fmt: skip
    return draw.cases.get()


def set_policy(code: str, **change) -> PolicySet:
    before = PolicySet.objects.get(code=code, status="active")
    drafted = draft_policy(
        code, payload=before.payload | change, source="the department", change_reason="x", actor=CLERK
    )
    return activate_policy(drafted.id, actor=HEAD)


@pytest.mark.django_db
def test_a_policy_of_the_middle_of_a_period_holds_from_the_next(monkeypatch):
    seed_department()
    first = draw_at(START, monkeypatch)
    after = set_policy("qc.report_checklist", first=99)
    label = f"qc.report_checklist@{after.version}"
    second = draw_at(START + timedelta(days=60), monkeypatch)
    assert get_sheets(second)[1] == get_sheets(first)[1] and get_sheets(second)[1].payload["first"] != 99
    assert tell_period("report")["waiting"] == [label]
    third = draw_at(START + timedelta(days=92), monkeypatch)
    assert (get_sheets(third)[1].label, get_sheets(third)[1].payload["first"]) == (label, 99)
    assert tell_period("report")["waiting"] == []
    assert get_sheets(first)[1].payload["first"] != 99


@pytest.mark.django_db
def test_a_period_opens_by_itself_so_that_nobody_has_to_draw_first(monkeypatch):
    seed_department()
    monkeypatch.setattr(clock, "now", lambda: START)
    open_periods()
    after = set_policy("qc.report_checklist", first=99)
    case = draw_at(START + timedelta(days=30), monkeypatch)
    assert get_sheets(case)[1].label != f"qc.report_checklist@{after.version}"
    kept = GradingPeriod.objects.count()
    open_periods()
    assert GradingPeriod.objects.count() == kept


@pytest.mark.django_db
def test_another_length_begins_when_the_standing_period_ends_and_no_day_has_two(monkeypatch):
    seed_department()
    monkeypatch.setattr(clock, "now", lambda: START)
    quarter = get_period("report")
    set_policy("qc.guards", grading_period="year")
    assert get_period("report", at=START + timedelta(days=80)) == quarter
    later = get_period("report", at=START + timedelta(days=100))
    assert (later.first_day, later.last_day) == (date(2027, 1, 1), date(2027, 12, 31))
    earlier = get_period("report", at=START - timedelta(days=10))
    assert (earlier.first_day, earlier.last_day) == (date(2026, 1, 1), date(2026, 9, 30))


@pytest.mark.django_db(transaction=True)
def test_many_first_uses_at_once_make_one_period():
    seed_department()
    gate, made = threading.Barrier(4), []

    def use() -> None:
        try:
            gate.wait()
            made.append(get_period("report").pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4 and len(set(made)) == 1
