import pytest

from apps.scheduling.models import Appointment, Visit
from tests.builders.pathway import make_patient
from tests.builders.scheduling import at, make_bookable, make_scanner
from tests.scheduling.rest.test_booking_api import send, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
WHY = {"reason_code": "patient_asked"}


@pytest.fixture
def desk(site_id):
    return sign_in("front_desk")


@pytest.fixture
def pair(site_id):
    patient = make_patient().id
    exams = [make_bookable("CT-HEAD", patient_id=patient), make_bookable("US-ABD", patient_id=patient)]
    return exams, [make_scanner(), make_scanner(modality="US")]


def wanted(pair, *starts: float) -> dict:
    rows = zip(*pair, starts)
    return {"places": [{"exam_id": e.id, "resource_id": r.pk, "starts_at": at(s).isoformat()} for e, r, s in rows]}


def test_a_visit_from_its_offer_to_the_slip_and_back(desk, pair, site_id):
    ids = [exam.id for exam in pair[0]]
    offers = send(desk, "visits/offers", {"exam_ids": ids}).json()
    assert len(offers) == 3 and offers[0]["reasons"][0]["code"] == "scheduling.visit_span"
    keys = ("exam_id", "resource_id", "starts_at")
    places = {"places": [{key: place[key] for key in keys} for place in offers[0]["places"]]}
    held = send(desk, "visits/reservations", places)
    assert held.status_code == 201 and 170 <= held.json()["expires_in_s"] <= 180
    booked = send(desk, "visits", places | {"client_key": "visit-api-1"})
    assert booked.status_code == 201
    visit = booked.json()
    assert [row["visit_id"] for row in visit["appointments"]] == [visit["id"]] * 2 and visit["undo_s"] == 10
    board = desk.get(f"/api/schedule/day?site={site_id}&day=2026-11-25").json()
    assert [item["visit_id"] for item in board["items"]] == [visit["id"]] * 2
    html = desk.get(f"/api/schedule/appointments/{visit['appointments'][1]['id']}/slip?lang=en").content.decode()
    for name in ("CT head without contrast", "Ultrasound upper abdomen"):
        assert f"<strong>{name}</strong>" in html
    assert "<li>Fast for 8 hours.</li>" in html
    moved = send(desk, f"visits/{visit['id']}/move", wanted(pair, 120, 150) | WHY).json()
    assert [row["starts_at"] for row in moved["appointments"]] == ["2026-11-25T03:00:00Z", "2026-11-25T03:30:00Z"]
    undone = send(desk, f"visits/{visit['id']}/undo").json()
    assert [row["starts_at"] for row in undone["appointments"]] == [place["starts_at"] for place in offers[0]["places"]]
    cancelled = send(desk, f"visits/{visit['id']}/cancel", WHY).json()
    assert {row["state"] for row in cancelled["appointments"]} == {"cancelled"}


def test_one_exam_leaves_its_visit(desk, pair):
    visit = send(desk, "visits", wanted(pair, 60, 90) | {"client_key": "visit-api-1"}).json()
    first = visit["appointments"][0]["id"]
    assert send(desk, f"appointments/{first}/leave-visit").json()["visit_id"] is None
    assert send(desk, f"appointments/{first}/leave-visit").status_code == 404


def test_a_refused_visit_says_why_and_books_nothing(desk, pair):
    answer = send(desk, "visits", wanted(pair, 60, 300) | {"client_key": "visit-api-1"})
    assert (answer.status_code, answer.json()["code"]) == (409, "scheduling.visit_gap")
    assert not Appointment.objects.exists() and not Visit.objects.exists()


WRONG = [
    ("one exam", "visits/offers", {"exam_ids": [1]}, "exam_ids"),
    ("no places", "visits/reservations", {"places": []}, "places"),
    ("no key", "visits", {"places": []}, "client_key"),
]


@pytest.mark.parametrize(("_case", "path", "body", "field"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_body_names_its_field(desk, _case, path, body, field):
    answer = send(desk, path, body)
    assert answer.status_code == 400
    assert field in {error["field"].split(".")[0] for error in answer.json()["errors"]}


def test_unknown_visits_and_foreign_sites_are_closed(desk, pair):
    assert send(desk, "visits/999999/undo").status_code == 404
    visit = send(desk, "visits", wanted(pair, 60, 90) | {"client_key": "visit-api-1"}).json()
    foreign = sign_in("front_desk", "east")
    assert foreign.get(f"/api/schedule/visits/{visit['id']}").status_code == 403
    assert send(foreign, f"visits/{visit['id']}/cancel", WHY).status_code == 403
    assert send(foreign, "visits/offers", {"exam_ids": [exam.id for exam in pair[0]]}).status_code == 403
    assert set(Appointment.objects.values_list("state", flat=True)) == {"booked"}
