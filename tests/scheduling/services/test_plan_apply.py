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
    reject_run,
    undo_change,
)
from apps.workflow.public import get_exam
from tests.builders.plans import run_plan
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_scanner

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
