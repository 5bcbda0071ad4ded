from datetime import date, timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.events.relay import deliver_pending
from apps.common.kernel.errors import Refused
from apps.scheduling.models import Appointment, AppointmentChange
from apps.scheduling.public import (
    cancel_appointment,
    count_changes,
    list_reasons,
    mark_no_show,
    move_appointment,
    squeeze_in,
    undo_change,
)
from apps.workflow.public import request
from tests.builders.pathway import make_exam
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
DAY_MIN = 24 * 60


def last_change(appointment) -> AppointmentChange:
    return appointment.changes.order_by("-pk").first()


def count(site_id, *, first=date(2026, 11, 23), last=date(2026, 11, 29)) -> list[tuple]:
    return [(str(row.week), row.kind, row.code, row.count) for row in count_changes(site_id, first=first, last=last)]


def test_the_change_keeps_code_and_words_and_the_trail_has_them(site_id):
    scanner = make_scanner()
    appointment = book(make_bookable(), scanner, at(60))
    move_appointment(
        appointment.pk, resource_id=scanner.pk, starts_at=at(120), reason_code="no_transport", reason="bus", actor=CLERK
    )
    change = last_change(appointment)
    assert (change.kind, change.reason_code, change.reason, change.happened_at) == (
        "moved",
        "no_transport",
        "bus",
        at(0),
    )
    detail = AuditEntry.objects.get(action="appointment.moved").detail
    assert (detail["reason_code"], detail["reason"]) == ("no_transport", "bus")


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (DAY_MIN - 1, "late_cancel"),
        (DAY_MIN, "cancelled"),
    ],
)
def test_a_cancellation_near_the_start_is_a_late_one_by_itself(site_id, start, kind):
    appointment = book(make_bookable(), make_scanner(), at(start))
    cancelled = cancel_appointment(appointment.pk, reason_code="patient_ill", actor=CLERK)
    assert (last_change(appointment).kind, cancelled.state, cancelled.cancel_code) == (kind, "cancelled", "patient_ill")


@pytest.mark.parametrize(
    ("code", "text", "refusal"),
    [
        ("whim", "", "scheduling.reason_unknown"),
        ("did_not_come", "", "scheduling.reason_unknown"),
        ("other", "  ", "scheduling.reason_needs_text"),
    ],
)
def test_a_code_that_does_not_fit_is_refused_and_nothing_changes(site_id, code, text, refusal):
    appointment = book(make_bookable(), make_scanner(), at(60))
    with pytest.raises(Refused) as refused:
        cancel_appointment(appointment.pk, reason_code=code, reason=text, actor=CLERK)
    assert refused.value.reason.code == refusal
    assert (Appointment.objects.get().state, last_change(appointment).kind) == ("booked", "booked")


def test_other_with_words_is_enough(site_id):
    appointment = book(make_bookable(), make_scanner(), at(60))
    assert cancel_appointment(appointment.pk, reason_code="other", reason="flood", actor=CLERK).cancel_reason == "flood"


def test_counts_go_by_week_kind_and_code_and_leave_out_what_was_undone(site_id, department_clock):
    scanner = make_scanner()
    first, second, third = (book(make_bookable(), scanner, at(60 * n)) for n in (1, 2, 3))
    cancel_appointment(first.pk, reason_code="patient_ill", actor=CLERK)
    cancel_appointment(second.pk, reason_code="patient_ill", actor=CLERK)
    cancel_appointment(third.pk, reason_code="staff", actor=CLERK)
    undo_change(third.pk, actor=CLERK)
    department_clock.now = at(240)
    mark_no_show(third.pk, reason_code="unreachable", actor=CLERK)
    assert count(site_id) == [
        ("2026-11-23", "late_cancel", "patient_ill", 2),
        ("2026-11-23", "no_show", "unreachable", 1),
    ]
    department_clock.now = at(0) + timedelta(days=7)
    fourth = book(make_bookable(), scanner, at(60) + timedelta(days=7))
    cancel_appointment(fourth.pk, reason_code="staff", actor=CLERK)
    assert count(site_id, last=date(2026, 12, 6))[2:] == [("2026-11-30", "late_cancel", "staff", 1)]
    assert count(site_id, first=date(2026, 11, 26)) == []


def test_an_undone_cancellation_forgets_its_code(site_id):
    appointment = book(make_bookable(), make_scanner(), at(60))
    cancel_appointment(appointment.pk, reason_code="staff", actor=CLERK)
    assert undo_change(appointment.pk, actor=CLERK).cancel_code == ""


def test_an_exam_called_off_elsewhere_is_counted_too(site_id):
    exam = make_bookable()
    book(exam, make_scanner(), at(60))
    request(exam.id, "cancel", actor=CLERK, reason="left")
    deliver_pending()
    assert count(site_id) == [("2026-11-23", "late_cancel", "exam_state", 1)]


def test_whom_an_emergency_pushes_is_counted_as_such(site_id):
    scanner, stat = make_scanner(), make_exam(site_id=site_id, priority="stat", patient_class="emergency")
    book(make_bookable(), scanner, at(5))
    squeeze_in(stat.id, resource_id=scanner.pk, at=at(0), reason="stroke", client_key="squeeze-1", actor=CLERK)
    assert count(site_id) == [("2026-11-23", "moved", "emergency", 1)]


def test_every_code_has_words_in_both_languages_and_keys_suffice(site_id):
    reasons = list_reasons(site_id)
    assert all(set(reason.names) == {"zh-Hans", "en"} and all(reason.names.values()) for reason in reasons)
    for kind in ("move", "cancel", "no_show"):
        chosen = [reason.code for reason in reasons if kind in reason.kinds and not reason.by_system]
        assert len(set(chosen)) == len(chosen) <= 10 and chosen[-1] == "other"
