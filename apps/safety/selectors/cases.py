"""Rows of five apps to one case for the engine; the number of queries does not depend on the patient."""

from dataclasses import dataclass
from datetime import date, datetime

from apps.directory.public import AllergyFacts, latest_lab, list_allergies, list_implants
from apps.safety.engine.allergies import classify_substance
from apps.safety.engine.egfr import estimate_egfr
from apps.safety.engine.facts import (
    AgentFact,
    AllergyFact,
    Answer,
    AnswerValue,
    EgfrFact,
    ImplantFact,
    PremedicationFact,
    Rules,
    SafetyCase,
)
from apps.safety.engine.forms import choose_form
from apps.safety.engine.terms import get_contrast_class
from apps.safety.models import ContrastAgent, FindingDecision, Premedication, ScreeningAnswer
from apps.safety.selectors.rules import get_rules, list_forms
from apps.workflow.public import ExamFacts, get_exam

DAYS_A_YEAR = 365.2425


@dataclass(frozen=True)
class LoadedCase:
    """The case, the exam it is about and the row of its form."""

    exam: ExamFacts
    case: SafetyCase
    form_id: int | None


def load_case(exam_id: int, *, on: datetime) -> LoadedCase:
    """`on` decides the age of the patient. Raises NotFound for an unknown exam."""
    exam = get_exam(exam_id)
    contrast = get_contrast_class(exam.contrast)
    forms = list_forms()
    form = choose_form([f for f, _ in forms], modality=exam.modality, contrast=contrast)
    age = get_age_years(exam.patient.birth_date, on=on)
    agents = list(ContrastAgent.objects.all())
    allergy_rules = get_rules("allergy", site_id=exam.site_id)
    return LoadedCase(
        exam=exam,
        form_id=next((row_id for f, row_id in forms if f is form), None),
        case=SafetyCase(
            modality=exam.modality,
            contrast=contrast,
            sex=exam.patient.sex,
            age_years=age,
            patient_class=exam.patient_class,
            form=form,
            answers=get_answers(exam_id),
            allergies=tuple(
                to_allergy_fact(a, agents=agents, rules=allergy_rules) for a in list_allergies(exam.patient_id)
            ),
            egfr=find_egfr(exam.patient_id, sex=exam.patient.sex, age_years=age),
            implants=tuple(
                ImplantFact(i.id, f"{i.kind} {i.description}".strip(), i.mr_safety)
                for i in list_implants(exam.patient_id)
                if i.removed_on is None
            ),
            agent=find_default_agent(contrast, agents=agents, site_id=exam.site_id),
            premedication=find_premedication(exam_id),
            accepted={
                d.key: {"by": d.decided_by, "why": d.why} for d in FindingDecision.objects.filter(exam_id=exam_id)
            },
        ),
    )


def get_answers(exam_id: int) -> dict[str, Answer]:
    """The latest answer to each question."""
    rows = ScreeningAnswer.objects.filter(exam_id=exam_id).order_by("item", "-id").distinct("item")
    return {
        r.item: Answer(r.item, AnswerValue(r.value), r.detail, r.source, r.entered_by, r.at)
        for r in rows
        if r.value != AnswerValue.UNANSWERED
    }


def get_age_years(birth_date: date | None, *, on: datetime) -> float | None:
    """Whole birthdays count exactly; the fraction serves the equation only."""
    if birth_date is None:
        return None
    day = on.date()
    years = day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
    last = _birthday(birth_date, birth_date.year + years)
    return years + min((day - last).days / DAYS_A_YEAR, 0.999)


def _birthday(born: date, year: int) -> date:
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def find_egfr(patient_id: int, *, sex: str, age_years: float | None) -> EgfrFact | None:
    """The newer of the laboratory's own eGFR and one from creatinine by CKD-EPI 2021."""
    found = []
    lab = latest_lab(patient_id, "egfr")
    if lab and lab.value is not None:
        found.append(EgfrFact(float(lab.value), lab.taken_at, "lab"))
    creatinine = latest_lab(patient_id, "creatinine")
    if creatinine and creatinine.value is not None and age_years is not None:
        factor = {"umol/L": 1.0, "mg/dL": 88.42}.get(creatinine.unit)
        value = factor and estimate_egfr(float(creatinine.value) * factor, sex=sex, age_years=age_years)
        if value:
            found.append(EgfrFact(value, creatinine.taken_at, "ckd_epi_2021"))
    return max(found, key=lambda f: f.at, default=None)


def to_allergy_fact(row: AllergyFacts, *, agents: list[ContrastAgent], rules: Rules) -> AllergyFact:
    names = {}
    for agent in agents:
        for name in (agent.code, *agent.names.values()):
            # "碘帕醇 370" is on record as "碘帕醇" too: the strength does not matter here
            names[name.rstrip("0123456789 _")] = agent.agent_class
    text = f"{row.substance_code} {row.substance_text}"
    return AllergyFact(
        id=row.id,
        substance=row.substance_code,
        text=row.substance_text,
        agent_class=classify_substance(text, agents=names, rules=rules),
        kind=row.kind,
        severity=row.severity,
        is_allergic_like=row.kind != "intolerance",
    )


def find_default_agent(contrast: str, *, agents: list[ContrastAgent], site_id: int) -> AgentFact | None:
    row = next((a for a in agents if a.agent_class == contrast and a.is_default), None)
    if row is None:
        return None
    market = get_rules("release", site_id=site_id).payload["market"]
    return AgentFact(row.code, row.names["en"], row.agent_class, row.groups.get(market, ""))


def find_premedication(exam_id: int) -> PremedicationFact | None:
    row = Premedication.objects.filter(exam_id=exam_id, cancelled_at=None).first()
    return row and PremedicationFact(row.regimen, tuple(row.hours_before), row.taken_at)
