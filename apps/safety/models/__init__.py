from apps.safety.models.agent import ContrastAgent, ContrastLot
from apps.safety.models.injection import Injection
from apps.safety.models.preparation import Premedication, Preparation
from apps.safety.models.reaction import ActionCard, Observation, Reaction, ReactionAct
from apps.safety.models.release import FindingDecision, SafetyRelease, SafetyState, StopAlarm
from apps.safety.models.screening import ScreeningAnswer, ScreeningCheck, ScreeningForm

__all__ = [
    "ActionCard",
    "ContrastAgent",
    "ContrastLot",
    "FindingDecision",
    "Injection",
    "Observation",
    "Premedication",
    "Preparation",
    "Reaction",
    "ReactionAct",
    "SafetyRelease",
    "SafetyState",
    "ScreeningAnswer",
    "ScreeningCheck",
    "ScreeningForm",
    "StopAlarm",
]
