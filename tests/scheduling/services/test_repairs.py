"""A scanner or a person fails: a repair is proposed by itself, nobody is dropped silently, and its return makes the proposal stale."""

import pytest

from apps.common.kernel.errors import Refused
from apps.scheduling.models import Appointment, PlanRun, Resource, StaffMember
from apps.scheduling.public import (
    Scope,
    Wanted,
    apply_changes,
    ask_repair,
    book_visit,
    close_failed_device,
    export_horizon,
    get_run,
    reopen_device,
    run_next_plan,
    save_member,
)
from tests.builders.pathway import make_patient
from tests.builders.scheduling import CLERK, NOW, at, book, make_bookable, make_person, make_pool, make_scanner

pytestmark = pytest.mark.usefixtures("safety_is_clear")
HOURS = 60


@pytest.fixture(autouse=True)
def plans_folder(settings, tmp_path):
    settings.RADFLOW_PLANS = tmp_path / "plans"


def go_down(code: str = "CT-A", hours: float = 4):
    return close_failed_device(code, at=NOW, cause="breakdown", expected_until=at(hours * HOURS))


def repair() -> PlanRun:
    PlanRun.objects.update(seconds=4)
    assert run_next_plan()
    return get_run(PlanRun.objects.get(state="done").pk)


def test_an_outage_that_hits_bookings_starts_a_repair(site_id):
    down, other = make_scanner("CT-A"), make_scanner("CT-B")
    hit = [book(make_bookable(), down, at(60 + 20 * n)) for n in range(3)]
    stays = book(make_bookable(), other, at(60))
    block = go_down()
    run = repair()
    assert (run.kind, run.cause, run.block_id) == ("repair", "outage", block.pk)
    moves = {change.appointment_id: change for change in run.changes.all()}
    assert set(moves) == {row.pk for row in hit}
    assert all(change.to_resource_id == other.pk for change in moves.values())
    assert run.changes.first().reasons[0]["code"] == "scheduling.change_place_lost"
    assert run.settled["repair"]["dropped"] == 0
    apply_changes(run.pk, actor=CLERK)
    rows = Appointment.objects.select_related("occupancy").filter(pk__in=moves)
    assert all(row.flag is None and row.occupancy.resource_id == other.pk for row in rows)
    stays.refresh_from_db()
    assert stays.starts_at == at(60)


def test_an_outage_that_hits_nobody_proposes_nothing(site_id):
    make_scanner("CT-A")
    go_down()
    assert not PlanRun.objects.exists()


def test_hearing_the_failure_again_asks_once(site_id):
    scanner = make_scanner("CT-A")
    book(make_bookable(), scanner, at(60))
    block = go_down()
    go_down()
    assert ask_repair(block.pk, actor=CLERK) == PlanRun.objects.get()


def test_who_finds_no_other_place_is_named_and_keeps_the_booking(site_id):
    scanner = make_scanner("CT-A", opens="08:00", closes="12:00")
    hit = book(make_bookable(), scanner, at(60))
    block = close_failed_device("CT-A", at=NOW, cause="breakdown", expected_until=at(20 * 24 * HOURS))
    run = repair()
    (change,) = run.changes.all()
    assert (change.kind, change.appointment_id, run.settled["repair"]["dropped"]) == ("unplaced", hit.pk, 1)
    assert change.reasons[0]["code"] in ("scheduling.plan_hours", "scheduling.plan_blocked")
    hit.refresh_from_db()
    assert hit.state == "booked" and hit.flag["params"]["block"] == block.pk


@pytest.mark.parametrize("is_done", [False, True])
def test_the_scanners_return_makes_the_proposal_stale(site_id, is_done):
    scanner, _ = make_scanner("CT-A"), make_scanner("CT-B")
    book(make_bookable(), scanner, at(60))
    go_down()
    if is_done:
        repair()
    reopen_device("CT-A")
    run = PlanRun.objects.get()
    assert run.state == "stale"
    assert set(run.changes.values_list("state", flat=True)) == ({"stale"} if is_done else set())
    assert run_next_plan() is False


def make_short_handed(site_id) -> tuple[StaffMember, list[Appointment]]:
    """Two scanners, two technologists, two bookings at one time."""
    pool = make_pool("tech-ct", "staff")
    member, _ = make_person(pool, "08:00", "18:00"), make_person(pool, "08:00", "18:00")
    return member, [book(make_bookable(), make_scanner(code), at(60)) for code in ("CT-A", "CT-B")]


def set_absence(member: StaffMember, *spans: tuple[float, float]) -> None:
    member.refresh_from_db()
    rows = [{"starts_at": at(start), "ends_at": at(end), "kind": "sick"} for start, end in spans]
    weekly = list(member.weekly.values("pool_id", "weekday", "starts", "ends", "valid_from", "valid_to"))
    skills = list(member.skills.values("pool_id", "valid_from", "valid_to"))
    facts = {"name": member.name, "is_active": True, "skills": skills, "weekly": weekly, "shifts": []}
    save_member(member.pk, absences=rows, expected_version=member.version, actor=CLERK, **facts)


def test_an_absence_that_leaves_too_few_people_starts_a_repair(site_id):
    member, hit = make_short_handed(site_id)
    set_absence(member, (0, 100))
    run = repair()
    assert (run.kind, run.cause, run.block_id, run.modalities) == ("repair", "outage", None, ["CT"])
    moves = list(run.changes.filter(kind="move"))
    assert {change.appointment_id for change in moves} <= {row.pk for row in hit} and moves
    apply_changes(run.pk, actor=CLERK)
    rows = Appointment.objects.filter(pk__in=[row.pk for row in hit]).order_by("occupancy__during")
    assert rows[0].ends_at <= rows[1].starts_at


