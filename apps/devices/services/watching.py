"""Detectors over stored readings: each channel is read on from where it stands, and what is odd becomes a watch item.

Never in the ingester. Everything of one device is one transaction under the locks of its states, so that several processes share the
work and nothing is read or told twice.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import transaction

from apps.common.kernel.reason import Reason
from apps.common.policy import add_check, find_policy
from apps.devices.engine.axes import ChannelKind, DownCause
from apps.devices.engine.detectors import DETECTORS, Point, load_detectors
from apps.devices.engine.watching import (
    Event,
    Spans,
    Watch,
    Watching,
    find_watch_faults,
    name_form,
    read_watching,
    watch_points,
)
from apps.devices.models import Channel, Downtime, WatchItem, WatchMute, WatchState
from apps.devices.selectors.charts import read_series
from apps.devices.services.alarms import name_channel
from apps.devices.services.watch_store import put_memory, read_memory

POLICY = "devices.watch"
MOST_STEPS = 2_000
"""Read at once: a channel that is new is caught up piece by piece."""
ROUND_S = 60.0
"""A round stops after so long; the devices that stand furthest back come first in the next."""

add_check(POLICY, find_watch_faults)


@dataclass
class Task:
    state: WatchState
    watch: Watch
    changed: set[str] = field(default_factory=set)
    """Columns of the state that are to be written."""


def watch_channels(now: datetime) -> int:
    """One round over the fleet; returns how many items were opened. Nothing without the policy."""
    policy = find_policy(POLICY)
    if policy is None:
        return 0
    load_detectors()
    settings = read_watching(policy.payload)
    wanted = _list_wanted(settings)
    _make_states(wanted)
    opened, until = 0, time.monotonic() + ROUND_S
    for device_id in _order_devices(wanted):
        if time.monotonic() > until:
            break
        opened += _watch_device(device_id, wanted[device_id], settings, now, policy.label)
    return opened


def _list_wanted(settings: Watching) -> dict[int, dict[tuple[int, str], Watch]]:
    """By device: what watches which of its channels."""
    wanted: dict[int, dict[tuple[int, str], Watch]] = defaultdict(dict)
    channels = Channel.objects.filter(enabled=True, kind=ChannelKind.GAUGE).exclude(device__life_cycle="retired")
    for pk, code, device_id, modality in channels.values_list("pk", "code", "device_id", "device__modality"):
        for watch in settings.find(code, modality):
            wanted[device_id][pk, watch.detector] = watch
    return wanted


def _make_states(wanted: dict[int, dict[tuple[int, str], Watch]]) -> None:
    keys = {key for watches in wanted.values() for key in watches}
    missing = keys - set(WatchState.objects.values_list("channel_id", "detector"))
    rows = [WatchState(channel_id=channel, detector=detector) for channel, detector in sorted(missing)]
    WatchState.objects.bulk_create(rows, ignore_conflicts=True)


def _order_devices(wanted: dict[int, dict[tuple[int, str], Watch]]) -> list[int]:
    """Those that stand furthest back first; one that was never read is the furthest."""
    oldest: dict[int, datetime] = {}
    never = datetime.min.replace(tzinfo=UTC)
    for device_id, read_to in WatchState.objects.values_list("channel__device_id", "read_to"):
        oldest[device_id] = min(oldest.get(device_id, datetime.max.replace(tzinfo=UTC)), read_to or never)
    return sorted(wanted, key=lambda device_id: (oldest.get(device_id, never), device_id))


@transaction.atomic
def _watch_device(
    device_id: int, wanted: dict[tuple[int, str], Watch], settings: Watching, now: datetime, policy_version: str
) -> int:
    rows = WatchState.objects.select_for_update(of=("self",), skip_locked=True).select_related("channel__device")
    by_step: dict[float, list[Task]] = defaultdict(list)
    for state in rows.filter(channel__device_id=device_id).order_by("pk"):
        watch = wanted.get((state.channel_id, state.detector))
        if watch is not None:
            by_step[watch.step_s].append(Task(state, watch))
    explained = _read_explained(device_id, now - timedelta(days=settings.learn_days))
    opened = 0
    for step_s, tasks in by_step.items():
        opened += _watch_step(step_s, tasks, settings, now, explained, policy_version)
    return opened


def _watch_step(
    step_s: float,
    tasks: list[Task],
    settings: Watching,
    now: datetime,
    explained: dict[int, Spans],
    policy_version: str,
) -> int:
    """All channels that are read in the same steps, with one reading of the store."""
    for task in tasks:
        form = name_form(task.watch)
        if task.state.form != form or task.state.read_to is None:
            task.state.form, task.state.memory, task.state.past = form, None, None
            task.changed |= {"form", "memory", "past", "read_to"}
            task.state.read_to = now - timedelta(days=settings.learn_days)
    start = min(task.state.read_to for task in tasks).timestamp() // step_s * step_s
    newest = (now.timestamp() - settings.settle_s) // step_s * step_s
    end = min(newest, start + MOST_STEPS * step_s)
    if end <= start:
        return 0
    channels = {task.state.channel_id: task.state.channel for task in tasks}
    found = read_series(
        list(channels.values()), start=to_time(start), end=to_time(end), points=round((end - start) / step_s)
    )
    means = {
        series.channel.pk: [(t, m) for t, m in zip(series.t, series.mean, strict=True) if m is not None]
        for series in found
    }
    opened = 0
    for task in tasks:
        opened += _advance(
            task, means[task.state.channel_id], end, settings, now, explained.get(task.state.channel_id, ()), policy_version
        )  # fmt: skip
    _save(tasks)
    if end < newest:
        opened += _watch_step(step_s, tasks, settings, now, explained, policy_version)
    return opened


def _save(tasks: list[Task]) -> None:
    """What did not change is not written: a column that is named is written anew."""
    by_columns: dict[tuple[str, ...], list[WatchState]] = defaultdict(list)
    for task in tasks:
        if task.changed:
            by_columns[tuple(sorted(task.changed))].append(task.state)
            task.changed.clear()
    for columns, states in by_columns.items():
        WatchState.objects.bulk_update(states, columns)


def _advance(
    task: Task,
    means: Sequence[tuple[float, float]],
    end: float,
    settings: Watching,
    now: datetime,
    explained: Spans,
    policy_version: str,
) -> int:
    state, watch = task.state, task.watch
    read_to = state.read_to.timestamp()
    points = [Point(t, mean) for t, mean in means if t >= read_to]
    events: list[Event] = []
    if points or state.memory is None:
        detector = DETECTORS.get(watch.detector).value
        before = read_memory(state, detector)
        after, events = watch_points(before, watch, points, explained=explained)
        task.changed |= put_memory(state, detector, before, after)
    seen_to = points[-1].t + watch.step_s if points else read_to
    now_at = to_time(max(seen_to, end - settings.wait_h * 3600))
    if now_at != state.read_to:
        state.read_to = now_at
        task.changed.add("read_to")
    oldest = now.timestamp() - settings.fresh_h * 3600
    return sum(_tell(state.channel, watch, event, now, policy_version) for event in events if event.last >= oldest)


def _tell(channel: Channel, watch: Watch, event: Event, now: datetime, policy_version: str) -> bool:
    """A new item, or the one of the same event goes on; one that was judged keeps its figures. Whether it is new."""
    slack = timedelta(hours=watch.refractory_h)
    began, last = to_time(event.began), to_time(event.last)
    known = (
        WatchItem.objects.select_for_update()
        .filter(
            channel=channel, detector=watch.detector, started_at__lte=last + slack, last_at__gte=began - slack
        )
        .order_by("started_at")
        .last()
    )  # fmt: skip
    figures = {"value": event.value, "unit": channel.unit, **event.figures}
    reason = name_channel(Reason(f"devices.watch_{watch.detector.lower().replace('-', '_')}", figures), channel)
    if known is None:
        WatchItem.objects.create(
            device_id=channel.device_id, channel=channel, detector=watch.detector, form=name_form(watch), score=event.score,
            threshold=watch.threshold, reason=reason.to_json(), evidence_from=began - timedelta(hours=watch.evidence_h),
            started_at=began, last_at=last, opened_at=now, policy_version=policy_version,
        )  # fmt: skip
        return True
    if last > known.last_at:
        known.last_at = last
        if known.judged_at is None and event.score > known.score:
            known.score, known.reason = event.score, reason.to_json()
        known.save(update_fields=["last_at", "score", "reason"])
    return False


def _read_explained(device_id: int, since: datetime) -> dict[int, Spans]:
    """By channel: when a person has muted it, and when planned work explains what is seen."""
    works = list(_list_spans(Downtime.objects.filter(device_id=device_id, cause=DownCause.PLANNED), since))
    spans: dict[int, list[tuple[float, float]]] = {
        pk: list(works) for pk in Channel.objects.filter(device_id=device_id).values_list("pk", flat=True)
    }
    mutes = WatchMute.objects.filter(channel__device_id=device_id, until__gt=since)
    for channel_id, start, end in mutes.values_list("channel_id", "since", "until"):
        spans[channel_id].append((start.timestamp(), end.timestamp()))
    return spans


def _list_spans(rows, since: datetime) -> Iterable[tuple[float, float]]:
    for start, end in rows.exclude(ended_at__lt=since).values_list("started_at", "ended_at"):
        yield start.timestamp(), end.timestamp() if end else float("inf")


def to_time(epoch_s: float) -> datetime:
    return datetime.fromtimestamp(epoch_s, UTC)
