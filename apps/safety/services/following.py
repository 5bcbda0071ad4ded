"""When a fact about the patient changes, every exam that is still to come is judged anew."""

from apps.safety.services.assessing import reassess_exam
from apps.workflow.public import list_steps

STILL_TO_COME = ("requested", "vetted", "booked", "arrived", "ready")


def reassess_patient(patient_id: int, *, cause: str) -> list[int]:
    """Ids of the exams that were judged."""
    exams = list_steps(states=STILL_TO_COME, patient_ids=[patient_id])
    for exam in exams:
        reassess_exam(exam.id, cause=cause)
    return [e.id for e in exams]
