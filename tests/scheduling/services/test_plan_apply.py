"""Proposals go into the calendar together or not at all; what the calendar overtook is skipped and named."""

from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel.errors import Refused
from apps.scheduling.models import Appointment, PatientNotice, PlanChange, PlanRun
from apps.scheduling.public import (
    apply_changes,
    ask_plan,
    cancel_appointment,
    get_run,
    move_appointment,
    plan_notices,
    queue_due_notices,
    reject_run,
    undo_change,
    undo_plan,
)
from apps.workflow.public import get_exam
from tests.builders.pathway import make_patient
from tests.builders.plans import run_plan
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_scanner
from tests.builders.separations import make_cta, set_egfr

pytestmark = pytest.mark.usefixtures("safety_is_clear")
DAY = 24 * 60


@pytest.fixture(autouse=True)
def plans_folder(settings, tmp_path):
    settings.RADFLOW_PLANS = tmp_path / "plans"


def propose(site_id: int, *moves) -> tuple[PlanRun, list[PlanChange]]:
    """A finished run with the given changes: (appointment or exam, scanner, start)."""
    run = ask_plan(site_id, actor=CLERK)
    PlanRun.objects.filter(pk=run.pk).update(state="done")
    rows = []
    for what, scanner, start in moves:
        facts = {"kind": "book", "exam_id": what.id}
        if isinstance(what, Appointment):
            facts = {
                "kind": "move",
                "exam_id": what.exam_id,
                "appointment": what,
                "from_resource_id": what.occupancy.resource_id,
                "from_starts_at": what.starts_at,
            }
        ends = start + timedelta(minutes=15)
        rows.append(
            PlanChange.objects.create(run=run, to_resource=scanner, to_starts_at=start, to_ends_at=ends, **facts)
        )
    return get_run(run.pk), rows


def place(appointment: Appointment) -> tuple:
    row = Appointment.objects.select_related("occupancy").get(pk=appointment.pk)
    return row.occupancy.resource_id, row.starts_at, row.occupancy.is_live


def test_three_bookings_change_places_in_a_circle(site_id):
    one, two = make_scanner("CT-A"), make_scanner("CT-B")
    a = book(make_bookable(), one, at(DAY))
    b = book(make_bookable(), one, at(DAY + 60))
    c = book(make_bookable(), two, at(DAY))
    run, _ = propose(site_id, (a, one, at(DAY + 60)), (b, two, at(DAY)), (c, one, at(DAY)))
    done = apply_changes(run.pk, actor=CLERK)
    assert (len(done.applied), done.stale, get_run(run.pk).state) == (3, [], "applied")
    assert place(a) == (one.pk, at(DAY + 60), True)
    assert place(b) == (two.pk, at(DAY), True)
    assert place(c) == (one.pk, at(DAY), True)
    assert get_exam(a.exam_id).slot_start == at(DAY + 60)
    acts = AuditEntry.objects.filter(action="plan.change_applied")
    assert [act.detail["run"] for act in acts] == [run.pk] * 3


def test_one_refusal_leaves_everything_where_it_was(site_id):
    scanner, taken = make_scanner("CT-A"), make_bookable()
    a = book(make_bookable(), scanner, at(DAY))
    b = book(make_bookable(), scanner, at(DAY + 60))
    book(taken, scanner, at(DAY + 120))
    run, rows = propose(site_id, (a, scanner, at(DAY + 30)), (b, scanner, at(DAY + 120)))
    with pytest.raises(Refused) as error:
        apply_changes(run.pk, actor=CLERK)
    assert error.value.reason.code == "scheduling.plan_not_applied"
    assert [(r.code, r.params["change"]) for r in error.value.others] == [("scheduling.slot_taken", rows[1].pk)]
    assert place(a) == (scanner.pk, at(DAY), True) and place(b) == (scanner.pk, at(DAY + 60), True)
    assert set(run.changes.values_list("state", flat=True)) == {"open"}
    assert get_run(run.pk).state == "done"


