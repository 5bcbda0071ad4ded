"""Objections and pseudonyms of a record that was merged into another, and back. Where both records have one, each keeps its own:
the survivor's objection stands for both, and both pseudonyms still lead to the one patient."""

from apps.directory.public import move_patient_rows
from apps.research.models import Objection, Subject

MODELS = (Objection, Subject)


def follow_merge(merge_id: int) -> None:
    move_patient_rows(merge_id, MODELS)
