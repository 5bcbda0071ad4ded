"""Order status, bookings and charges, told to the partners that take them."""

from datetime import datetime, timedelta

from apps.interop.engine.notices import (
    CHARGED_STATE,
    STATUS,
    BookingFacts,
    write_booking,
    write_charge,
    write_status,
)
from apps.interop.services.queueing import put_in_line
from apps.workflow.public import get_exam

LANG = "zh-Hans"


def tell_state(exam_id: int, *, state: str, at: datetime, was_asked: bool) -> None:
    """A state that says nothing to the one who ordered leaves nothing."""
    if state not in STATUS:
        return
    exam, cause = get_exam(exam_id), f"state:{state}:{at.isoformat()}"
    put_in_line(
        "status", exam, kind="ORM^O01", cause=cause, lang=LANG,
        write=lambda envelope, subject: write_status(envelope, subject, state=state, at=at, was_asked=was_asked),
    )  # fmt: skip
    if state == CHARGED_STATE:
        put_in_line(
            "charges", exam, kind="DFT^P03", cause="charge", lang=LANG,
            write=lambda envelope, subject: write_charge(envelope, subject, at=at),
        )  # fmt: skip


def tell_booking(exam_id: int, facts: BookingFacts) -> None:
    """The exam's version tells a move from a later one to the same time."""
    exam = get_exam(exam_id)
    cause = f"booking:{facts.appointment_id}:{facts.event}:{facts.starts_at.isoformat()}:{exam.version}"
    put_in_line(
        "schedule", exam, kind=f"SIU^{facts.event}", cause=cause, lang=LANG,
        write=lambda envelope, subject: write_booking(envelope, subject, facts),
    )  # fmt: skip


def tell_no_show(exam_id: int, appointment_id: int) -> None:
    exam = get_exam(exam_id)
    if exam.slot_start:
        tell_booking(
            exam_id, make_booking("S26", appointment_id, exam.slot_device_code, exam.slot_start, exam.duration_min)
        )


def tell_given_back(exam_id: int, appointment_id: int, device_code: str, starts_at: datetime, why: str) -> None:
    exam = get_exam(exam_id)
    tell_booking(exam_id, make_booking("S15", appointment_id, device_code, starts_at, exam.duration_min, why))


def make_booking(
    event: str, appointment_id: int, scanner: str, starts_at: datetime, minutes: int, why: str = ""
) -> BookingFacts:
    return BookingFacts(event, appointment_id, scanner, starts_at, starts_at + timedelta(minutes=minutes), why)
