"""Devices: make, edit, and the two verbs that the whole house hears: out of service, back in service."""

from datetime import datetime

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.devices.engine.axes import Clinical, DownCause, Technical
from apps.devices.events import DeviceCameBack, DeviceChanged, DeviceWentDown
from apps.devices.models import Channel, Device, DeviceModel, Downtime, UsageEntry, WorkOrder
from apps.devices.selectors.papers import list_expired_holds
from apps.devices.services.alarms import wake_alarms
from apps.devices.services.onboarding import make_plans
from apps.devices.services.required_tests import find_tests_after, list_open_tests, require_tests

HELD_KEY = "required_test_holds"
EDITABLE = (
    "room_id",
    "ae_title",
    "station_name",
    "serial",
    "software",
    "clinical",
    "life_cycle",
    "installed_on",
    "plan",
)


def add_device(
    *, code: str, model_code: str, room_id: int, ae_title: str, actor: Actor, plans_language: str | None = None, **facts
) -> Device:
    """A device with the channels of its model, and with the recurring work of its modality named in `plans_language` when that is given; a
    code or AE title is taken once."""
    model = DeviceModel.objects.filter(code=model_code).first()
    if model is None:
        raise Invalid({"model": Reason("devices.model_unknown", {"model": model_code}, severity="error")})
    try:
        with transaction.atomic():
            device = Device.objects.create(
                code=code, model=model, modality=model.modality, room_id=room_id, ae_title=ae_title, **facts
            )
            _make_channels(device)
            if plans_language:
                make_plans(device, language=plans_language)
            record(actor, "device.added", obj=f"device:{device.id}", detail={"code": code, "model": model_code})
            _tell_change(device)
    except IntegrityError as error:
        raise Refused("devices.code_or_ae_taken", code=code, ae_title=ae_title) from error
    return device


def _make_channels(device: Device) -> None:
    Channel.objects.bulk_create(
        Channel(
            device=device, code=row["code"], names=row["names"], unit=row["unit"], kind=row.get("kind", "gauge"),
            cadence_s=row.get("cadence_s", 10.0), valid_low=row.get("valid_low"), valid_high=row.get("valid_high"), position=n,
        )
        for n, row in enumerate(device.model.channels)
    )  # fmt: skip


def edit_device(device_id: int, *, version: int, changes: dict, actor: Actor) -> Device:
    """Saves named fields when nobody saved before; Conflict tells what stands now."""
    with transaction.atomic():
        device = lock_device(device_id)
        if device.version != version:
            raise Conflict(current={"version": device.version, **{name: getattr(device, name) for name in EDITABLE}})
        before = {name: str(getattr(device, name)) for name in changes}
        for name, value in changes.items():
            setattr(device, name, value)
        device.version += 1
        try:
            with transaction.atomic():
                device.save(update_fields=[*changes, "version"])
        except IntegrityError as error:
            _refuse_release(device, error)
            raise Refused("devices.code_or_ae_taken", code=device.code, ae_title=device.ae_title) from error
        record(
            actor,
            "device.edited",
            obj=f"device:{device.id}",
            detail={"before": before, "after": {k: str(v) for k, v in changes.items()}},
        )
        _tell_change(device)
    return device


