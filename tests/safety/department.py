"""A small department for the safety room's tests: seeded, with exams that arrived."""

from datetime import date, timedelta
from typing import Any

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.safety.public import answer_items, get_safety_facts, seed_demo, seed_starter
from apps.workflow.public import ExamFacts, request
from tests.builders.pathway import HEAD, RADIOLOGIST, TECHNOLOGIST, make_exam, make_patient, seed_department

NURSE = Actor("person", "nurse-1", "Zou Jing", ("nurse",))
__all__ = ["HEAD", "NURSE", "RADIOLOGIST", "TECHNOLOGIST", "answer_all", "make_safe_exam", "seed_safety"]


def seed_safety() -> int:
    site = seed_department()
    seed_starter()
    seed_demo()
    return site


def make_safe_exam(code: str, *, arrived: bool = False, site_id: int | None = None, **facts: Any) -> ExamFacts:
    """An exam of a man born in 1979 (unless said otherwise), booked for tomorrow or arrived now."""
    site = site_id or seed_safety()
    person = {"sex": facts.pop("sex", "M"), "birth_date": facts.pop("birth_date", date(1979, 5, 1))}
    patient_id = facts.pop("patient_id", None) or make_patient(**person).id
    exam = make_exam(code, site_id=site, patient_id=patient_id, **facts)
    if exam.state == "requested":
        exam = request(exam.id, "vet", actor=RADIOLOGIST)
    if arrived:
        exam = request(exam.id, "check_in", actor=HEAD)
    else:
        start = (clock.now() + timedelta(days=1)).isoformat()
        exam = request(exam.id, "book", actor=HEAD, detail={"starts_at": start, "device_code": "CT-1"})
    deliver_pending()
    return exam


def answer_all(exam_id: int, value: str = "no", *, scan: bool = False, **other: str):
    """Answers every booking question with `value`; with `scan` also those of the scan room, as they should be."""
    from apps.safety.selectors.sheets import get_sheet

    values = {i.code: value for i in get_sheet(exam_id).items if i.stage == "booking"}
    if scan:
        values |= {i.code: "yes" for i in get_sheet(exam_id).items if i.stage == "scan"}
    values |= other
    result = answer_items(exam_id, answers=[{"item": k, "value": v} for k, v in values.items()], actor=NURSE)
    assert get_safety_facts(exam_id).exam_id == exam_id
    return result
