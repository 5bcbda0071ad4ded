"""What a booking has to know of kidneys and metformin: a few rows for many exams, without the whole assessment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Sum

from apps.common.prepared import Prepared, Slot
from apps.directory.public import latest_labs
from apps.safety.engine.facts import AnswerValue, SafetyCase
from apps.safety.engine.renal import is_egfr_valid, judge_metformin
from apps.safety.engine.terms import get_contrast_class
from apps.safety.models import Injection
from apps.safety.selectors.cases import get_age_years, list_answers, read_egfr
from apps.safety.selectors.rules import get_rules
from apps.workflow.public import ExamFacts

GIVEN = Prepared(
    lambda: (
        Injection.objects.filter(patient_id=Slot("patient"), at__gte=Slot("since"))
        .order_by("at", "id")
        .values_list("exam_id", "agent__agent_class", "at")
    )
)


@dataclass(frozen=True)
class KidneyFacts:
    """`egfr` is None when there is none or it is too old for this patient; `stop_h` when metformin must be stopped first."""

    egfr: float | None
    stop_h: float | None
    policy_version: str


@dataclass(frozen=True)
class GivenAgent:
    exam_id: int
    agent_class: str
    at: datetime


@dataclass(frozen=True)
class GivenContrast:
    """One contrast agent of an exam: all that was given of it, test bolus included, and the fastest rate."""

    names: dict[str, str]
    volume_ml: float
    rate_ml_per_s: float | None


def list_contrast_of(exam_id: int) -> list[GivenContrast]:
    rows = Injection.objects.filter(exam_id=exam_id).order_by("agent_id").values_list("agent__names")
    given = rows.annotate(Sum("volume_ml"), Max("rate_ml_per_s"))
    return [GivenContrast(names, float(volume), None if rate is None else float(rate)) for names, volume, rate in given]


def list_kidney_facts(exams: Sequence[ExamFacts], *, at: datetime) -> dict[int, KidneyFacts]:
    """By exam; two queries however many."""
    labs = latest_labs({exam.patient_id for exam in exams}, ("egfr", "creatinine"))
    answers = list_answers([exam.id for exam in exams])
    found = {}
    for exam in exams:
        age = get_age_years(exam.patient.birth_date, on=at)
        case = SafetyCase(
            modality=exam.modality,
            contrast=get_contrast_class(exam.contrast),
            sex=exam.patient.sex,
            age_years=age,
            patient_class=exam.patient_class,
            form=None,
            answers=answers.get(exam.id, {}),
            egfr=read_egfr(labs, exam.patient_id, sex=exam.patient.sex, age_years=age)[0],
        )
        found[exam.id] = _read_case(case, exam.site_id, at)
    return found


def list_given_agents(patient_id: int, *, since: datetime) -> list[GivenAgent]:
    """Contrast that the patient was given, at any site, oldest first."""
    return [GivenAgent(*row) for row in GIVEN(patient=patient_id, since=since)]


def _read_case(case: SafetyCase, site_id: int, at: datetime) -> KidneyFacts:
    metformin = get_rules("metformin", site_id=site_id)
    is_valid = is_egfr_valid(case, get_rules("renal", site_id=site_id), at=at)
    hours = [f.reason.params["stop_h"] for f in judge_metformin(case, metformin, at=at) if "stop_h" in f.reason.params]
    # acute kidney injury and dialysis count as severely reduced whatever the figure says (ACR-NKF 2020, ESUR 10.0)
    is_severe = case.says("acute_kidney_injury", AnswerValue.YES) or case.says("dialysis", AnswerValue.YES)
    egfr = 0.0 if is_severe else case.egfr.value if case.egfr and is_valid else None
    return KidneyFacts(egfr, max(hours, default=None), metformin.label)
