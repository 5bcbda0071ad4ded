"""Closed vocabularies of the directory; stored as written here."""

from enum import StrEnum


class Sex(StrEnum):
    MALE = "M"
    FEMALE = "F"
    OTHER = "O"
    UNKNOWN = "U"


class AllergyKind(StrEnum):
    ALLERGY = "allergy"
    INTOLERANCE = "intolerance"


class Severity(StrEnum):
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"
    UNKNOWN = "unknown"


class MrSafety(StrEnum):
    """ASTM F2503 markings, and what is not known."""

    SAFE = "safe"
    CONDITIONAL = "conditional"
    UNSAFE = "unsafe"
    UNKNOWN = "unknown"


class PrecautionKind(StrEnum):
    """How an infection is passed on, as wards isolate for it; `other` is what nobody classed yet."""

    CONTACT = "contact"
    DROPLET = "droplet"
    AIRBORNE = "airborne"
    OTHER = "other"


class LateralityRule(StrEnum):
    """none: the part has no side; required: an order must name one; optional: it may."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


class Contrast(StrEnum):
    NONE = "none"
    IODINE = "iodine"
    GADOLINIUM = "gadolinium"
    MICROBUBBLE = "microbubble"
    BARIUM = "barium"
    RADIOTRACER = "radiotracer"
    RADIOTRACER_IODINE = "radiotracer_iodine"
