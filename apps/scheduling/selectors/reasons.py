"""Why bookings are moved, cancelled or missed: the site's codes, and how often each was given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.db.models.functions import TruncWeek

from apps.common.policy import Policy, get_policy
from apps.directory.public import get_site
from apps.scheduling.models import AppointmentChange
from apps.scheduling.selectors.calendars import day_span

Kind = AppointmentChange.Kind
COUNTED = (Kind.MOVED, Kind.CANCELLED, Kind.LATE_CANCEL, Kind.NO_SHOW)


@dataclass(frozen=True)
class ReasonCode:
    """`kinds` of move, cancel, no_show; `by_system` ones are given by the department itself and not shown to choose."""

    code: str
    kinds: tuple[str, ...]
    names: Mapping[str, str]
    needs_text: bool = False
    by_system: bool = False


@dataclass(frozen=True)
class ChangeCount:
    week: date
    kind: str
    code: str
    names: Mapping[str, str] | None
    count: int


def reasons_policy(site_id: int) -> Policy:
    return get_policy("scheduling.reasons", site_id=site_id)


def list_reasons(site_id: int) -> list[ReasonCode]:
    """All codes of the site in the order of their number keys."""
    return [_read(row) for row in reasons_policy(site_id).payload["reasons"]]


def find_reason(site_id: int, code: str) -> ReasonCode | None:
    return next((reason for reason in list_reasons(site_id) if reason.code == code), None)


def late_cancel_hours(site_id: int) -> int:
    return reasons_policy(site_id).payload["late_cancel_h"]


def count_changes(site_id: int, *, first: date, last: date) -> list[ChangeCount]:
    """Moves, cancellations and no-shows of the days [first, last] by week, kind and code; what was undone does not count."""
    zone = get_site(site_id).time_zone
    within = (day_span(first, zone)[0], day_span(last, zone)[1] - timedelta(microseconds=1))
    rows = (
        AppointmentChange.objects.filter(
            kind__in=COUNTED,
            undone_at__isnull=True,
            happened_at__range=within,
            appointment__occupancy__resource__site_id=site_id,
        )
        .annotate(week=TruncWeek("happened_at", tzinfo=ZoneInfo(zone)))
        .values("week", "kind", "reason_code")
        .annotate(count=Count("pk"))
        .order_by("week", "kind", "reason_code")
    )
    names = {reason.code: reason.names for reason in list_reasons(site_id)}
    return [
        ChangeCount(row["week"].date(), row["kind"], row["reason_code"], names.get(row["reason_code"]), row["count"])
        for row in rows
    ]


def _read(row: Mapping) -> ReasonCode:
    return ReasonCode(
        code=row["code"],
        kinds=tuple(row["kinds"]),
        names=row["names"],
        needs_text=row.get("needs_text", False),
        by_system=row.get("by_system", False),
    )
