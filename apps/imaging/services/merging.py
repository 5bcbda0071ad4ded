"""Studies and doses of a record that was merged into another, and back."""

from apps.directory.public import move_patient_rows
from apps.imaging.models import DoseRecord, Study

MODELS = (Study, DoseRecord)


def follow_merge(merge_id: int) -> None:
    move_patient_rows(merge_id, MODELS)
