from apps.safety.models.agent import ContrastAgent, ContrastLot
from apps.safety.models.injection import Injection
from apps.safety.models.preparation import CareClock, Premedication, Preparation, Sedation
from apps.safety.models.reaction import ActionCard, FollowUp, Observation, Reaction, ReactionAct
from apps.safety.models.release import FindingDecision, SafetyRelease, SafetyState, StopAlarm
from apps.safety.models.screening import ScreeningAnswer, ScreeningCheck, ScreeningForm
from apps.safety.models.signature import Authorisation, Signature
from apps.safety.models.stock import LotSignal, StockMove

__all__ = [
    "ActionCard",
    "Authorisation",
    "CareClock",
    "ContrastAgent",
    "ContrastLot",
    "FindingDecision",
    "FollowUp",
    "Injection",
    "LotSignal",
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
    "Sedation",
    "Signature",
    "StockMove",
    "StopAlarm",
]
