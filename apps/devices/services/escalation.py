"""Who is told next while nobody takes note of an alarm."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from apps.common.kernel.reason import Reason
from apps.common.policy import add_check, get_policy
from apps.devices.engine.axes import DownCause
from apps.devices.engine.conditions import is_number
from apps.devices.engine.rules import Severity
from apps.devices.models import Alarm, AlarmEvent, Downtime
from apps.devices.services.alarms import tell_people, wake_alarms
from apps.devices.services.fleet import lock_device
from apps.directory.public import Role

POLICY = "devices.escalation"


def find_step_faults(payload: Any) -> Iterable[tuple[str, str]]:
    steps = payload.get("steps") if isinstance(payload, Mapping) else None
    if not isinstance(steps, Mapping):
        yield "steps", "must be an object by severity"
        return
    for severity, rows in steps.items():
        where = f"steps.{severity}"
        if severity not in list(Severity):
            yield where, f"must be one of {', '.join(Severity)}"
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            yield where, "must be a list of steps"
            continue
        minutes = [row.get("after_min") for row in rows]
        if not all(is_number(one) and one > 0 for one in minutes) or minutes != sorted(set(minutes)):
            yield where, "after_min must be minutes, each more than the one before"
        if not all(
            isinstance(row.get("roles"), list) and row["roles"] and set(row["roles"]) <= set(Role) for row in rows
        ):
            yield where, f"roles must be one of {', '.join(Role)}"


add_check(POLICY, find_step_faults)


def escalate_alarms(now: datetime) -> int:
    """Takes the steps that are due, each once, however many processes ask; returns how many. `now`: the department's time."""
    _wake_forgotten(now)
    policy, taken = get_policy(POLICY), 0
    for severity, steps in policy.payload["steps"].items():
        rows = Alarm.objects.filter(
            Q(shelved_until=None) | Q(shelved_until__lte=now),
            severity=severity, acknowledged_at=None, cleared_at=None, muted=False, steps_told__lt=len(steps),
            told_at__lte=now - timedelta(minutes=min(step["after_min"] for step in steps)),
        )  # fmt: skip
        for alarm_id in rows.order_by("pk").values_list("pk", flat=True):
            taken += _escalate(alarm_id, steps, now, policy.label)
    return taken


def _wake_forgotten(now: datetime) -> None:
    """An alarm that was raised at the very end of planned work, and muted by what the intake had read before, is told after all."""
    at_work = Downtime.objects.filter(ended_at=None, cause=DownCause.PLANNED).values("device_id")
    muted = Alarm.objects.filter(muted=True, cleared_at=None).exclude(device_id__in=at_work)
    for device_id in muted.order_by("device_id").values_list("device_id", flat=True).distinct():
        with transaction.atomic():
            lock_device(device_id)
            if not Downtime.objects.filter(device_id=device_id, ended_at=None, cause=DownCause.PLANNED).exists():
                wake_alarms(device_id, now)


@transaction.atomic
def _escalate(alarm_id: int, steps: list[Mapping[str, Any]], now: datetime, policy_version: str) -> int:
    rows = Alarm.objects.select_for_update(of=("self",), skip_locked=True).select_related("device__room", "channel")
    alarm = rows.filter(pk=alarm_id, acknowledged_at=None, cleared_at=None).first()
    if alarm is None:
        return 0
    open_min = (now - alarm.told_at).total_seconds() / 60
    due = [step for step in steps[alarm.steps_told :] if open_min >= step["after_min"]]
    if not due:
        return 0
    roles = sorted({role for step in due for role in step["roles"]})
    facts = {"device": alarm.device.code, "channel": alarm.channel.names if alarm.channel else "", "min": int(open_min)}
    text = Reason("devices.alarm_waits", facts, policy_version=policy_version)
    told = tell_people(alarm, roles, text)
    alarm.steps_told += len(due)
    alarm.save(update_fields=["steps_told"])
    reason = Reason("devices.alarm_escalated", {"min": int(open_min), "count": told}, policy_version=policy_version)
    AlarmEvent.objects.create(alarm=alarm, at=now, kind="escalated", reason=reason.to_json())
    return len(due)
