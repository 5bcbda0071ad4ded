"""What a scanned or typed code means at the check-in desk: an exam of today, and which identifiers the paper proved."""

from dataclasses import dataclass
from datetime import timedelta

from apps.common.kernel import clock
from apps.directory.public import search_patients
from apps.scheduling.models import Appointment, Ticket
from apps.workflow.public import ExamFacts, find_exam_by_accession, list_exams, list_steps

SLIP = "RF1"
OTHERS = 3
READY_TO_COME = ("vetted", "booked", "no_show", "arrived", "ready")


@dataclass(frozen=True)
class Scan:
    """`proved` are the identifiers that the paper itself carries and that agree with our record."""

    exams: tuple[ExamFacts, ...]
    proved: tuple[str, ...]


def slip_code(accession: str, mrn: str) -> str:
    """What the QR code of a slip says: two identifiers, no name."""
    return f"{SLIP}|{accession}|{mrn}"


def read_scan(text: str, *, site_id: int) -> Scan:
    """A slip's code, an accession number, or what finds a patient; exams that could arrive now, today's appointment first."""
    code = text.strip()
    if code.startswith(f"{SLIP}|"):
        _, accession, mrn = (code.split("|") + ["", ""])[:3]
        exam = find_exam_by_accession(accession)
        if exam is None or exam.site_id != site_id or not mrn or exam.patient.mrn != mrn:
            return Scan((), ())
        return Scan(_with_siblings(exam), ("accession", "mrn"))
    exam = find_exam_by_accession(code)
    if exam is not None and exam.site_id == site_id:
        return Scan(_with_siblings(exam), ("accession",))
    patients = search_patients(code, limit=6)
    exact = [patient for patient in patients if patient.mrn == code]
    exams = list_steps(states=READY_TO_COME, patient_ids=[p.id for p in exact or patients], site_id=site_id, limit=60)
    return Scan(tuple(_else_others(exams)), ("mrn",) if exact else ())


def _with_siblings(exam: ExamFacts) -> tuple[ExamFacts, ...]:
    """The scanned exam first, then the patient's others of today."""
    others = list_steps(states=READY_TO_COME, patient_ids=[exam.patient_id], site_id=exam.site_id, limit=20)
    return (exam, *(other for other in _of_today(others) if other.id != exam.id))


def _of_today(exams: list[ExamFacts]) -> list[ExamFacts]:
    """With a slot within twelve hours, or without one (walk-ins)."""
    now, reach = clock.now(), timedelta(hours=12)
    return [exam for exam in exams if exam.slot_start is None or abs(exam.slot_start - now) < reach]


def _else_others(exams: list[ExamFacts]) -> list[ExamFacts]:
    """Those of today; without any, the next ones of other days: the patient came on the wrong one."""
    return _of_today(exams) or [exam for exam in exams if exam.slot_start > clock.now()][:OTHERS]


def find_open_ticket(exam_id: int) -> Ticket | None:
    return Ticket.objects.filter(exam_id=exam_id, state__in=["waiting", "called", "held"]).first()


def list_exam_appointments(exam_ids: list[int]) -> dict[int, Appointment]:
    rows = Appointment.objects.select_related("occupancy__resource__room").filter(
        exam_id__in=exam_ids, state__in=["booked", "arrived", "in_exam"]
    )
    return {row.exam_id: row for row in rows}


def get_exams(exam_ids: list[int]) -> list[ExamFacts]:
    return list_exams(exam_ids)
