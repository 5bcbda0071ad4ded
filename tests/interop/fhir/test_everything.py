"""`Patient/[id]/$everything`: all pages together are what the kinds' own searches find, and no more than the caller may read."""

import pytest

from apps.common.audit.models import AuditEntry
from apps.interop.selectors.fhir.everything import ABOUT_PATIENTS
from tests.builders.fhir import find_faults, make_record
from tests.builders.http import client_of
from tests.interop.fhir.test_walls import client_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    return make_record()


def read_all(client, patient_id, **params) -> tuple[list[str], list[dict]]:
    """`Kind/id` of every resource in the order in which they came, and the outcomes beside them."""
    url, seen, told = f"/fhir/Patient/{patient_id}/$everything", [], []
    for _ in range(500):
        answer = client.get(url, params)
        assert answer.status_code == 200, answer.content
        bundle, params = answer.json(), None
        assert find_faults(bundle) == []
        for entry in bundle.get("entry", ()):
            one = entry["resource"]
            if one["resourceType"] == "OperationOutcome":
                told.append(one)
            else:
                seen.append(f"{one['resourceType']}/{one['id']}")
        following = [link["url"] for link in bundle["link"] if link["relation"] == "next"]
        if not following:
            return seen, told
        url = following[0].removeprefix("http://testserver")
    raise AssertionError("no end")


@pytest.mark.parametrize("count", [1, 3, 500])
def test_its_pages_hold_what_the_searches_find_each_once(record, count):
    client, patient = client_of("hospital", site_id=record["site"]), record["Patient"]
    seen, told = read_all(client, patient, _count=count)
    wanted = [f"Patient/{patient}"]
    for name in ABOUT_PATIENTS:
        answer = client.get(f"/fhir/{name}", {"patient": f"Patient/{patient}", "_count": 500})
        if answer.status_code == 200:
            wanted += [f"{name}/{e['resource']['id']}" for e in answer.json().get("entry", ())]
    trail = {one for one in seen if one.startswith("AuditEvent/")}  # grows by each question
    assert [one for one in seen if one not in trail] == [o for o in wanted if not o.startswith("AuditEvent/")]
    assert len(seen) == len(set(seen)) and len(wanted) > 5
    acts = AuditEntry.objects.filter(action="fhir.everything")
    assert set(acts.values_list("patient_id", flat=True)) == {int(patient)}


def test_what_a_token_may_not_read_is_named_and_not_shown(record):
    client = client_with("system/Patient.r", "system/Observation.r")
    seen, told = read_all(client, record["Patient"])
    assert {one.split("/")[0] for one in seen} == {"Patient", "Observation"}
    assert "ImagingStudy" in told[0]["issue"][0]["diagnostics"]
    assert client_with("system/Observation.r").get(f"/fhir/Patient/{record['Patient']}/$everything").status_code == 403


def test_what_is_asked_wrongly_is_refused_by_name(record):
    client, url = client_of("hospital", site_id=record["site"]), f"/fhir/Patient/{record['Patient']}/$everything"
    for params in (
        {"_type": "Device"},
        {"status": "final"},
        {"_cursor": "x"},
        {"_cursor": "WyJEZXZpY2UiLCIiXQ"},
        {"_sort": "date"},
    ):
        answer = client.get(url, params)
        assert answer.status_code == 400 and find_faults(answer.json()) == [], params
    assert client.get("/fhir/Patient/999999/$everything").status_code == 404
    only, _ = read_all(client, record["Patient"], _type="Encounter,Patient")
    assert {one.split("/")[0] for one in only} == {"Encounter", "Patient"}
