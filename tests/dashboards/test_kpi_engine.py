"""Key figures by hand: what counts, what does not, and that nothing is divided by nothing."""

from datetime import UTC, datetime, timedelta

from apps.dashboards.engine.kpi import ExamDay, ScannerDay, add_days, measure_day

START = datetime(2026, 11, 30, tzinfo=UTC)
WITHIN = (START, START + timedelta(days=1))


def at(hour: float) -> datetime:
    return START + timedelta(hours=hour)


def span(a: float, b: float) -> tuple[datetime, datetime]:
    return at(a), at(b)


def test_a_scanner_day_counts_each_minute_once():
    scanner = ScannerDay(
        "CT-1", "CT", opens=[span(8, 16)], booked=[span(8, 9), span(8.5, 10)], used=[span(-1, 1), span(8, 9.5), span(17, 18)],
        down=[span(7, 9), span(8, 10)],
    )  # fmt: skip
    day = measure_day([scanner], [], qa=[], within=WITHIN)
    found = day["scanners"]["CT-1"]
    assert (found["open_min"], found["booked_min"], found["used_min"], found["down_min"]) == (480, 120, 210, 120)


def test_waits_begin_when_patient_and_time_have_come():
    exams = [
        ExamDay("reported", at(9), {"arrived": at(8), "started": at(9.5), "finished": at(10), "verified": at(12)}),
        ExamDay("acquired", at(9), {"arrived": at(9.25), "started": at(9.5), "finished": at(10)}),
        ExamDay("acquired", at(9), {"arrived": at(8), "started": at(8.5)}),  # early: nobody waited past his time
        ExamDay("booked", at(9)),
        ExamDay("no_show", at(9)),
        ExamDay("cancelled", at(9), {"cancelled": at(1)}),
    ]
    day = measure_day([], exams, qa=[True, False, True], within=WITHIN)
    assert (day["wait_min"], day["turnaround_min"]) == ([30, 15, 0], [120])
    assert day["counts"] == {"exams": 6, "no_shows": 1, "cancelled": 1, "started": 3, "qa_done": 3, "qa_passed": 2}


def test_days_are_added_before_they_are_divided():
    def day(open_h: float, booked_h: float, no_shows: int, exams: int, waits: list[float]) -> dict:
        rows = [ExamDay("no_show", None)] * no_shows + [ExamDay("booked", None)] * (exams - no_shows)
        scanner = ScannerDay("CT-1", "CT", opens=[span(8, 8 + open_h)], booked=[span(8, 8 + booked_h)])
        return measure_day([scanner], rows, qa=[], within=WITHIN) | {"wait_min": waits}

    summary, (scanner,) = add_days([day(8, 8, 1, 10, [10, 20]), day(2, 0, 1, 2, [300])])
    assert (summary.booked.value, scanner.booked.value) == (0.8, 0.8)  # not the mean of 1 and 0
    assert summary.no_show.value == 2 / 12
    assert (summary.wait.n, summary.wait.median) == (3, 20)
    assert (summary.qa.value, summary.turnaround.median, summary.used.value) == (None, None, 0)


def test_nothing_measured_is_no_figure():
    summary, scanners = add_days([])
    assert (summary.booked.value, summary.no_show.value, summary.wait.n, summary.exams, scanners) == (
        None,
        None,
        0,
        0,
        [],
    )
