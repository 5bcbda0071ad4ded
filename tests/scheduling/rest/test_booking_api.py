import json

import pytest
from django.test import Client

from apps.common.kernel.actor import Actor
from apps.directory.public import create_user, find_site_by_code
from apps.scheduling.models import Appointment, Occupancy, Resource
from tests.builders.pathway import make_patient
from tests.builders.scheduling import at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
BOSS = Actor.system("test")


def sign_in(role: str, site: str | None = "main") -> Client:
    where = find_site_by_code(site).id if site else None
    name = f"{role}-{site or 'all'}"
    create_user(actor=BOSS, username=name, name=name, password="blue-Lamp-42", grants=[(role, where)])
    client = Client(headers={"accept-language": "en"})
    answer = client.post(
        "/api/session", {"username": name, "password": "blue-Lamp-42"}, content_type="application/json"
    )
    assert answer.status_code == 200
    return client


@pytest.fixture
def desk(site_id) -> Client:
    return sign_in("front_desk")


def send(client: Client, path: str, body: dict | None = None, *, method: str = "post"):
    return getattr(client, method)(f"/api/schedule/{path}", json.dumps(body or {}), content_type="application/json")


def booking(exam, scanner, start=60) -> dict:
    return {
        "exam_id": exam.id,
        "resource_id": scanner.pk,
        "starts_at": at(start).isoformat(),
        "client_key": f"api-{exam.id:08d}",
    }


def test_a_call_from_search_to_confirmed_booking_and_undo(desk, site_id):
    patient = make_patient(names="周岚", phone="13800004471")
    scanner, exam = make_scanner(), make_bookable(patient_id=patient.id)
    found = desk.get(f"/api/schedule/callers?q=4471&site={site_id}").json()
    assert found["is_unique"] is True
    assert [row["id"] for row in found["results"][0]["to_book"]] == [exam.id]
    offers = desk.get(f"/api/schedule/exams/{exam.id}/offers").json()
    assert offers[0]["resource_code"] == scanner.code
    assert offers[0]["reasons"][0]["text"] == f"First free slot, {scanner.code}"
    held = send(desk, "reservations", {k: offers[0][k] for k in ("exam_id", "resource_id", "starts_at")})
    assert held.status_code == 201 and 170 <= held.json()["expires_in_s"] <= 180
    booked = send(desk, "appointments", booking(exam, scanner, 5) | {"starts_at": offers[0]["starts_at"]})
    assert booked.status_code == 201
    body = booked.json()
    assert (body["state"], body["undo_s"], body["exam"]["patient"]["name"]) == ("booked", 10, "周岚")
    card = desk.get(f"/api/schedule/sites/{site_id}/callers/{patient.id}").json()
    assert (card["to_book"], card["booked"][0]["appointment_id"]) == ([], body["id"])
    assert send(desk, f"appointments/{body['id']}/undo").json()["state"] == "cancelled"


def test_a_lost_race_is_told_in_words(desk, site_id):
    scanner, first, second = make_scanner(), make_bookable(), make_bookable()
    book(first, scanner, at(60))
    answer = send(desk, "appointments", booking(second, scanner))
    assert answer.status_code == 409
    assert (answer.json()["code"], answer.json()["detail"]) == (
        "scheduling.slot_taken",
        "This slot has just been taken.",
    )


def test_a_stale_move_gets_what_stands_now(desk, site_id):
    scanner = make_scanner()
    appointment = book(make_bookable(), scanner, at(60))
    body = {"resource_id": scanner.pk, "starts_at": at(120).isoformat(), "version": 1, "reason_code": "staff"}
    assert send(desk, f"appointments/{appointment.pk}/move", body).json()["version"] == 2
    stale = send(desk, f"appointments/{appointment.pk}/move", body | {"starts_at": at(90).isoformat()})
    assert stale.status_code == 409
    assert stale.json()["current"]["version"] == 2
    assert Appointment.objects.get(pk=appointment.pk).starts_at == at(120)


