"""The six facts of the patient-safety strip: yes, no or unanswered; never a no that nobody gave."""

from dataclasses import dataclass
from datetime import datetime

from apps.common.kernel.reason import Reason
from apps.safety.engine.facts import AnswerValue, Rules, SafetyCase
from apps.safety.engine.forms import STRIP, Item, list_asked
from apps.safety.engine.packs import list_bands


@dataclass(frozen=True)
class StripFact:
    """`level` is red, amber or empty; `reason` carries the value in words."""

    kind: str
    state: str
    level: str = ""
    reason: Reason | None = None
    by: str = ""
    at: datetime | None = None


def build_strip(case: SafetyCase, *, renal: Rules) -> tuple[StripFact, ...]:
    items = list_asked(case.form, sex=case.sex, age_years=case.age_years, answers=case.answers) if case.form else ()
    return tuple(_build_fact(kind, case, [i for i in items if i.strip == kind], renal) for kind in STRIP)


def needs_isolation(case: SafetyCase) -> bool:
    """Somebody said so, on the record or to a question; what nobody was asked is not known, and asks for no cleaning."""
    if case.precautions:
        return True
    items = [item for item in case.form.items if item.strip == "isolation"] if case.form else []
    return any(case.says(item.code, AnswerValue.YES) for item in items)


def _build_fact(kind: str, case: SafetyCase, items: list[Item], renal: Rules) -> StripFact:
    recorded = RECORDED.get(kind)
    if recorded and (fact := recorded(case, renal)):
        return fact
    if not items:
        # nobody of this sex, age or exam is asked; a woman of unknown age is asked
        return StripFact(kind, "no", reason=Reason("safety.strip_not_applicable"))
    return _from_answers(kind, case, items)


def _from_answers(kind: str, case: SafetyCase, items: list[Item]) -> StripFact:
    given = [(i, case.answers.get(i.code)) for i in items]
    bad = [(i, a) for i, a in given if a and a.value == AnswerValue.YES]
    if bad:
        level = "red" if any(i.is_critical and i.effects["yes"] == "hold" for i, _ in bad) else "amber"
        names = [a.detail or dict(i.name) for i, a in bad]
        return _fact(kind, "yes", level, Reason("safety.strip_yes", {"names": names}), bad[-1][1])
    if any(a is None or a.value in (AnswerValue.UNSURE, AnswerValue.UNANSWERED) for _, a in given):
        return StripFact(kind, "unanswered", reason=Reason("safety.strip_unanswered"))
    return _fact(kind, "no", "", Reason("safety.strip_no"), given[-1][1])


def _recorded_allergies(case: SafetyCase, _renal: Rules) -> StripFact | None:
    if not case.allergies:
        return None
    level = "red" if any(a.is_allergic_like and a.agent_class == case.contrast for a in case.allergies) else "amber"
    return StripFact(
        "allergy", "yes", level, Reason("safety.strip_yes", {"names": [a.text or a.substance for a in case.allergies]})
    )


def _recorded_implants(case: SafetyCase, _renal: Rules) -> StripFact | None:
    if not case.implants:
        return None
    level = "red" if any(i.mr_safety == "unsafe" for i in case.implants) else "amber"
    return StripFact("implant", "yes", level, Reason("safety.strip_yes", {"names": [i.text for i in case.implants]}))


def _recorded_precautions(case: SafetyCase, _renal: Rules) -> StripFact | None:
    if not case.precautions:
        return None
    first = case.precautions[0]
    said = ([f"safety.precaution_{p.kind}", p.note] for p in case.precautions)
    names = [name for pair in said for name in pair if name]
    return _fact("isolation", "yes", "amber", Reason("safety.strip_yes", {"names": names}), first)


def _recorded_egfr(case: SafetyCase, renal: Rules) -> StripFact | None:
    if case.egfr is None:
        return None
    is_low = any(case.egfr.value < band["below"] for band in list_bands(renal, case.route))
    reason = Reason(
        "safety.strip_egfr",
        {"egfr": round(case.egfr.value), "on": case.egfr.at.date().isoformat()},
        policy_version=renal.label,
    )
    acute = case.says("acute_kidney_injury", AnswerValue.YES)
    if is_low or acute:
        return StripFact("renal", "yes", "amber", reason, at=case.egfr.at)
    return StripFact("renal", "no", "", reason, at=case.egfr.at)


def _fact(kind: str, state: str, level: str, reason: Reason, answer: object) -> StripFact:
    return StripFact(kind, state, level, reason, getattr(answer, "by", ""), getattr(answer, "at", None))


RECORDED = {
    "allergy": _recorded_allergies,
    "implant": _recorded_implants,
    "isolation": _recorded_precautions,
    "renal": _recorded_egfr,
}
