"""Closed vocabularies of research; stored as written here."""

from enum import StrEnum


class Act(StrEnum):
    """Of a step: who does not match is left out, who matches is left out, one exam a patient stays."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
    ONE = "one_per_patient"


class Basis(StrEnum):
    """By which time an exam falls into the period."""

    RECEIVED = "received"
    PERFORMED = "performed"


class Fixed(StrEnum):
    """Steps of every flow that no definition names."""

    OBJECTION = "objection"
    BY_HAND = "by_hand"


class HandReason(StrEnum):
    """Why a person leaves an exam out. A code: what a person writes beside it may name a patient and leaves with no export."""

    IMAGE_QUALITY = "image_quality"
    WRONG_PROTOCOL = "wrong_protocol"
    MISSING_DATA = "missing_data"
    DUPLICATE = "duplicate"
    NOT_ELIGIBLE = "not_eligible"
    OTHER = "other"


class ExportState(StrEnum):
    ASKED = "asked"
    RELEASED = "released"
    REFUSED = "refused"
    READY = "ready"
    FAILED = "failed"
    REMOVED = "removed"


EXPORT_TABLE = {
    ("asked", "release"): (ExportState.RELEASED, "a second person says that it may leave"),
    ("asked", "refuse"): (ExportState.REFUSED, "a second person says that it may not"),
    ("released", "finish"): (ExportState.READY, "the file is written"),
    ("released", "fail"): (ExportState.FAILED, "it could not be written; asked for again, it is released again"),
    ("ready", "remove"): (ExportState.REMOVED, "the days of the policy are over"),
}


class Table(StrEnum):
    """Tables of an export beside the flow and the dictionary; exams are always there."""

    EXAMS = "exams"
    TIMELINE = "timeline"
    REPORTS = "reports"
    DOSES = "doses"
    CONTRAST = "contrast"
    REACTIONS = "reactions"
    MEASUREMENTS = "measurements"
