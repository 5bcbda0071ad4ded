import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from icalendar import Calendar

from apps.common.notify import send_waiting_messages
from apps.common.notify.models import OutgoingMessage
from apps.directory.public import update_patient
from apps.scheduling.models import PatientNotice
from apps.scheduling.public import (
    cancel_appointment,
    move_appointment,
    plan_notices,
    queue_due_notices,
    undo_change,
)
from apps.scheduling.selectors.notices import list_notices
from tests.builders.pathway import make_patient
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
DAY = 24 * 60


@pytest.fixture
def spool(settings, tmp_path):
    settings.RADFLOW_OUTBOX = tmp_path
    return tmp_path / "sms"


def booked(start: float = 5 * DAY, **facts):
    """An appointment `start` minutes from now, its news planned; the scanner is free all day."""
    exam = make_bookable(**facts)
    appointment = book(exam, make_scanner(), at(start))
    plan_notices(appointment.pk)
    return appointment


def planned(appointment) -> list[tuple]:
    rows = appointment.notices.exclude(state="void").order_by("due_at", "pk")
    return [(row.kind, row.state, row.hours_before, row.due_at) for row in rows]


def move(appointment, start: float):
    row = move_appointment(
        appointment.pk, resource_id=appointment.occupancy.resource_id, starts_at=at(start), actor=CLERK
    )
    plan_notices(appointment.pk)
    return row


def pass_time(department_clock, minutes: float) -> int:
    department_clock.now = at(minutes)
    return queue_due_notices()


def sent() -> list[str]:
    return [row.reasons[0]["code"] for row in OutgoingMessage.objects.order_by("pk")]


def test_a_booking_plans_its_news_and_two_reminders(site_id):
    appointment = booked()
    assert planned(appointment) == [
        ("booked", "planned", 0, at(0.2)),
        ("reminder", "planned", 48, at(3 * DAY)),
        ("reminder", "planned", 24, at(4 * DAY)),
    ]


def test_hearing_the_same_booking_again_plans_nothing_more(site_id):
    appointment = booked()
    before = planned(appointment)
    plan_notices(appointment.pk)
    assert planned(appointment) == before


def test_a_late_booking_gets_its_news_only(site_id):
    assert [row[0] for row in planned(booked(20 * 60 + 3 * 60))] == ["booked"]
    assert [row[:3] for row in planned(booked(DAY + 60))] == [("booked", "planned", 0), ("reminder", "planned", 24)]


def test_what_is_due_leaves_once(site_id, department_clock, spool):
    appointment = booked()
    assert queue_due_notices() == 0
    assert pass_time(department_clock, 1) == 1
    assert (queue_due_notices(), send_waiting_messages(), send_waiting_messages()) == (0, 1, 0)
    (path,) = spool.glob("*.json")
    message = json.loads(path.read_text())
    assert message["text"].startswith("您的影像检查预约：2026-11-30 周一 09:00，请于 08:30 前到达。")
    assert appointment.exam.patient.name not in message["text"]
    (event,) = Calendar.from_ical(message["attachments"][0]["content"]).events
    assert (event.start, int(event["SEQUENCE"])) == (appointment.starts_at, appointment.version)


def test_a_move_voids_the_old_plan_and_makes_the_new(site_id, department_clock):
    appointment = booked()
    pass_time(department_clock, 1)
    move(appointment, 6 * DAY)
    assert planned(appointment) == [
        ("booked", "queued", 0, at(0.2)),
        ("moved", "planned", 0, at(1.2)),
        ("reminder", "planned", 48, at(4 * DAY)),
        ("reminder", "planned", 24, at(5 * DAY)),
    ]
    assert pass_time(department_clock, 5 * DAY + 30) == 3
    assert sent() == [
        "scheduling.message_booked",
        "scheduling.message_moved",
        "scheduling.message_reminder",
        "scheduling.message_reminder",
    ]


def test_a_move_before_the_news_left_is_told_as_the_booking(site_id, department_clock):
    appointment = booked()
    move(appointment, 6 * DAY)
    assert [row[:2] for row in planned(appointment)][0] == ("booked", "planned")
    pass_time(department_clock, 1)
    (row,) = OutgoingMessage.objects.all()
    assert (row.reasons[0]["code"], row.reasons[0]["params"]["day"]) == (
        "scheduling.message_booked",
        "2026-12-01 周二",
    )


