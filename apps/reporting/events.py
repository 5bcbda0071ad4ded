"""What reporting tells the rooms above."""

from dataclasses import dataclass

from apps.common.events import Event


@dataclass(frozen=True)
class ReportSigned(Event):
    """A version was verified; `version` is its number, `kind` final, addendum or amendment."""

    NAME = "reporting.report_signed.v1"
    report_id: int
    version: int
    kind: str
    exam_ids: list[int]
    author_id: str


@dataclass(frozen=True)
class ReportHandedOver(Event):
    """A preliminary version was signed and waits for the second signature."""

    NAME = "reporting.report_handed_over.v1"
    report_id: int
    version: int
    exam_ids: list[int]


@dataclass(frozen=True)
class ReportReleased(Event):
    """A verified version is open to the referrer, as a PDF in the file store."""

    NAME = "reporting.report_released.v1"
    report_id: int
    version: int
    exam_ids: list[int]
    pdf_sha256: str


@dataclass(frozen=True)
class ReleaseWithdrawn(Event):
    """What had left is shown to nobody outside any more."""

    NAME = "reporting.release_withdrawn.v1"
    report_id: int
    version: int
    exam_ids: list[int]


@dataclass(frozen=True)
class ResultOpened(Event):
    """The one who asked for the exam has opened the result."""

    NAME = "reporting.result_opened.v1"
    report_id: int
    exam_ids: list[int]
    reader_name: str


@dataclass(frozen=True)
class CriticalFlagged(Event):
    """A finding that somebody must be told within the category's time."""

    NAME = "reporting.critical_flagged.v1"
    critical_id: int
    report_id: int
    exam_ids: list[int]
    category: int


@dataclass(frozen=True)
class CriticalReceived(Event):
    """Somebody confirmed that the critical finding reached them."""

    NAME = "reporting.critical_received.v1"
    critical_id: int
    report_id: int
    exam_ids: list[int]


@dataclass(frozen=True)
class CriticalWithdrawn(Event):
    """A critical finding was flagged by mistake; why is kept with it."""

    NAME = "reporting.critical_withdrawn.v1"
    critical_id: int
    report_id: int
    exam_ids: list[int]
