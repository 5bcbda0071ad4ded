"""Alarms: what the evaluator says becomes rows and events; people acknowledge, shelve and reset."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.devices.engine.alarm_steps import State, Transition
from apps.devices.engine.axes import DownCause
from apps.devices.engine.parts import Part
from apps.devices.engine.rules import SEVERITY_RANK, Severity
from apps.devices.events import AlarmAcknowledged, AlarmCleared, AlarmRaised
from apps.devices.models import Alarm, AlarmEvent, AlarmMemory, Channel, Downtime, Supply
from apps.directory.public import list_users_with_role

SHELVE_MAX_H = 72
AGENT_RULE = "agent.offline"
"""Judged by `services.agents`, of a device and not of a channel."""
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
    device, at, rule = channel.device, _time(step.at), step.rule
    reason = name_channel(step.reason, channel).to_json()
    alarm, is_new = Alarm.objects.get_or_create(
        rule=rule.code, channel=channel, cleared_at=None,
        defaults={
            "device": device, "severity": step.severity, "cause": rule.cause, "state": State.ACTIVE, "reason": reason,
            "supply": Supply.objects.filter(devices=device, kind=rule.cause).first() if rule.cause else None,
            "raised_at": at, "changed_at": at, "muted": not rule.latching and is_worked_on(device.id),
            "latching": rule.latching, "texts": {name: dict(words) for name, words in rule.texts.items()},
            "policy_version": rule.policy_version,
        },
    )  # fmt: skip
    _note(alarm, step, at, reason)
    if is_new and not alarm.muted:
        tell_raised(alarm, at)
    return is_new


def is_worked_on(device_id: int) -> bool:
    """Planned work explains its own alarms; an outage that nobody planned does not, and a danger to people never hides."""
    return Downtime.objects.filter(device_id=device_id, ended_at=None, cause=DownCause.PLANNED).exists()


def tell_raised(alarm: Alarm, at: datetime) -> None:
    device = alarm.device
    alarm.told_at = clock.now()
    alarm.save(update_fields=["told_at"])
    publish(
        AlarmRaised(alarm.id, device.id, device.code, alarm.severity, alarm.rule, at), aggregate=f"device:{device.id}"
    )
    if alarm.severity in TOLD and not _is_supply_told(alarm):
        tell_people(alarm, ["device_admin"], Reason("devices.alarm_raised", _facts_of(alarm)))


def tell_people(alarm: Alarm, roles: Iterable[str], text: Reason) -> int:
    """Into the inboxes of those who hold one of the roles at the device's site; returns how many."""
    people = list_users_with_role(*roles, site_id=alarm.device.room.site_id)
    return notify([p.id for p in people], text, link=f"/devices/{alarm.device_id}", severity=WORDS[alarm.severity])


def _facts_of(alarm: Alarm) -> dict:
    return {"device": alarm.device.code, "channel": alarm.channel.names if alarm.channel else ""}


def _is_supply_told(alarm: Alarm) -> bool:
    """Somebody was told of this supply by an open alarm that is as severe: one chiller, five scanners, one message.

    One at a time asks of a supply: two ingesters would each find that nobody was told."""
    if alarm.supply_id is None:
        return False
    Supply.objects.select_for_update().filter(pk=alarm.supply_id).values_list("pk").first()
    rank = SEVERITY_RANK[Severity(alarm.severity)]
    worse = [severity for severity in TOLD if SEVERITY_RANK[severity] <= rank]
    others = Alarm.objects.filter(
        supply=alarm.supply_id, cause=alarm.cause, cleared_at=None, muted=False, severity__in=worse
    )
    return others.exclude(pk=alarm.pk).exists()


def wake_alarms(device_id: int, at: datetime) -> int:
    """The planned work is over: what still stands is told now. Returns how many."""
    rows = Alarm.objects.select_for_update(of=("self",)).filter(device_id=device_id, muted=True, cleared_at=None)
    woken = list(rows.select_related("channel__device__room", "device__room").order_by("pk"))
    for alarm in woken:
        alarm.muted = False
        alarm.save(update_fields=["muted"])
        tell_raised(alarm, at)
    return len(woken)


