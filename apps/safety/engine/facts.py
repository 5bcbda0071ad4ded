"""What the safety rules look at, and what they answer. Times are aware UTC."""

from collections.abc import Iterable, Mapping
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
    """An allergy on record, or a reaction that waits for confirmation; `agent_class` is set when it is a contrast agent."""

    id: int
    substance: str
    text: str
    agent_class: str | None
    kind: str = "unknown"
    severity: str = "unknown"
    is_allergic_like: bool = True
    is_confirmed: bool = True


@dataclass(frozen=True)
class EgfrFact:
    """eGFR in mL/min/1.73 m2; `origin` is "lab" or "ckd_epi_2021"."""

    value: float
    at: datetime
    origin: str


@dataclass(frozen=True)
class GivenFact:
    """Contrast the patient already had."""

    agent_class: str
    at: datetime


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
class PrecautionFact:
    """Isolation that the ward, the order or the desk asked for."""

    kind: str
    note: str
    by: str
    at: datetime


@dataclass(frozen=True)
class SafetyCase:
    """Everything one assessment sees; `accepted` maps the key of a decided reason to who accepted it and why.

    `why_no_egfr` names the reason word when a creatinine is on record and no equation applies to it.
    """

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
    precautions: tuple[PrecautionFact, ...] = ()
    agent: AgentFact | None = None
    premedication: PremedicationFact | None = None
    route: str = "iv"
    given: tuple[GivenFact, ...] = ()
    why_no_egfr: str = ""
    consent: str = ""
    payment: str = ""
    accepted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def answer(self, item: str) -> AnswerValue:
        """What was answered; a question nobody put is unanswered, never no."""
        found = self.answers.get(item)
        return found.value if found else AnswerValue.UNANSWERED

    def says(self, item: str, value: AnswerValue) -> bool:
        return self.answer(item) == value


@dataclass(frozen=True)
class Act:
    """What somebody has to do, by when; `due_at` may have passed, then it is done at once or not at all."""

    code: str
    due_at: datetime | None = None

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "due_at": self.due_at.isoformat() if self.due_at else None}


@dataclass(frozen=True)
class Finding:
    """One rule's result: what it demands and why. `key` identifies it for a physician's decision."""

    effect: Verdict
    reason: Reason
    key: str = ""
    can_accept: bool = True
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """`pack` is the rule pack that judged, `facts` what it saw: both are kept with every stored decision."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    policy_versions: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    pack: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def acts(self) -> tuple[Act, ...]:
        """Each once, the earliest first; those without a time last."""
        found = dict.fromkeys(act for finding in self.findings for act in finding.acts)
        return tuple(sorted(found, key=lambda a: (a.due_at is None, a.due_at.timestamp() if a.due_at else 0, a.code)))

    def to_json(self) -> dict[str, Any]:
        return {
            "verdict": str(self.verdict),
            "reasons": [r.to_json() for r in self.reasons],
            "policy_versions": list(self.policy_versions),
            "acts": [a.to_json() for a in self.acts],
            "pack": self.pack,
            "facts": dict(self.facts),
        }


SEVERITY = {Verdict.CLEAR: "info", Verdict.NEEDS: "warning", Verdict.HOLD: "block"}


def find(
    effect: Verdict | str,
    code: str,
    rules: Rules,
    *,
    key: str = "",
    can_accept: bool = True,
    acts: Iterable[Act] = (),
    **params: Any,
) -> Finding:
    """A finding whose severity follows from its effect."""
    verdict = Verdict(effect)
    reason = Reason(code, params, severity=SEVERITY[verdict], policy_version=rules.label)
    return Finding(verdict, reason, key or code, can_accept, tuple(acts))
