"""What upper apps count of devices: when they were down, and how their tests went."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from apps.devices.models import Downtime, QaResult


def list_down_spans(
    codes: Sequence[str], *, start: datetime, end: datetime
) -> dict[str, list[tuple[datetime, datetime]]]:
    """By device; whole outages only, also planned ones. One that lasts ends at `end`."""
    rows = Downtime.objects.filter(device__code__in=codes, full=True, started_at__lt=end)
    rows = rows.filter(Q(ended_at=None) | Q(ended_at__gt=start))
    found: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for code, began, ended in rows.values_list("device__code", "started_at", "ended_at"):
        found[code].append((max(began, start), min(ended or end, end)))
    return found


def list_qa_outcomes(codes: Sequence[str], *, start: datetime, end: datetime) -> list[bool]:
    """Passed or not, of every quality test of these devices; a result that a second person rejected does not count."""
    rows = QaResult.objects.filter(device__code__in=codes, at__gte=start, at__lt=end).exclude(is_accepted=False)
    return list(rows.values_list("passed", flat=True))
