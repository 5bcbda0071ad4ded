"""Reports and follow-ups of a record that was merged into another, and back. A patient has one open follow-up of a tumour: where both
records had one, that of the merged record is closed, because its lesions were measured from another baseline; undone, it is open again."""

from django.db import IntegrityError, transaction

from apps.common.kernel import clock
from apps.directory.public import move_patient_rows
from apps.reporting.models import FollowUp, Report

MODELS = (Report, FollowUp)


@transaction.atomic
def follow_merge(merge_id: int, *, is_undone: bool = False) -> None:
    left = [row.pk for row in move_patient_rows(merge_id, MODELS) if isinstance(row, FollowUp)]
    if left:
        still_open = FollowUp.objects.filter(pk__in=left, closed_at=None)
        still_open.update(closed_at=clock.now(), closed_by_merge=merge_id)
        move_patient_rows(merge_id, (FollowUp,))
    if is_undone:
        _open_again(merge_id)


def _open_again(merge_id: int) -> None:
    """What only the merge had closed; it stays closed where the patient has got another one since."""
    for pk in FollowUp.objects.filter(closed_by_merge=merge_id).order_by("-id").values_list("pk", flat=True):
        try:
            with transaction.atomic():
                FollowUp.objects.filter(pk=pk).update(closed_at=None, closed_by_merge=None)
        except IntegrityError:
            FollowUp.objects.filter(pk=pk).update(closed_by_merge=None)
