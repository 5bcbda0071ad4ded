"""What happened to calendars since a version that somebody keeps."""

from collections.abc import Mapping

from apps.common.prepared import Prepared, Slot
from apps.scheduling.models import CalendarChange, Resource

CHANGES = Prepared(
    lambda: (
        CalendarChange.objects.filter(resource_id__among=Slot("resources"), version__gt=Slot("after"))
        .order_by("version")
        .values_list("resource_id", "previous", "version", "occupancy_id")
    )
)

VERSIONS = Prepared(
    lambda: Resource.objects.filter(pk__among=Slot("resources")).order_by().values_list("pk", "calendar_version")
)


def list_changed(known: Mapping[int, int], now: Mapping[int, int]) -> set[int] | None:
    """The occupancies that took the versions of these resources from `known` to `now`; None: something else did, too; one query."""
    behind = {pk: version for pk, version in known.items() if version != now[pk]}
    rows = CHANGES(resources=list(behind), after=min(behind.values())) if behind else ()
    changed = set()
    for pk, previous, version, occupancy_id in rows:
        if not behind[pk] < version <= now[pk]:
            continue
        if previous != behind[pk]:
            return None
        behind[pk] = version
        changed.add(occupancy_id)
    return changed if all(version == now[pk] for pk, version in behind.items()) else None
