"""The nouns of the pathway: states of an exam, actions people ask for, facts the world reports, stamps, facets."""

from enum import StrEnum


class ExamState(StrEnum):
    REQUESTED = "requested"
    VETTED = "vetted"
    BOOKED = "booked"
    ARRIVED = "arrived"
    READY = "ready"
    IN_PROGRESS = "in_progress"
    ACQUIRED = "acquired"
    REPORTED = "reported"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    DISCONTINUED = "discontinued"


class Action(StrEnum):
    VET = "vet"
    RETRIAGE = "retriage"
    BOOK = "book"
    UNBOOK = "unbook"
    CHECK_IN = "check_in"
    MAKE_READY = "make_ready"
    START = "start"
    FINISH = "finish"
    SIGN = "sign"
    DELIVER = "deliver"
    CANCEL = "cancel"
    MARK_NO_SHOW = "mark_no_show"
    SUSPEND = "suspend"
    RESUME = "resume"
    UNDO = "undo"


class Fact(StrEnum):
    SLOT_ASSIGNED = "slot_assigned"
    SLOT_RELEASED = "slot_released"
    ARRIVED = "arrived"
    MPPS_STARTED = "mpps_started"
    MPPS_COMPLETED = "mpps_completed"
    MPPS_DISCONTINUED = "mpps_discontinued"
    IMAGES_ARRIVED = "images_arrived"
    IMAGES_COMPLETE = "images_complete"
    REPORT_STARTED = "report_started"
    REPORT_PRELIMINARY = "report_preliminary"
    REPORT_SIGNED = "report_signed"
    REPORT_DELIVERED = "report_delivered"
    CANCELLED_BY_MESSAGE = "cancelled_by_message"
    DEVICE_DOWN = "device_down"


class ClockSource(StrEnum):
    """Whose clock set a stamp."""

    PERSON = "person"
    MPPS = "mpps"
    DEVICE = "device"
    MESSAGE = "message"
    SYSTEM = "system"


class Stamp(StrEnum):
    RECEIVED = "received"
    VETTED = "vetted"
    BOOKED = "booked"
    ARRIVED = "arrived"
    READY = "ready"
    STARTED = "started"
    FINISHED = "finished"
    IMAGES_FIRST = "images_first"
    IMAGES_COMPLETE = "images_complete"
    REPORT_OPENED = "report_opened"
    PRELIMINARY = "preliminary"
    VERIFIED = "verified"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    DISCONTINUED = "discontinued"
    SUSPENDED = "suspended"
    RESUMED = "resumed"


class Facet(StrEnum):
    SAFETY = "safety"
    IMAGES = "images"
    REPORT = "report"
    DELIVERY = "delivery"


class PatientClass(StrEnum):
    OUTPATIENT = "outpatient"
    INPATIENT = "inpatient"
    EMERGENCY = "emergency"
    CHECKUP = "checkup"


class Laterality(StrEnum):
    """DICOM (0020,0060) and both sides; empty means the part has none or none was said."""

    LEFT = "L"
    RIGHT = "R"
    BOTH = "B"


OPEN_STATES = (
    ExamState.REQUESTED,
    ExamState.VETTED,
    ExamState.BOOKED,
    ExamState.ARRIVED,
    ExamState.READY,
    ExamState.IN_PROGRESS,
    ExamState.ACQUIRED,
    ExamState.REPORTED,
)
BEFORE_SCAN = OPEN_STATES[:5]
TO_BOOK_STATES = (ExamState.REQUESTED, ExamState.VETTED)
"""Without a slot they wait at the front desk."""
SCANNED_STATES = (ExamState.ACQUIRED, ExamState.REPORTED, ExamState.DELIVERED)
ENDED_STATES = (ExamState.CANCELLED, ExamState.NO_SHOW, ExamState.DISCONTINUED)

ACTION_STAMPS: dict[Action, Stamp] = {
    Action.VET: Stamp.VETTED,
    Action.BOOK: Stamp.BOOKED,
    Action.CHECK_IN: Stamp.ARRIVED,
    Action.MAKE_READY: Stamp.READY,
    Action.START: Stamp.STARTED,
    Action.FINISH: Stamp.FINISHED,
    Action.SIGN: Stamp.VERIFIED,
    Action.DELIVER: Stamp.DELIVERED,
    Action.CANCEL: Stamp.CANCELLED,
    Action.MARK_NO_SHOW: Stamp.NO_SHOW,
    Action.SUSPEND: Stamp.SUSPENDED,
    Action.RESUME: Stamp.RESUMED,
}
FACT_STAMPS: dict[Fact, Stamp] = {
    Fact.SLOT_ASSIGNED: Stamp.BOOKED,
    Fact.ARRIVED: Stamp.ARRIVED,
    Fact.MPPS_STARTED: Stamp.STARTED,
    Fact.MPPS_COMPLETED: Stamp.FINISHED,
    Fact.MPPS_DISCONTINUED: Stamp.DISCONTINUED,
    Fact.IMAGES_ARRIVED: Stamp.IMAGES_FIRST,
    Fact.IMAGES_COMPLETE: Stamp.IMAGES_COMPLETE,
    Fact.REPORT_STARTED: Stamp.REPORT_OPENED,
    Fact.REPORT_PRELIMINARY: Stamp.PRELIMINARY,
    Fact.REPORT_SIGNED: Stamp.VERIFIED,
    Fact.REPORT_DELIVERED: Stamp.DELIVERED,
    Fact.CANCELLED_BY_MESSAGE: Stamp.CANCELLED,
}
FACT_FACETS: dict[Fact, tuple[Facet, str]] = {
    Fact.IMAGES_ARRIVED: (Facet.IMAGES, "arrived"),
    Fact.IMAGES_COMPLETE: (Facet.IMAGES, "complete"),
    Fact.REPORT_STARTED: (Facet.REPORT, "started"),
    Fact.REPORT_PRELIMINARY: (Facet.REPORT, "preliminary"),
    Fact.REPORT_SIGNED: (Facet.REPORT, "signed"),
    Fact.REPORT_DELIVERED: (Facet.DELIVERY, "delivered"),
}
FACET_STARTS: dict[Facet, str] = {
    Facet.SAFETY: "unknown",
    Facet.IMAGES: "none",
    Facet.REPORT: "none",
    Facet.DELIVERY: "none",
}
# A stamp that can come twice counts at its first time (turnaround must not restart), these at their last.
LAST_COUNTS = frozenset({Stamp.BOOKED, Stamp.FINISHED, Stamp.IMAGES_COMPLETE, Stamp.SUSPENDED, Stamp.RESUMED})
