"""What the safety rules look at, and what they answer. Times are aware UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from apps.common.kernel.reason import Reason
from apps.safety.engine.forms import Form


class Verdict(StrEnum):
    CLEAR = "clear"
    NEEDS = "needs"
    HOLD = "hold"


class AnswerValue(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    UNANSWERED = "unanswered"


class Stage(StrEnum):
    """When the question is put: at booking, or only with the patient in the department."""

    BOOKING = "booking"
    SCAN = "scan"


@dataclass(frozen=True)
class Rules:
    """One policy as the engine needs it: its payload and the label that is printed with each decision."""

    payload: Mapping[str, Any]
    label: str


@dataclass(frozen=True)
class Answer:
    item: str
    value: AnswerValue
    detail: str = ""
    source: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class AllergyFact:
    """A recorded allergy; `agent_class` is set when the substance is a contrast agent."""

    id: int
    substance: str
    text: str
    agent_class: str | None
    kind: str = "unknown"
    severity: str = "unknown"
    is_allergic_like: bool = True


@dataclass(frozen=True)
class EgfrFact:
    """eGFR in mL/min/1.73 m2; `origin` is "lab" or "ckd_epi_2021"."""

    value: float
    at: datetime
    origin: str


@dataclass(frozen=True)
class AgentFact:
    code: str
    name: str
    agent_class: str
    group: str = ""


@dataclass(frozen=True)
class PremedicationFact:
    regimen: str
    hours_before: tuple[float, ...]
    taken_at: datetime | None = None


@dataclass(frozen=True)
class ImplantFact:
    id: int
    text: str
    mr_safety: str = "unknown"


@dataclass(frozen=True)
class SafetyCase:
    """Everything one assessment sees; `accepted` maps the key of a decided reason to who accepted it and why."""

    modality: str
    contrast: str
    sex: str
    age_years: float | None
    patient_class: str
    form: Form | None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    allergies: tuple[AllergyFact, ...] = ()
    egfr: EgfrFact | None = None
    implants: tuple[ImplantFact, ...] = ()
    agent: AgentFact | None = None
    premedication: PremedicationFact | None = None
    accepted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def answer(self, item: str) -> AnswerValue:
        """What was answered; a question nobody put is unanswered, never no."""
        found = self.answers.get(item)
        return found.value if found else AnswerValue.UNANSWERED

    def says(self, item: str, value: AnswerValue) -> bool:
        return self.answer(item) == value


@dataclass(frozen=True)
class Finding:
    """One rule's result: what it demands and why. `key` identifies it for a physician's decision."""

    effect: Verdict
    reason: Reason
    key: str = ""
    can_accept: bool = True


@dataclass(frozen=True)
class Assessment:
    verdict: Verdict
    reasons: tuple[Reason, ...]
    policy_versions: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "verdict": str(self.verdict),
            "reasons": [r.to_json() for r in self.reasons],
            "policy_versions": list(self.policy_versions),
        }


SEVERITY = {Verdict.CLEAR: "info", Verdict.NEEDS: "warning", Verdict.HOLD: "block"}


def find(
    effect: Verdict | str, code: str, rules: Rules, *, key: str = "", can_accept: bool = True, **params: Any
) -> Finding:
    """A finding whose severity follows from its effect."""
    verdict = Verdict(effect)
    reason = Reason(code, params, severity=SEVERITY[verdict], policy_version=rules.label)
    return Finding(verdict, reason, key or code, can_accept)
