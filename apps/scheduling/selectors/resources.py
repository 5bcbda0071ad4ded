from datetime import datetime

from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import Occupancy, Resource


def find_scanner_id(site_id: int, code: str) -> int | None:
    """The scanner or room of the site with this code, as the department and its systems call it; no pool."""
    rows = Resource.objects.filter(site_id=site_id, code=code).exclude(kind="pool")
    return rows.values_list("id", flat=True).first()


def list_booked_spans(device_code: str, *, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """When patients were or are booked on a device, given-back time apart; they may touch or, overbooked, overlap."""
    rows = Occupancy.objects.filter(
        resource__device_code=device_code, is_live=True, during__overlap=(start, end),
        kind__in=(OccupancyKind.APPOINTMENT, OccupancyKind.OVERBOOKED),
    )  # fmt: skip
    return [(during.lower, during.upper) for during in rows.order_by("during").values_list("during", flat=True)]