def _change(step: Transition, channel: Channel) -> None:
    alarm = Alarm.objects.select_for_update().filter(rule=step.rule.code, channel=channel, cleared_at=None).first()
    if alarm is None:
        return
    at, reason = _time(step.at), name_channel(step.reason, channel).to_json()
    alarm.state, alarm.changed_at = step.to_state, at
    if step.to_state is State.ACTIVE:
        alarm.chatter += 1
    if step.to_state is State.CLEARED:
        alarm.cleared_at = at
    alarm.save(update_fields=["state", "changed_at", "chatter", "cleared_at"])
    _note(alarm, step, at, reason)
    if alarm.cleared_at and not alarm.muted:
        tell_cleared(alarm, channel.device.code, at)


def close_unjudged_alarms(judged: Collection[tuple[str, int]], part: Part, at: datetime) -> set[tuple[str, int | None]]:
    """Closes what no rule in force judges any more: rule or limit taken away, channel switched off, device retired. In the caller's
    transaction, of the devices of its part; (rule, channel id) of the alarms that stay open."""
    alive, gone = set(), []
    for alarm_id, rule, channel_id, code in (
        Alarm.objects.filter(cleared_at=None)
        .exclude(rule=AGENT_RULE)
        .values_list("id", "rule", "channel_id", "device__code")
    ):
        if (rule, channel_id) in judged:
            alive.add((rule, channel_id))
        elif part.owns(code):
            gone.append(alarm_id)
    rows = Alarm.objects.select_for_update(of=("self",)).select_related("device").filter(pk__in=gone, cleared_at=None)
    for alarm in rows.order_by("pk"):
        was, alarm.state, alarm.cleared_at, alarm.changed_at = alarm.state, State.CLEARED, at, at
        alarm.save(update_fields=["state", "cleared_at", "changed_at"])
        AlarmEvent.objects.create(
            alarm=alarm, at=at, kind="transition", from_state=was, to_state=State.CLEARED,
            reason=Reason("devices.rule_gone").to_json(),
        )  # fmt: skip
        if not alarm.muted:
            tell_cleared(alarm, alarm.device.code, at)
    return alive


def tell_cleared(alarm: Alarm, code: str, at: datetime) -> None:
    publish(
        AlarmCleared(alarm.id, alarm.device_id, code, alarm.severity, alarm.rule, at),
        aggregate=f"device:{alarm.device_id}",
    )


def _note(alarm: Alarm, step: Transition, at: datetime, reason: dict) -> None:
    AlarmEvent.objects.create(
        alarm=alarm, at=at, kind="transition", from_state=step.from_state, to_state=step.to_state, reason=reason
    )


def name_channel(reason: Reason, channel: Channel) -> Reason:
    """The reason with the channel's own name and rounded figures, as people read it."""
    params = {key: _shorten(v) if isinstance(v, float) else v for key, v in reason.params.items()}
    if params.get("unit") in UNIT_SIGNS:
        params["unit"] = UNIT_SIGNS[params["unit"]]
    params["channel"] = channel.names
    if "conditions" in params:
        params["conditions"] = _spell(params["conditions"], channel)
    return Reason(reason.code, params, reason.severity, reason.policy_version)


def _spell(conditions: Iterable[tuple[str, str, float]], channel: Channel) -> dict[str, str]:
    """By language: the conditions of a joined rule with the names and units of the device's channels."""
    known = {row.code: row for row in Channel.objects.filter(device_id=channel.device_id)}
    out: dict[str, list[str]] = {}
    for code, sign, limit in conditions:
        row = known.get(code)
        for language in channel.names:
            name = row.names.get(language, code) if row else code
            unit = UNIT_SIGNS.get(row.unit, row.unit) if row else ""
            out.setdefault(language, []).append(f"{name} {sign} {_shorten(limit)} {unit}".rstrip())
    return {language: ", ".join(parts) for language, parts in out.items()}


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
        tell_cleared(alarm, alarm.device.code, now)
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
