"""The fleet at a glance: every device with its alarms, downtime and work, in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, F, Q

from apps.common.kernel.intervals import merge
from apps.devices.engine.papers import Standing
from apps.devices.engine.qa_tests import Due
from apps.devices.engine.rules import SEVERITY_RANK, Severity
from apps.devices.engine.work_orders import CLOSED
from apps.devices.models import Alarm, Certificate, Device, Downtime, Part, WorkOrder
from apps.devices.selectors.papers import list_certificates
from apps.devices.selectors.qa import list_test_states

TELEMETRY = "telemetry"


@dataclass
class Tile:
    device: Device
    alarms: int = 0
    unacknowledged: int = 0
    worst: str | None = None
    silent_channels: int = 0
    orders: int = 0
    tests_open: int = 0
    tests_overdue: int = 0
    plans_due: int = 0
    papers_due: int = 0
    papers_expired: int = 0
    parts_short: int = 0
    downtime: Downtime | None = None
    down_s_month: float = 0.0


@dataclass
class FleetBoard:
    at: datetime
    tiles: list[Tile] = field(default_factory=list)


def read_board(now: datetime, devices: Iterable[Device]) -> FleetBoard:
    tiles = {device.id: Tile(device) for device in devices}
    open_alarms = Alarm.objects.filter(cleared_at=None, muted=False, device__in=tiles).filter(
        Q(shelved_until=None) | Q(shelved_until__lte=now)
    )
    for device_id, severity, cause, acknowledged_at in open_alarms.values_list(
        "device_id", "severity", "cause", "acknowledged_at"
    ):
        tile = tiles[device_id]
        if cause == TELEMETRY:
            tile.silent_channels += 1
            continue
        tile.alarms += 1
        tile.unacknowledged += acknowledged_at is None
        if tile.worst is None or SEVERITY_RANK[Severity(severity)] < SEVERITY_RANK[Severity(tile.worst)]:
            tile.worst = severity
    counts = (
        WorkOrder.objects.filter(device__in=tiles)
        .exclude(state__in=CLOSED)
        .values_list("device_id")
        .annotate(n=Count("id"), planned=Count("plan"))
    )
    for device_id, n, planned in counts.order_by():
        tiles[device_id].orders, tiles[device_id].plans_due = n, planned
    for state in list_test_states([tile.device for tile in tiles.values()], now):
        tiles[state.device.id].tests_open += state.required is not None
        tiles[state.device.id].tests_overdue += state.due == Due.OVERDUE
    _add_papers(tiles, now)
    _add_parts(tiles)
    _add_downtimes(tiles, now)
    return FleetBoard(now, list(tiles.values()))


def _add_papers(tiles: dict[int, Tile], now: datetime) -> None:
    """Certificates that run out within their lead days or have run out, and that nothing goes on for."""
    for state in list_certificates(Certificate.objects.filter(device__in=tiles), now):
        tile = tiles[state.certificate.device_id]
        if state.is_replaced:
            continue
        tile.papers_due += state.standing in (Standing.DUE, Standing.EXPIRED)
        tile.papers_expired += state.standing == Standing.EXPIRED


def _add_parts(tiles: dict[int, Tile]) -> None:
    """Spare parts for a device's model that its site has too few of."""
    rows = Part.objects.filter(is_active=True, amount__lt=F("least")).values_list("site_id", "fits")
    short = Counter((site_id, model_id) for site_id, model_id in rows if model_id)
    for tile in tiles.values():
        tile.parts_short = short[tile.device.room.site_id, tile.device.model_id]


def _add_downtimes(tiles: dict[int, Tile], now: datetime) -> None:
    """The open one, and the time lost to unplanned full stops in the last 30 days."""
    since = now - timedelta(days=30)
    spans: dict[int, list] = defaultdict(list)
    rows = (
        Downtime.objects.filter(device__in=tiles)
        .filter(Q(ended_at=None) | Q(ended_at__gt=since))
        .select_related("work_order")
    )
    for row in rows:
        if row.ended_at is None:
            tiles[row.device_id].downtime = row
        if row.full and row.cause != "planned":
            spans[row.device_id].append((max(row.started_at, since), row.ended_at or now))
    for device_id, found in spans.items():
        tiles[device_id].down_s_month = sum((b - a).total_seconds() for a, b in merge(found))
