"""The capability statement says what is, and nothing else: every claim is tried."""

import pytest
from django.test import Client

from tests.builders.http import client_of
from tests.builders.pathway import seed_department

pytestmark = pytest.mark.django_db
SAMPLES = {"token": "x", "string": "x", "date": "ge2026-01-01", "uri": "urn:x"}


@pytest.fixture
def rest(db):
    seed_department()
    statement = Client().get("/fhir/metadata").json()
    assert statement["fhirVersion"] == "4.0.1"
    return statement["rest"][0]


def test_every_declared_parameter_modifier_and_include_is_taken(rest):
    clients = {name: client_of(name) for name in ("hospital", "admin")}
    tried = 0
    for one in rest["resource"]:
        client = clients["admin" if one["type"] == "AuditEvent" else "hospital"]
        for parameter in one["searchParam"]:
            text = parameter["documentation"]
            modifiers = text.rsplit("modifiers ", 1)[1].split(", ") if "modifiers " in text else []
            targets = ("Patient", "Device", "Encounter", "ServiceRequest", "Schedule")
            values = [f"{t}/1" for t in targets] if parameter["type"] == "reference" else [SAMPLES[parameter["type"]]]
            for modifier in ["", *(f":{m}" for m in modifiers)]:
                answers = [client.get(f"/fhir/{one['type']}", {parameter["name"] + modifier: v}) for v in values]
                assert any(a.status_code == 200 for a in answers), (one["type"], parameter["name"], answers[0].content)
                assert all(a.status_code in (200, 400) for a in answers)
                tried += 1
        for include in one.get("searchInclude", ()):
            assert client.get(f"/fhir/{one['type']}", {"_include": include}).status_code == 200, include
    assert tried > 80


def test_what_is_not_declared_is_refused_by_name(rest):
    client = client_of("hospital")
    cases = {
        "nonsense": "x",
        "name:below": "x",
        "_include": "Patient:organization",
        "_sort": "name",
        "_count": "-1",
        "_total": "maybe",
        "_cursor": "////",
        "birthdate": "2026-13-01",
        "_revinclude": "Observation:subject",
    }
    for name, value in cases.items():
        answer = client.get("/fhir/Patient", {name: value})
        assert answer.status_code == 400, name
        assert answer.json()["issue"][0]["expression"] == [name], name
    assert client.get("/fhir/Patient", {"nonsense": "x"}, HTTP_PREFER="handling=lenient").status_code == 200
    for one in rest["resource"]:
        codes = {interaction["code"] for interaction in one["interaction"]}
        answer = client.post(f"/fhir/{one['type']}", {}, content_type="application/fhir+json")
        assert (answer.status_code in (403, 405)) is ("create" not in codes), one["type"]
        answer = client.delete(f"/fhir/{one['type']}/1")
        assert (answer.status_code in (403, 405)) is ("delete" not in codes), one["type"]


def test_a_search_may_be_sent_as_a_form_so_that_no_address_tells_of_a_patient(rest):
    answer = client_of("hospital").post("/fhir/Patient/_search", {"name": "zhang", "_count": "5"})
    assert answer.status_code == 415  # multipart is no search form
    form = "name=zhang&_count=5"
    kind = "application/x-www-form-urlencoded"
    answer = client_of("hospital").post("/fhir/Patient/_search", form, content_type=kind)
    assert answer.status_code == 200 and "name=zhang" in answer.json()["link"][0]["url"]


def test_xml_is_not_spoken_and_said_so_in_json(rest):
    answer = client_of("hospital").get("/fhir/Patient", HTTP_ACCEPT="application/fhir+xml")
    assert answer.status_code == 406 and answer.json()["resourceType"] == "OperationOutcome"
    assert client_of("hospital").get("/fhir/Patient", HTTP_ACCEPT="application/json").status_code == 200
