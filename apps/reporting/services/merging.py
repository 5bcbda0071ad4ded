"""Reports and follow-ups of a record that was merged into another, and back. A patient has one open follow-up of a tumour: where both
records had one, that of the merged record is closed, because its lesions were measured from another baseline."""

from django.db import transaction

from apps.common.kernel import clock
from apps.directory.public import move_patient_rows
from apps.reporting.models import FollowUp, Report

MODELS = (Report, FollowUp)


@transaction.atomic
def follow_merge(merge_id: int) -> None:
    left = [row.pk for row in move_patient_rows(merge_id, MODELS) if isinstance(row, FollowUp)]
    if left:
        FollowUp.objects.filter(pk__in=left, closed_at=None).update(closed_at=clock.now())
        move_patient_rows(merge_id, (FollowUp,))
