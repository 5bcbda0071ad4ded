"""Injections and reactions of a record that was merged into another, and back: what they teach counts for the person's other exams."""

from apps.directory.public import move_patient_rows
from apps.safety.models import Injection, Reaction
from apps.safety.services.following import reassess_patient

MODELS = (Injection, Reaction)


def follow_merge(merge_id: int, patient_ids: tuple[int, ...]) -> None:
    move_patient_rows(merge_id, MODELS)
    for patient_id in patient_ids:
        reassess_patient(patient_id, cause="verdict_changed")
