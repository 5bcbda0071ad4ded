"""Who is behind a subject: the living record, so that a patient's cases are found together."""

from apps.directory.public import move_patient_rows
from apps.qc.models import SubjectIdentity

MODELS = (SubjectIdentity,)


def follow_merge(merge_id: int) -> None:
    move_patient_rows(merge_id, MODELS)
