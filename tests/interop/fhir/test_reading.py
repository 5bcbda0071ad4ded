"""Every kind is searched and read, is valid R4 by two validators of others, and tells what the department knows."""

import base64
from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.directory.public import retract_lab
from apps.interop.selectors.fhir.kinds import KINDS
from apps.reporting.public import withdraw_release
from tests.builders.fhir import find_faults, make_record
from tests.builders.http import client_of
from tests.builders.pathway import HEAD

pytestmark = pytest.mark.django_db
SEES_ALL = ("hospital", "admin")  # the audit trail is the administrator's


@pytest.fixture
def record():
    return make_record()


def search(client, kind: str, **query):
    answer = client.get(f"/fhir/{kind}", {key.replace("__", "-"): value for key, value in query.items()})
    assert answer.status_code == 200, answer.content
    return answer.json()


def matches(bundle) -> list[dict]:
    return [e["resource"] for e in bundle.get("entry", ()) if e["search"]["mode"] == "match"]


def test_every_kind_is_found_read_and_valid(record):
    clients = [client_of(role) for role in SEES_ALL]
    for name in set(KINDS) - {"Subscription"}:  # tried in test_subscriptions.py
        client = clients[name == "AuditEvent"]
        bundle = search(client, name)
        assert matches(bundle), name
        assert find_faults(bundle) == [], name
        assert bundle["link"][0] == {"relation": "self", "url": f"http://testserver/fhir/{name}"}
        for entry in bundle["entry"][:5]:
            alone = client.get(f"/fhir/{name}/{entry['resource']['id']}")
            assert alone.status_code == 200 and alone.headers["Content-Type"] == "application/fhir+json", name
            if name != "AuditEvent":
                assert alone.json() == entry["resource"], name
            assert entry["fullUrl"] == f"http://testserver/fhir/{name}/{entry['resource']['id']}"


def test_an_exam_is_a_service_request_with_its_numbers_and_its_report(record):
    client, exam = client_of("hospital"), record["exam"]
    (one,) = matches(search(client, "ServiceRequest", identifier=exam.accession))
    assert one["identifier"][0]["value"] == exam.accession and one["status"] == "completed"
    assert one["subject"]["reference"] == f"Patient/{record['Patient']}"
    assert one["code"]["coding"][0]["code"] == exam.exam_type.code
    (report,) = matches(search(client, "DiagnosticReport", based__on=f"ServiceRequest/{exam.id}"))
    assert report["status"] == "final" and report["conclusion"] == "右肺上叶结节。"
    text, pdf = report["presentedForm"]
    assert "右肺上叶见结节" in base64.b64decode(text["data"]).decode()
    answer = client.get(pdf["url"].removeprefix("http://testserver"))
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
    assert AuditEntry.objects.filter(action="fhir.read", patient_id=record["Patient"]).exists()
    assert AuditEntry.objects.filter(action="fhir.searched", obj="fhir:DiagnosticReport").count() == 1


def test_observations_of_three_origins_come_newest_first_in_pages(record):
    client, patient = client_of("hospital"), record["Patient"]
    whole = search(client, "Observation", patient=patient)
    kinds = [one["id"].split("-")[0] for one in matches(whole)]
    assert sorted(kinds) == ["dose", "lab", "lesion"] and whole["total"] == 3
    times = [one["effectiveDateTime"] for one in matches(whole)]
    assert times == sorted(times, reverse=True)
    seen, page = [], search(client, "Observation", patient=patient, _count=1)
    while True:
        seen += [one["id"] for one in matches(page)]
        following = [link["url"] for link in page["link"] if link["relation"] == "next"]
        if not following:
            break
        page = client.get(following[0].removeprefix("http://testserver")).json()
    assert seen == [one["id"] for one in matches(whole)]
    (lab,) = matches(search(client, "Observation", patient=patient, category="laboratory"))
    assert (lab["valueQuantity"]["value"], lab["code"]["coding"][0]["code"]) == (88.0, "creatinine")
    (dose,) = matches(search(client, "Observation", code="http://dicom.nema.org/resources/ontology/DCM|113813"))
    assert dose["component"][0]["valueQuantity"]["value"] == 235.2
    nurse = matches(search(client_of("nurse"), "Observation", patient=patient))
    assert [one["id"].split("-")[0] for one in nurse] == ["lab"]  # neither doses nor reports are hers to read


def test_slots_tell_what_is_free_and_taken_but_not_by_whom(record):
    client, day = client_of("hospital"), record["start"].date().isoformat()
    query = {"schedule": f"Schedule/{record['scanner'].pk}", "start": day}
    slots = matches(search(client, "Slot", **query))
    assert [slot["status"] for slot in slots] == ["free", "busy", "free"]
    assert slots[1]["start"] == f"{record['start']:%Y-%m-%dT%H:%M:%S}.000Z"
    assert str(record["Patient"]) not in str(slots[1].get("subject", ""))
    assert [s["status"] for s in matches(search(client, "Slot", status="free", **query))] == ["free", "free"]
    refused = client.get("/fhir/Slot", {"start": "2026"})
    assert refused.status_code == 400 and refused.json()["issue"][0]["expression"] == ["start"]


