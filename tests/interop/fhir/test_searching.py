"""What R4 says of searches: a number is its issuer's, a name has no case, and a resource is found once."""

import pytest

from apps.common.kernel import clock
from apps.directory.public import register_patient
from apps.reporting.models import Report
from apps.workflow.models import Encounter, Exam
from apps.workflow.public import end_encounter, reopen_encounter
from tests.builders.fhir import find_faults, make_record
from tests.builders.http import client_of
from tests.builders.pathway import CLERK
from tests.interop.fhir.test_reading import matches, search

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    return make_record()


def ids(client, kind: str, **query) -> list[str]:
    return [found["id"] for found in matches(search(client, kind, **query))]


def test_a_number_of_another_issuer_is_another_number(record):
    client, exam = client_of("hospital"), record["exam"]
    Encounter.objects.filter(pk=record["Encounter"]).update(visit_number="V77")
    ours = {
        "DiagnosticReport": exam.accession,
        "ImagingStudy": exam.accession,
        "ServiceRequest": exam.accession,
        "Encounter": "V77",
        "Patient": exam.patient.mrn,
    }
    for kind, number in ours.items():
        (one,) = matches(search(client, kind, identifier=number))
        system = next(i["system"] for i in one["identifier"] if i["value"] == number)
        assert ids(client, kind, identifier=f"{system}|{number}") == [str(record[kind])], kind
        assert ids(client, kind, identifier=f"urn:somebody-else|{number}") == [], kind
        assert ids(client, kind, identifier=f"|{number}") == [], kind


def test_a_resource_that_matches_in_two_ways_is_found_once(record):
    client, report = client_of("hospital"), Report.objects.get(pk=record["DiagnosticReport"])
    other = Exam.objects.get(pk=record["booked"].id)
    Exam.objects.filter(pk=other.pk).update(exam_type=record["exam"].exam_type)
    report.links.create(exam=other)
    numbers = f"{record['exam'].accession},{other.accession}"
    both = f"{record['exam'].pk},{other.pk}"
    for query in ({"identifier": numbers}, {"based-on": both}, {"code": record["exam"].exam_type.code}):
        bundle = search(client, "DiagnosticReport", **query, _total="accurate")
        assert ([r["id"] for r in matches(bundle)], bundle["total"]) == ([str(report.pk)], 1), query
    from apps.imaging.models import Study

    Study.objects.get(pk=record["ImagingStudy"]).links.create(exam=other, how="accession", at=clock.now())
    assert ids(client, "ImagingStudy", basedon=both) == [str(record["ImagingStudy"])]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ({"name": "SMITHJ"}, {"Smith"}),
        ({"name": "johnS"}, {"Smith"}),
        ({"family": "smith"}, {"Smith"}),
        ({"family": "SMI"}, {"Smith", "Smi"}),
        ({"family:exact": "smith"}, set()),
        ({"family:exact": "Smith"}, {"Smith"}),
        ({"given": "JOHN"}, {"Smith"}),
        ({"given": "joh", "family": "smith"}, {"Smith"}),
        ({"given": "smith"}, set()),
        ({"family": "muller"}, {"Müller"}),
        ({"family": "Müller"}, {"Müller"}),
        ({"name": "Zhang"}, {"张"}),
        ({"name": "zhangSan"}, {"张"}),
        ({"family": "ZHANG"}, {"张"}),
        ({"family": "张"}, {"张"}),
        ({"given": "三"}, {"张"}),
        ({"given": "San"}, {"张"}),
        ({"family": "zhangs"}, set()),
    ],
)
def test_a_name_is_found_whatever_its_case_and_accents(db, query, hits):
    for names in ("Smith, John", "Smi, Thomas", "Müller, Jürgen", "张三"):
        register_patient(actor=CLERK, names=names, sex="U")
    found = matches(search(client_of("hospital"), "Patient", **query))
    assert {one["name"][0]["family"] for one in found} == hits


def test_a_visit_is_over_when_the_hospital_says_so(record):
    client, key = client_of("hospital"), record["Encounter"]
    visit = Encounter.objects.get(pk=key)
    visit.visit_number = "V77"
    visit.save()
    who = {"patient_id": visit.patient_id, "actor": CLERK}
    for is_cancelled, status in ((False, "finished"), (True, "cancelled")):
        end_encounter(visit.site_id, "V77", is_cancelled=is_cancelled, **who)
        bundle = search(client, "Encounter", status=status)
        assert [r["id"] for r in matches(bundle)] == [str(key)] and find_faults(bundle) == []
        assert matches(bundle)[0]["period"]["end"]
        reopen_encounter(visit.site_id, "V77", **who)
    assert client.get(f"/fhir/Encounter/{key}").json()["status"] == "unknown"
