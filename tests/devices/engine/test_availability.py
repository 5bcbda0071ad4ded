"""Availability by definition: contracted time only, overlaps once, no failure is no mean."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from apps.common.kernel.calendars import WorkingCalendar
from apps.devices.engine.availability import Outage, Terms, measure_availability

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
WEEK = {"start": MONDAY, "end": MONDAY + timedelta(days=7)}
OFFICE = WorkingCalendar("UTC", weekly=[*[[(480, 1080)]] * 5, [], []])  # 50 hours a week
TERMS = Terms(OFFICE, planned=frozenset({"planned"}), excluded=frozenset({"utility"}), partial_weight=0.5)


def at(day: int, hour: float) -> datetime:
    return MONDAY + timedelta(days=day, hours=hour)


def measure(*outages: Outage, terms: Terms = TERMS):
    return measure_availability(outages, terms, **WEEK)


def test_a_week_without_fault_has_no_means():
    found = measure()
    assert (found.contracted_h, found.available_share, found.failures) == (50, 1, 0)
    assert (found.mtbf_h, found.mttr_h) == (None, None)


def test_only_contracted_time_counts_but_the_repair_lasts_as_long_as_it_lasts():
    found = measure(Outage(at(0, 16), at(1, 10), "breakdown"))  # two hours of Monday, two of Tuesday
    assert (found.unplanned_h, found.available_share) == (4, 0.92)
    assert (found.failures, found.mtbf_h, found.mttr_h) == (1, 46, 18)


def test_a_wait_for_a_part_is_the_same_failure():
    found = measure(Outage(at(0, 8), at(0, 10), "breakdown"), Outage(at(0, 10), at(0, 14), "waiting_part"))
    assert (found.failures, found.unplanned_h, found.mttr_h) == (1, 6, 6)


def test_outages_that_overlap_count_once():
    found = measure(Outage(at(0, 8), at(0, 12), "breakdown"), Outage(at(0, 10), at(0, 13), "qa_failed"))
    assert (found.failures, found.unplanned_h) == (1, 5)


def test_planned_work_and_excluded_causes_do_not_break_the_promise():
    found = measure(Outage(at(0, 8), at(0, 12), "planned"), Outage(at(1, 8), at(1, 11), "utility"))
    assert (found.available_share, found.planned_h, found.excluded_h, found.failures) == (1, 4, 3, 0)
    assert found.mtbf_h is None


def test_half_a_device_counts_by_its_weight():
    found = measure(Outage(at(0, 8), at(0, 12), "breakdown", full=False), Outage(at(0, 10), at(0, 12), "breakdown"))
    assert (found.partial_h, found.unplanned_h, found.failures) == (2, 3, 1)


def test_a_fault_that_lasts_is_a_failure_not_yet_restored():
    found = measure(Outage(at(4, 16), None, "breakdown"))
    assert (found.failures, found.unplanned_h, found.mttr_h) == (1, 2, None)


def test_an_older_fault_takes_time_from_this_period_but_is_no_failure_of_it():
    found = measure(Outage(MONDAY - timedelta(days=3), at(0, 9), "breakdown"))
    assert (found.failures, found.unplanned_h, found.mtbf_h) == (0, 1, None)


def test_without_contracted_time_there_is_no_share():
    found = measure(Outage(at(0, 8), at(0, 9), "breakdown"), terms=Terms(WorkingCalendar("UTC", weekly=[[]] * 7)))
    assert (found.contracted_h, found.available_share) == (0, None)


OUTAGES = st.lists(
    st.builds(
        lambda start, length, cause, full: Outage(at(0, start), at(0, start + length) if length else None, cause, full),
        st.integers(-48, 200),
        st.integers(0, 60),
        st.sampled_from(["breakdown", "planned", "utility", "waiting_part"]),
        st.booleans(),
    ),
    max_size=8,
)


@given(OUTAGES)
def test_hours_never_exceed_the_contracted_ones_and_no_outage_helps(outages):
    found = measure(*outages)
    assert 0 <= found.available_share <= 1
    assert found.planned_h + found.excluded_h + found.unplanned_h <= found.contracted_h + 1e-9
    more = measure(*outages, Outage(at(2, 8), at(2, 18), "breakdown"))
    assert more.available_share <= found.available_share + 1e-9
