"""The tracer over HTTP: who may ask, what a list tells of a person, whose exams."""

import pytest
from django.test import Client

from apps.common.kernel.actor import Actor
from apps.directory.public import find_site_by_code, issue_token, list_sites
from apps.imaging.drivers.ports import Caller
from apps.imaging.engine.worklist import WorklistQuery
from apps.imaging.services.asking import note_ask
from apps.workflow.models import Exam
from tests.imaging.rest.test_images import caller_of
from tests.imaging.services.wire import book_exam

pytestmark = pytest.mark.django_db
CALLER = Caller("CT1", "RADFLOW", "127.0.0.1")


def ask(name: str = "Wang*") -> None:
    step = {"ScheduledStationAETitle": "CT1", "Modality": "*"}
    note_ask(WorklistQuery({"PatientName": name, "PatientID": ""}, step, charsets=("GB18030",)), CALLER, 3)


def test_a_list_of_questions_tells_of_nobody(site_id, django_assert_max_num_queries):
    ask()
    client = caller_of("technologist")
    with django_assert_max_num_queries(9):
        answer = client.get("/api/worklist/asks", {"ae_title": "CT1"}).json()
    row = answer["results"][0]
    assert row["keys"] == [
        {"keyword": "PatientName", "value": "W•••"},
        {"keyword": "ScheduledStationAETitle", "value": "CT1"},
    ]
    assert (row["charsets"], row["n_answered"], row["address"]) == (["GB18030"], 3, "127.0.0.1")
    assert client.get("/api/worklist/asks", {"ae_title": "CT2"}).json()["results"] == []


def test_the_trace_says_the_cause_what_to_do_and_where(site_id):
    exam = book_exam(site_id, device="CT-2", hours=0)  # an hour later is another day before midnight
    answer = caller_of("technologist").get("/api/worklist/trace", {"exam_id": exam.id, "ae_title": "CT1"}).json()
    assert (answer["is_shown"], answer["is_assumed"], answer["exam"]["patient_mrn"]) == (False, True, exam.patient.mrn)
    (step,) = [s for s in answer["steps"] if s["verdict"] == "fail"]
    assert step["reason"]["text"] == "booked on CT-2 (AE CT2); the scanner asks for CT1"
    assert (step["advice"]["code"], step["link"]) == ("imaging.trace_do_move_or_ask", f"/exams/{exam.id}")


def test_a_question_that_is_gone_is_not_found(site_id):
    exam = book_exam(site_id)
    query = {"exam_id": exam.id, "ae_title": "CT1", "ask_id": 12345}
    assert caller_of("dicom_admin").get("/api/worklist/trace", query).status_code == 404


def test_an_exam_of_a_site_that_is_not_granted_is_not_traced(site_id):
    exam = book_exam(site_id)
    other = next(s for s in list_sites() if s.id != site_id)
    Exam.objects.filter(pk=exam.id).update(site_id=other.id)
    _, words = issue_token(
        actor=Actor.system("test"), name="one site", role="technologist", site=find_site_by_code("main")
    )
    client = Client(HTTP_AUTHORIZATION=f"Bearer {words}")
    query = {"exam_id": exam.id, "ae_title": "CT1"}
    assert client.get("/api/worklist/trace", query).status_code in (403, 404)


def test_callers_are_the_scanners_and_the_other_nodes(site_id):
    ask()
    rows = {r["ae_title"]: r for r in caller_of("technologist").get("/api/worklist/callers").json()}
    assert (rows["CT1"]["device_code"], rows["CT1"]["last_asked_at"] is not None) == ("CT-1", True)
    assert (rows["FINDSCU"]["device_code"], rows["FINDSCU"]["last_asked_at"]) == ("", None)


@pytest.mark.parametrize("role", ["front_desk", "nurse", "referrer"])
def test_others_may_not(site_id, role):
    assert caller_of(role).get("/api/worklist/asks").status_code == 403
