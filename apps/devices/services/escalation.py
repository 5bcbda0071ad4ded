"""Who is told next while nobody takes note of an alarm."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from apps.common.kernel.reason import Reason
from apps.common.policy import add_check, get_policy
from apps.devices.engine.axes import DownCause
from apps.devices.engine.conditions import is_number
from apps.devices.engine.rules import SEVERITY_RANK, Severity
from apps.devices.models import Alarm, AlarmEvent, Downtime, Supply
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
    """Takes the steps that are due, each once, however many processes ask; returns how many. `now`: the department's time.

    What hangs on one supply is one matter: its alarms of a severity are told together, waited for from the first of them; one that comes
    later takes part in what was told already. While a worse one of the same supply waits for somebody, only that is told.
    """
    _wake_forgotten(now)
    policy, taken = get_policy(POLICY), 0
    ladder = {Severity(name): steps for name, steps in policy.payload["steps"].items() if steps}
    for severity, steps in ladder.items():
        due = _waiting(now).filter(
            severity=severity, steps_told__lt=len(steps),
            told_at__lte=now - timedelta(minutes=min(step["after_min"] for step in steps)),
        )  # fmt: skip
        for alarm_id in due.filter(supply=None).order_by("pk").values_list("pk", flat=True):
            taken += _escalate({"pk": alarm_id}, steps, now, policy.label)
        for supply_id in due.exclude(supply=None).order_by("supply_id").values_list("supply_id", flat=True).distinct():
            worse = [other for other in ladder if SEVERITY_RANK[other] < SEVERITY_RANK[severity]]
            taken += _escalate_supply(supply_id, severity, worse, steps, now, policy.label)
    return taken


def _waiting(now: datetime) -> QuerySet[Alarm]:
    """Open, told, in sight, and nobody has taken note."""
    return Alarm.objects.filter(
        Q(shelved_until=None) | Q(shelved_until__lte=now),
        acknowledged_at=None, cleared_at=None, muted=False, told_at__isnull=False,
    )  # fmt: skip


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
def _escalate_supply(
    supply_id: int, severity: Severity, worse: list[Severity], steps: list[Mapping], now: datetime, policy_version: str
) -> int:
    """One process at a time works on a supply; its lock does not stand in the way of alarms that name it."""
    if not Supply.objects.select_for_update(skip_locked=True, no_key=True).filter(pk=supply_id).exists():
        return 0
    if _waiting(now).filter(supply=supply_id, severity__in=worse).exists():
        return 0
    return _escalate({"supply_id": supply_id, "severity": severity}, steps, now, policy_version)


@transaction.atomic
def _escalate(which: Mapping[str, Any], steps: list[Mapping[str, Any]], now: datetime, policy_version: str) -> int:
    """Alarms that somebody else holds are passed over: their turn comes. What one of a group was told counts for all."""
    rows = (
        _waiting(now)
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("device__room", "channel", "supply")
    )
    alarms = list(rows.filter(**which).order_by("told_at", "pk"))
    if not alarms:
        return 0
    alike = list(_waiting(now).filter(**which).values_list("told_at", "steps_told"))  # what stands since we hold them
    open_min = int((now - min(at for at, _ in alike)).total_seconds() / 60)
    taken = max(n for _, n in alike)
    due = [step for step in steps[taken:] if open_min >= step["after_min"]]
    reason = None
    if due:
        roles = sorted({role for step in due for role in step["roles"]})
        told = tell_people(alarms[0], roles, _say(alarms, open_min, policy_version))
        reason = Reason("devices.alarm_escalated", {"min": open_min, "count": told}, policy_version=policy_version)
    for alarm in alarms:
        if alarm.steps_told < taken + len(due):
            alarm.steps_told = taken + len(due)
            alarm.save(update_fields=["steps_told"])
        if reason:
            AlarmEvent.objects.create(alarm=alarm, at=now, kind="escalated", reason=reason.to_json())
    return len(due)


def _say(alarms: list[Alarm], open_min: int, policy_version: str) -> Reason:
    first = alarms[0]
    if len(alarms) == 1 or first.supply is None:
        facts = {"device": first.device.code, "channel": first.channel.names if first.channel else "", "min": open_min}
        return Reason("devices.alarm_waits", facts, policy_version=policy_version)
    devices = ", ".join(sorted({alarm.device.code for alarm in alarms}))
    facts = {"supply": first.supply.names, "count": len(alarms), "devices": devices, "min": open_min}
    return Reason("devices.supply_alarms_wait", facts, policy_version=policy_version)
