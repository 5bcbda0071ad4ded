"""An agent beside a device that is gone or says nothing is an alarm of its own: what it keeps has not come, whatever the curves show."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from apps.common.department_clock import get_clock_facts
from apps.common.kernel.reason import Reason
from apps.common.policy import add_check, find_policy
from apps.devices.engine.alarm_steps import State
from apps.devices.engine.axes import LifeCycle
from apps.devices.engine.conditions import is_number
from apps.devices.engine.rules import Severity
from apps.devices.models import Alarm, AlarmEvent, DeviceStream
from apps.devices.services.alarms import AGENT_RULE, is_worked_on, tell_cleared, tell_raised
from apps.devices.services.fleet import lock_device

POLICY = "devices.agents"
WATCHED = (LifeCycle.IN_SERVICE, LifeCycle.STANDBY, LifeCycle.INSTALLED)


def find_agent_faults(payload: Any) -> Iterable[tuple[str, str]]:
    facts = payload if isinstance(payload, Mapping) else {}
    silent_s = facts.get("silent_s")
    if not is_number(silent_s) or silent_s is None or silent_s <= 0:
        yield "silent_s", "must be seconds, more than 0"
    if facts.get("severity") not in list(Severity):
        yield "severity", f"must be one of {', '.join(Severity)}"
    if not isinstance(facts.get("texts"), Mapping):
        yield "texts", "must be an object"


add_check(POLICY, find_agent_faults)


def check_agents(now: datetime) -> int:
    """Opens and closes the alarms of agents; returns how many changed. Each device has one at most, however many processes ask.
    `now`: the department's time."""
    policy = find_policy(POLICY)
    if policy is None:
        return 0
    known = DeviceStream.objects.filter(agent__isnull=False, device__life_cycle__in=WATCHED)
    newest = list(known.order_by("device_id", "-last_at", "-id").distinct("device_id"))
    open_ids = set(Alarm.objects.filter(rule=AGENT_RULE, cleared_at=None).values_list("device_id", flat=True))
    gone = {s.device_id for s in newest if _is_gone(s, now, policy.payload)}
    changed = [_open(s, now, policy.payload, policy.label) for s in newest if s.device_id in gone - open_ids]
    return sum(changed) + sum(_close(device_id, now) for device_id in sorted(open_ids - gone))


def _is_gone(stream: DeviceStream, now: datetime, payload: Mapping) -> bool:
    """Its last will came, or nothing has for too long."""
    silent = timedelta(seconds=payload["silent_s"] * get_clock_facts()["factor"])  # agents live in real time
    return stream.agent_online is False or now - _contact(stream) > silent


def _contact(stream: DeviceStream) -> datetime:
    return max(stream.last_at, stream.agent_at or stream.last_at)


@transaction.atomic
def _open(stream: DeviceStream, now: datetime, payload: Mapping, label: str) -> int:
    device = lock_device(stream.device_id)
    if Alarm.objects.filter(device=device, rule=AGENT_RULE, cleared_at=None).exists():
        return 0
    code = "devices.agent_left" if stream.agent_online is False else "devices.agent_silent"
    facts = {"agent": (stream.agent or {}).get("agent", ""), "held": (stream.agent or {}).get("held", 0)}
    facts["min"] = int((now - _contact(stream)).total_seconds() // 60)
    reason = Reason(code, facts, severity="warning", policy_version=label).to_json()
    alarm = Alarm.objects.create(
        device=device, rule=AGENT_RULE, severity=payload["severity"], cause="agent", state=State.ACTIVE, reason=reason, raised_at=now,
        changed_at=now, muted=is_worked_on(device.id), texts=payload["texts"], policy_version=label,
    )  # fmt: skip
    AlarmEvent.objects.create(
        alarm=alarm, at=now, kind="transition", from_state=State.NORMAL, to_state=State.ACTIVE, reason=reason
    )
    if not alarm.muted:
        tell_raised(alarm, now)
    return 1


@transaction.atomic
def _close(device_id: int, now: datetime) -> int:
    device = lock_device(device_id)
    alarm = Alarm.objects.select_for_update().filter(device=device, rule=AGENT_RULE, cleared_at=None).first()
    if alarm is None:
        return 0
    alarm.state, alarm.cleared_at, alarm.changed_at = State.CLEARED, now, now
    alarm.save(update_fields=["state", "cleared_at", "changed_at"])
    AlarmEvent.objects.create(
        alarm=alarm, at=now, kind="transition", from_state=State.ACTIVE, to_state=State.CLEARED, reason=Reason("devices.agent_back").to_json()
    )  # fmt: skip
    if not alarm.muted:
        tell_cleared(alarm, device.code, now)
    return 1
