"""What happened to a device on one axis of time: alarms, outages, work, windows of work and changes of its set-up."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db.models import Q, QuerySet

from apps.common.audit import list_acts_on
from apps.common.department_clock import to_department_time
from apps.common.kernel.reason import Reason
from apps.common.policy.models import PolicySet
from apps.devices.engine.work_orders import WindowState
from apps.devices.models import Alarm, Device, Downtime, WorkOrder

MOST = 200
"""Of each kind, the newest: more than that no eye tells apart, and the lists of each kind have them all."""
SET_UPS = (
    "device.added",
    "device.edited",
    "channel.edited",
    "channel.adopted",
    "alarm_limit.set",
    "alarm_limit.cleared",
)
POLICIES = ("devices.alarm_rules", "devices.watch", "devices.decline")
"""Policies that judge readings."""


class MarkKind(StrEnum):
    ALARM = "alarm"
    DOWNTIME = "downtime"
    ORDER = "order"
    WINDOW = "window"
    CHANGE = "change"


@dataclass(frozen=True)
class Mark:
    """[starts_at, ends_at): None lasts still; a change is one instant. `id` is of the alarm, the downtime, the order, the audit entry or
    the policy version; `name` a number or code, `reason` and `note` say what it is,
    `facts` what a change set."""

    kind: MarkKind
    id: int
    starts_at: datetime
    ends_at: datetime | None
    name: str = ""
    severity: str = ""
    channel: str = ""
    cause: str = ""
    full: bool = True
    reason: Reason | dict | None = None
    note: str = ""
    actor: str = ""
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Timeline:
    """`is_cut`: of some kind there is more in this time than is told."""

    marks: list[Mark]
    is_cut: bool


def read_timeline(device: Device, *, start: datetime, end: datetime, kinds: Collection[MarkKind]) -> Timeline:
    """What lies in [start, end) or reaches into it, in order; only the kinds that the caller may see."""
    marks: list[Mark] = []
    is_cut = False
    for kind in kinds:
        found = READERS[kind](device, start, end)
        is_cut |= len(found) > MOST
        marks += found[:MOST]
    return Timeline(sorted(marks, key=lambda mark: (mark.starts_at, mark.kind, mark.id)), is_cut)


def _overlap(rows: QuerySet, start: datetime, end: datetime, begins: str, ends: str) -> Iterable:
    """The newest that touch the time, one more than is told."""
    inside = rows.filter(Q(**{f"{begins}__lt": end}) & (Q(**{ends: None}) | Q(**{f"{ends}__gt": start})))
    return inside.order_by(f"-{begins}", "-id")[: MOST + 1]


def _list_alarms(device: Device, start: datetime, end: datetime) -> list[Mark]:
    rows = Alarm.objects.filter(device=device).select_related("channel")
    return [
        Mark(
            MarkKind.ALARM, row.pk, row.raised_at, row.cleared_at, name=row.rule, severity=row.severity,
            channel=row.channel.code if row.channel else "", cause=row.cause, reason=row.reason,
        )
        for row in _overlap(rows, start, end, "raised_at", "cleared_at")
    ]  # fmt: skip


def _list_downtimes(device: Device, start: datetime, end: datetime) -> list[Mark]:
    return [
        Mark(
            MarkKind.DOWNTIME, row.pk, row.started_at, row.ended_at, cause=row.cause, full=row.full, note=row.note, actor=row.started_by
        )
        for row in _overlap(Downtime.objects.filter(device=device), start, end, "started_at", "ended_at")
    ]  # fmt: skip


def _list_orders(device: Device, start: datetime, end: datetime) -> list[Mark]:
    return [
        Mark(
            MarkKind.ORDER, row.pk, row.opened_at, row.closed_at, name=row.number, severity=row.priority, cause=row.kind,
            reason=row.reason, note=row.summary, actor=row.opened_by,
        )
        for row in _overlap(WorkOrder.objects.filter(device=device), start, end, "opened_at", "closed_at")
    ]  # fmt: skip


def _list_windows(device: Device, start: datetime, end: datetime) -> list[Mark]:
    rows = WorkOrder.objects.filter(device=device, window_state=WindowState.CONFIRMED)
    return [
        Mark(
            MarkKind.WINDOW, row.pk, row.window_starts_at, row.window_ends_at, name=row.number, cause=row.kind, note=row.summary
        )
        for row in _overlap(rows, start, end, "window_starts_at", "window_ends_at")
    ]  # fmt: skip


def _list_changes(device: Device, start: datetime, end: datetime) -> list[Mark]:
    """Acts of people on the device's set-up, and new versions of the policies that judge its readings."""
    marks = []
    for act in list_acts_on(f"device:{device.pk}", actions=SET_UPS, most=2 * MOST):
        at = to_department_time(act.at)
        name = act.detail.get("rule") or act.detail.get("channel") or ""
        told = Reason(f"audit.{act.action}")
        marks.append(
            Mark(
                MarkKind.CHANGE,
                act.pk,
                at,
                at,
                name=name,
                reason=told,
                facts=_list_facts(act.detail),
                note=act.detail.get("source", ""),
                actor=act.actor_name,
            )
        )
    rows = PolicySet.objects.filter(code__in=POLICIES, site_id__in=(0, device.room.site_id)).exclude(activated_at=None)
    for row in rows.order_by("-activated_at")[:MOST]:
        at, told = to_department_time(row.activated_at), Reason(f"policy.{row.code}")
        note = row.change_reason or row.source[:200]
        marks.append(
            Mark(
                MarkKind.CHANGE,
                row.pk,
                at,
                at,
                name=f"{row.code}@{row.version}",
                reason=told,
                note=note,
                actor=row.activated_by,
            )
        )
    inside = [mark for mark in marks if start <= mark.starts_at < end]
    return sorted(inside, key=lambda mark: mark.starts_at, reverse=True)[: MOST + 1]


def _list_facts(detail: dict) -> dict[str, str]:
    """What was set, by name."""
    after = detail.get("after", detail)
    return {name: str(after[name]) for name in FACTS if after.get(name) is not None}


FACTS = (
    "on",
    "off",
    "hold_s",
    "cadence_s",
    "valid_low",
    "valid_high",
    "ae_title",
    "station_name",
    "serial",
    "software",
)
READERS: dict[MarkKind, Callable[[Device, datetime, datetime], list[Mark]]] = {
    MarkKind.ALARM: _list_alarms,
    MarkKind.DOWNTIME: _list_downtimes,
    MarkKind.ORDER: _list_orders,
    MarkKind.WINDOW: _list_windows,
    MarkKind.CHANGE: _list_changes,
}
