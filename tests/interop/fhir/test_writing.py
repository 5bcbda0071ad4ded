"""Orders and appointments over FHIR: through the clerks' doors, once, and what is wrong is refused with its path and changes nothing."""

from datetime import timedelta

import pytest

from apps.common.policy import seed_policies
from apps.directory.public import find_site_by_code, get_patient
from apps.interop.engine.fhir.systems import EXAM_TYPE, SITE, system_of
from apps.scheduling.models import Appointment
from apps.workflow.models import Exam, Order
from tests.builders.fhir import find_faults
from tests.builders.http import client_of
from tests.builders.pathway import make_exam, seed_department
from tests.builders.scheduling import at, make_bookable, make_scanner

pytestmark = pytest.mark.django_db
KIND = "application/fhir+json"


@pytest.fixture
def main(department_clock, safety_is_clear) -> int:
    seed_department()
    seed_policies()
    return find_site_by_code("main").id


def request_body(patient_id: int, **changes) -> dict:
    body = {
        "resourceType": "ServiceRequest",
        "status": "active",
        "intent": "order",
        "priority": "urgent",
        "identifier": [{"system": system_of("HIS"), "value": "P-77"}],
        "code": {"coding": [{"system": EXAM_TYPE, "code": "CT-CHEST"}]},
        "subject": {"reference": f"Patient/{patient_id}"},
        "requester": {"display": "Dr Liu"},
        "performer": [{"identifier": {"system": SITE, "value": "main"}}],
        "reasonCode": [{"text": "cough for three weeks"}],
        "encounter": {"reference": "#v"},
        "contained": [
            {
                "resourceType": "Encounter",
                "id": "v",
                "status": "in-progress",
                "class": {"code": "IMP"},
                "identifier": [{"value": "V-5"}],
                "location": [{"location": {"display": "W3-12"}}],
            }
        ],
    }
    return {key: value for key, value in (body | changes).items() if value is not None}


def post(client, path: str, body):
    return client.post(path, body, content_type=KIND)


def faults_of(answer) -> list[str]:
    outcome = answer.json()
    assert outcome["resourceType"] == "OperationOutcome" and find_faults(outcome) == []
    return [place for issue in outcome["issue"] for place in issue.get("expression", ())]


def test_an_order_comes_in_once_with_everything_the_screen_asks_for(main):
    client, patient = client_of("hospital"), make_exam().patient_id
    answer = post(client, "/fhir/ServiceRequest", request_body(patient))
    assert answer.status_code == 201, answer.content
    exam = Exam.objects.select_related("order__encounter", "priority").latest("pk")
    assert answer.headers["Location"] == f"http://testserver/fhir/ServiceRequest/{exam.pk}"
    assert find_faults(answer.json()) == [] and answer.json()["id"] == str(exam.pk)
    assert (exam.patient_id, exam.patient_class, exam.priority.code, exam.reason_for_exam) == (
        patient, "inpatient", "urgent", "cough for three weeks",
    )  # fmt: skip
    visit = exam.order.encounter
    assert (visit.visit_number, visit.location, exam.order.placer_number) == ("V-5", "W3-12", "P-77")
    again = post(client, "/fhir/ServiceRequest", request_body(patient))
    assert again.status_code == 200 and again.json()["id"] == str(exam.pk)
    assert Order.objects.filter(placer_number="P-77").count() == 1


def test_a_patient_may_be_named_by_number(main):
    patient = get_patient(make_exam().patient_id)
    number = patient.identifiers[0]
    subject = {"identifier": {"system": system_of(number.issuer), "value": number.value}}
    answer = post(client_of("hospital"), "/fhir/ServiceRequest", request_body(0, subject=subject))
    assert answer.status_code == 201 and answer.json()["subject"]["reference"] == f"Patient/{patient.id}"


