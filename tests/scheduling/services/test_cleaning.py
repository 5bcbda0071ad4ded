"""Isolated patients: the room's cleaning keeps the next slot free, and a flag that comes after the booking tells the clash."""

from datetime import timedelta

import pytest

from apps.common.events.models import OutboxEvent
from apps.common.events.relay import deliver_pending
from apps.common.kernel.errors import Refused
from apps.safety.public import answer_items, seed_starter
from apps.scheduling.models import Appointment, OpeningTemplate, PlanRun
from apps.scheduling.public import (
    Scope,
    apply_changes,
    export_horizon,
    get_run,
    move_appointment,
    offer_slots,
    reserve_slot,
    run_next_plan,
)
from apps.scheduling.services.live_index import forget_calendars
from apps.workflow.models import ExamChange
from apps.workflow.public import get_exam, set_isolation
from tests.builders.pathway import walk
from tests.builders.plans import run_plan
from tests.builders.scheduling import CLERK, NOW, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
ISOLATED, UNCLEAN = "scheduling.affected_isolation", "scheduling.affected_cleaning"


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    settings.RADFLOW_PLANS = tmp_path / "plans"
    forget_calendars()
    yield
    forget_calendars()


@pytest.fixture
def scanner(site_id):
    seed_starter()
    return make_scanner("CT-A")


def answer(exam, value: str) -> None:
    """As the desk, the nurse or the ward answers the question of the screening form."""
    answer_items(exam.id, answers=[{"item": "isolation", "value": value}], actor=CLERK)


def make_isolated(**facts):
    exam = make_bookable(**facts)
    answer(exam, "yes")
    return get_exam(exam.id)


def flags(*rows: Appointment) -> list[str | None]:
    for row in rows:
        row.refresh_from_db()
    return [row.flag and row.flag["code"] for row in rows]


def test_the_flag_is_kept_with_who_set_it_and_told_once(site_id):
    exam = make_bookable()
    OutboxEvent.objects.all().delete()
    assert set_isolation(exam.id, True, actor=CLERK) and not set_isolation(exam.id, True, actor=CLERK)
    row = ExamChange.objects.get(exam_id=exam.id, kind="isolation")
    assert (row.trigger, row.actor_name, row.from_state, row.to_state) == ("needed", CLERK.name, "vetted", "vetted")
    event = OutboxEvent.objects.get(name="workflow.exam_details_changed.v1")
    assert event.payload["fields"] == ["needs_isolation"]


@pytest.mark.parametrize(("_case", "gap_min", "is_free"), [("a minute too soon", 29, False), ("just clean", 30, True)])
def test_nobody_is_booked_before_the_room_is_clean(scanner, _case, gap_min, is_free):
    first = book(make_isolated(), scanner, at(60))
    start = first.ends_at + timedelta(minutes=gap_min)
    if is_free:
        assert book(make_bookable(), scanner, start).starts_at == start
        return
    with pytest.raises(Refused) as refused:
        book(make_bookable(), scanner, start)
    assert refused.value.reason.code == "scheduling.cleaning_needed"
    assert (refused.value.reason.params["minutes"], Appointment.objects.count()) == (30, 1)


def test_an_isolated_patient_is_not_put_right_before_somebody(scanner):
    later = book(make_bookable(), scanner, at(60))
    exam = make_isolated()
    length = timedelta(minutes=exam.duration_min)
    with pytest.raises(Refused) as refused:
        book(exam, scanner, later.starts_at - length - timedelta(minutes=25))
    assert refused.value.reason.code == "scheduling.cleaning_needed"
    assert book(exam, scanner, later.starts_at - length - timedelta(minutes=30)).state == "booked"


def test_offers_and_held_slots_know_the_cleaning(scanner):
    reserve_slot(make_isolated().id, resource_id=scanner.pk, starts_at=at(30), actor=CLERK)
    length = timedelta(minutes=make_bookable().duration_min)
    offered = offer_slots(make_bookable().id, n=50, after=at(20))
    assert offered and all(
        offer.ends_at <= at(30) or offer.starts_at >= at(30) + length + timedelta(minutes=30) for offer in offered
    )


