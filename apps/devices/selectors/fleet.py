"""Reads of the fleet."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.prepared import Asked, Prepared, Slot
from apps.devices.engine.axes import Clinical, LifeCycle
from apps.devices.models import Device, Downtime


def list_devices(*, modality: str | None = None, site_id: int | None = None) -> QuerySet[Device]:
    """Devices that were not retired, with model and room."""
    rows = Device.objects.select_related("model", "room", "room__site").exclude(life_cycle="retired")
    if modality:
        rows = rows.filter(modality=modality)
    if site_id:
        rows = rows.filter(room__site_id=site_id)
    return rows


HELD = Prepared(
    lambda: Device.objects.filter(Q(clinical="held") | Q(life_cycle="retired")).values_list("code", flat=True)
)


def list_held_codes() -> list[str]:
    """Devices that may not be used on patients now, and those that were retired."""
    return HELD()


def ask_held_codes() -> Asked:
    """The same question, to be asked together with others."""
    return HELD.asked()


class Closure(NamedTuple):
    """Why a device takes no patients: since when, the cause (a DownCause, `held` where nobody logged an outage, `retired`), the expected end."""

    since: datetime
    cause: str
    expected_until: datetime | None


def find_closure(code: str) -> Closure | None:
    """None when the device may be used, if only in part."""
    device = Device.objects.filter(code=code).first()
    if device is None:
        return None
    if device.life_cycle == LifeCycle.RETIRED:
        return Closure(clock.now(), "retired", None)
    down = Downtime.objects.filter(device=device, ended_at=None, full=True).first()
    if down:
        return Closure(down.started_at, down.cause, down.expected_until)
    return Closure(clock.now(), "held", None) if device.clinical == Clinical.HELD else None


def get_device(key: int | str) -> Device:
    """By id or code; raises NotFound."""
    rows = Device.objects.select_related("model", "room", "room__site")
    device = rows.filter(pk=key).first() if isinstance(key, int) else rows.filter(code=key).first()
    if device is None:
        raise NotFound("devices.device_unknown", device=key)
    return device


BY_TITLE = Prepared(
    lambda: Device.objects.select_related("room").filter(ae_title=Slot("title")).exclude(life_cycle="retired")
)
BY_CODE = Prepared(lambda: Device.objects.select_related("room").filter(code__among=Slot("codes")))


def find_device_by_ae(ae_title: str) -> Device | None:
    """The device behind a calling or scheduled AE title (DICOM PS3.5: leading and trailing spaces do not count)."""
    return BY_TITLE.first(title=ae_title.strip())


def find_devices(codes: Iterable[str]) -> dict[str, Device]:
    return {device.code: device for device in BY_CODE(codes=list(codes))}