def test_a_part_is_applied_and_the_rest_stays_open(site_id):
    scanner = make_scanner("CT-A")
    a, b = (book(make_bookable(), scanner, at(DAY + n)) for n in (0, 60))
    run, rows = propose(site_id, (a, scanner, at(DAY + 120)), (b, scanner, at(DAY + 180)))
    apply_changes(run.pk, change_ids=[rows[0].pk], actor=CLERK)
    assert get_run(run.pk).state == "partly_applied"
    assert place(a)[1] == at(DAY + 120) and place(b)[1] == at(DAY + 60)
    apply_changes(run.pk, actor=CLERK)
    assert get_run(run.pk).state == "applied" and place(b)[1] == at(DAY + 180)


def test_a_booking_that_was_changed_meanwhile_is_skipped_and_named(site_id):
    scanner = make_scanner("CT-A")
    a, b, c = (book(make_bookable(), scanner, at(DAY + n)) for n in (0, 60, 120))
    waiting = make_bookable()
    run, rows = propose(
        site_id, (a, scanner, at(DAY + 180)), (b, scanner, at(DAY + 240)), (c, scanner, at(DAY + 300)),
        (waiting, scanner, at(DAY + 330)),
    )  # fmt: skip
    move_appointment(a.pk, resource_id=scanner.pk, starts_at=at(DAY + 20), actor=CLERK)
    cancel_appointment(b.pk, reason="x", actor=CLERK)
    book(waiting, scanner, at(DAY + 400))
    done = apply_changes(run.pk, actor=CLERK)
    assert (done.applied, done.stale) == ([rows[2].pk], [rows[0].pk, rows[1].pk, rows[3].pk])
    assert place(a)[1] == at(DAY + 20) and place(c)[1] == at(DAY + 300)
    notes = [row.note and row.note["code"] for row in run.changes.all()]
    moved, gone = "scheduling.change_booking_moved", "scheduling.change_exam_went_on"
    assert notes == [moved, gone, None, gone]
    assert get_run(run.pk).state == "applied"


def test_a_proposal_that_is_all_stale_changes_nothing(site_id):
    scanner = make_scanner("CT-A")
    a = book(make_bookable(), scanner, at(DAY))
    run, _ = propose(site_id, (a, scanner, at(DAY + 60)))
    move_appointment(a.pk, resource_id=scanner.pk, starts_at=at(DAY + 20), actor=CLERK)
    assert apply_changes(run.pk, actor=CLERK).applied == []
    assert get_run(run.pk).state == "stale" and place(a)[1] == at(DAY + 20)


def test_an_applied_move_can_be_undone_like_any_other(site_id):
    scanner = make_scanner("CT-A")
    a = book(make_bookable(), scanner, at(DAY))
    run, _ = propose(site_id, (a, scanner, at(DAY + 60)))
    apply_changes(run.pk, actor=CLERK)
    undo_change(a.pk, actor=CLERK)
    assert place(a) == (scanner.pk, at(DAY), True)


def test_what_was_rejected_or_applied_is_not_applied_again(site_id):
    scanner = make_scanner("CT-A")
    a = book(make_bookable(), scanner, at(DAY))
    run, _ = propose(site_id, (a, scanner, at(DAY + 60)))
    assert reject_run(run.pk, actor=CLERK).state == "rejected"
    with pytest.raises(Refused):
        apply_changes(run.pk, actor=CLERK)
    assert place(a)[1] == at(DAY)


def test_a_run_from_the_queue_to_the_calendar(site_id):
    make_scanner("CT-A")
    exams = [make_bookable() for _ in range(3)]
    run = run_plan(site_id)
    done = apply_changes(run.pk, actor=CLERK)
    assert len(done.applied) == 3
    assert {get_exam(exam.id).state for exam in exams} == {"booked"}
    assert get_run(run.pk).state == "applied"


