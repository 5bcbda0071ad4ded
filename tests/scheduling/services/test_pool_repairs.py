"""Rooms and equipment that close, and exams that come too close: a repair is proposed as it is when a scanner fails."""

from datetime import time, timedelta

import pytest

from apps.common.kernel.errors import Refused
from apps.scheduling.models import Appointment, PlanRun, Resource
from apps.scheduling.public import (
    add_holiday,
    apply_changes,
    ask_booking_repair,
    block_time,
    get_run,
    lift_block,
    preview,
    review_patient,
    run_next_plan,
    save_openings,
)
from tests.builders.pathway import make_patient
from tests.builders.scheduling import CLERK, NOW, at, book, make_pool, make_scanner
from tests.builders.separations import make_cta, set_egfr

pytestmark = pytest.mark.usefixtures("safety_is_clear")


@pytest.fixture(autouse=True)
def plans_folder(settings, tmp_path):
    settings.RADFLOW_PLANS = tmp_path / "plans"


def repair() -> PlanRun:
    PlanRun.objects.update(seconds=4)
    assert run_next_plan()
    return get_run(PlanRun.objects.get(state="done").pk)


def make_one_bay(site_id) -> tuple[Resource, list[Appointment]]:
    """An injector that both bookings need, one after the other."""
    pool = make_pool("injector", "equipment")
    patient = [make_patient() for _ in range(2)]
    rows = [
        book(make_cta(one), make_scanner(code), at(60 + 60 * n))
        for n, (one, code) in enumerate(zip(patient, ("CT-A", "CT-B")))
    ]
    assert all(row.occupancy.pool_uses.filter(pool=pool).exists() for row in rows)
    return pool, rows


def close_by_hours(pool: Resource) -> None:
    hours = {"opens": time(12), "closes": time(18), "valid_from": None, "valid_to": None}
    save_openings(pool.pk, openings=[{"weekday": day, **hours} for day in range(7)], exceptions=[], actor=CLERK)


def close_by_block(pool: Resource) -> None:
    block_time(pool.pk, starts_at=NOW, ends_at=at(180), cause="other", actor=CLERK)


def close_by_holiday(pool: Resource) -> None:
    add_holiday(site_id=pool.site_id, day=NOW.date(), names={"en": "Day off"}, actor=CLERK)


@pytest.mark.parametrize("close", [close_by_hours, close_by_block, close_by_holiday])
def test_a_pool_that_is_closed_in_whatever_way_starts_one_repair(site_id, close):
    pool, hit = make_one_bay(site_id)
    Resource.objects.filter(kind="scanner").update(works_on_holidays=True)
    close(pool)
    run = PlanRun.objects.get()
    assert (run.kind, run.cause, run.block_id, run.modalities) == ("repair", "outage", None, ["CT"])
    for row in hit:
        row.refresh_from_db()
        assert row.flag["code"] == "scheduling.affected_pool"
    moves = repair().changes.filter(kind="move")
    assert {change.appointment_id for change in moves} == {row.pk for row in hit}
    assert all(change.to_starts_at >= at(180) for change in moves)


def test_closing_a_pool_that_nobody_needs_then_proposes_nothing_and_opening_it_again_ends_the_proposal(site_id):
    pool, _ = make_one_bay(site_id)
    block_time(pool.pk, starts_at=at(300), ends_at=at(400), cause="other", actor=CLERK)
    assert not PlanRun.objects.exists()
    block = block_time(pool.pk, starts_at=NOW, ends_at=at(180), cause="other", actor=CLERK)
    lift_block(block.pk, actor=CLERK)
    assert PlanRun.objects.get().state == "stale"


def test_a_preview_asks_for_no_repair(site_id):
    pool, hit = make_one_bay(site_id)
    preview(lambda: close_by_hours(pool))
    hit[0].refresh_from_db()
    assert not PlanRun.objects.exists() and hit[0].flag is None


def test_a_booking_that_later_facts_left_too_close_is_repaired_on_demand(site_id):
    patient = make_patient()
    set_egfr(patient, 90)
    first, second = (
        book(make_cta(patient), make_scanner(code), at(start)) for code, start in (("CT-A", 0), ("CT-B", 300))
    )
    with pytest.raises(Refused) as refusal:
        ask_booking_repair(second.pk, actor=CLERK)
    assert refusal.value.reason.code == "scheduling.nothing_to_move"
    set_egfr(patient, 40)
    assert review_patient(patient.id) == [second.pk]
    asked = ask_booking_repair(second.pk, actor=CLERK)
    (change,) = repair().changes.all()
    assert (change.kind, change.appointment_id) == ("move", second.pk)
    assert change.to_starts_at >= first.ends_at + timedelta(hours=12)
    assert ask_booking_repair(second.pk, actor=CLERK) == asked
    apply_changes(asked.pk, actor=CLERK)
    assert review_patient(patient.id) == []
