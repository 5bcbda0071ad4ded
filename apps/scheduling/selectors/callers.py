"""Who is on the phone: patients that match, each with the exams to book; the search is directory's, the exams workflow's."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from apps.directory.public import PatientFacts, get_exam_type, get_patient, search_patients
from apps.scheduling.models import Appointment
from apps.workflow.public import ExamFacts, find_exam_by_accession, list_exams_of_patient, list_steps

TO_BOOK = ("vetted", "no_show", "requested", "discontinued")
BOOKED = ("booked", "arrived", "ready")
RECENT = 6
LIMIT = 12


@dataclass(frozen=True)
class CallerExam:
    facts: ExamFacts
    prep: dict
    appointment_id: int | None


@dataclass(frozen=True)
class Caller:
    patient: PatientFacts
    to_book: tuple[CallerExam, ...]
    booked: tuple[CallerExam, ...]


def find_callers(text: str, *, site_id: int, limit: int = LIMIT) -> list[Caller]:
    """Patients by phone tail, name, pinyin, initials, MRN or accession number; those with something to book first."""
    exam = find_exam_by_accession(text)
    patients = [exam.patient] if exam else search_patients(text, limit=limit)
    if not patients:
        return []
    found = _list_exams([patient.id for patient in patients], site_id)
    callers = [_to_caller(patient, found[patient.id]) for patient in patients]
    return sorted(callers, key=lambda caller: not caller.to_book)


def has_one_to_book(callers: Sequence[Caller]) -> bool:
    """Exactly one match has something to book. A full list says nothing: who did not fit may have an order too."""
    return len(callers) < LIMIT and sum(bool(caller.to_book) for caller in callers) == 1


def get_caller(patient_id: int, *, site_id: int) -> Caller:
    """Raises NotFound."""
    patient = get_patient(patient_id)
    return _to_caller(patient, _list_exams([patient_id], site_id)[patient_id])


def list_recent(patient_id: int) -> list[ExamFacts]:
    """The newest exams that are over."""
    rows = [
        exam
        for exam in list_exams_of_patient(patient_id, limit=30)
        if exam.state not in (*TO_BOOK[:1], *BOOKED, "requested")
    ]
    return rows[:RECENT]


def _list_exams(patient_ids: Sequence[int], site_id: int) -> dict[int, list[CallerExam]]:
    exams = list_steps(states=(*TO_BOOK, *BOOKED), patient_ids=patient_ids, site_id=site_id, limit=200)
    rows = Appointment.objects.filter(
        exam_id__in=[exam.id for exam in exams], state__in=["booked", "arrived", "in_exam"]
    ).values_list("exam_id", "pk")
    appointments = dict(rows)
    preps = {code: get_exam_type(code).prep for code in {exam.exam_type_code for exam in exams}}
    found: dict[int, list[CallerExam]] = defaultdict(list)
    for exam in exams:
        found[exam.patient_id].append(CallerExam(exam, preps[exam.exam_type_code], appointments.get(exam.id)))
    return found


def _to_caller(patient: PatientFacts, exams: list[CallerExam]) -> Caller:
    return Caller(
        patient,
        to_book=tuple(exam for exam in exams if exam.facts.state in TO_BOOK),
        booked=tuple(exam for exam in exams if exam.facts.state in BOOKED),
    )
