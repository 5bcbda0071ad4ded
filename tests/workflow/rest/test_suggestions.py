"""Proposals for an order's text over HTTP, and the exam that a radiologist takes from them."""

import pytest

from apps.common.audit.models import AuditEntry
from apps.workflow.models import ExamChange
from apps.workflow.public import get_exam
from tests.builders.http import client_of
from tests.builders.pathway import make_exam, make_patient, seed_department

pytestmark = pytest.mark.django_db


def test_the_text_of_an_exam_is_compared_with_its_code(django_assert_max_num_queries):
    site = seed_department()
    exam = make_exam("CT-KNEE", site_id=site, reason="右膝扭伤，右膝MRI平扫", laterality="L")
    client = client_of("radiologist", site_id=site)
    client.get(f"/api/exams/{exam.id}/suggestions")
    with django_assert_max_num_queries(8):
        answer = client.get(f"/api/exams/{exam.id}/suggestions")
    body = answer.json()
    assert answer.status_code == 200
    assert body["suggestions"][0]["code"] == "MR-KNEE" and body["suggestions"][0]["side"] == "R"
    assert [r["code"] for r in body["differs"]] == ["workflow.text_differs", "workflow.text_other_side"]
    assert get_exam(exam.id).exam_type_code == "CT-KNEE"


def test_a_text_is_read_before_there_is_an_order():
    site = seed_department()
    client = client_of("front_desk", site_id=site)
    asked = {"text": "前列腺MR", "sex": "F", "birth_date": "1980-01-01", "exam_type_codes": [], "laterality": ""}
    answer = client.post("/api/suggestions", asked, content_type="application/json")
    assert answer.status_code == 200 and answer.json()["suggestions"] == []
    assert [r["code"] for r in answer.json()["why_not"]] == ["workflow.text_implausible_sex"]


def test_the_exam_taken_at_vetting_is_marked_as_a_suggestion():
    site = seed_department()
    exam = make_exam("CT-KNEE", site_id=site, reason="右膝MRI平扫", laterality="R")
    client = client_of("radiologist", site_id=site)
    detail = {"exam_type": "MR-KNEE", "is_suggested": True, "protocol": "knee"}
    answer = client.post(
        f"/api/exams/{exam.id}/actions", {"action": "vet", "detail": detail}, content_type="application/json"
    )
    body = answer.json()
    assert answer.status_code == 200, body
    assert (body["exam_type_code"], body["modality"], body["contrast"], body["laterality"]) == (
        "MR-KNEE",
        "MR",
        "none",
        "R",
    )
    kept = ExamChange.objects.get(exam_id=exam.id, trigger="vet").detail
    assert (kept["exam_type"], kept["previous_exam_type"], kept["is_suggested"]) == ("MR-KNEE", "CT-KNEE", True)
    assert AuditEntry.objects.filter(action="exam.vet").latest("id").detail["previous_exam_type"] == "CT-KNEE"


@pytest.mark.parametrize(
    ("_case", "code", "status"), [("none of the catalogue", "NO-SUCH", 404), ("a side is needed", "MR-KNEE", 400)]
)
def test_an_exam_that_cannot_be_taken_changes_nothing(_case, code, status):
    site = seed_department()
    exam = make_exam("CT-CHEST", site_id=site, patient_id=make_patient().id)
    client = client_of("radiologist", site_id=site)
    answer = client.post(
        f"/api/exams/{exam.id}/actions",
        {"action": "vet", "detail": {"exam_type": code}},
        content_type="application/json",
    )
    after = get_exam(exam.id)
    assert (answer.status_code, after.exam_type_code, after.state, after.version) == (
        status,
        "CT-CHEST",
        "requested",
        exam.version,
    )