def test_a_flag_after_the_booking_tells_the_clash_and_proposes_a_repair(scanner):
    exam = make_bookable()
    first = book(exam, scanner, at(240))
    second = book(make_bookable(), scanner, first.ends_at)
    third = book(make_bookable(), scanner, second.ends_at + timedelta(minutes=60))
    deliver_pending()
    assert flags(first, second, third) == [None, None, None]
    answer(exam, "yes")
    deliver_pending()
    assert flags(first, second, third) == [ISOLATED, None, None]
    assert first.flag["params"]["minutes"] == 30
    told = OutboxEvent.objects.filter(name="scheduling.bookings_affected.v1").get()
    assert (told.payload["exam_ids"], told.payload["reason"]) == ([exam.id], ISOLATED)
    assert PlanRun.objects.get().kind == "repair"
    PlanRun.objects.update(seconds=4)
    assert run_next_plan()
    run = get_run(PlanRun.objects.get().pk)
    assert run.changes.get(kind="move").appointment_id in (first.pk, second.pk)
    apply_changes(run.pk, actor=CLERK)
    deliver_pending()
    assert flags(first, second, third) == [None, None, None]
    followers = [row.starts_at for row in (second, third) if row.starts_at >= first.ends_at]
    assert all(start >= first.ends_at + timedelta(minutes=30) for start in followers)


def test_who_is_here_stays_and_the_next_one_gives_way(scanner, department_clock):
    exam = make_bookable()
    first = book(exam, scanner, at(60))
    second = book(make_bookable(), scanner, first.ends_at + timedelta(minutes=10))
    walk(exam, "check_in")
    deliver_pending()
    answer(exam, "yes")
    deliver_pending()
    assert flags(first, second) == [None, UNCLEAN]


@pytest.mark.parametrize("way", ["moved", "cleared"])
def test_the_clash_is_over_when_somebody_moved_or_nobody_is_isolated(scanner, way):
    exam = make_bookable()
    first = book(exam, scanner, at(60))
    second = book(make_bookable(), scanner, first.ends_at)
    answer(exam, "yes")
    deliver_pending()
    assert flags(first, second) == [ISOLATED, None]
    if way == "moved":
        move_appointment(second.pk, resource_id=scanner.pk, starts_at=at(300), actor=CLERK)
    else:
        answer(exam, "no")
    deliver_pending()
    assert flags(first, second) == [None, None]


def test_an_emergency_goes_first_and_whoever_follows_is_told(scanner):
    exam = make_isolated(patient_class="emergency", priority="stat")
    second = book(make_bookable(), scanner, at(60))
    start = second.starts_at - timedelta(minutes=exam.duration_min)
    book(exam, scanner, start, tolerate=["changeover"])
    deliver_pending()
    assert flags(second) == [UNCLEAN]


def test_a_plan_gives_an_isolated_patient_the_last_place_and_cleans_after_closing(site_id):
    seed_starter()
    exam, other = make_isolated(), make_bookable()
    minutes = exam.duration_min + other.duration_min
    closes = timedelta(hours=14) + timedelta(minutes=minutes)  # both fit, and no minute of cleaning
    make_scanner("CT-A", opens="14:00", closes=f"{closes.seconds // 3600:02}:{closes.seconds // 60 % 60:02}")
    OpeningTemplate.objects.exclude(weekday=3).delete()  # tomorrow only
    run = run_plan(site_id, days=2)
    assert len(apply_changes(run.pk, actor=CLERK).applied) == 2
    first, last = (get_exam(one.id).slot_start for one in (other, exam))
    assert last - first == timedelta(minutes=other.duration_min)


@pytest.mark.parametrize(("closes", "is_longer"), [("18:00", True), ("19:00", False)])
def test_nobody_else_gets_the_time_of_the_cleaning(site_id, closes, is_longer):
    """CT-A closes at 18:00; while CT-B is open its cleaning could not be told from working time."""
    seed_starter()
    make_scanner("CT-A"), make_scanner("CT-B", closes=closes)
    made = {make_isolated().id: "isolated", make_bookable().id: "other"}
    found = export_horizon(Scope(site_id, NOW.date(), 1), now=NOW)
    windows = {made[found.origins[row["id"]]["exam"]]: row["windows"] for row in found.instance["requests"]}
    ends = {row["id"]: row["open"][-1][1] for row in found.instance["scanners"]}
    assert ends["CT-A"] == 18 * 12 + (6 if is_longer else 0)
    assert all(not (start < 18 * 12 + 6 and end > 18 * 12) for start, end in windows["other"]) is is_longer
