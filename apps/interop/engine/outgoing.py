"""What every message of ours begins with: MSH to the destination, PID of the patient, PV1, the order and the exam (HL7 v2.5.1)."""

from dataclasses import dataclass
from datetime import datetime

from apps.interop.engine.patients import is_han
from apps.interop.engine.segments import escape, write_header, write_time


@dataclass(frozen=True)
class Envelope:
    """To whom, under which control id, in which character set (MSH-18)."""

    control_id: str
    at: datetime
    to_app: str
    to_facility: str
    charset: str = "UNICODE UTF-8"


@dataclass(frozen=True)
class Subject:
    """Whom and which exam a message is about; "" and None where there is nothing to say."""

    issuer: str
    mrn: str
    name: str
    name_latin: str
    birth_date: str  # YYYYMMDD or ""
    sex: str
    patient_class: str  # table 0004
    visit_number: str
    placer_number: str
    placer_issuer: str
    accession: str
    exam_code: str
    exam_name: str
    started_at: datetime | None


def write_segments(kind: str, structure: str, envelope: Envelope, *segments: str) -> str:
    """The message with CR between segments."""
    head = write_header(
        kind=kind,
        structure=structure,
        control_id=envelope.control_id,
        at=envelope.at,
        to_app=envelope.to_app,
        to_facility=envelope.to_facility,
        charset=envelope.charset,
    )
    return "\r".join([head, *segments]) + "\r"


def write_patient(subject: Subject) -> list[str]:
    """PID and PV1. The ideographic name comes first (XPN-8 I), the one in Latin letters beside it (A)."""
    names = f"{escape(subject.name)}^^^^^^L{'^I' if is_han(subject.name) else ''}"
    if subject.name_latin and is_han(subject.name):
        family, _, given = subject.name_latin.partition("^")
        names += f"~{escape(family)}^{escape(given)}^^^^^L^A"
    number = f"{escape(subject.mrn)}^^^{escape(subject.issuer)}^MR"
    return [
        f"PID|1||{number}||{names}||{subject.birth_date}|{subject.sex}",
        "|".join(["PV1", "1", subject.patient_class, *[""] * 16, escape(subject.visit_number)]),
    ]


def write_placer(subject: Subject) -> str:
    """EI: the number that the ordering system gave, with whoever gave it."""
    number, issuer = escape(subject.placer_number), escape(subject.placer_issuer)
    return f"{number}^{issuer}" if number and issuer else number


def write_exam_code(subject: Subject) -> str:
    return f"{escape(subject.exam_code)}^{escape(subject.exam_name)}^99RADFLOW"


def write_obr(subject: Subject, *, status: str, at: datetime, author: str = "") -> str:
    """OBR-7 when the scan began, 22 when this was said, 25 the result status (table 0123), 32 who read it."""
    row = ["OBR", "1", write_placer(subject), escape(subject.accession), write_exam_code(subject), *[""] * 28]
    row[7] = write_time(subject.started_at) if subject.started_at else ""
    row[22], row[24], row[25] = write_time(at), "RAD", status
    row[32] = f"^{escape(author)}" if author else ""
    return "|".join(row).rstrip("|")