WRONG = [
    ("no time", {"starts_at": ""}, "starts_at"),
    ("not a time", {"starts_at": "tomorrow"}, "starts_at"),
    ("short key", {"client_key": "x"}, "client_key"),
    ("text as id", {"exam_id": "one"}, "exam_id"),
    ("nothing", {"exam_id": None}, "exam_id"),
]


@pytest.mark.parametrize(("_case", "change", "field"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_body_names_its_field(desk, site_id, _case, change, field):
    answer = send(desk, "appointments", booking(make_bookable(), make_scanner()) | change)
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert not Occupancy.objects.exists()


def test_unknown_things_are_404(desk, site_id):
    scanner = make_scanner()
    exam = make_bookable()
    assert send(desk, "appointments", booking(exam, scanner) | {"resource_id": 999_999}).status_code == 404
    assert desk.get("/api/schedule/exams/999999/offers").status_code == 404
    assert send(desk, "appointments/999999/undo").status_code == 404
    assert send(desk, "reservations/999999", method="delete").status_code == 404


def test_another_site_is_closed(site_id):
    foreign = sign_in("front_desk", "east")
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(60))
    assert foreign.get(f"/api/schedule/day?site={site_id}").status_code == 403
    own = find_site_by_code("east").id
    assert foreign.get(f"/api/schedule/load?site={own}").status_code == 200
    assert foreign.get(f"/api/schedule/load?site={own}&exam={exam.id}").status_code == 403
    assert (
        send(
            foreign, f"appointments/{appointment.pk}/cancel", {"reason_code": "patient_asked", "version": 1}
        ).status_code
        == 403
    )
    assert send(foreign, "appointments", booking(exam, scanner)).status_code == 403
    assert Appointment.objects.get().state == "booked"


def test_a_technologist_sees_the_day_and_books_nothing(site_id):
    technologist = sign_in("technologist")
    assert technologist.get(f"/api/schedule/day?site={site_id}").status_code == 200
    assert send(technologist, "appointments", booking(make_bookable(), make_scanner())).status_code == 403


def test_the_day_costs_the_same_however_full(desk, site_id, django_assert_num_queries):
    scanner = make_scanner()
    path = f"/api/schedule/day?site={site_id}&day=2026-11-25"
    book(make_bookable(), scanner, at(0))
    desk.get(path)

    def count() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as queries:
            body = desk.get(path).json()
        counts.append(len(body["items"]))
        return len(queries)

    counts: list[int] = []
    few = count()
    for n in range(1, 5):
        book(make_bookable(), scanner, at(n * 30))
    make_scanner()
    assert count() == few <= 12
    assert counts == [1, 5]


def test_the_board_shows_bars_blocks_and_holds(desk, site_id):
    scanner, exam, other = make_scanner(), make_bookable(), make_bookable()
    book(exam, scanner, at(60))
    send(desk, "reservations", {"exam_id": other.id, "resource_id": scanner.pk, "starts_at": at(120).isoformat()})
    block = send(
        desk,
        "blocks",
        {
            "resource_id": scanner.pk,
            "starts_at": at(200).isoformat(),
            "ends_at": at(260).isoformat(),
            "cause": "maintenance",
        },
    )
    assert block.status_code == 201
    board = desk.get(f"/api/schedule/day?site={site_id}&day=2026-11-25").json()
    assert [(item["kind"], item["status"]) for item in board["items"]] == [
        ("appointment", "booked"),
        ("reservation", "held"),
        ("block", "blocked"),
    ]
    assert board["items"][1]["is_mine"] is True
    row = next(row for row in board["rows"] if row["id"] == scanner.pk)
    assert (row["booked_min"], row["open_min"]) == (exam.duration_min, 600)
    assert send(desk, f"blocks/{block.json()['id']}/lift").json()["lifted_at"] is not None


def test_the_strip_counts_places(desk, site_id):
    scanner, exam = make_scanner(), make_bookable()
    days = desk.get(f"/api/schedule/load?site={site_id}&exam={exam.id}").json()["days"]
    assert [(row["half"], row["level"]) for row in days[:2]] == [("am", 0), ("pm", 0)]
    assert len(days) == 28
    assert days[1]["places"] == 6 * 60 // exam.duration_min
    Resource.objects.filter(pk=scanner.pk).update(is_active=False)
    assert desk.get(f"/api/schedule/load?site={site_id}&exam={exam.id}").json()["days"] == []


def test_the_slip_has_time_place_code_and_no_dead_link(desk, site_id):
    exam = make_bookable()
    appointment = book(exam, make_scanner(), at(60))
    html = desk.get(f"/api/schedule/appointments/{appointment.pk}/slip").content.decode()
    assert "10:00" in html and "<svg" in html and exam.accession in html
    pdf = desk.get(f"/api/schedule/appointments/{appointment.pk}/slip?as_pdf=true&lang=zh-Hans")
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF")


def test_hours_are_kept_by_the_desk_and_wrong_ones_are_named(desk, site_id):
    scanner = make_scanner()
    hours = {"openings": [{"weekday": 2, "opens": "08:00", "closes": "12:00"}], "exceptions": []}
    saved = send(desk, f"resources/{scanner.pk}/openings", hours, method="put")
    assert saved.status_code == 200 and len(saved.json()["openings"]) == 1
    half = {"openings": [], "exceptions": [{"day": "2026-12-01", "opens": "08:00"}]}
    assert send(desk, f"resources/{scanner.pk}/openings", half, method="put").status_code == 400
    assert len(desk.get(f"/api/schedule/resources?site={site_id}").json()) == 1


def test_a_squeeze_is_previewed_and_done(desk, site_id):
    from tests.builders.pathway import make_exam

    scanner, stat = make_scanner(), make_exam(site_id=site_id, priority="stat", patient_class="emergency")
    pushed = book(make_bookable(), scanner, at(5))
    view = desk.get(f"/api/schedule/squeeze?exam_id={stat.id}&resource_id={scanner.pk}").json()
    assert [row["appointment_id"] for row in view["pushes"]] == [pushed.pk]
    body = {
        "exam_id": stat.id,
        "resource_id": scanner.pk,
        "at": view["starts_at"],
        "reason": "stroke",
        "client_key": "sq-000001",
    }
    assert send(desk, "squeeze", body).status_code == 201
    assert Appointment.objects.get(pk=pushed.pk).starts_at.isoformat() == view["pushes"][0]["to_at"].replace(
        "Z", "+00:00"
    )


def test_reasons_are_asked_for_listed_and_counted(desk, site_id):
    scanner = make_scanner()
    appointment = book(make_bookable(), scanner, at(60))
    path = f"appointments/{appointment.pk}/cancel"
    silent = send(desk, path, {"version": 1})
    assert (silent.status_code, [error["field"] for error in silent.json()["errors"]]) == (400, ["reason_code"])
    listed = desk.get(f"/api/schedule/sites/{site_id}/reasons").json()
    assert listed[0] == {
        "code": "patient_asked",
        "kinds": ["move", "cancel"],
        "names": {"zh-Hans": "患者要求", "en": "Patient asked"},
        "needs_text": False,
        "by_system": False,
    }
    assert [row["code"] for row in listed if row["by_system"]][-1] == "exam_state"
    assert send(desk, path, {"reason_code": "staff", "version": 1}).json()["cancel_code"] == "staff"
    counted = desk.get(f"/api/schedule/sites/{site_id}/change-counts").json()
    assert counted == [
        {
            "week": "2026-11-23",
            "kind": "late_cancel",
            "code": "staff",
            "names": {"zh-Hans": "人员原因", "en": "Staff"},
            "count": 1,
        }
    ]
    moved = desk.get(f"/api/schedule/sites/{site_id}/change-counts?kind=moved").json()
    assert (moved, len(desk.get(f"/api/schedule/sites/{site_id}/change-counts?kind=late_cancel").json())) == ([], 1)
    table = desk.get(f"/api/schedule/sites/{site_id}/change-counts.csv").content.decode()
    assert table == '\ufeff"Week from","What","Reason","Count"\r\n"2026-11-23","Cancelled late","Staff","1"\r\n'
    wrong = desk.get(f"/api/schedule/sites/{site_id}/change-counts?first=2026-11-02&last=2026-11-01")
    assert wrong.status_code == 400
