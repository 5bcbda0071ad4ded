"""Rows of five apps to one case for the engine; the number of queries does not depend on the patient."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from apps.common.prepared import Kept, Prepared, Slot, ask_together
from apps.directory.public import (
    AllergyFacts,
    ImplantFacts,
    LabFacts,
    list_clinical_facts,
)
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
from apps.safety.engine.forms import Form, choose_form
from apps.safety.engine.terms import get_contrast_class
from apps.safety.models import ContrastAgent, FindingDecision, Premedication, ScreeningAnswer
from apps.safety.selectors.rules import FORMS, get_rules
from apps.workflow.public import ExamFacts, get_exam

DAYS_A_YEAR = 365.2425
DECISIONS = Prepared(lambda: FindingDecision.objects.filter(exam_id__among=Slot("exams")).order_by("id"))
AGENTS = Kept(lambda: ContrastAgent.objects.all())
ANSWERS = Prepared(
    lambda: (
        ScreeningAnswer.objects.filter(exam_id__among=Slot("exams"))
        .order_by("exam_id", "item", "-id")
        .distinct("exam_id", "item")
    )
)
PREMEDICATIONS = Prepared(lambda: Premedication.objects.filter(exam_id__among=Slot("exams"), cancelled_at=None))


@dataclass(frozen=True)
class LoadedCase:
    """The case, the exam it is about, the row of its form and the premedication that stands."""

    exam: ExamFacts
    case: SafetyCase
    form_id: int | None
    premedication: Premedication | None


def load_case(exam_id: int, *, on: datetime) -> LoadedCase:
    """`on` decides the age of the patient. Raises NotFound for an unknown exam."""
    return load_cases([get_exam(exam_id)], on=on)[exam_id]


def load_cases(exams: Sequence[ExamFacts], *, on: datetime) -> dict[int, LoadedCase]:
    """By exam; one case or hundreds take the same number of queries."""
    records = read_records(exams)
    return {exam.id: make_case(exam, records, on=on) for exam in exams}


@dataclass(frozen=True)
class Records:
    """What the tables hold on some exams and their patients."""

    forms: list[tuple[Form, int]]
    agents: list[ContrastAgent]
    answers: dict[int, dict[str, Answer]]
    allergies: dict[int, list[AllergyFacts]]
    implants: dict[int, list[ImplantFacts]]
    labs: dict[tuple[int, str], LabFacts]
    premedications: dict[int, Premedication]
    decisions: dict[int, list[FindingDecision]]


def read_records(exams: Sequence[ExamFacts]) -> Records:
    ids, patients = [e.id for e in exams], {e.patient_id for e in exams}
    facts = list_clinical_facts(patients, ("egfr", "creatinine"))
    forms, agents, answers, premedications, decided = ask_together(
        FORMS.asked(),
        AGENTS.asked(),
        ANSWERS.asked(exams=ids),
        PREMEDICATIONS.asked(exams=ids),
        DECISIONS.asked(exams=ids),
    )
    decisions: dict[int, list[FindingDecision]] = defaultdict(list)
    for row in decided:
        decisions[row.exam_id].append(row)
    return Records(
        forms=forms,
        agents=agents,
        answers=_fold_answers(answers),
        allergies=facts.allergies,
        implants=facts.implants,
        labs=facts.labs,
        premedications={p.exam_id: p for p in premedications},
        decisions=decisions,
    )


def make_case(exam: ExamFacts, records: Records, *, on: datetime) -> LoadedCase:
    contrast = get_contrast_class(exam.contrast)
    form = choose_form([f for f, _ in records.forms], modality=exam.modality, contrast=contrast)
    age = get_age_years(exam.patient.birth_date, on=on)
    rules, premedication = get_rules("allergy", site_id=exam.site_id), records.premedications.get(exam.id)
    case = SafetyCase(
        modality=exam.modality,
        contrast=contrast,
        sex=exam.patient.sex,
        age_years=age,
        patient_class=exam.patient_class,
        form=form,
        answers=records.answers.get(exam.id, {}),
        allergies=tuple(
            to_allergy_fact(a, agents=records.agents, rules=rules) for a in records.allergies.get(exam.patient_id, ())
        ),
        egfr=find_egfr(records.labs, exam.patient_id, sex=exam.patient.sex, age_years=age),
        implants=tuple(
            ImplantFact(i.id, f"{i.kind} {i.description}".strip(), i.mr_safety)
            for i in records.implants.get(exam.patient_id, ())
            if i.removed_on is None
        ),
        agent=find_default_agent(contrast, agents=records.agents, site_id=exam.site_id),
        premedication=premedication
        and PremedicationFact(premedication.regimen, tuple(premedication.hours_before), premedication.taken_at),
        accepted={d.key: {"by": d.decided_by, "why": d.why} for d in records.decisions.get(exam.id, ())},
    )
    form_id = next((row_id for f, row_id in records.forms if f is form), None)
    return LoadedCase(exam, case, form_id, premedication)


def list_answers(exam_ids: Sequence[int]) -> dict[int, dict[str, Answer]]:
    """The latest answer to each question, by exam."""
    return _fold_answers(ANSWERS(exams=list(exam_ids)))


def _fold_answers(rows: Iterable[ScreeningAnswer]) -> dict[int, dict[str, Answer]]:
    found: dict[int, dict[str, Answer]] = defaultdict(dict)
    for r in rows:
        if r.value != AnswerValue.UNANSWERED:
            found[r.exam_id][r.item] = Answer(r.item, AnswerValue(r.value), r.detail, r.source, r.entered_by, r.at)
    return found


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


def find_egfr(
    labs: Mapping[tuple[int, str], LabFacts], patient_id: int, *, sex: str, age_years: float | None
) -> EgfrFact | None:
    """The newer of the laboratory's own eGFR and one from creatinine by CKD-EPI 2021."""
    found = []
    lab = labs.get((patient_id, "egfr"))
    if lab and lab.value is not None:
        found.append(EgfrFact(float(lab.value), lab.taken_at, "lab"))
    creatinine = labs.get((patient_id, "creatinine"))
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
