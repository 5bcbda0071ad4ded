"""Bookings of a record that was merged into another, and back. One person cannot be at two scanners at once: where both records had
a time, the database refuses to give the second one to the survivor, and a person is asked to move it."""

from django.db import transaction

from apps.common.kernel.reason import Reason
from apps.directory.public import move_patient_rows
from apps.scheduling.models import Appointment, Occupancy, Series, Visit
from apps.workflow.public import open_discrepancy_for

MODELS = (Occupancy, Visit, Series)


@transaction.atomic
def follow_merge(merge_id: int) -> None:
    left = [row.pk for row in move_patient_rows(merge_id, MODELS) if isinstance(row, Occupancy)]
    rows = Appointment.objects.filter(occupancy__in=left, occupancy__is_live=True).select_related("exam")
    for row in rows:
        reason = Reason("scheduling.merged_twice_booked", {"accession": row.exam.accession}, "warning")
        key = f"merged_twice_booked:{merge_id}:{row.pk}"
        open_discrepancy_for(reason, key=key, site_id=row.exam.site_id, exam_id=row.exam_id)