def test_bad_orders_are_refused_with_the_path_and_leave_nothing(main):
    client, patient = client_of("hospital"), make_exam().patient_id
    post(client, "/fhir/ServiceRequest", request_body(patient))
    stranger = make_exam().patient_id
    before = Exam.objects.count(), Order.objects.count()
    fresh = [{"value": "P-78"}]
    cases = [
        ({"status": 5}, "ServiceRequest.status"),
        ({"status": None}, "ServiceRequest.status"),
        ({"status": "draft"}, "ServiceRequest.status"),
        ({"intent": "plan"}, "ServiceRequest.intent"),
        ({"subject": None}, "ServiceRequest.subject"),
        ({"subject": {"reference": "Patient/99999999"}}, "ServiceRequest.subject.reference"),
        ({"subject": {"reference": "Group/1"}}, "ServiceRequest.subject.reference"),
        ({"subject": {"identifier": {"value": "nobody"}}}, "ServiceRequest.subject.identifier"),
        ({"subject": {"reference": f"Patient/{stranger}"}, "identifier": [{"system": system_of("HIS"), "value": "P-77"}]}, "ServiceRequest.subject"),
        ({"code": {"text": "CT"}}, "ServiceRequest.code"),
        ({"code": {"coding": [{"system": EXAM_TYPE, "code": "NO-SUCH"}]}}, "ServiceRequest.code"),
        ({"priority": "yesterday"}, "ServiceRequest.priority"),
        ({"reasonCode": None}, "ServiceRequest.reasonCode"),
        ({"requester": {"display": "x" * 200}}, "ServiceRequest.requester.display"),
        ({"performer": [{"identifier": {"system": SITE, "value": "nowhere"}}]}, "ServiceRequest.performer"),
        ({"performer": None}, "ServiceRequest.performer"),
        ({"doNotPerform": True}, "ServiceRequest.doNotPerform"),
        ({"quantityQuantity": {"value": 3}}, "ServiceRequest.quantityQuantity"),
        ({"made_up": 1}, "ServiceRequest.made_up"),
        ({"encounter": {"reference": "Encounter/99999999"}, "contained": None}, "ServiceRequest.encounter.reference"),
        ({"encounter": {"reference": "#other"}}, "ServiceRequest.encounter.reference"),
        ({"bodySite": [{"text": "left"}]}, "ServiceRequest.bodySite"),
        ({"resourceType": "Patient"}, "resourceType"),
    ]  # fmt: skip
    for changes, path in cases:
        answer = post(client, "/fhir/ServiceRequest", request_body(patient, **{"identifier": fresh, **changes}))
        assert answer.status_code == 400, (changes, answer.content)
        assert path in faults_of(answer), (changes, answer.content)
    for raw in (b"{", b"[]", b'"x"', b"null", b'{"resourceType":"ServiceRequest","status":"\xff"}'):
        assert client.post("/fhir/ServiceRequest", raw, content_type=KIND).status_code == 400
    assert (Exam.objects.count(), Order.objects.count()) == before


def test_an_order_is_for_a_site_within_reach(main):
    east = client_of("hospital", site_id=find_site_by_code("east").id)
    patient = make_exam().patient_id
    answer = post(east, "/fhir/ServiceRequest", request_body(patient))
    assert answer.status_code == 400 and faults_of(answer) == ["ServiceRequest.performer"]
    answer = post(east, "/fhir/ServiceRequest", request_body(patient, performer=None))
    assert answer.status_code == 201
    assert Exam.objects.latest("pk").site.code == "east"


def test_a_time_is_found_and_taken_once(main):
    client, exam, scanner = client_of("hospital"), make_bookable(), make_scanner("CT-BOOK")
    found = client.get("/fhir/Appointment/$find", {"service-request": f"ServiceRequest/{exam.id}", "_count": "2"})
    assert found.status_code == 200 and find_faults(found.json()) == []
    offers = [e["resource"] for e in found.json()["entry"]]
    assert offers[0]["status"] == "proposed" and offers[0]["basedOn"][0]["reference"] == f"ServiceRequest/{exam.id}"
    asked = {"resourceType": "Parameters", "parameter": [{"name": "appt-id", "valueString": offers[0]["id"]}]}
    taken = post(client, "/fhir/Appointment/$book", asked)
    assert taken.status_code == 201, taken.content
    (entry,) = taken.json()["entry"]
    assert entry["resource"]["status"] == "booked" and entry["resource"]["start"] == offers[0]["start"]
    assert find_faults(taken.json()) == []
    row = Appointment.objects.get(exam_id=exam.id)
    assert row.occupancy.resource_id == scanner.pk
    again = post(client, "/fhir/Appointment/$book", asked)
    assert again.status_code == 409 and again.json()["issue"][0]["code"] == "business-rule"
    assert Appointment.objects.filter(exam_id=exam.id).count() == 1


def test_times_are_found_before_anybody_ordered(main):
    make_scanner("CT-BOOK")
    client = client_of("hospital", site_id=main)
    answer = client.get("/fhir/Appointment/$find", {"service-type": f"{EXAM_TYPE}|CT-CHEST", "_count": "3"})
    assert answer.status_code == 200 and find_faults(answer.json()) == []
    assert answer.json()["total"] >= 1 and "basedOn" not in answer.json()["entry"][0]["resource"]
    for query, place in (
        ({}, "service-type"),
        ({"service-type": "NO-SUCH"}, "service-type"),
        ({"service-type": "CT-CHEST", "location": "moon"}, "location"),
        ({"service-request": "x"}, "service-request"),
    ):
        refused = client.get("/fhir/Appointment/$find", query)
        assert refused.status_code == 400 and faults_of(refused) == [place], query


