"""Patients, orders and exams for tests, made through the front doors."""

from itertools import count
from typing import Any

from apps.common.kernel.actor import Actor
from apps.directory.public import find_site_by_code, register_patient
from apps.workflow.public import ExamFacts, place_order, request
from tests.builders.starter import seed_starter_data

CLERK = Actor("person", "clerk-1", "Chen Jing", ("front_desk",))
RADIOLOGIST = Actor("person", "rad-1", "Liu Yang", ("radiologist",))
TECHNOLOGIST = Actor("person", "tech-1", "Sun Wei", ("technologist",))
HEAD = Actor("person", "head-1", "Zhao Min", ("head",))
_numbers = count(1)


def seed_department() -> int:
    """Policies, sites, catalogue; returns the id of the main site."""
    seed_starter_data()
    return find_site_by_code("main").id


def make_patient(**facts: Any):
    n = next(_numbers)
    values = {"names": "张三", "sex": "M", "phone": f"1380000{n:04d}", "identifiers": [("HIS", "MR", f"M{n:06d}")]}
    return register_patient(actor=CLERK, **{**values, **facts})


def make_exam(code: str = "CT-CHEST", *, site_id: int | None = None, **facts: Any) -> ExamFacts:
    """One requested exam (X-ray and ultrasound come out vetted, as the policy says)."""
    site = site_id or seed_department()
    patient_id = facts.pop("patient_id", None) or make_patient().id
    values = {"patient_class": "outpatient", "priority": "routine", "reason": "cough", "referrer_name": "Dr Li"}
    return place_order(patient_id=patient_id, site_id=site, exam_type_codes=[code], actor=CLERK, **{**values, **facts})[
        0
    ]


def walk(exam: ExamFacts, *actions: str) -> ExamFacts:
    """Takes the exam through actions, each by somebody who may."""
    for action in actions:
        exam = request(exam.id, action, actor=HEAD, reason="as agreed" if action in ("cancel", "suspend") else None)
    return exam