def take_out_of_service(
    device_id: int, *, actor: Actor, cause: str, expected_until: datetime | None = None, at: datetime | None = None,
    full: bool = True, note: str = "", work_order_id: int | None = None,
) -> Downtime:  # fmt: skip
    """Opens the downtime of a device; a second one at the same time is refused."""
    at = at or clock.now()
    if cause not in list(DownCause):
        raise Invalid({"cause": Reason("devices.cause_unknown", {"cause": cause}, severity="error")})
    if expected_until and expected_until <= at:
        raise Invalid({"expected_until": Reason("devices.ends_before_start", severity="error")})
    if at > clock.now():
        raise Invalid({"at": Reason("devices.starts_in_future", severity="error")})
    with transaction.atomic():
        device = lock_device(device_id)
        if work_order_id and not WorkOrder.objects.filter(pk=work_order_id, device=device).exists():
            raise Invalid({"work_order_id": Reason("devices.order_of_another", severity="error")})
        if Downtime.objects.filter(device=device, ended_at=None).exists():
            raise Refused(Reason("devices.already_down", {"device": device.code}, severity="error"))
        down = Downtime.objects.create(
            device=device, started_at=at, expected_until=expected_until, cause=cause, full=full, note=note,
            work_order_id=work_order_id, started_by=actor.name, clinical_before=device.clinical,
        )  # fmt: skip
        device.technical = Technical.DOWN if full else Technical.PARTIAL
        tests = find_tests_after(cause, device.modality) if full else []
        if tests or needs_hold(cause):
            device.clinical = Clinical.HELD
        save_axes(device)
        require_tests(device, tests, cause=cause, actor=actor, downtime=down)
        record(
            actor,
            "device.out_of_service",
            obj=f"device:{device.id}",
            detail={"cause": cause, "full": full, "note": note},
        )
        publish(
            DeviceWentDown(device.id, device.code, at, cause, expected_until, full, down.id),
            aggregate=f"device:{device.id}",
        )
    return down


def needs_hold(cause: str) -> bool:
    return cause in (DownCause.QA_FAILED, DownCause.CERTIFICATE)


def return_to_service(device_id: int, *, actor: Actor, at: datetime | None = None, note: str = "") -> Downtime:
    """Ends the downtime; refused by the database while a required test is open. A device is released as far as it was before: neither a
    restriction nor a hold that somebody else laid on it ends with the repair."""
    at = at or clock.now()
    with transaction.atomic():
        device = lock_device(device_id)
        down = Downtime.objects.select_for_update().filter(device=device, ended_at=None).first()
        if down is None:
            raise Refused(Reason("devices.not_down", {"device": device.code}, severity="error"))
        if at < down.started_at:
            raise Invalid({"at": Reason("devices.ends_before_start", severity="error")})
        if expired := list_expired_holds(device, at):
            raise Refused("devices.certificate_expired", device=device.code, kinds=expired)
        down.ended_at, down.ended_by = at, actor.name
        down.save(update_fields=["ended_at", "ended_by"])
        device.technical = Technical.UP
        if device.clinical == Clinical.HELD:
            device.clinical = Clinical(down.clinical_before)
        save_axes(device)
        record(actor, "device.back_in_service", obj=f"device:{device.id}", detail={"note": note})
        publish(DeviceCameBack(device.id, device.code, at, down.id), aggregate=f"device:{device.id}")
        wake_alarms(device.id, at)
    return down


def record_usage(device_id: int, meter: str, amount: float, at: datetime, *, key: str | None = None) -> None:
    """Adds to a meter of a device; the same `key` counts once."""
    UsageEntry.objects.bulk_create(
        [UsageEntry(device_id=device_id, meter=meter, amount=amount, at=at, key=key)], ignore_conflicts=key is not None
    )


def set_usage(device_id: int, meter: str, amount: float, at: datetime, *, key: str) -> None:
    """What is known now of one fact: takes the place of what the same `key` said before. An amount of 0 counts nothing."""
    row = UsageEntry(device_id=device_id, meter=meter, amount=amount, at=at, key=key)
    UsageEntry.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["key"], update_fields=["device", "meter", "amount", "at"]
    )


def lock_device(device_id: int) -> Device:
    device = Device.objects.select_for_update(of=("self",)).filter(pk=device_id).first()
    if device is None:
        raise NotFound("devices.device_unknown", device=device_id)
    return device


def save_axes(device: Device) -> None:
    """The caller holds the device's lock. Refused when it would release a device whose tests are not done and accepted."""
    device.version += 1
    try:
        with transaction.atomic():
            device.save(update_fields=["technical", "clinical", "version"])
    except IntegrityError as error:
        _refuse_release(device, error)
        raise
    _tell_change(device)


def _refuse_release(device: Device, error: IntegrityError) -> None:
    if HELD_KEY in str(error):
        raise Refused("devices.tests_missing", device=device.code, tests=list_open_tests(device.id)) from error


def _tell_change(device: Device) -> None:
    publish(
        DeviceChanged(device.id, device.code, device.technical, device.clinical, clock.now()),
        aggregate=f"device:{device.id}",
    )
