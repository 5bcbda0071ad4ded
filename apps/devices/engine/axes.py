"""A device has three separate axes: does it work, may patients be scanned on it, where is it in its life."""

from enum import StrEnum


class Technical(StrEnum):
    UP = "up"
    PARTIAL = "partial"
    DOWN = "down"


class Clinical(StrEnum):
    RELEASED = "released"
    RESTRICTED = "restricted"
    HELD = "held"


class LifeCycle(StrEnum):
    ORDERED = "ordered"
    INSTALLED = "installed"
    IN_SERVICE = "in_service"
    STANDBY = "standby"
    RETIRED = "retired"


class DownCause(StrEnum):
    BREAKDOWN = "breakdown"
    PLANNED = "planned"
    UTILITY = "utility"
    WAITING_PART = "waiting_part"
    QA_FAILED = "qa_failed"
    CERTIFICATE = "certificate"


class ChannelKind(StrEnum):
    GAUGE = "gauge"
    COUNTER = "counter"
    STATE = "state"


class Quality(StrEnum):
    GOOD = "good"
    SUSPECT = "suspect"
    BAD = "bad"
