"""What the hospital is told while an exam is on its way: order status (ORM^O01), bookings (SIU), and what may be charged (DFT^P03)."""

from dataclasses import dataclass
from datetime import datetime

from apps.interop.engine.outgoing import (
    Envelope,
    Subject,
    write_exam_code,
    write_obr,
    write_patient,
    write_placer,
    write_segments,
)
from apps.interop.engine.segments import escape, write_time

# state of the exam: ORC-1 (table 0119), ORC-5 (table 0038), OBR-25 (table 0123)
STATUS = {
    "booked": ("SC", "SC", "S"),
    "in_progress": ("SC", "IP", "I"),
    "acquired": ("SC", "CM", "R"),
    "cancelled": ("OC", "CA", "X"),
    "no_show": ("OC", "CA", "X"),
    "discontinued": ("OD", "DC", "X"),
}
ASKED_CANCEL = "CR"  # table 0119: canceled as requested
CHARGED_STATE = "acquired"


def write_status(envelope: Envelope, subject: Subject, *, state: str, at: datetime, was_asked: bool = False) -> str:
    """`was_asked`: the hospital itself cancelled the order."""
    control, order_status, result_status = STATUS[state]
    row = ["ORC", ASKED_CANCEL if was_asked and control == "OC" else control, write_placer(subject), escape(subject.accession)]  # fmt: skip
    row += ["", order_status, "", "", "", write_time(at)]
    return write_segments(
        "ORM^O01",
        "ORM_O01",
        envelope,
        *write_patient(subject),
        "|".join(row),
        write_obr(subject, status=result_status, at=at),  # fmt: skip
    )


@dataclass(frozen=True)
class BookingFacts:
    """`event` S12 new, S13 moved, S15 given back, S26 not come; `scanner` is the department's code."""

    event: str
    appointment_id: int
    scanner: str
    starts_at: datetime
    ends_at: datetime
    why: str = ""


FILLER_STATUS = {"S12": "Booked", "S13": "Booked", "S15": "Cancelled", "S26": "Noshow"}  # table 0278


def write_booking(envelope: Envelope, subject: Subject, facts: BookingFacts) -> str:
    """SIU (chapter 10): SCH-2 our number of the appointment, 11 the time, 25 its status, 26 and 27 the order's two numbers."""
    minutes = int((facts.ends_at - facts.starts_at).total_seconds() // 60)
    start, end = write_time(facts.starts_at), write_time(facts.ends_at)
    sch = ["SCH", *[""] * 27]
    sch[2], sch[6] = f"{facts.appointment_id}^RADFLOW", escape(facts.why) or facts.event
    sch[9], sch[10], sch[11] = str(minutes), "min", f"^^^{start}^{end}"
    sch[16] = sch[20] = "RADFLOW"
    sch[25], sch[26], sch[27] = (
        FILLER_STATUS[facts.event],
        write_placer(subject),
        f"{escape(subject.accession)}^RADFLOW",
    )
    return write_segments(
        f"SIU^{facts.event}",
        "SIU_S12",
        envelope,
        "|".join(sch),
        *write_patient(subject),
        "RGS|1|A",
        f"AIS|1|A|{write_exam_code(subject)}|{start}|||{minutes}|min",
        f"AIG|1|A|{escape(facts.scanner)}|||||{start}",
    )


def write_charge(envelope: Envelope, subject: Subject, *, at: datetime) -> str:
    """DFT^P03 (chapter 6): one CG (charge) of the exam's code; the price is the hospital's."""
    ft1 = ["FT1", *[""] * 25]
    ft1[1], ft1[4], ft1[5], ft1[6] = "1", write_time(at), write_time(envelope.at), "CG"
    ft1[7] = ft1[25] = write_exam_code(subject)
    ft1[10], ft1[23] = "1", escape(subject.accession)
    return write_segments("DFT^P03", "DFT_P03", envelope, f"EVN||{write_time(envelope.at)}", *write_patient(subject), "|".join(ft1))  # fmt: skip
