"""Alarms: what the evaluator says becomes rows and events; people acknowledge, shelve and reset."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.devices.engine.alarms import State, Transition
from apps.devices.engine.axes import Technical
from apps.devices.engine.rules import Severity
from apps.devices.events import AlarmAcknowledged, AlarmCleared, AlarmRaised
from apps.devices.models import Alarm, AlarmEvent, AlarmMemory, Channel
from apps.directory.public import list_users_with_role

SHELVE_MAX_H = 72
TOLD = (Severity.CRITICAL, Severity.HIGH)
UNIT_SIGNS = {"Cel": "\u00b0C", "[gal_us]/min": "gal/min", "[psi]": "psi", "1": ""}
WORDS = {Severity.CRITICAL: "error", Severity.HIGH: "warning"}


def apply_transitions(made: Iterable[Transition], channels: Mapping[str, Channel]) -> int:
    """Writes transitions in order, in the caller's transaction; `channels` by subject. Returns how many alarms opened."""
    opened = 0
    for step in made:
        channel = channels.get(step.subject)
        if channel is None:
            continue
        if step.to_state is State.ACTIVE and step.from_state is not State.RECOVERING:
            opened += _open(step, channel)
        elif step.to_state in (State.ACTIVE, State.RECOVERING, State.CLEARED):
            _change(step, channel)
    return opened


def _open(step: Transition, channel: Channel) -> bool:
    device, at = channel.device, _time(step.at)
    reason = _name(step.reason, channel).to_json()
    alarm, is_new = Alarm.objects.get_or_create(
        rule=step.rule.code, channel=channel, cleared_at=None,
        defaults={
            "device": device, "severity": step.severity, "cause": step.rule.cause, "state": State.ACTIVE, "reason": reason,
            "raised_at": at, "changed_at": at, "muted": device.technical == Technical.DOWN, "latching": step.rule.latching,
            "policy_version": step.rule.policy_version,
        },
    )  # fmt: skip
    _note(alarm, step, at, reason)
    if not is_new or alarm.muted:
        return is_new
    publish(
        AlarmRaised(alarm.id, device.id, device.code, alarm.severity, alarm.rule, at), aggregate=f"device:{device.id}"
    )
    if step.severity in TOLD:
        people = list_users_with_role("device_admin", site_id=device.room.site_id)
        text = Reason("devices.alarm_raised", {"device": device.code, "channel": channel.names})
        notify([p.id for p in people], text, link=f"/devices/{device.id}", severity=WORDS[step.severity])
    return True


def _change(step: Transition, channel: Channel) -> None:
    alarm = Alarm.objects.select_for_update().filter(rule=step.rule.code, channel=channel, cleared_at=None).first()
    if alarm is None:
        return
    at, reason = _time(step.at), _name(step.reason, channel).to_json()
    alarm.state, alarm.changed_at = step.to_state, at
    if step.to_state is State.ACTIVE:
        alarm.chatter += 1
    if step.to_state is State.CLEARED:
        alarm.cleared_at = at
    alarm.save(update_fields=["state", "changed_at", "chatter", "cleared_at"])
    _note(alarm, step, at, reason)
    if alarm.cleared_at and not alarm.muted:
        _tell_cleared(alarm, channel.device.code, at)


def _tell_cleared(alarm: Alarm, code: str, at: datetime) -> None:
    publish(
        AlarmCleared(alarm.id, alarm.device_id, code, alarm.severity, alarm.rule, at),
        aggregate=f"device:{alarm.device_id}",
    )


def _note(alarm: Alarm, step: Transition, at: datetime, reason: dict) -> None:
    AlarmEvent.objects.create(
        alarm=alarm, at=at, kind="transition", from_state=step.from_state, to_state=step.to_state, reason=reason
    )


def _name(reason: Reason, channel: Channel) -> Reason:
    """The reason with the channel's own name and rounded figures, as people read it."""
    params = {key: _shorten(v) if isinstance(v, float) else v for key, v in reason.params.items()}
    if params.get("unit") in UNIT_SIGNS:
        params["unit"] = UNIT_SIGNS[params["unit"]]
    return Reason(reason.code, {**params, "channel": channel.names}, reason.severity, reason.policy_version)


def _shorten(figure: float) -> float | int:
    short = round(figure, 3)
    return int(short) if short.is_integer() else short


def _time(epoch_s: float) -> datetime:
    return datetime.fromtimestamp(epoch_s, UTC)


def acknowledge_alarms(alarm_ids: list[int], *, actor: Actor) -> int:
    """Somebody takes note, of one alarm or a whole cause; those already acknowledged keep their first name."""
    now = clock.now()
    with transaction.atomic():
        rows = list(
            Alarm.objects.select_for_update(of=("self",))
            .select_related("device")
            .filter(pk__in=alarm_ids)
            .order_by("pk")
        )
        if len(rows) != len(set(alarm_ids)):
            raise NotFound("devices.alarm_unknown")
        fresh = [row for row in rows if row.acknowledged_at is None]
        for row in fresh:
            row.acknowledged_at, row.acknowledged_by = now, actor.name
            row.save(update_fields=["acknowledged_at", "acknowledged_by"])
            _note_act(row, "acknowledged", actor)
            publish(AlarmAcknowledged(row.id, row.device_id, row.device.code, now), aggregate=f"device:{row.device_id}")
        if fresh:
            record(actor, "alarm.acknowledged", detail={"alarms": [row.id for row in fresh]})
    return len(fresh)


def shelve_alarm(alarm_id: int, *, until: datetime | None, actor: Actor) -> Alarm:
    """Out of sight until a time; None takes it back."""
    now = clock.now()
    if until is not None and not now < until <= now + timedelta(hours=SHELVE_MAX_H):
        raise Invalid({"until": Reason("devices.shelve_end_past", {"max_h": SHELVE_MAX_H}, severity="error")})
    with transaction.atomic():
        alarm = _lock_open(alarm_id)
        alarm.shelved_until = until
        alarm.save(update_fields=["shelved_until"])
        _note_act(alarm, "shelved" if until else "unshelved", actor)
        record(actor, "alarm.shelved", obj=f"alarm:{alarm.id}", detail={"until": until})
    return alarm


def reset_alarm(alarm_id: int, *, actor: Actor) -> Alarm:
    """A person closes a latched alarm, once the value is back; others close by themselves."""
    now = clock.now()
    with transaction.atomic():
        alarm = _lock_open(alarm_id)
        if not alarm.latching:
            raise Refused(Reason("devices.alarm_not_latched", severity="error"))
        alarm.state, alarm.cleared_at, alarm.changed_at = State.CLEARED, now, now
        alarm.save(update_fields=["state", "cleared_at", "changed_at"])
        AlarmMemory.objects.filter(rule=alarm.rule, channel_id=alarm.channel_id).update(reset_at=now)
        _note_act(alarm, "reset", actor)
        record(actor, "alarm.reset", obj=f"alarm:{alarm.id}")
        _tell_cleared(alarm, alarm.device.code, now)
    return alarm


def _lock_open(alarm_id: int) -> Alarm:
    alarm = Alarm.objects.select_for_update(of=("self",)).select_related("device").filter(pk=alarm_id).first()
    if alarm is None:
        raise NotFound("devices.alarm_unknown")
    if alarm.cleared_at:
        raise Refused(Reason("devices.alarm_closed", severity="error"))
    return alarm


def _note_act(alarm: Alarm, kind: str, actor: Actor) -> None:
    AlarmEvent.objects.create(alarm=alarm, at=clock.now(), kind=kind, actor_name=actor.name)