def test_a_patient_who_was_told_meanwhile_keeps_the_time(site_id):
    scanner = make_scanner("CT-A")
    a = book(make_bookable(), scanner, at(DAY))
    run, rows = propose(site_id, (a, scanner, at(DAY + 60)))
    facts = {"kind": "booked", "starts_at": a.starts_at, "resource_id": scanner.pk, "due_at": at(0)}
    PatientNotice.objects.create(appointment=a, state="queued", **facts)
    assert apply_changes(run.pk, actor=CLERK).stale == [rows[0].pk]
    assert run.changes.get().note["code"] == "scheduling.change_patient_told" and place(a)[1] == at(DAY)


def test_two_contrast_exams_of_one_patient_swap_in_one_act(site_id):
    """Four hours lie between them before and after; on the way, whoever moves first stands on the other's time."""
    patient, scanner = make_patient(), make_scanner("CT-A")
    set_egfr(patient, 90)
    a, b = (book(make_cta(patient), scanner, at(DAY + start)) for start in (0, 300))
    run, _ = propose(site_id, (a, scanner, at(DAY + 300)), (b, scanner, at(DAY)))
    assert len(apply_changes(run.pk, actor=CLERK).applied) == 2
    assert (place(a)[1], place(b)[1]) == (at(DAY + 300), at(DAY))


def test_two_that_end_up_too_close_are_refused_whatever_the_order(site_id):
    patient, scanner = make_patient(), make_scanner("CT-A")
    set_egfr(patient, 90)
    a, b = (book(make_cta(patient), scanner, at(DAY + start)) for start in (0, 300))
    run, rows = propose(site_id, (a, scanner, at(DAY + 300)), (b, scanner, at(DAY + 200)))
    with pytest.raises(Refused) as error:
        apply_changes(run.pk, actor=CLERK)
    refused = {(r.code, r.params["change"]) for r in error.value.others}
    assert refused == {("scheduling.separation_iodine_iodine", row.pk) for row in rows}
    assert (place(a)[1], place(b)[1]) == (at(DAY), at(DAY + 300))


def test_an_applied_plan_is_taken_back_as_one_and_may_be_applied_again(site_id):
    one, two, waiting = make_scanner("CT-A"), make_scanner("CT-B"), make_bookable()
    a, b = book(make_bookable(), one, at(DAY)), book(make_bookable(), two, at(DAY))
    run, _ = propose(site_id, (a, two, at(DAY)), (b, one, at(DAY)), (waiting, one, at(DAY + 60)))
    apply_changes(run.pk, actor=CLERK)
    done = undo_plan(run.pk, actor=CLERK)
    assert (len(done.undone), done.kept, get_run(run.pk).state) == (3, {}, "done")
    assert place(a) == (one.pk, at(DAY), True) and place(b) == (two.pk, at(DAY), True)
    assert get_exam(waiting.id).state == "vetted" and get_exam(a.exam_id).slot_start == at(DAY)
    assert set(run.changes.values_list("state", "note")) == {("open", None)}
    assert AuditEntry.objects.get(action="plan.undone").detail == {"undone": 3, "kept": 0}
    assert len(apply_changes(run.pk, actor=CLERK).applied) == 3
    assert place(a) == (two.pk, at(DAY), True) and get_exam(waiting.id).state == "booked"


def test_what_something_depends_on_stays_and_is_named_with_whoever_stands_behind_it(site_id):
    """b was moved on by hand and holds a's old place, so that a cannot return either; c can."""
    one, two = make_scanner("CT-A"), make_scanner("CT-B")
    a, b, c = (book(make_bookable(), one, at(DAY + start)) for start in (0, 60, 120))
    run, rows = propose(site_id, (a, two, at(DAY)), (b, two, at(DAY + 60)), (c, two, at(DAY + 120)))
    apply_changes(run.pk, actor=CLERK)
    move_appointment(b.pk, resource_id=one.pk, starts_at=at(DAY), actor=CLERK)
    done = undo_plan(run.pk, actor=CLERK)
    codes = {pk: reason.code for pk, reason in done.kept.items()}
    assert codes == {rows[0].pk: "scheduling.slot_taken", rows[1].pk: "scheduling.change_booking_moved"}
    assert done.undone == [rows[2].pk]
    assert [place(row)[:2] for row in (a, b, c)] == [(two.pk, at(DAY)), (one.pk, at(DAY)), (one.pk, at(DAY + 120))]
    assert get_run(run.pk).state == "partly_applied"
    assert [row.state for row in run.changes.all()] == ["applied", "applied", "open"]
    assert run.changes.first().note["code"] == "scheduling.slot_taken"


