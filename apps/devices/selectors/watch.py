"""Watch items for people, and how often each detector was right."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from apps.common.kernel.proportions import compute_wilson
from apps.devices.models import WatchItem, WatchMute


def list_watch_items(
    *, state: str = "open", device_id: int | None = None, detector: str | None = None
) -> QuerySet[WatchItem]:
    """`open` (nobody has judged), `useful`, `not_useful` or `all`."""
    rows = WatchItem.objects.select_related("device", "channel").prefetch_related("work_orders")
    if state != "all":
        rows = rows.filter(verdict="" if state == "open" else state)
    if device_id:
        rows = rows.filter(device_id=device_id)
    if detector:
        rows = rows.filter(detector=detector)
    return rows.order_by("-started_at", "-id")


def list_watch_mutes(*, device_id: int | None = None, now: datetime) -> QuerySet[WatchMute]:
    """Those that are on."""
    rows = WatchMute.objects.select_related("channel__device").filter(since__lte=now, until__gt=now)
    if device_id:
        rows = rows.filter(channel__device_id=device_id)
    return rows.order_by("until", "id")


@dataclass(frozen=True)
class Precision:
    """Of one form of a detector. `share` of useful items among the judged, with Wilson's interval of 95 %; None where none is judged."""

    detector: str
    form: str
    useful: int
    not_useful: int
    open: int
    share: float | None
    interval: tuple[float, float] | None


def measure_precision(items: QuerySet[WatchItem]) -> list[Precision]:
    """One row for each detector and form of it that has found something."""
    counts = items.order_by("detector", "form").values_list("detector", "form")
    rows = counts.annotate(
        useful=Count("pk", filter=Q(verdict="useful")),
        not_useful=Count("pk", filter=Q(verdict="not_useful")),
        open=Count("pk", filter=Q(verdict="")),
    )
    return [_rate(*row) for row in rows]


def _rate(detector: str, form: str, useful: int, not_useful: int, unjudged: int) -> Precision:
    judged = useful + not_useful
    share = useful / judged if judged else None
    return Precision(detector, form, useful, not_useful, unjudged, share, compute_wilson(useful, judged))


def count_verdicts(item: WatchItem) -> dict[str, int]:
    """What was said of the same detector's other items on this channel."""
    others = WatchItem.objects.filter(channel=item.channel_id, detector=item.detector).exclude(pk=item.pk)
    found = Counter(others.values_list("verdict", flat=True))
    return {"useful": found["useful"], "not_useful": found["not_useful"]}
