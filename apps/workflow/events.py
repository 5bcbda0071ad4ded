"""What the pathway tells: ids and facts, past tense."""

from dataclasses import dataclass
from datetime import datetime

from apps.common.events import Event


@dataclass(frozen=True)
class OrderPlaced(Event):
    NAME = "workflow.order_placed.v1"
    order_id: int
    exam_ids: list[int]


@dataclass(frozen=True)
class ExamStateChanged(Event):
    NAME = "workflow.exam_state_changed.v1"
    exam_id: int
    accession: str
    from_state: str
    to_state: str
    trigger: str
    at: datetime
    source: str
    site_id: int
    modality: str


@dataclass(frozen=True)
class ExamSlotChanged(Event):
    """`starts_at` None: the exam has no slot any more."""

    NAME = "workflow.exam_slot_changed.v1"
    exam_id: int
    starts_at: datetime | None
    previous_starts_at: datetime | None
    device_code: str


@dataclass(frozen=True)
class ExamStarted(Event):
    NAME = "workflow.exam_started.v1"
    exam_id: int
    at: datetime
    source: str


@dataclass(frozen=True)
class FacetChanged(Event):
    NAME = "workflow.facet_changed.v1"
    exam_id: int
    facet: str
    value: str


@dataclass(frozen=True)
class ExamDetailsChanged(Event):
    """Protocol, priority, side, contrast, a hold: what the lists show, the state apart."""

    NAME = "workflow.exam_details_changed.v1"
    exam_id: int
    fields: list[str]


@dataclass(frozen=True)
class DiscrepancyOpened(Event):
    NAME = "workflow.discrepancy_opened.v1"
    task_id: int
    exam_id: int | None
    code: str


@dataclass(frozen=True)
class TaskOpened(Event):
    NAME = "workflow.task_opened.v1"
    task_id: int
    kind: str
    exam_id: int | None
    site_id: int


@dataclass(frozen=True)
class TaskClosed(Event):
    NAME = "workflow.task_closed.v1"
    task_id: int
    kind: str
    exam_id: int | None
    site_id: int


@dataclass(frozen=True)
class TaskChanged(Event):
    """A post-processing task was taken, returned, or has a series proposed for it."""

    NAME = "workflow.task_changed.v1"
    task_id: int
    kind: str
    exam_id: int | None
    site_id: int
    progress: str
