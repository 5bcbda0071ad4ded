"""Everything about one exam's safety on one sheet, as the nurse and the scanner tablet need it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apps.common.kernel import clock
from apps.directory.public import latest_measure
from apps.safety.engine.facts import Assessment, Finding, Stage, Verdict
from apps.safety.engine.forms import list_asked
from apps.safety.engine.screening import assess_case
from apps.safety.engine.strip import StripFact
from apps.safety.models import (
    FindingDecision,
    Injection,
    Preparation,
    Reaction,
    SafetyRelease,
    ScreeningAnswer,
    ScreeningCheck,
    StopAlarm,
)
from apps.safety.selectors.cases import LoadedCase, load_case
from apps.safety.selectors.facts import make_safety_facts
from apps.safety.selectors.rules import get_all_rules, get_rules
from apps.workflow.public import ExamFacts


@dataclass(frozen=True)
class AskedItem:
    """A question as it is put to this patient, with the answer that stands."""

    code: str
    name: dict[str, str]
    text: dict[str, str]
    stage: str
    strip: str
    is_critical: bool
    value: str
    detail: str
    source: str
    by: str
    at: datetime | None


@dataclass(frozen=True)
class SafetySheet:
    exam: ExamFacts
    weight_kg: float | None
    strip: tuple[StripFact, ...]
    form: dict[str, Any] | None
    items: tuple[AskedItem, ...]
    booking: Assessment
    open_points: tuple[Finding, ...]
    notes: tuple[Finding, ...]
    check: ScreeningCheck | None
    needs_check: bool
    release: SafetyRelease | None
    decisions: list[FindingDecision]
    premedication: dict[str, Any] | None
    agent: dict[str, Any] | None
    injections: list[Injection]
    reactions: list[Reaction]
    preparation: Preparation | None
    alarms: list[StopAlarm]


def get_sheet(exam_id: int) -> SafetySheet:
    """One fixed number of queries. Raises NotFound."""
    now = clock.now()
    loaded = load_case(exam_id, on=now)
    rules = get_all_rules(site_id=loaded.exam.site_id)
    at_scan = assess_case(loaded.case, rules, starts_at=now, now=now, stage=Stage.SCAN)
    facts = make_safety_facts(loaded)
    measure = latest_measure(loaded.exam.patient_id)
    form = loaded.case.form
    return SafetySheet(
        exam=loaded.exam,
        weight_kg=float(measure.weight_kg) if measure and measure.weight_kg is not None else None,
        strip=facts.strip,
        form=form and {"code": form.code, "version": form.version, "names": form.names, "source": form.source},
        items=list_items(loaded),
        booking=assess_case(loaded.case, rules, starts_at=loaded.exam.slot_start or now, now=now),
        open_points=tuple(f for f in at_scan.findings if f.effect != Verdict.CLEAR),
        notes=tuple(f for f in at_scan.findings if f.effect == Verdict.CLEAR),
        check=ScreeningCheck.objects.filter(exam_id=exam_id).order_by("-at", "-id").first(),
        needs_check=is_check_open(loaded),
        release=SafetyRelease.objects.filter(exam_id=exam_id, withdrawn_at=None).first(),
        decisions=list(FindingDecision.objects.filter(exam_id=exam_id).order_by("id")),
        premedication=facts.premedication,
        agent=facts.agent,
        injections=list(Injection.objects.filter(exam_id=exam_id).select_related("agent", "lot")),
        reactions=list(
            Reaction.objects.filter(exam_id=exam_id)
            .exclude(state="undone")
            .select_related("injection__agent", "injection__lot", "patient", "exam__exam_type")
        ),
        preparation=Preparation.objects.filter(exam_id=exam_id).first(),
        alarms=list(StopAlarm.objects.filter(exam_id=exam_id).select_related("exam__patient")),
    )


def list_items(loaded: LoadedCase) -> tuple[AskedItem, ...]:
    case = loaded.case
    if case.form is None:
        return ()
    asked = list_asked(case.form, sex=case.sex, age_years=case.age_years, answers=case.answers)
    items = []
    for item in asked:
        answer = case.answers.get(item.code)
        items.append(
            AskedItem(
                code=item.code,
                name=dict(item.name),
                text=dict(item.text),
                stage=item.stage,
                strip=item.strip,
                is_critical=item.is_critical,
                value=str(case.answer(item.code)),
                detail=answer.detail if answer else "",
                source=answer.source if answer else "",
                by=answer.by if answer else "",
                at=answer.at if answer else None,
            )
        )
    return tuple(items)


def is_check_open(loaded: LoadedCase) -> bool:
    """Whether the second look with the patient is due and not done since the last answer."""
    if loaded.exam.modality != "MR":
        return False
    checks = get_rules("mr", site_id=loaded.exam.site_id).payload["checks"]
    if checks["emergency" if loaded.exam.patient_class == "emergency" else "elective"] < 1:
        return False
    return find_valid_check(loaded.exam.id) is None


def find_valid_check(exam_id: int) -> ScreeningCheck | None:
    """The latest check, unless a question was answered after it."""
    check = ScreeningCheck.objects.filter(exam_id=exam_id).order_by("-at", "-id").first()
    if check is None or ScreeningAnswer.objects.filter(exam_id=exam_id, at__gt=check.at).exists():
        return None
    return check
