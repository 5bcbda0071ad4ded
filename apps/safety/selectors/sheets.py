"""Everything about one exam's safety on one sheet, as the nurse and the scanner tablet need it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.directory.public import latest_measure
from apps.safety.engine.dose import DosePlan
from apps.safety.engine.facts import Assessment, Finding, Stage, Verdict
from apps.safety.engine.forms import list_asked
from apps.safety.engine.premedication import list_dose_times, list_regimens
from apps.safety.engine.screening import assess_case
from apps.safety.engine.strip import StripFact
from apps.safety.engine.zones import Said, ZoneStep, list_zone_steps
from apps.safety.models import (
    Authorisation,
    FindingDecision,
    Injection,
    Preparation,
    Reaction,
    SafetyRelease,
    ScreeningAnswer,
    ScreeningCheck,
    Signature,
    StopAlarm,
)
from apps.safety.selectors.boards import SedationFacts, list_sedations
from apps.safety.selectors.cases import LoadedCase, load_case
from apps.safety.selectors.documents import Document, list_documents
from apps.safety.selectors.doses import find_dose_plan
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
    missing_check: Reason | None
    zones: tuple[ZoneStep, ...]
    release: SafetyRelease | None
    decisions: list[FindingDecision]
    premedication: dict[str, Any] | None
    regimens: list[dict[str, Any]]
    signatures: list[Signature]
    documents: list[Document]
    authorisation: Authorisation | None
    agent: dict[str, Any] | None
    dose: DosePlan | None
    injections: list[Injection]
    reactions: list[Reaction]
    preparation: Preparation | None
    sedation: SedationFacts | None
    alarms: list[StopAlarm]


def get_sheet(exam_id: int, *, language: str = "zh-Hans") -> SafetySheet:
    """One fixed number of queries; `language` is that of the texts to sign. Raises NotFound."""
    now = clock.now()
    loaded = load_case(exam_id, on=now)
    rules = get_all_rules(site_id=loaded.exam.site_id)
    at_scan = assess_case(loaded.case, rules, starts_at=now, now=now, stage=Stage.SCAN)
    facts = make_safety_facts(loaded)
    measure = latest_measure(loaded.exam.patient_id)
    form, missing = loaded.case.form, find_missing_check(loaded)
    check = ScreeningCheck.objects.filter(exam_id=exam_id).order_by("-at", "-id").first()
    release = SafetyRelease.objects.filter(exam_id=exam_id, withdrawn_at=None).first()
    start = loaded.exam.slot_start or now
    return SafetySheet(
        exam=loaded.exam,
        weight_kg=float(measure.weight_kg) if measure and measure.weight_kg is not None else None,
        strip=facts.strip,
        form=form and {"code": form.code, "version": form.version, "names": form.names, "source": form.source},
        items=list_items(loaded),
        booking=assess_case(loaded.case, rules, starts_at=start, now=now),
        open_points=tuple(f for f in at_scan.findings if f.effect != Verdict.CLEAR),
        notes=tuple(f for f in at_scan.findings if f.effect == Verdict.CLEAR),
        check=check,
        needs_check=missing is not None,
        missing_check=missing,
        zones=list_zone_steps(
            loaded.case,
            rules["mr"],
            check=Said(check.checked_by, check.at) if check and missing is None else None,
            release=release and Said(release.released_by, release.at),
        ),
        release=release,
        decisions=list(FindingDecision.objects.filter(exam_id=exam_id).order_by("id")),
        premedication=facts.premedication,
        regimens=list_offers(rules["premedication"].payload["regimens"], at=start, now=now),
        signatures=list(Signature.objects.filter(exam_id=exam_id).order_by("-id")),
        documents=list_documents(loaded, language=language),
        authorisation=Authorisation.objects.filter(exam_id=exam_id).first(),
        agent=facts.agent,
        dose=find_dose_plan(loaded.exam),
        injections=list(Injection.objects.filter(exam_id=exam_id).select_related("agent", "lot")),
        reactions=list(
            Reaction.objects.filter(exam_id=exam_id)
            .exclude(state="undone")
            .select_related("injection__agent", "injection__lot", "patient", "exam__exam_type")
        ),
        preparation=Preparation.objects.filter(exam_id=exam_id).first(),
        sedation=list_sedations([exam_id]).get(exam_id),
        alarms=list(StopAlarm.objects.filter(exam_id=exam_id).select_related("exam__patient")),
    )


def list_offers(regimens: Mapping[str, Any], *, at: datetime, now: datetime) -> list[dict[str, Any]]:
    """Regimens that still fit before the start, with their first dose: what is too late is not offered."""
    fitting = list_regimens(regimens, at=at, now=now)
    return [
        {"code": code, "first_dose_at": list_dose_times(tuple(regimens[code]["hours_before"]), starts_at=at)[0]}
        for code in fitting
    ]


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


def find_missing_check(loaded: LoadedCase) -> Reason | None:
    """Why somebody qualified has to go through the form with the patient now; None when nobody has to."""
    rules = get_rules("screening", site_id=loaded.exam.site_id)
    days = rules.payload["valid_days"]
    check = find_valid_check(loaded.exam.id)
    if check is not None and clock.now() - check.at <= timedelta(days=days):
        return None
    if loaded.exam.modality == "MR":
        checks = get_rules("mr", site_id=loaded.exam.site_id).payload["checks"]
        if checks["emergency" if loaded.exam.patient_class == "emergency" else "elective"] >= 1:
            return Reason("safety.check_missing", severity="warning")
    oldest = min((a.at for a in loaded.case.answers.values() if a.at), default=None)
    if oldest is None or clock.now() - oldest <= timedelta(days=days):
        return None
    params = {"on": oldest.date().isoformat(), "days": days}
    return Reason("safety.answers_expired", params, severity="warning", policy_version=rules.label)


def find_valid_check(exam_id: int) -> ScreeningCheck | None:
    """The latest check, unless a question was answered after it."""
    check = ScreeningCheck.objects.filter(exam_id=exam_id).order_by("-at", "-id").first()
    if check is None or ScreeningAnswer.objects.filter(exam_id=exam_id, at__gt=check.at).exists():
        return None
    return check
