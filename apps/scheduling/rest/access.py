"""Site by site: a permission held at one site opens nothing at another."""

from datetime import date

from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.directory.public import get_site
from apps.scheduling.models import Appointment, PorterRequest, Resource, SlotBlock, Ticket
from apps.scheduling.selectors.calendars import site_day

RELATED = (
    "occupancy__resource__site",
    "occupancy__resource__room",
    "exam__patient",
    "exam__exam_type",
    "exam__priority",
)


def check_site(request: Request, permission: str, site_id: int) -> None:
    if not request.grants.allows(permission, site_id=site_id):
        raise PermissionDenied


def site_of_resource(resource_id: int) -> int:
    site_id = Resource.objects.filter(pk=resource_id).values_list("site_id", flat=True).first()
    if site_id is None:
        raise NotFound("scheduling.resource_unknown", resource=resource_id)
    return site_id


def get_appointment(appointment_id: int) -> Appointment:
    row = Appointment.objects.select_related(*RELATED).filter(pk=appointment_id).first()
    if row is None:
        raise NotFound("scheduling.appointment_unknown", appointment=appointment_id)
    return row


def get_ticket_site(ticket_id: int) -> int:
    site_id = Ticket.objects.filter(pk=ticket_id).values_list("site_id", flat=True).first()
    if site_id is None:
        raise NotFound("scheduling.ticket_unknown", ticket=ticket_id)
    return site_id


def today_at(site_id: int) -> date:
    return site_day(clock.now(), get_site(site_id).time_zone)


def site_of_block(block_id: int) -> int:
    site_id = SlotBlock.objects.filter(pk=block_id).values_list("resource__site_id", flat=True).first()
    if site_id is None:
        raise NotFound("scheduling.block_unknown", block=block_id)
    return site_id


def site_of_porter(porter_id: int) -> int:
    site_id = PorterRequest.objects.filter(pk=porter_id).values_list("site_id", flat=True).first()
    if site_id is None:
        raise NotFound("scheduling.porter_unknown", request=porter_id)
    return site_id