def test_an_absence_that_hits_nobody_new_proposes_nothing(site_id):
    member, _ = make_short_handed(site_id)
    set_absence(member, (200, 300))
    assert not PlanRun.objects.exists()
    set_absence(member, (0, 100))
    set_absence(member, (0, 110))
    assert PlanRun.objects.count() == 1


def test_the_persons_return_makes_the_proposal_stale(site_id):
    member, _ = make_short_handed(site_id)
    set_absence(member, (0, 100))
    set_absence(member)
    assert PlanRun.objects.get().state == "stale"
    assert run_next_plan() is False


def test_a_shortage_that_grows_has_one_open_repair(site_id):
    member, _ = make_short_handed(site_id)
    later = [book(make_bookable(), Resource.objects.get(code=code), at(200)) for code in ("CT-A", "CT-B")]
    set_absence(member, (0, 100))
    set_absence(member, (0, 300))
    assert list(PlanRun.objects.order_by("pk").values_list("state", flat=True)) == ["stale", "queued"]
    later[0].refresh_from_db()
    assert later[0].flag["code"] == "scheduling.affected_pool"


def make_visit(site_id, *, codes: tuple[str, str], rooms: tuple[Resource, Resource]):
    patient = make_patient().id
    exams = [make_bookable(code, patient_id=patient) for code in codes]
    wanted = [Wanted(exam.id, room.pk, at(start)) for exam, room, start in zip(exams, rooms, (60, 90))]
    return book_visit(wanted, client_key="visit-key-1", actor=CLERK)


@pytest.mark.parametrize("n_lost", [1, 2])
def test_a_visit_that_lost_places_is_repaired_as_one_and_applied(site_id, n_lost):
    down, _ = make_scanner("CT-A"), make_scanner("CT-B")
    second = (down, "CT-CHEST") if n_lost == 2 else (make_scanner("US-A", modality="US"), "US-ABD")
    visit = make_visit(site_id, codes=("CT-HEAD", second[1]), rooms=(down, second[0]))
    blocker = book(make_bookable(), Resource.objects.get(code="CT-B"), at(60))
    go_down()
    run = repair()
    assert run.changes.filter(kind="move").count() == n_lost
    assert len(apply_changes(run.pk, actor=CLERK).applied) == n_lost
    first, last = Appointment.objects.filter(visit=visit).order_by("occupancy__during")
    assert 10 <= (last.starts_at - first.ends_at).total_seconds() / 60 <= 120
    blocker.refresh_from_db()
    assert blocker.starts_at == at(60)


def test_the_optimiser_is_told_what_holds_a_visit_together(site_id):
    down, us = make_scanner("CT-A"), make_scanner("US-A", modality="US")
    visit = make_visit(site_id, codes=("CT-HEAD", "US-ABD"), rooms=(down, us))
    lost, kept = Appointment.objects.filter(visit=visit).order_by("occupancy__during")
    minutes = [(row.ends_at - row.starts_at).total_seconds() / 60 for row in (lost, kept)]
    go_down()
    found = export_horizon(Scope(site_id, NOW.date(), 4, kind="repair"), now=NOW).instance
    (request,) = found["requests"]
    # in minutes from midnight: the other exam begins at 10:30; 10 to 120 minutes lie between the two
    begins, ends = 630, 630 + minutes[1]
    first, last = (begins - 120 - minutes[0], begins - 10), (ends + 10, ends + 120 + minutes[0])
    assert [[5 * slot for slot in window] for window in request["windows"]] == [list(first), list(last)]
    assert (found["precedences"], found["bundles"]) == ([], [])


def test_two_that_lost_their_places_are_one_bundle_in_their_order(site_id):
    down = make_scanner("CT-A")
    make_visit(site_id, codes=("CT-HEAD", "CT-CHEST"), rooms=(down, down))
    go_down()
    found = export_horizon(Scope(site_id, NOW.date(), 4, kind="repair"), now=NOW)
    by_time = sorted(found.origins, key=lambda key: found.origins[key]["starts_at"])
    assert found.instance["precedences"] == [{"a": by_time[0], "b": by_time[1], "min_gap": 2, "max_gap": 24}]
    assert found.instance["bundles"] == [{"requests": by_time, "same_day": True}]


def test_applying_one_of_two_that_would_leave_its_visit_is_refused(site_id):
    down, _ = make_scanner("CT-A"), make_scanner("CT-B")
    visit = make_visit(site_id, codes=("CT-HEAD", "CT-CHEST"), rooms=(down, down))
    go_down()
    run = repair()
    one = run.changes.order_by("pk").first()
    one.to_starts_at, one.to_ends_at = at(24 * HOURS), at(24 * HOURS + 15)
    one.save()
    with pytest.raises(Refused) as refusal:
        apply_changes(run.pk, actor=CLERK, change_ids=[one.pk])
    (why,) = refusal.value.others
    assert (why.code, why.params["change"]) == ("scheduling.visit_one_day", one.pk)
    starts = Appointment.objects.filter(visit=visit).order_by("occupancy__during")
    assert [row.starts_at for row in starts] == [at(60), at(90)]
