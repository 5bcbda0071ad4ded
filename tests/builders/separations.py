"""Patients with kidneys, answers and contrast, for the tests of clinical separations."""

from datetime import timedelta

from apps.directory.public import record_lab
from apps.safety.models import ContrastAgent, Injection
from apps.safety.public import answer_items, seed_starter
from tests.builders.pathway import CLERK, RADIOLOGIST
from tests.builders.scheduling import NOW, make_bookable


def set_egfr(patient, value: float) -> None:
    record_lab(patient.id, code="egfr", value=value, taken_at=NOW - timedelta(days=1), actor=RADIOLOGIST)


def make_cta(patient, code: str = "CTA-HEAD", **facts):
    return make_bookable(code, patient_id=patient.id, **facts)


def answer(exam, **values: str) -> None:
    seed_starter()
    answer_items(exam.id, answers=[{"item": item, "value": value} for item, value in values.items()], actor=CLERK)


def add_injection(exam, agent_class: str, when) -> None:
    agent = ContrastAgent.objects.create(
        code=f"{agent_class}-test", names={"en": agent_class, "zh-Hans": agent_class}, agent_class=agent_class
    )
    Injection.objects.create(
        exam_id=exam.id, patient_id=exam.patient_id, agent=agent, volume_ml=80, route="iv", at=when, recorded_at=when
    )
