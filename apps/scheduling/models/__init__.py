from apps.scheduling.models.appointment import Appointment, AppointmentChange
from apps.scheduling.models.block import SlotBlock
from apps.scheduling.models.change import CalendarChange
from apps.scheduling.models.contact import ContactAttempt
from apps.scheduling.models.holiday import PublicHoliday
from apps.scheduling.models.notice import PatientNotice
from apps.scheduling.models.occupancy import Occupancy
from apps.scheduling.models.opening import OpeningException, OpeningTemplate
from apps.scheduling.models.plan_run import PlanChange, PlanRun
from apps.scheduling.models.pool_use import PoolUse
from apps.scheduling.models.porter import PorterRequest
from apps.scheduling.models.reservation import SlotReservation
from apps.scheduling.models.reserve import Reserve
from apps.scheduling.models.resource import Resource
from apps.scheduling.models.staff import Absence, Shift, ShiftTemplate, StaffMember, StaffSkill
from apps.scheduling.models.ticket import Ticket, TicketCall, TicketCounter
from apps.scheduling.models.visit import Series, Visit
from apps.scheduling.models.waiting import WaitingEntry, WaitingOffer

__all__ = [
    "Absence",
    "Appointment",
    "AppointmentChange",
    "CalendarChange",
    "ContactAttempt",
    "Occupancy",
    "OpeningException",
    "OpeningTemplate",
    "PatientNotice",
    "PoolUse",
    "PorterRequest",
    "PublicHoliday",
    "Reserve",
    "PlanChange",
    "PlanRun",
    "Resource",
    "Series",
    "Shift",
    "ShiftTemplate",
    "SlotBlock",
    "SlotReservation",
    "StaffMember",
    "StaffSkill",
    "Ticket",
    "TicketCall",
    "TicketCounter",
    "WaitingEntry",
    "WaitingOffer",
    "Visit",
]
