"""Rows of five apps to one case for the engine; the number of queries does not depend on the patient."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from apps.common.prepared import Kept, Prepared, Slot, ask_together
from apps.directory.public import (
    AllergyFacts,
    ImplantFacts,
    LabFacts,
    PrecautionFacts,
    latest_measures,
    list_clinical_facts,
)
from apps.safety.engine.egfr import MIN_AGE_YEARS, read_bound, read_creatinine, to_umol_per_l
from apps.safety.engine.facts import (
    AgentFact,
    Answer,
    AnswerValue,
    EgfrFact,
    GivenFact,
    ImplantFact,
    PrecautionFact,
    PremedicationFact,
    SafetyCase,
)
from apps.safety.engine.forms import Form, choose_form
from apps.safety.engine.terms import get_contrast_class
from apps.safety.models import (
    Authorisation,
    ContrastAgent,
    FindingDecision,
    Injection,
    Premedication,
    Reaction,
    ScreeningAnswer,
    Signature,
)
from apps.safety.selectors.allergies import OPEN_REACTIONS, list_provisional, to_allergy_fact
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
GIVEN_TO = Prepared(
    lambda: (
        Injection.objects.filter(patient_id__among=Slot("patients"), at__gte=Slot("since"))
        .order_by("at", "id")
        .values_list("patient_id", "exam_id", "agent__agent_class", "at")
    )
)
CONSENTS = Prepared(
    lambda: (
        Signature.objects.filter(exam_id__among=Slot("exams"), about="consent", withdrawn_at=None)
        .order_by("exam_id", "-id")
        .distinct("exam_id")
        .values_list("exam_id", "is_refused")
    )
)
PAYMENTS = Prepared(
    lambda: Authorisation.objects.filter(exam_id__among=Slot("exams")).order_by("id").values_list("exam_id", "state")
)
LOOK_BACK = timedelta(days=14)  # longer than any distance that a pack asks for
PREMEDICATIONS = Prepared(lambda: Premedication.objects.filter(exam_id__among=Slot("exams"), cancelled_at=None))


@dataclass(frozen=True)
class LoadedCase:
    """The case, the exam it is about, the row of its form and the premedication that stands."""

    exam: ExamFacts
    case: SafetyCase
    form_id: int | None
    premedication: Premedication | None


def load_case(exam_id: int, *, on: datetime) -> LoadedCase:
    """`on` decides the age of the patient; with what only the scan asks for. Raises NotFound for an unknown exam."""
    return load_cases([get_exam(exam_id)], on=on, at_scan=True)[exam_id]


def load_cases(exams: Sequence[ExamFacts], *, on: datetime, at_scan: bool = False) -> dict[int, LoadedCase]:
    """By exam; one case or hundreds take the same number of queries. `at_scan` reads what only the scan asks for, too."""
    records = read_records(exams, on=on, at_scan=at_scan)
    return {exam.id: make_case(exam, records, on=on) for exam in exams}


@dataclass(frozen=True)
class Records:
    """What the tables hold on some exams and their patients."""

    forms: list[tuple[Form, int]]
    agents: list[ContrastAgent]
    answers: dict[int, dict[str, Answer]]
    allergies: dict[int, list[AllergyFacts]]
    implants: dict[int, list[ImplantFacts]]
    precautions: dict[int, list[PrecautionFacts]]
    labs: dict[tuple[int, str], LabFacts]
    premedications: dict[int, Premedication]
    decisions: dict[int, list[FindingDecision]]
    given: dict[int, list[tuple]]
    heights: dict[int, float]
    reactions: dict[int, list[Reaction]]
    consents: dict[int, str]
    payments: dict[int, str]


def read_records(exams: Sequence[ExamFacts], *, on: datetime, at_scan: bool) -> Records:
    ids, patients = [e.id for e in exams], {e.patient_id for e in exams}
    facts = list_clinical_facts(patients, ("egfr", "creatinine"))
    forms, agents, answers, premedications, decided, open_reactions, *later = ask_together(
        FORMS.asked(),
        AGENTS.asked(),
        ANSWERS.asked(exams=ids),
        PREMEDICATIONS.asked(exams=ids),
        DECISIONS.asked(exams=ids),
        OPEN_REACTIONS.asked(patients=list(patients)),
        *(
            [
                GIVEN_TO.asked(patients=list(patients), since=on - LOOK_BACK),
                CONSENTS.asked(exams=ids),
                PAYMENTS.asked(exams=ids),
            ]
            if at_scan
            else []
        ),
    )
    given, consents, payments = later or ((), (), ())
    doses: dict[int, list[tuple]] = defaultdict(list)
    for dose in given:
        doses[dose[0]].append(dose)
    decisions: dict[int, list[FindingDecision]] = defaultdict(list)
    for row in decided:
        decisions[row.exam_id].append(row)
    reactions: dict[int, list[Reaction]] = defaultdict(list)
    for reaction in open_reactions:
        reactions[reaction.patient_id].append(reaction)
    return Records(
        forms=forms,
        agents=agents,
        answers=_fold_answers(answers),
        allergies=facts.allergies,
        implants=facts.implants,
        precautions=facts.precautions,
        labs=facts.labs,
        premedications={p.exam_id: p for p in premedications},
        decisions=decisions,
        given=doses,
        reactions=reactions,
        heights=_read_heights(exams, facts.labs, on=on),
        consents={exam_id: "refused" if is_refused else "signed" for exam_id, is_refused in consents},
        payments=dict(payments),
    )


def _read_heights(
    exams: Sequence[ExamFacts], labs: Mapping[tuple[int, str], LabFacts], *, on: datetime
) -> dict[int, float]:
    """Only a child's creatinine asks for the height."""
    children = {
        e.patient_id
        for e in exams
        if (e.patient_id, "creatinine") in labs
        and (age := get_age_years(e.patient.birth_date, on=on)) is not None
        and age < MIN_AGE_YEARS
    }
    measures = latest_measures(children) if children else {}
    return {pk: float(m.height_cm) for pk, m in measures.items() if m.height_cm is not None}