def test_nothing_is_taken_back_too_late_or_when_the_patient_knows(site_id, department_clock):
    scanner = make_scanner("CT-A")
    a = book(make_bookable(), scanner, at(DAY))
    run, rows = propose(site_id, (a, scanner, at(DAY + 60)))
    with pytest.raises(Refused) as error:
        undo_plan(run.pk, actor=CLERK)
    assert error.value.reason.code == "scheduling.nothing_to_undo"
    apply_changes(run.pk, actor=CLERK)
    facts = {"kind": "moved", "starts_at": at(DAY + 60), "resource_id": scanner.pk, "due_at": at(0)}
    notice = PatientNotice.objects.create(appointment=a, state="queued", **facts)
    with pytest.raises(Refused) as error:
        undo_plan(run.pk, actor=CLERK)
    assert [r.code for r in error.value.others] == ["scheduling.change_patient_told"]
    notice.delete()
    department_clock.now = at(31)
    with pytest.raises(Refused) as error:
        undo_plan(run.pk, actor=CLERK)
    assert [r.code for r in error.value.others] == ["scheduling.plan_undo_too_late"]
    assert place(a)[1] == at(DAY + 60) and run.changes.get().state == "applied" and run.changes.get().note is None
    department_clock.now = at(30)
    assert undo_plan(run.pk, actor=CLERK).undone == [rows[0].pk]


def test_a_booking_that_was_flagged_before_the_plan_is_flagged_again(site_id):
    scanner, other = make_scanner("CT-A"), make_scanner("CT-B")
    a = book(make_bookable(), scanner, at(DAY))
    Appointment.objects.filter(pk=a.pk).update(
        flag={"code": "scheduling.affected_hours", "params": {"resource": "CT-A"}}
    )
    a.refresh_from_db()
    run, _ = propose(site_id, (a, other, at(DAY)))
    apply_changes(run.pk, actor=CLERK)
    assert Appointment.objects.get(pk=a.pk).flag is None
    undo_plan(run.pk, actor=CLERK)
    assert Appointment.objects.get(pk=a.pk).flag["code"] == "scheduling.affected_hours"


def test_patients_hear_of_a_plan_when_it_can_no_longer_be_taken_back(site_id, department_clock):
    """Whoever was told keeps the time, so that a message at once would leave no time for the undo."""
    scanner, other = make_scanner("CT-A"), make_scanner("CT-B")
    by_hand, waiting = book(make_bookable(), scanner, at(2 * DAY)), make_bookable()
    run, rows = propose(site_id, (waiting, other, at(2 * DAY)))
    apply_changes(run.pk, actor=CLERK)
    planned = run.changes.get().appointment
    for row in (by_hand, planned):
        plan_notices(row.pk)
    department_clock.now = at(1)
    queue_due_notices()
    assert list(PatientNotice.objects.filter(state="queued").values_list("appointment_id", flat=True)) == [by_hand.pk]
    department_clock.now = at(31)
    queue_due_notices()
    assert PatientNotice.objects.filter(state="queued", appointment=planned).count() == 1


def test_a_repair_is_told_at_once(site_id, department_clock):
    scanner, other = make_scanner("CT-A"), make_scanner("CT-B")
    a = book(make_bookable(), scanner, at(2 * DAY))
    run, _ = propose(site_id, (a, other, at(2 * DAY)))
    PlanRun.objects.filter(pk=run.pk).update(kind="repair")
    apply_changes(run.pk, actor=CLERK)
    plan_notices(a.pk)
    department_clock.now = at(1)
    queue_due_notices()
    assert PatientNotice.objects.filter(state="queued", appointment=a).exists()
