from dataclasses import replace

import pytest

from apps.qc.models import ImageFinding
from apps.qc.public import check_study
from apps.workflow.models import Exam
from tests.builders.desk import Browser
from tests.builders.pathway import make_exam
from tests.builders.reports import make_person
from tests.builders.stored_studies import draw_for, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def exam(settings, tmp_path):
    settings.RADFLOW_IMAGES = tmp_path
    exam = make_exam()
    make_person("tech-a", "technologist", "高峰")
    make_person("desk-a", "front_desk", "李平")
    drawn = draw_for(exam)
    drawn.redraw(lambda phantom: replace(phantom, degrees=-15))
    study = store(drawn, exam, tmp_path)
    Exam.objects.filter(pk=exam.id).update(state="acquired")
    check_study(study.id)
    return exam


def test_the_technologist_reads_the_findings_of_an_exam_and_answers(exam):
    tech = Browser("tech-a")
    rows = tech.get(f"/api/qc/image-findings?exam_id={exam.id}&route=technologist&state=open").json()["results"]
    assert [(row["rule"], row["severity"]) for row in rows] == [("IMG-TILT", "warn")]
    assert rows[0]["reason"]["text"]
    path = f"/api/qc/image-findings/{rows[0]['id']}/answer"
    refused = tech.send("post", path, {"verdict": "false_alarm"})
    assert (refused.status_code, ImageFinding.objects.get(pk=rows[0]["id"]).state) == (400, "open")
    done = tech.send("post", path, {"verdict": "repeated"})
    assert (done.status_code, done.json()["state"], done.json()["answered_by_name"]) == (200, "answered", "高峰")
    assert tech.send("post", path, {"verdict": "repeated"}).status_code == 409
    rules = {rule["code"]: rule for rule in tech.get("/api/qc/image-rules").json()}
    assert (rules["IMG-TILT"]["n_found"], rules["IMG-TILT"]["n_false"]) == (1, 0)


def test_the_front_desk_sees_no_findings(exam):
    assert Browser("desk-a").get(f"/api/qc/image-findings?exam_id={exam.id}").status_code == 403