def appointment_body(exam, **changes) -> dict:
    body = {
        "resourceType": "Appointment",
        "status": "booked",
        "identifier": [{"system": "urn:his", "value": "A-1"}],
        "start": at(10).isoformat(),
        "end": (at(10) + timedelta(minutes=10)).isoformat(),
        "basedOn": [{"reference": f"ServiceRequest/{exam.id}"}],
        "participant": [
            {"actor": {"reference": f"Patient/{exam.patient_id}"}, "status": "accepted"},
            {"actor": {"identifier": {"system": "urn:radflow:device", "value": "CT-BOOK"}}, "status": "accepted"},
        ],
    }
    return {key: value for key, value in (body | changes).items() if value is not None}


def test_an_appointment_is_made_once_by_its_number_and_by_the_clerks_rules(main):
    client, exam, scanner = client_of("hospital"), make_bookable(), make_scanner("CT-BOOK")
    made = post(client, "/fhir/Appointment", appointment_body(exam))
    assert made.status_code == 201, made.content
    again = post(client, "/fhir/Appointment", appointment_body(exam))
    assert again.status_code == 201 and again.headers["Location"] == made.headers["Location"]
    other = make_bookable()
    same_time = post(client, "/fhir/Appointment", appointment_body(other, identifier=None))
    assert same_time.status_code == 409
    night = post(client, "/fhir/Appointment", appointment_body(other, identifier=None, start=at(14 * 60).isoformat()))
    assert night.status_code == 409
    assert Appointment.objects.count() == 1
    slots = client.get(
        "/fhir/Slot", {"schedule": f"Schedule/{scanner.pk}", "status": "free", "start": f"{at(10):%Y-%m-%d}"}
    ).json()
    slot = slots["entry"][-1]["resource"]
    body = appointment_body(other, identifier=None, start=None, end=None, slot=[{"reference": f"Slot/{slot['id']}"}])
    assert post(client, "/fhir/Appointment", body).status_code == 201


def test_bad_appointments_are_refused_with_the_path_and_leave_nothing(main):
    client, exam = client_of("hospital"), make_bookable()
    make_scanner("CT-BOOK")
    cases = [
        ({"status": "fulfilled"}, "Appointment.status"),
        ({"participant": None}, "Appointment.participant"),
        ({"participant": [{"status": "accepted"}]}, "Appointment.participant"),
        ({"participant": [{"status": "accepted", "actor": {"reference": "Patient/99999"}}]}, "Appointment.participant"),
        ({"basedOn": None}, "Appointment.basedOn"),
        ({"basedOn": [{"reference": "Patient/1"}]}, "Appointment.basedOn[0].reference"),
        ({"start": "2026-11-31T10:00:00Z"}, "Appointment.start"),
        ({"start": None, "end": None}, "Appointment.start"),
        ({"slot": [{"reference": "Slot/1-2"}], "start": None}, "Appointment.slot[0].reference"),
        ({"recurrence": 1}, "Appointment.recurrence"),
    ]
    for changes, path in cases:
        answer = post(client, "/fhir/Appointment", appointment_body(exam, **changes))
        assert answer.status_code == 400 and path in faults_of(answer), (changes, answer.content)
    assert (
        post(
            client, "/fhir/Appointment", appointment_body(exam, basedOn=[{"reference": "ServiceRequest/99999999"}])
        ).status_code
        == 404
    )
    east = client_of("hospital", site_id=find_site_by_code("east").id)
    assert post(east, "/fhir/Appointment", appointment_body(exam)).status_code == 404
    for body in ({}, {"parameter": [{"name": "appt-id", "valueString": "offer-1-2"}]}):
        answer = post(client, "/fhir/Appointment/$book", {"resourceType": "Parameters", **body})
        assert answer.status_code == 400 and faults_of(answer) == ["appt-id"]
    assert not Appointment.objects.exists()


def test_a_resource_of_another_server_is_not_the_one_with_its_number_here(main, settings):
    settings.RADFLOW_ADDRESS = "https://radiology.example.org"
    client, patient = client_of("hospital"), make_exam().patient_id
    before = Exam.objects.count()
    theirs = {"subject": {"reference": f"https://his.example.org/fhir/Patient/{patient}"}}
    assert faults_of(post(client, "/fhir/ServiceRequest", request_body(patient, **theirs))) == [
        "ServiceRequest.subject.reference"
    ]
    assert Exam.objects.count() == before
    for number, base in enumerate(("http://testserver/fhir", "https://radiology.example.org/fhir")):
        ours = {
            "subject": {"reference": f"{base}/Patient/{patient}"},
            "identifier": [{"system": system_of("HIS"), "value": f"P-8{number}"}],
        }
        assert post(client, "/fhir/ServiceRequest", request_body(patient, **ours)).status_code == 201, base
        assert client.get("/fhir/ServiceRequest", {"patient": f"{base}/Patient/{patient}"}).json()["total"] >= 1
    assert (
        client.get("/fhir/ServiceRequest", {"patient": f"https://his.example.org/fhir/Patient/{patient}"}).status_code
        == 400
    )
