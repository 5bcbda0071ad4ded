"""What an appointment, a ticket and a piece of occupied time can be, and which step leads where."""

from enum import StrEnum


class OccupancyKind(StrEnum):
    APPOINTMENT = "appointment"
    OVERBOOKED = "overbooked"
    RESERVATION = "reservation"
    BLOCK = "block"


class AppointmentState(StrEnum):
    BOOKED = "booked"
    ARRIVED = "arrived"
    IN_EXAM = "in_exam"
    DONE = "done"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


LIVE_STATES = (AppointmentState.BOOKED, AppointmentState.ARRIVED, AppointmentState.IN_EXAM, AppointmentState.DONE)
MOVABLE_STATES = (AppointmentState.BOOKED, AppointmentState.ARRIVED)

APPOINTMENT_TABLE = {
    ("booked", "move"): ("booked", "the time is still only a plan"),
    ("arrived", "move"): ("arrived", "the patient waits; another scanner may take over"),
    ("booked", "check_in"): ("arrived", "the patient stands at the desk"),
    ("no_show", "check_in"): ("arrived", "late is not absent: the patient came after all"),
    ("booked", "start"): ("in_exam", "the scanner began without a check-in: a fact"),
    ("arrived", "start"): ("in_exam", "the scanner began"),
    ("in_exam", "finish"): ("done", "the scanner reported the end"),
    ("arrived", "finish"): ("done", "images came without a start message"),
    ("booked", "finish"): ("done", "images came without check-in and start"),
    ("booked", "cancel"): ("cancelled", "the patient or the department called it off"),
    ("arrived", "cancel"): ("cancelled", "called off while waiting"),
    ("booked", "mark_no_show"): ("no_show", "not arrived within the grace time"),
    ("cancelled", "restore"): ("booked", "a cancellation taken back in time"),
    ("no_show", "restore"): ("booked", "a no-show taken back"),
    ("arrived", "undo_check_in"): ("booked", "a check-in of the wrong person taken back"),
    ("in_exam", "stop"): ("cancelled", "the exam was discontinued; its remaining time is free"),
}


EXAM_IS_OVER = ("cancelled", "no_show", "discontinued")
"""States of an exam that keep no place in any queue."""


class TicketState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    HELD = "held"
    SERVED = "served"
    VOID = "void"


TICKET_TABLE = {
    ("waiting", "call"): ("called", "a room asks the patient in"),
    ("called", "recall"): ("called", "nobody came at the first call"),
    ("called", "skip"): ("waiting", "nobody came: back in line, behind the next ones"),
    ("waiting", "hold"): ("held", "something is missing first"),
    ("called", "hold"): ("held", "came in, but something is missing first"),
    ("held", "resume"): ("waiting", "what was missing is there"),
    ("waiting", "serve"): ("served", "taken in without a call"),
    ("called", "serve"): ("served", "the patient came in"),
    ("held", "serve"): ("served", "taken in from hold"),
    ("waiting", "void"): ("void", "the exam was called off"),
    ("called", "void"): ("void", "the exam was called off after the call"),
    ("held", "void"): ("void", "the exam was called off while held"),
}


class PorterKind(StrEnum):
    BRING = "bring"
    RETURN = "return"


class PorterMode(StrEnum):
    WALK = "walk"
    WHEELCHAIR = "wheelchair"
    BED = "bed"


class PorterState(StrEnum):
    REQUESTED = "requested"
    ACCEPTED = "accepted"
    UNDERWAY = "underway"
    DONE = "done"
    CANCELLED = "cancelled"


PORTER_OPEN = (PorterState.REQUESTED, PorterState.ACCEPTED, PorterState.UNDERWAY)

PORTER_TABLE = {
    ("requested", "accept"): ("accepted", "a porter takes it"),
    ("requested", "pick_up"): ("underway", "a porter took the patient along at once"),
    ("accepted", "pick_up"): ("underway", "the patient is on the way"),
    ("accepted", "give_back"): ("requested", "the porter cannot come"),
    ("underway", "deliver"): ("done", "the patient is there"),
    ("requested", "cancel"): ("cancelled", "not needed any more"),
    ("accepted", "cancel"): ("cancelled", "not needed any more"),
    ("underway", "cancel"): ("cancelled", "turned back on the way"),
}
