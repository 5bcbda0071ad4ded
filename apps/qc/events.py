"""What quality control tells the rooms above."""

from dataclasses import dataclass

from apps.common.events import Event


@dataclass(frozen=True)
class CaseRaised(Event):
    """A subject, or an exam, is to be looked at."""

    NAME = "qc.case_raised.v1"
    case_id: int
    origin: str
    kind: str
    exam_id: int | None


@dataclass(frozen=True)
class ReviewCompleted(Event):
    """A reviewer submitted; `grade` is pass, defect or fail."""

    NAME = "qc.review_completed.v1"
    case_id: int
    review_id: int
    kind: str
    ref: str
    grade: str


@dataclass(frozen=True)
class CorrectionRequested(Event):
    """A review found an error that the author should correct in the report."""

    NAME = "qc.correction_requested.v1"
    case_id: int
    ref: str
    comment: str


@dataclass(frozen=True)
class PhantomBreached(Event):
    """A phantom's values left a tolerance or a limit of its chart; `codes` are <parameter>.<rule>."""

    NAME = "qc.phantom_breached.v1"
    measurement_id: int
    device_code: str
    kvp: float
    severity: str
    codes: list[str]
