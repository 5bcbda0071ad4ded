"""What happened to calendars since a version that somebody keeps."""

from collections.abc import Mapping
from functools import reduce
from operator import or_

from django.db.models import Q

from apps.scheduling.models import CalendarChange


def list_changed(known: Mapping[int, int], now: Mapping[int, int]) -> set[int] | None:
    """The occupancies that took the versions of these resources from `known` to `now`; None: something else did, too; one query."""
    behind = {pk: version for pk, version in known.items() if version != now[pk]}
    spans = [Q(resource_id=pk, version__gt=version, version__lte=now[pk]) for pk, version in behind.items()]
    rows = CalendarChange.objects.filter(reduce(or_, spans)).order_by("version") if spans else ()
    changed = set()
    for row in rows:
        if row.previous != behind[row.resource_id]:
            return None
        behind[row.resource_id] = row.version
        changed.add(row.occupancy_id)
    return changed if all(version == now[pk] for pk, version in behind.items()) else None
