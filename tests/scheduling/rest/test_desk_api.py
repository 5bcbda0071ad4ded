import pytest

from apps.common.kernel.actor import Actor
from apps.directory.public import create_user
from apps.scheduling.models import Ticket
from apps.scheduling.selectors.scans import slip_code
from apps.workflow.public import set_isolation
from tests.builders.pathway import make_patient
from tests.builders.scheduling import at, book, make_bookable, make_scanner
from tests.scheduling.rest.test_booking_api import send, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]


@pytest.fixture
def desk(site_id):
    return sign_in("front_desk")


@pytest.fixture
def kiosk(site_id):
    return sign_in("kiosk")


def booked_exam(**facts):
    from datetime import date

    patient = make_patient(names="周岚", birth_date=date(1968, 3, 9), **facts)
    exam = make_bookable(patient_id=patient.id)
    book(exam, make_scanner(), at(30))
    return exam


def test_one_scan_of_the_slip_checks_in(desk, site_id):
    exam = booked_exam()
    scan = {"site_id": site_id, "code": slip_code(exam.accession, exam.patient.mrn)}
    first = send(desk, "scan", scan).json()
    assert (first["outcome"], first["arrivals"][0]["ticket"]["label"], first["ahead"]) == ("checked_in", "A001", 0)
    assert [row["text"] for row in first["arrivals"][0]["missing"]] == ["safety screening"]
    assert send(desk, "scan", scan).json()["outcome"] == "already"
    assert Ticket.objects.get().identified_by == ["accession", "mrn"]


def test_a_card_alone_asks_for_one_more_identifier(desk, site_id):
    exam = booked_exam()
    scan = {"site_id": site_id, "code": exam.patient.mrn}
    assert send(desk, "scan", scan).json()["outcome"] == "identify"
    assert not Ticket.objects.exists()
    done = send(desk, "scan", scan | {"identified_by": ["birth_date"]}).json()
    assert (done["outcome"], done["proved"]) == ("checked_in", ["birth_date", "mrn"])


def test_two_exams_of_one_card_are_chosen_between(desk, site_id):
    exam = booked_exam()
    second = make_bookable(patient_id=exam.patient_id)
    answer = send(desk, "scan", {"site_id": site_id, "code": exam.patient.mrn}).json()
    assert answer["outcome"] == "choose"
    assert {row["exam_id"] for row in answer["arrivals"]} == {exam.id, second.id}
    chosen = send(desk, "checkin", {"exam_id": second.id, "identified_by": ["mrn", "name"]}).json()
    assert chosen["arrivals"][0]["ticket"]["label"] == "A001"


def test_nobody_is_found_for_nonsense(desk, site_id):
    answer = send(desk, "scan", {"site_id": site_id, "code": "zz-no-such"}).json()
    assert (answer["outcome"], answer["arrivals"]) == ("nothing", [])
    assert send(desk, "scan", {"site_id": site_id, "code": ""}).status_code == 400


def test_calls_and_queue(desk, site_id):
    exam = booked_exam()
    send(desk, "checkin", {"exam_id": exam.id, "identified_by": ["mrn", "name"]})
    (row,) = desk.get(f"/api/schedule/queue?site={site_id}").json()
    assert row["reason"]["text"] == "Still missing: safety screening"
    call = {"room_code": "ct-1", "version": row["version"]}
    assert send(desk, f"tickets/{row['ticket_id']}/call", call).json()["state"] == "called"
    assert send(desk, f"tickets/{row['ticket_id']}/call", call).status_code == 409
    assert send(desk, f"tickets/{row['ticket_id']}/state", {"action": "skip"}).json()["state"] == "waiting"
    assert (
        send(desk, f"tickets/{row['ticket_id']}/state", {"action": "hold", "reason": "no IV"}).json()["state"] == "held"
    )
    assert desk.get(f"/api/schedule/queue?site={site_id}").json()[0]["hold_reason"] == "no IV"
    assert send(desk, f"tickets/{row['ticket_id']}/state", {"action": "dance"}).status_code == 400


def test_the_kiosk_takes_slips_and_sends_the_rest_to_the_desk(kiosk, site_id):
    exam = booked_exam()
    slip = {"site_id": site_id, "code": slip_code(exam.accession, exam.patient.mrn)}
    answer = send(kiosk, "kiosk/checkin", slip).json()
    assert (answer["outcome"], answer["label"], answer["masked_name"], answer["floor"]) == (
        "checked_in",
        "A001",
        "周*",
        "B1",
    )
    assert send(kiosk, "kiosk/checkin", {"site_id": site_id, "code": "周岚"}).json()["outcome"] == "desk"
    assert kiosk.get(f"/api/schedule/day?site={site_id}").status_code == 403


