"""Turnaround: both ends or nothing, percentiles as stated, working hours when asked."""

from datetime import UTC, datetime, timedelta

import pytest

from apps.common.kernel.calendars import WorkingCalendar
from apps.reporting.engine.turnaround import STAGES, Summary, TimedExam, measure, summarise, summarise_all

EIGHT = datetime(2026, 11, 30, 8, tzinfo=UTC)


def exam(exam_id: int, minutes: float | None, *, modality: str = "CT", due: float | None = None) -> TimedExam:
    stamps = {"finished": EIGHT} | ({} if minutes is None else {"verified": EIGHT + timedelta(minutes=minutes)})
    return TimedExam(
        exam_id, f"CT{exam_id}", modality, "main", stamps, None if due is None else EIGHT + timedelta(minutes=due)
    )


def read(exams, **facts):
    return measure(exams, stage="reporting", **facts)


def test_median_and_ninetieth_percentile_by_group():
    rows = read([exam(n, n * 10.0) for n in range(1, 11)] + [exam(11, 7, modality="MR")])
    assert summarise(rows) == [Summary("CT", 10, 55.0, 91.0, 0, 0), Summary("MR", 1, 7.0, 7.0, 0, 0)]
    assert summarise_all(rows).n == 11


def test_one_end_alone_counts_for_nothing():
    assert read([exam(1, None)]) == []
    assert (summarise([]), summarise_all([])) == ([], None)


def test_clocks_that_differ_make_no_negative_time():
    assert read([exam(1, -5)])[0].minutes == 0


@pytest.mark.parametrize(("due", "late"), [(30, True), (60, False), (None, None)])
def test_late_is_after_the_due_time(due, late):
    assert read([exam(1, 60, due=due)])[0].is_late is late


def test_working_hours_leave_the_night_out():
    office = WorkingCalendar(time_zone="UTC", weekly=[[(480, 1020)]] * 7)  # 8 to 17
    rows = read([exam(1, 24 * 60)], working_min=lambda site, a, b: office.working_min_between(a, b))
    assert rows[0].minutes == 9 * 60


@pytest.mark.parametrize("stage", [code for code, _, _ in STAGES])
def test_every_stage_is_measured_between_its_own_stamps(stage):
    start, end = next((a, b) for code, a, b in STAGES if code == stage)
    one = TimedExam(1, "CT1", "CT", "main", {start: EIGHT, end: EIGHT + timedelta(minutes=4)})
    assert [row.minutes for row in measure([one], stage=stage)] == [4]
