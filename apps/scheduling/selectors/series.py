"""Which one of its series an appointment is."""

from collections import defaultdict
from collections.abc import Collection

from apps.scheduling.models import Appointment


def number_members(series_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Appointment -> (its number, of how many) among those of its series that are not called off, in order of time."""
    if not series_ids:
        return {}
    rows = Appointment.objects.filter(series_id__in=series_ids).exclude(state="cancelled")
    members: dict[int, list[int]] = defaultdict(list)
    for series_id, pk in rows.order_by("occupancy__during", "pk").values_list("series_id", "pk"):
        members[series_id].append(pk)
    return {pk: (at, len(pks)) for pks in members.values() for at, pk in enumerate(pks, start=1)}