def test_the_kiosk_asks_for_the_birth_date_and_a_wrong_one_learns_nothing(kiosk, site_id):
    exam = booked_exam()
    ask = {"site_id": site_id, "code": exam.patient.mrn, "birth_day": ""}
    assert send(kiosk, "kiosk/checkin", ask).json()["outcome"] == "birth_day"
    wrong = send(kiosk, "kiosk/checkin", ask | {"birth_day": "19700101"}).json()
    assert (wrong["outcome"], wrong["masked_name"]) == ("desk", "")
    assert not Ticket.objects.exists()
    assert send(kiosk, "kiosk/checkin", ask | {"birth_day": "19680309"}).json()["outcome"] == "checked_in"
    assert send(kiosk, "kiosk/checkin", ask | {"birth_day": "9"}).status_code == 400


def test_a_walk_in_goes_to_the_desk(kiosk, site_id):
    exam = make_bookable()
    slip = {"site_id": site_id, "code": slip_code(exam.accession, exam.patient.mrn)}
    assert send(kiosk, "kiosk/checkin", slip).json()["outcome"] == "desk"


def test_the_queue_is_not_for_everybody(site_id):
    create_user(
        actor=Actor.system("test"), username="ref", name="Ref", password="blue-Lamp-42", grants=[("referrer", None)]
    )
    referrer = sign_in("referrer", None)
    assert referrer.get(f"/api/schedule/queue?site={site_id}").status_code == 403


def test_papers_that_are_open_are_told_at_the_desk_once(desk, site_id):
    from apps.safety.public import record_authorisation, seed_starter, sign_document

    seed_starter()
    patient = make_patient(names="周岚")
    exam = make_bookable("CT-CHEST-C", patient_id=patient.id)
    book(exam, make_scanner(), at(30))
    record_authorisation(exam.id, state="unpaid", source="desk", actor=Actor.system("test"))
    scan = {"site_id": site_id, "code": slip_code(exam.accession, exam.patient.mrn)}
    first = send(desk, "scan", scan).json()["arrivals"][0]
    assert [row["code"] for row in first["papers"]] == ["safety.consent_missing", "safety.payment_open"]
    sign_document(exam.id, about="consent", signed_by="周岚", actor=Actor.system("test"))
    record_authorisation(exam.id, state="paid", source="desk", actor=Actor.system("test"))
    assert send(desk, "scan", scan).json()["arrivals"][0]["papers"] == []


def test_desk_and_caller_know_who_must_not_sit_among_the_others(desk, site_id):
    exam = booked_exam()
    scan = {"site_id": site_id, "code": slip_code(exam.accession, exam.patient.mrn)}
    assert send(desk, "scan", scan).json()["arrivals"][0]["needs_isolation"] is False
    set_isolation(exam.id, True, actor=Actor.system("test"))
    assert send(desk, "scan", scan).json()["arrivals"][0]["needs_isolation"] is True
    (row,) = desk.get(f"/api/schedule/queue?site={site_id}").json()
    assert (row["exam_id"], row["needs_isolation"]) == (exam.id, True)


def test_a_plain_exam_that_is_paid_needs_no_papers(desk, site_id):
    exam = booked_exam()
    scan = {"site_id": site_id, "code": slip_code(exam.accession, exam.patient.mrn)}
    assert send(desk, "scan", scan).json()["arrivals"][0]["papers"] == []


def test_an_unknown_emergency_is_checked_in_by_the_band_with_the_temporary_number(desk, site_id):
    patient = make_patient(names="", sex="F", is_unknown=True, identifiers=())
    exam = make_bookable(patient_id=patient.id, patient_class="emergency", priority="stat")
    scan = {"site_id": site_id, "code": patient.mrn}
    asked = send(desk, "scan", scan).json()
    assert (asked["outcome"], asked["arrivals"][0]["patient"]["is_unknown"]) == ("identify", True)
    done = send(desk, "scan", scan | {"identified_by": ["wristband"]}).json()
    assert (done["outcome"], done["arrivals"][0]["ticket"]["label"]) == ("checked_in", "E001")
    assert Ticket.objects.get(exam_id=exam.id).identified_by == ["mrn", "wristband"]
