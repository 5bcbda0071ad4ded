from apps.scheduling.models.appointment import Appointment, AppointmentChange
from apps.scheduling.models.block import SlotBlock
from apps.scheduling.models.occupancy import Occupancy
from apps.scheduling.models.opening import OpeningException, OpeningTemplate
from apps.scheduling.models.reservation import SlotReservation
from apps.scheduling.models.resource import Resource
from apps.scheduling.models.ticket import Ticket, TicketCall, TicketCounter

__all__ = [
    "Appointment",
    "AppointmentChange",
    "Occupancy",
    "OpeningException",
    "OpeningTemplate",
    "Resource",
    "SlotBlock",
    "SlotReservation",
    "Ticket",
    "TicketCall",
    "TicketCounter",
]