def make_case(exam: ExamFacts, records: Records, *, on: datetime) -> LoadedCase:
    contrast = get_contrast_class(exam.contrast)
    form = choose_form([f for f, _ in records.forms], modality=exam.modality, contrast=contrast)
    age, patient_id = get_age_years(exam.patient.birth_date, on=on), exam.patient_id
    rules, premedication = get_rules("allergy", site_id=exam.site_id), records.premedications.get(exam.id)
    egfr, why_no_egfr = read_egfr(
        records.labs,
        patient_id,
        sex=exam.patient.sex,
        age_years=age,
        height_cm=records.heights.get(patient_id),
    )
    case = SafetyCase(
        modality=exam.modality,
        contrast=contrast,
        sex=exam.patient.sex,
        age_years=age,
        patient_class=exam.patient_class,
        form=form,
        answers=records.answers.get(exam.id, {}),
        allergies=(
            *(to_allergy_fact(a, agents=records.agents, rules=rules) for a in records.allergies.get(patient_id, ())),
            *list_provisional(records.reactions.get(patient_id, ()), exam_id=exam.id, rules=rules),
        ),
        egfr=egfr,
        why_no_egfr=why_no_egfr,
        given=tuple(GivenFact(g[2], g[3]) for g in records.given.get(patient_id, ()) if g[1] != exam.id),
        implants=tuple(
            ImplantFact(i.id, f"{i.kind} {i.description}".strip(), i.mr_safety)
            for i in records.implants.get(patient_id, ())
            if i.removed_on is None
        ),
        precautions=tuple(
            PrecautionFact(p.kind, p.note, p.noted_by, p.noted_at) for p in records.precautions.get(patient_id, ())
        ),
        agent=find_default_agent(contrast, agents=records.agents, site_id=exam.site_id),
        premedication=premedication
        and PremedicationFact(premedication.regimen, tuple(premedication.hours_before), premedication.taken_at),
        consent=records.consents.get(exam.id, ""),
        payment=records.payments.get(exam.id, ""),
        accepted={
            d.key: {"by": ", ".join(filter(None, (d.decided_by, d.seconded_by))), "why": d.why}
            for d in records.decisions.get(exam.id, ())
            if d.seconded_at or not d.needs_second
        },
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


def read_egfr(
    labs: Mapping[tuple[int, str], LabFacts],
    patient_id: int,
    *,
    sex: str,
    age_years: float | None,
    height_cm: float | None = None,
) -> tuple[EgfrFact | None, str]:
    """The newer of the laboratory's own eGFR and one from creatinine; or the word that says why a creatinine gives none."""
    found, why = [], ""
    lab = labs.get((patient_id, "egfr"))
    if lab:
        reported = read_bound(lab.value_text) if lab.value is None else float(lab.value)
        found += [] if reported is None else [EgfrFact(reported, lab.taken_at, "lab")]
    creatinine = labs.get((patient_id, "creatinine"))
    if creatinine and creatinine.value is not None:
        value = to_umol_per_l(float(creatinine.value), creatinine.unit)
        if value is None:
            why = "safety.creatinine_unit_unknown"
        else:
            read = read_creatinine(value, sex=sex, age_years=age_years, height_cm=height_cm)
            if isinstance(read, str):
                why = read
            else:
                found.append(EgfrFact(read[0], creatinine.taken_at, read[1]))
    newest = max(found, key=lambda f: f.at, default=None)
    return newest, "" if newest else why


def find_default_agent(contrast: str, *, agents: list[ContrastAgent], site_id: int) -> AgentFact | None:
    row = next((a for a in agents if a.agent_class == contrast and a.is_default), None)
    if row is None:
        return None
    market = get_rules("release", site_id=site_id).payload["market"]
    return AgentFact(row.code, row.names["en"], row.agent_class, row.groups.get(market, ""))
