import pytest

from apps.common.kernel.errors import Refused
from apps.directory.public import search_patients
from apps.workflow.models import Exam
from apps.workflow.public import find_exam_by_accession, seed_history
from tests.builders.pathway import seed_department

pytestmark = pytest.mark.django_db


def test_history_is_whole_and_a_second_call_adds_only_what_is_missing():
    seed_department()
    assert seed_history(patients=20, exams=60) == 60
    assert seed_history(patients=20, exams=60) == 0
    assert seed_history(patients=20, exams=61) == 1
    assert Exam.objects.count() == 61
    exam = find_exam_by_accession("H0000000042", "HISTORY")
    assert exam.state == "delivered" and exam.stamps["started"] < exam.stamps["verified"]
    assert exam.facets == {"safety": "released", "images": "complete", "report": "final", "delivery": "delivered"}
    assert [p.mrn for p in search_patients("H00000007")] == ["H00000007"]


def test_a_real_department_takes_no_invented_history(settings):
    settings.RADFLOW_DEMO = False
    with pytest.raises(Refused):
        seed_history(patients=1, exams=1)
    assert Exam.objects.count() == 0
