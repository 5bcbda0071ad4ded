"""Closed vocabularies of the safety room; stored as written here."""

from enum import StrEnum


class AgentClass(StrEnum):
    IODINE = "iodine"
    GADOLINIUM = "gadolinium"
    MICROBUBBLE = "microbubble"
    BARIUM = "barium"


class Route(StrEnum):
    INTRAVENOUS = "iv"
    INTRA_ARTERIAL = "ia"
    ORAL = "oral"
    RECTAL = "rectal"
    OTHER = "other"


class InjectionSite(StrEnum):
    RIGHT_ELBOW = "right_elbow"
    LEFT_ELBOW = "left_elbow"
    RIGHT_FOREARM = "right_forearm"
    LEFT_FOREARM = "left_forearm"
    RIGHT_HAND = "right_hand"
    LEFT_HAND = "left_hand"
    CENTRAL = "central"
    PORT = "port"
    OTHER = "other"


class InjectionKind(StrEnum):
    """A part is one of several of a split bolus: only their sum is held against the plan."""

    MAIN = "main"
    PART = "part"
    TEST_BOLUS = "test_bolus"


class StockKind(StrEnum):
    """Why the number of containers of a lot changed at a site."""

    RECEIPT = "receipt"
    USE = "use"
    WASTE = "waste"
    COUNT = "count"


class AnswerSource(StrEnum):
    PATIENT = "patient"
    PROXY = "proxy"
    STAFF = "staff"
    RECORD = "record"


class SafetyFacet(StrEnum):
    """What the exam's safety facet says to the pathway."""

    CLEAR = "clear"
    NEEDS = "needs"
    HOLD = "hold"
    RELEASED = "released"


class ReactionState(StrEnum):
    OPEN = "open"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    UNDONE = "undone"


CONTRAST_CLASSES = {"radiotracer_iodine": "iodine", "radiotracer": "none"}


def get_contrast_class(contrast: str) -> str:
    """The agent class that a planned contrast means for the rules."""
    return CONTRAST_CLASSES.get(contrast, contrast or "none")