def test_a_move_there_and_back_and_there_is_told_each_time(site_id, department_clock):
    appointment = booked()
    pass_time(department_clock, 1)
    for minute, start in ((2, 6 * DAY), (4, 5 * DAY), (6, 6 * DAY)):
        department_clock.now = at(minute)
        move(appointment, start)
        assert pass_time(department_clock, minute + 1) == 1
    assert sent()[1:] == ["scheduling.message_moved"] * 3
    assert appointment.notices.filter(kind="reminder", state="planned", starts_at=at(6 * DAY)).count() == 2


def test_a_move_back_before_its_news_left_is_no_news(site_id, department_clock):
    appointment = booked()
    pass_time(department_clock, 1)
    move(appointment, 6 * DAY)
    move(appointment, 5 * DAY)
    assert [row[:2] for row in planned(appointment)] == [
        ("booked", "queued"),
        ("reminder", "planned"),
        ("reminder", "planned"),
    ]


def test_a_cancellation_is_told_once_and_ends_the_reminders(site_id, department_clock):
    appointment = booked()
    pass_time(department_clock, 1)
    cancel_appointment(appointment.pk, reason="ill", actor=CLERK)
    for _ in range(2):
        plan_notices(appointment.pk)
        pass_time(department_clock, 4 * DAY + 30)
    assert sent() == ["scheduling.message_booked", "scheduling.message_cancelled"]
    (event,) = Calendar.from_ical(OutgoingMessage.objects.last().attachment).events
    assert str(event["STATUS"]) == "CANCELLED"


def test_a_booking_undone_in_time_says_nothing_at_all(site_id, department_clock):
    appointment = booked()
    undo_change(appointment.pk, actor=CLERK)
    plan_notices(appointment.pk)
    assert planned(appointment) == []
    assert (pass_time(department_clock, 5 * DAY - 60), sent()) == (0, [])


def test_a_reminder_that_was_not_sent_in_time_is_left_out_with_its_reason(site_id, department_clock):
    appointment = booked()
    pass_time(department_clock, 1)
    assert pass_time(department_clock, 5 * DAY - 60) == 0
    last = list_notices(appointment.pk)[-1]
    assert (last.state, last.why.code) == ("skipped", "scheduling.notice_too_late")
    assert sent() == ["scheduling.message_booked"]


def test_a_patient_without_a_phone_is_shown_to_the_desk(site_id, department_clock):
    appointment = booked(patient_id=make_patient(phone="").id)
    assert pass_time(department_clock, 1) == 0
    assert [(n.state, n.why and n.why.code) for n in list_notices(appointment.pk)][0] == (
        "skipped",
        "scheduling.notice_no_phone",
    )


UNTOLD = [
    ("an inpatient", {"patient_class": "inpatient"}),
    ("an unknown patient", {"is_unknown": True}),
]


@pytest.mark.parametrize(("_case", "facts"), UNTOLD, ids=[row[0] for row in UNTOLD])
def test_who_is_not_told(site_id, _case, facts):
    if "is_unknown" in facts:
        facts = {"patient_id": make_patient(is_unknown=True).id}
    assert planned(booked(**facts)) == []


def test_the_patients_language_is_written(site_id, department_clock):
    appointment = booked(patient_id=make_patient(language="en").id)
    pass_time(department_clock, 1)
    (row,) = OutgoingMessage.objects.all()
    assert row.language == "en"
    assert list_notices(appointment.pk)[0].text.startswith("Your imaging appointment: 2026-11-30 Mon 09:00.")


def test_a_death_between_plan_and_sending_keeps_the_message_back(site_id, department_clock):
    appointment = booked()
    update_patient(appointment.exam.patient_id, is_deceased=True, actor=CLERK)
    assert (pass_time(department_clock, 1), sent()) == (0, [])
    assert list_notices(appointment.pk)[0].why.code == "scheduling.notice_not_wanted"


def test_the_database_refuses_the_same_notice_twice(site_id):
    appointment = booked()
    row = appointment.notices.get(kind="reminder", hours_before=24)
    with pytest.raises(IntegrityError, match="notice_once"), transaction.atomic():
        PatientNotice.objects.create(
            appointment=appointment,
            kind="reminder",
            starts_at=row.starts_at,
            resource_id=row.resource_id,
            hours_before=24,
            due_at=row.due_at + timedelta(hours=1),
        )
    assert appointment.notices.count() == 3
