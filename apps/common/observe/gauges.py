"""What the database and the disk say at the moment of asking; every app may register more."""

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count, Min
from prometheus_client.core import GaugeMetricFamily

from apps.common.kernel import clock

log = logging.getLogger(__name__)
Sample = tuple[tuple[str, ...], float]
_GAUGES: dict[str, tuple[str, tuple[str, ...], Callable[[], Iterable[Sample]]]] = {}


def register_gauge(name: str, help: str, read: Callable[[], Iterable[Sample]], *, labels: tuple[str, ...] = ()) -> None:
    """`read` gives (values of the labels, value); it must be cheap, it runs at every look. No value of a label may name a person."""
    _GAUGES[name] = (help, labels, read)


class DepartmentCollector:
    """For prometheus_client: a gauge that cannot be read is left out, and told as such."""

    def describe(self) -> list:
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        failed = 0
        for name, (help, labels, read) in _GAUGES.items():
            family = GaugeMetricFamily(name, help, labels=labels)
            try:
                for values, value in read():
                    family.add_metric(values, value)
            except (DatabaseError, OSError) as error:
                log.warning("gauge %s cannot be read: %s", name, error)
                failed += 1
                continue
            yield family
        yield GaugeMetricFamily("radflow_gauges_failed", "Gauges that could not be read this time.", value=failed)


def _read_outbox() -> list[Sample]:
    from apps.common.events.models import Delivery

    rows = Delivery.objects.exclude(status=Delivery.Status.DONE).values("status").annotate(n=Count("id"))
    found = {row["status"]: row["n"] for row in rows}
    return [((status,), found.get(status, 0)) for status in (Delivery.Status.OPEN, Delivery.Status.PARKED)]


def _read_outbox_age() -> list[Sample]:
    from apps.common.events.models import Delivery

    oldest = Delivery.objects.filter(status=Delivery.Status.OPEN).aggregate(at=Min("event__recorded_at"))["at"]
    return [((), (clock.real_now() - oldest).total_seconds() if oldest else 0)]


def _read_unsealed() -> list[Sample]:
    from apps.common.audit.models import AuditEntry

    oldest = AuditEntry.objects.filter(seal=None).aggregate(at=Min("at"))["at"]
    return [((), (clock.real_now() - oldest).total_seconds() if oldest else 0)]


def _read_messages() -> list[Sample]:
    from apps.common.notify.models import OutgoingMessage

    rows = OutgoingMessage.objects.exclude(state__in=("sent",)).values("channel", "state").annotate(n=Count("id"))
    return [((row["channel"], row["state"]), row["n"]) for row in rows]


def _read_disk() -> list[Sample]:
    return [((kind,), shutil.disk_usage(_nearest(Path(path))).free) for kind, path in _list_places().items()]


def _list_places() -> dict[str, Path]:
    return {"data": settings.VAR, "images": settings.RADFLOW_IMAGES, "files": settings.RADFLOW_FILES}


def _nearest(path: Path) -> Path:
    """A folder that was never written to lies where its first file will."""
    return path if path.exists() else _nearest(path.parent)


def _read_sessions() -> list[Sample]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT application_name, count(*) FROM pg_stat_activity WHERE datname = current_database() GROUP BY 1"
        )
        return [((name or "other",), n) for name, n in cursor.fetchall()]


register_gauge(
    "radflow_outbox_deliveries", "Deliveries of events that are open or parked.", _read_outbox, labels=("status",)
)
register_gauge("radflow_outbox_oldest_seconds", "Age of the oldest open delivery.", _read_outbox_age)
register_gauge("radflow_audit_unsealed_seconds", "Age of the oldest audit entry without a seal.", _read_unsealed)
register_gauge(
    "radflow_messages", "Messages to people outside that are not sent.", _read_messages, labels=("channel", "state")
)
register_gauge("radflow_disk_free_bytes", "Room where data is kept.", _read_disk, labels=("place",))
register_gauge(
    "radflow_database_sessions", "Connections to the database by process.", _read_sessions, labels=("process",)
)
