"""Porters carry, wards and scanners ask; a porter sees his board and nothing else of the department."""

import pytest

from apps.scheduling.models import PorterRequest
from tests.builders.scheduling import at, book, make_bookable, make_scanner
from tests.scheduling.rest.test_booking_api import send, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]


@pytest.fixture
def exam(site_id):
    exam = make_bookable(patient_class="inpatient", location="7B-12")
    book(exam, make_scanner(), at(90))
    return exam


def test_a_porter_carries_what_the_ward_asked_for(site_id, exam):
    ward, porter = sign_in("nurse"), sign_in("porter")
    asked = send(ward, "porters", {"exam_id": exam.id, "mode": "bed", "note": "oxygen"}).json()
    board = porter.get(f"/api/schedule/sites/{site_id}/porters").json()
    assert [(row["request"]["note"], row["exam"]["patient"]["name"]) for row in board["rows"]] == [("oxygen", "张三")]
    assert board["rows"][0]["exam"]["needs_isolation"] is False
    for action, state in (("accept", "accepted"), ("pick_up", "underway"), ("deliver", "done")):
        answer = send(porter, f"porters/{asked['id']}/act", {"action": action})
        assert (answer.status_code, answer.json()["state"]) == (200, state)


def test_a_porter_neither_asks_nor_reads_anything_else(site_id, exam):
    porter = sign_in("porter")
    assert send(porter, "porters", {"exam_id": exam.id}).status_code == 403
    assert not PorterRequest.objects.exists()
    for path in (f"/api/exams/{exam.id}", f"/api/schedule/queue?site={site_id}", f"/api/patients/{exam.patient_id}"):
        assert porter.get(path).status_code == 403
