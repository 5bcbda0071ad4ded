"""What the safety room tells: ids and facts, past tense."""

from dataclasses import dataclass
from datetime import datetime

from apps.common.events import Event


@dataclass(frozen=True)
class ScreeningAnswered(Event):
    NAME = "safety.screening_answered.v1"
    exam_id: int
    verdict: str


@dataclass(frozen=True)
class VerdictChanged(Event):
    """`facet` is clear, needs, hold or released."""

    NAME = "safety.verdict_changed.v1"
    exam_id: int
    verdict: str
    facet: str


@dataclass(frozen=True)
class StopAlarmRaised(Event):
    """An exam started without a release."""

    NAME = "safety.stop_alarm_raised.v1"
    alarm_id: int
    exam_id: int
    site_id: int


@dataclass(frozen=True)
class InjectionRecorded(Event):
    NAME = "safety.injection_recorded.v1"
    injection_id: int
    exam_id: int
    patient_id: int
    agent: str
    volume_ml: float
    at: datetime


@dataclass(frozen=True)
class ReactionRecorded(Event):
    NAME = "safety.reaction_recorded.v1"
    reaction_id: int
    exam_id: int
    patient_id: int
    severity: str
    kind: str
    agent: str


@dataclass(frozen=True)
class ReactionConfirmed(Event):
    """`agent_class` and `allergy_id` are set when the reaction became an allergy of the patient."""

    NAME = "safety.reaction_confirmed.v1"
    reaction_id: int
    exam_id: int
    patient_id: int
    severity: str
    kind: str
    agent: str
    agent_class: str
    allergy_id: int | None
    needs_quality_case: bool = False


@dataclass(frozen=True)
class PreparationMoved(Event):
    NAME = "safety.preparation_moved.v1"
    exam_id: int
    site_id: int
    lane: str
