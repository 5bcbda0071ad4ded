"""The safety facts of an exam as every clinical screen and the worklist show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apps.common.kernel import clock
from apps.safety.engine.facts import AnswerValue
from apps.safety.engine.strip import StripFact, build_strip
from apps.safety.models import Injection, Premedication
from apps.safety.selectors.cases import LoadedCase, load_case, load_cases
from apps.safety.selectors.rules import get_rules
from apps.workflow.public import ExamFacts

# DICOM (0010,21C0) Pregnancy Status: 1 not pregnant, 2 possibly, 3 definitely, 4 unknown (PS3.3 C.7.2.3)
PREGNANCY_STATUS = {"no": 1, "unsure": 2, "yes": 3, "unanswered": 4}


@dataclass(frozen=True)
class SafetyFacts:
    """Six facts of three states; `pregnancy_status` is DICOM's code or None where the question does not apply."""

    exam_id: int
    allergy: StripFact
    renal: StripFact
    pregnancy: StripFact
    implant: StripFact
    isolation: StripFact
    fall_risk: StripFact
    pregnancy_status: int | None
    premedication: dict[str, Any] | None
    agent: dict[str, Any] | None
    allergies: tuple[str, ...] = ()

    @property
    def strip(self) -> tuple[StripFact, ...]:
        return (self.allergy, self.renal, self.pregnancy, self.implant, self.isolation, self.fall_risk)


def get_safety_facts(exam_id: int, *, at: datetime | None = None) -> SafetyFacts:
    """Raises NotFound for an unknown exam."""
    return make_safety_facts(load_case(exam_id, on=at or clock.now()))


def list_safety_facts(exams: Sequence[ExamFacts], *, at: datetime | None = None) -> dict[int, SafetyFacts]:
    """By exam, for lists: the number of queries does not depend on how many exams are asked for."""
    given = _list_given([exam.id for exam in exams])
    loaded = load_cases(exams, on=at or clock.now())
    return {exam_id: _make(case, given.get(exam_id)) for exam_id, case in loaded.items()}


def make_safety_facts(loaded: LoadedCase) -> SafetyFacts:
    exam_id = loaded.exam.id
    return _make(loaded, _list_given([exam_id]).get(exam_id))


def _make(loaded: LoadedCase, given: Injection | None) -> SafetyFacts:
    case, exam_id = loaded.case, loaded.exam.id
    strip = build_strip(case, renal=get_rules("renal", site_id=loaded.exam.site_id))
    by_kind = {fact.kind: fact for fact in strip}
    return SafetyFacts(
        exam_id=exam_id,
        **by_kind,
        pregnancy_status=_pregnancy_status(loaded, by_kind["pregnancy"]),
        premedication=_premedication(loaded.premedication),
        agent=_agent(loaded, given),
        allergies=tuple(a.text or a.substance for a in case.allergies if a.is_confirmed),
    )


def _list_given(exam_ids: Sequence[int]) -> dict[int, Injection]:
    """The newest injection of each exam."""
    rows = Injection.objects.filter(exam_id__in=exam_ids).select_related("agent")
    return {row.exam_id: row for row in rows.order_by("exam_id", "-at", "-id").distinct("exam_id")}


def _pregnancy_status(loaded: LoadedCase, fact: StripFact) -> int | None:
    if fact.reason and fact.reason.code == "safety.strip_not_applicable":
        return None
    value = loaded.case.answer("pregnancy")
    return PREGNANCY_STATUS[str(AnswerValue(value))]


def _premedication(row: Premedication | None) -> dict[str, Any] | None:
    return row and {
        "regimen": row.regimen,
        "ordered_by": row.ordered_by,
        "first_dose_at": row.first_dose_at,
        "taken_at": row.taken_at,
        "policy_version": row.policy_version,
    }


def _agent(loaded: LoadedCase, given: Injection | None) -> dict[str, Any] | None:
    """What was given, else what the department plans for this class."""
    if given:
        return {
            "code": given.agent.code,
            "names": given.agent.names,
            "volume_ml": given.volume_ml,
            "at": given.at,
            "is_given": True,
        }
    planned = loaded.case.agent
    return planned and {"code": planned.code, "names": {"en": planned.name}, "is_given": False}
