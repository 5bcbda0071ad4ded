"""Whose patients know the time: a booking that nobody was told about may be moved without a call."""

from collections.abc import Iterable

from django.db.models import F

from apps.scheduling.models import PatientNotice


def list_told(appointment_ids: Iterable[int]) -> set[int]:
    """The appointments whose patients were told where they stand now."""
    rows = PatientNotice.objects.filter(
        appointment_id__in=list(appointment_ids),
        state=PatientNotice.State.QUEUED,
        starts_at=F("appointment__occupancy__during__startswith"),
    )
    return set(rows.exclude(kind=PatientNotice.Kind.CANCELLED).values_list("appointment_id", flat=True))
