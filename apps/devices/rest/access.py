"""Which devices a caller sees and touches: those of the sites where the permission holds. Anything else does not exist for the caller."""

from django.db.models import QuerySet
from rest_framework.request import Request

from apps.common.kernel.errors import NotFound
from apps.common.rest.scope import check_site, limit_to_sites, reach_of
from apps.devices.models import Device
from apps.devices.selectors.fleet import get_device

BY_DEVICE = "device__room__site_id"


def limit_devices(request: Request, view, rows: QuerySet[Device]) -> QuerySet[Device]:
    return limit_to_sites(request, view, rows, field="room__site_id")


def limit_by_device(request: Request, view, rows: QuerySet) -> QuerySet:
    """Rows with a `device`."""
    return limit_to_sites(request, view, rows, field=BY_DEVICE)


def read_device(request: Request, view, device_id: int) -> Device:
    """Raises NotFound, also for a device of another site."""
    device, reach = get_device(device_id), reach_of(request, view)
    if reach is not None and device.room.site_id not in reach:
        raise NotFound("devices.device_unknown", device=device_id)
    return device


def check_device(request: Request, view, device_id: int) -> None:
    if not limit_devices(request, view, Device.objects.filter(pk=device_id)).exists():
        raise NotFound("devices.device_unknown", device=device_id)


def check_room(request: Request, view, room_id: int) -> None:
    """A device may only be put where the caller may do so."""
    room = Device._meta.get_field("room").related_model.objects.get(pk=room_id)
    check_site(request, view, room.site_id)


def check_row(request: Request, view, rows: QuerySet, code: str) -> None:
    """Raises NotFound(code) unless one of `rows` (with a `device`) is within reach."""
    if not limit_by_device(request, view, rows).exists():
        raise NotFound(code)
