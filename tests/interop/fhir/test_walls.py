"""Who sees what over FHIR: sites, roles, scopes and ends of tokens hold as for the department's own API."""

from datetime import timedelta
from itertools import count

import pytest
from django.test import Client

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.directory.public import find_site_by_code, issue_token, revoke_token
from apps.interop.selectors.fhir.kinds import KINDS
from tests.builders.fhir import find_faults, make_record
from tests.builders.http import client_of

pytestmark = pytest.mark.django_db
WITHOUT_SITE = {"Patient", "AllergyIntolerance", "AuditEvent", "Subscription"}  # a person, the trail, a token's own
SYSTEM = Actor.system("test")
NUMBERS = count(1)


@pytest.fixture
def record():
    return make_record()


def client_with(*scopes: str, role: str = "hospital", **facts) -> Client:
    _, words = issue_token(actor=SYSTEM, name=f"t-{next(NUMBERS)}", role=role, scopes=scopes, **facts)
    return Client(HTTP_AUTHORIZATION=f"Bearer {words}", HTTP_ACCEPT_LANGUAGE="en")


def ids_of(answer) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [e["resource"]["id"] for e in answer.json().get("entry", ())]


def test_a_grant_elsewhere_shows_no_row_of_here(record):
    here, there = (
        client_of("hospital", site_id=record["site"]),
        client_of("hospital", site_id=find_site_by_code("east").id),
    )
    for name in set(KINDS) - WITHOUT_SITE:
        seen = ids_of(here.get(f"/fhir/{name}"))
        assert seen, name
        shown = set(ids_of(there.get(f"/fhir/{name}"))) & set(seen)
        if name == "Observation":  # a laboratory value belongs to a person
            shown = {one for one in shown if not one.startswith("lab-")}
        assert not shown, name
        if name == "Observation":
            seen = [one for one in seen if not one.startswith("lab-")]
        answer = there.get(f"/fhir/{name}/{seen[0]}")
        assert answer.status_code == 404 and find_faults(answer.json()) == [], name
        only = there.get(f"/fhir/{name}", {"_summary": "count"}).json()["total"]
        assert only == 0 or name == "Observation", name
    pdf = here.get(f"/fhir/DiagnosticReport/{record['DiagnosticReport']}").json()["presentedForm"][1]["url"]
    assert there.get(pdf.removeprefix("http://testserver")).status_code == 404
    assert here.get(pdf.removeprefix("http://testserver")).status_code == 200


def test_what_is_included_keeps_its_own_walls(record):
    clerk = client_with("system/Appointment.rs")
    answer = clerk.get("/fhir/Appointment", {"_include": "*"}).json()
    assert {e["resource"]["resourceType"] for e in answer["entry"]} == {"Appointment"}
    both = client_with("system/Appointment.rs", "system/Patient.r").get("/fhir/Appointment", {"_include": "*"}).json()
    assert {e["resource"]["resourceType"] for e in both["entry"]} == {"Appointment", "Patient"}


def test_scopes_say_which_kinds_and_what_with_them(record):
    reader = client_with("system/Patient.r", "system/Device.read")
    assert reader.get(f"/fhir/Patient/{record['Patient']}").status_code == 200
    refused = reader.get("/fhir/Patient")
    assert refused.status_code == 403 and refused.json()["issue"][0]["code"] == "forbidden"
    assert refused.json()["issue"][0]["details"]["text"] == "The token's scopes do not allow this: Patient.s."
    assert ids_of(reader.get("/fhir/Device"))
    assert reader.get("/fhir/Encounter").status_code == 403
    assert reader.get("/api/patients").status_code == 403  # scopes are for FHIR alone
    assert client_with("system/*.rs").get("/fhir/Encounter").status_code == 200
    assert client_with("system/*.rs").get("/fhir/AuditEvent").status_code == 403  # a scope widens no role


def test_a_token_ends_by_revoking_and_by_its_time(record):
    token, words = issue_token(actor=SYSTEM, name="ends", role="hospital", scopes=["system/*.rs"])
    client = Client(HTTP_AUTHORIZATION=f"Bearer {words}")
    assert client.get("/fhir/Device").status_code == 200
    revoke_token(token.id, actor=SYSTEM)
    answer = client.get("/fhir/Device")
    assert answer.status_code == 401 and answer.json()["issue"][0]["code"] == "login"
    soon = client_with("system/*.rs", expires_at=clock.real_now() + timedelta(seconds=30))
    assert soon.get("/fhir/Device").status_code == 200
    type(token).objects.filter(name__startswith="t-").update(expires_at=clock.real_now() - timedelta(seconds=1))
    assert soon.get("/fhir/Device").status_code == 401


def test_a_token_is_made_with_scopes_that_are_some_and_an_end_to_come():
    admin = client_of("admin")
    wrong = {"name": "x", "role": "hospital", "scopes": ["patient/Patient.rs"], "expires_at": "2020-01-01T00:00:00Z"}
    answer = admin.post("/api/tokens", wrong, content_type="application/json")
    assert answer.status_code == 400
    assert {e["field"] for e in answer.json()["errors"]} == {"scopes", "expires_at"}
    good = wrong | {"scopes": ["system/Patient.rs", "system/Patient.rs"], "expires_at": None}
    answer = admin.post("/api/tokens", good, content_type="application/json")
    assert answer.status_code == 201 and answer.json()["token"]["scopes"] == ["system/Patient.rs"]
    with pytest.raises(Invalid):
        issue_token(actor=SYSTEM, name="y", role="hospital", scopes=["system/Patient.sr"])


def test_a_referrer_sees_the_images_of_own_patients_only(record):
    assert ids_of(client_of("referrer").get("/fhir/ImagingStudy")) == []


def test_nobody_reads_what_is_there_and_how_to_sign_in(record):
    statement = Client().get("/fhir/metadata")
    assert statement.status_code == 200 and find_faults(statement.json()) == []
    assert Client().get("/fhir/Patient").status_code == 401
    unknown = Client().get("/fhir/Claim/1")
    assert unknown.status_code == 404 and unknown.json()["resourceType"] == "OperationOutcome"