CASES = [
    ("Patient", {"name": "zhang"}, True),
    ("Patient", {"birthdate": "lt1900"}, False),
    ("Patient", {"gender": "male", "active": "true"}, None),
    ("Patient", {"_lastUpdated": "ge2020", "_sort": "-_lastUpdated"}, True),
    ("ServiceRequest", {"status": "completed"}, True),
    ("ServiceRequest", {"status:not": "completed,active,on-hold,revoked"}, False),
    ("ServiceRequest", {"category": "CT", "authored": "ge2020-01-01"}, True),
    ("ServiceRequest", {"code": "urn:other|CT-CHEST"}, False),
    ("Encounter", {"class": "AMB,IMP,EMER", "date": "ge2020"}, True),
    ("Appointment", {"status": "booked", "date": "ge2020"}, True),
    ("Appointment", {"status": "noshow"}, False),
    ("ImagingStudy", {"modality": "CT", "started": "ge2020-01-01"}, True),
    ("ImagingStudy", {"started": "1999"}, False),
    ("DiagnosticReport", {"status": "final", "issued": "ge2020"}, True),
    ("DiagnosticReport", {"status": "amended"}, False),
    ("Observation", {"status": "final", "code": "urn:radflow:dose|radiation-summary"}, True),
    ("AdverseEvent", {"actuality": "actual"}, True),
    ("AdverseEvent", {"severity": "mild,moderate,severe", "date": "ge2020"}, True),
    ("AllergyIntolerance", {"verification-status": "entered-in-error"}, True),
    ("AllergyIntolerance", {"clinical-status": "active", "type": "allergy"}, True),
    ("Device", {"type": "MR", "status": "active"}, True),
    ("DeviceMetric", {"type": "no-such"}, False),
    ("Schedule", {"identifier": "CT-FHIR"}, True),
]


def test_search_parameters_find_what_they_say(record):
    client = client_of("hospital")
    for kind, query, hits in CASES:
        found = matches(search(client, kind, **query))
        assert hits is None or bool(found) is hits, (kind, query, len(found))
    tomorrow = f"{record['start'] + timedelta(hours=8):%Y-%m-%d}"
    (one,) = matches(search(client, "Appointment", date=tomorrow, patient=f"Patient/{record['Patient']}"))
    assert one["id"] == str(record["Appointment"])
    count = search(client, "ServiceRequest", _summary="count")
    assert count["total"] > 2 and "entry" not in count


def test_what_is_referred_to_comes_along_when_asked_and_allowed(record):
    client = client_of("hospital")
    bundle = search(client, "Appointment", _include="Appointment:patient,Appointment:based-on")
    included = {e["fullUrl"].rsplit("/", 2)[1] for e in bundle["entry"] if e["search"]["mode"] == "include"}
    assert included == {"Patient", "ServiceRequest"}
    assert find_faults(bundle) == []


def test_pages_meet_without_gap_or_repeat_while_rows_are_added(record):
    client = client_of("hospital")
    every = [one["id"] for one in matches(search(client, "ServiceRequest"))]
    first = search(client, "ServiceRequest", _count=1)
    later = client.get(first["link"][1]["url"].removeprefix("http://testserver")).json()
    assert [one["id"] for one in matches(first) + matches(later)] == every[:2]


def test_a_search_asks_a_fixed_number_of_times(record, django_assert_max_num_queries):
    client = client_of("hospital")
    for name in ("Patient", "ServiceRequest", "DiagnosticReport", "ImagingStudy", "Appointment", "Observation"):
        with django_assert_max_num_queries(13):
            search(client, name)


def test_what_says_when_it_was_changed_last_is_searched_by_that(record):
    client, said = client_of("hospital"), set()
    for kind in KINDS:
        entries = client.get(f"/fhir/{kind}").json().get("entry", ())
        if any("lastUpdated" in entry["resource"].get("meta", {}) for entry in entries):
            said.add(kind)
    assert said >= {"Patient", "DiagnosticReport", "Observation"}
    for kind in sorted(said):
        assert matches(search(client, kind, _lastUpdated="ge2020")), kind
        assert not matches(search(client, kind, _lastUpdated="lt1900")), kind


def test_a_report_that_was_taken_back_says_nothing_but_that(record):
    client, key = client_of("hospital"), record["DiagnosticReport"]
    before = client.get(f"/fhir/DiagnosticReport/{key}").json()
    assert before["status"] == "final" and before["conclusion"]
    withdraw_release(key, reason="another patient", actor=HEAD)
    bundle = search(client, "DiagnosticReport", status="entered-in-error")
    (after,) = matches(bundle)
    assert find_faults(bundle) == []
    assert (after["id"], after["status"]) == (str(key), "entered-in-error")
    assert not {"conclusion", "presentedForm"} & set(after)
    assert after["meta"]["versionId"] != before["meta"]["versionId"]
    since = f"ge{after['meta']['lastUpdated']}"
    assert [r["id"] for r in matches(search(client, "DiagnosticReport", _lastUpdated=since))] == [str(key)]
    assert matches(search(client, "DiagnosticReport", status="final")) == []


def test_a_laboratory_value_that_was_taken_back_says_so(record):
    client = client_of("hospital")
    (value,) = matches(search(client, "Observation", category="laboratory"))
    assert value["status"] == "final"
    retract_lab(int(value["id"].removeprefix("lab-")), reason="another patient's tube", actor=HEAD)
    bundle = search(client, "Observation", category="laboratory", status="entered-in-error")
    assert [r["id"] for r in matches(bundle)] == [value["id"]] and find_faults(bundle) == []
    assert matches(search(client, "Observation", category="laboratory", status="final")) == []
