"""The triage audit: who is judged, who was in time, and what was triaged again."""

from datetime import UTC, datetime, timedelta

import pytest

from apps.workflow.engine.adherence import TriagedExam, judge_adherence

NOW = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)


def exam(*, due_h: float | None = 24, scanned_h: float | None = None, code: str = "stat", rank: int = 0, **facts):
    received = NOW - timedelta(days=10)
    return TriagedExam(
        code,
        rank,
        received,
        None if due_h is None else received + timedelta(hours=due_h),
        None if scanned_h is None else received + timedelta(hours=scanned_h),
        **facts,
    )


@pytest.mark.parametrize(
    ("_case", "row", "judged", "kept", "late_open", "open_"),
    [
        ("on the minute", exam(scanned_h=24), 1, 1, 0, 0),
        ("a minute late", exam(scanned_h=24 + 1 / 60), 1, 0, 0, 0),
        ("due and not scanned", exam(), 1, 0, 1, 0),
        ("not due yet", exam(due_h=24 * 11), 0, 0, 0, 1),
        ("scanned before it is due later", exam(due_h=24 * 11, scanned_h=5), 1, 1, 0, 0),
        ("called off", exam(is_off=True), 0, 0, 0, 0),
        ("no target", exam(due_h=None, scanned_h=5), 0, 0, 0, 0),
    ],
)
def test_one_exam(_case, row, judged, kept, late_open, open_):
    (found,) = judge_adherence([row], now=NOW)
    assert (found.judged, found.kept, found.late_open, found.open) == (judged, kept, late_open, open_)
    assert (found.received, found.off, found.no_target) == (1, int(row.is_off), int(row.due_at is None))


def test_classes_stand_by_urgency_with_their_days_and_moves():
    rows = [exam(code="routine", rank=3, due_h=999, scanned_h=24 * n) for n in range(1, 11)]
    rows[0] = exam(code="routine", rank=3, due_h=999, scanned_h=24, moves=((1, 3), (3, 1), (1, 3)))
    found = judge_adherence([*rows, exam(scanned_h=12)], now=NOW)
    assert [row.priority_code for row in found] == ["stat", "routine"]
    assert (found[1].mean_days, found[1].median_days, found[1].p90_days) == (5.5, 5.5, 9.0)
    assert (found[1].raised, found[1].lowered) == (1, 2)
    assert (found[0].mean_days, found[0].p90_days) == (0.5, 0.5)


def test_nobody_is_no_row_and_nobody_scanned_has_no_days():
    assert judge_adherence([], now=NOW) == []
    assert judge_adherence([exam()], now=NOW)[0].median_days is None
