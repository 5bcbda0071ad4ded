"""A downtime that turns out otherwise: it takes longer, gets worse or better, had another cause, or was written down wrongly."""

from datetime import datetime
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.devices.engine.axes import Clinical, DownCause, Technical
from apps.devices.events import DeviceWentDown
from apps.devices.models import Device, Downtime, WorkOrder
from apps.devices.services.alarms import wake_alarms
from apps.devices.services.fleet import lock_device, needs_hold, save_axes, take_out_of_service
from apps.devices.services.required_tests import find_tests_after, list_open_tests, require_tests
from apps.devices.services.work_orders import open_work_order

KEPT = ("expected_until", "note")


def change_downtime(device_id: int, *, changes: dict[str, Any], actor: Actor) -> Downtime:
    """Of the open downtime: `expected_until`, `note`, `cause`, `full`. Another cause or extent begins a new interval now, so that each
    counts as what it was. Raises Refused when the device is not down, or when a device whose tests are open would be used in part."""
    now = clock.now()
    with transaction.atomic():
        device = lock_device(device_id)
        down = Downtime.objects.select_for_update().filter(device=device, ended_at=None).first()
        if down is None:
            raise Refused("devices.not_down", device=device.code)
        before = {name: getattr(down, name) for name in changes}
        changes = {name: value for name, value in changes.items() if value != before[name]}
        if not changes:
            return down
        _check(changes, now)
        if set(changes) - set(KEPT):
            down = _turn_into(down, changes, now, actor)
            _follow(device, down, actor)
        else:
            for name, value in changes.items():
                setattr(down, name, value)
            down.save(update_fields=[*changes])
        record(
            actor,
            "device.downtime_changed",
            obj=f"device:{device.id}",
            detail={"downtime": down.id, "before": {n: str(before[n]) for n in changes}, "after": _tell(changes)},
        )
        publish(
            DeviceWentDown(device.id, device.code, now, down.cause, down.expected_until, down.full, down.id),
            aggregate=f"device:{device.id}",
        )
        if before.get("cause") == DownCause.PLANNED and "cause" in changes:
            wake_alarms(device.id, now)
    return down


def _check(changes: dict[str, Any], now: datetime) -> None:
    until, cause = changes.get("expected_until"), changes.get("cause", DownCause.PLANNED)
    if until is not None and until <= now:
        raise Invalid({"expected_until": Reason("devices.ends_in_past", severity="error")})
    if cause not in list(DownCause):
        raise Invalid({"cause": Reason("devices.cause_unknown", {"cause": cause}, severity="error")})


def _turn_into(down: Downtime, changes: dict[str, Any], now: datetime, actor: Actor) -> Downtime:
    """The interval so far ends, and what it has become begins."""
    down.ended_at, down.ended_by = now, actor.name
    down.save(update_fields=["ended_at", "ended_by"])
    facts = {
        name: getattr(down, name)
        for name in ("expected_until", "note", "cause", "full", "work_order_id", "clinical_before")
    }
    return Downtime.objects.create(device_id=down.device_id, started_at=now, started_by=actor.name, **facts | changes)


def _follow(device: Device, down: Downtime, actor: Actor) -> None:
    """The axes of the device, and the tests that patients wait for."""
    if not down.full and (tests := list_open_tests(device.id))["en"]:
        raise Refused("devices.tests_missing", device=device.code, tests=tests)
    device.technical = Technical.DOWN if down.full else Technical.PARTIAL
    tests = find_tests_after(down.cause, device.modality) if down.full else []
    if tests or needs_hold(down.cause):
        device.clinical = Clinical.HELD
    elif not down.full:
        device.clinical = Clinical(down.clinical_before)
    save_axes(device)
    require_tests(device, tests, cause=down.cause, actor=actor, downtime=down)


def open_and_stop(*, device_id: int, actor: Actor, **facts) -> WorkOrder:
    """An order for a fault with which nobody may be scanned: the device is out of service with it, in one act. One that is out already
    only gets the order."""
    with transaction.atomic():
        order = open_work_order(device_id=device_id, actor=actor, **facts)
        down = Downtime.objects.filter(device_id=device_id, ended_at=None).first()
        note = order.summary or order.number
        if down is None:
            take_out_of_service(device_id, actor=actor, cause=DownCause.BREAKDOWN, note=note, work_order_id=order.pk)
        elif not down.full:
            change_downtime(device_id, changes={"full": True, "cause": DownCause.BREAKDOWN, "note": note}, actor=actor)
    return order


def correct_downtime(downtime_id: int, *, changes: dict[str, Any], reason: str, actor: Actor) -> Downtime:
    """What was written down wrongly: times, cause, extent and note of an interval; the extent, cause and end only of one that is over."""
    with transaction.atomic():
        found = Downtime.objects.filter(pk=downtime_id).first()
        if found is None:
            raise NotFound("devices.downtime_unknown")
        device = lock_device(found.device_id)
        down = Downtime.objects.select_for_update().get(pk=downtime_id)
        before = {name: getattr(down, name) for name in changes}
        if down.ended_at is None and set(changes) - {"started_at", "note"}:
            raise Refused("devices.downtime_open", device=device.code)
        for name, value in changes.items():
            setattr(down, name, value)
        if down.cause not in list(DownCause):
            raise Invalid({"cause": Reason("devices.cause_unknown", {"cause": down.cause}, severity="error")})
        if down.started_at > clock.now():
            raise Invalid({"started_at": Reason("devices.starts_in_future", severity="error")})
        if down.ended_at is not None and not down.started_at <= down.ended_at <= clock.now():
            raise Invalid({"ended_at": Reason("devices.ends_before_start", severity="error")})
        down.save(update_fields=[*changes])
        record(
            actor,
            "device.downtime_corrected",
            obj=f"device:{device.id}",
            detail={
                "downtime": down.id,
                "before": {n: str(v) for n, v in before.items()},
                "after": _tell(changes),
                "reason": reason,
            },
        )
    return down


def _tell(changes: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in changes.items()}
