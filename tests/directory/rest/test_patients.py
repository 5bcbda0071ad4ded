from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.common.audit.models import AuditEntry
from apps.directory.models import Allergy, Patient, Precaution
from apps.directory.public import register_patient
from tests.builders.http import client_of, patch, post
from tests.builders.pathway import CLERK, make_patient, seed_department

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    seed_department()
    return client_of("front_desk")


def search(client, q: str) -> list[str]:
    return [p["mrn"] for p in client.get("/api/patients", {"q": q}).json()["results"]]


def test_search_finds_by_every_key(clerk):
    make_patient(
        names="曾小明", phone="13912345678", identifiers=[("HIS", "MR", "A100"), ("CN", "NI", "320102199001011234")]
    )
    make_patient(names="John Smith", phone="+86 21 5555 0001", identifiers=[("HIS", "MR", "B200")])
    for q in (
        "曾",
        "曾小明",
        "zeng",
        "zengxiaoming",
        "Zeng Xiao",
        "zxm",
        "xiaoming",
        "5678",
        "A100",
        "a100",
        "320102",
        "13912345678",
    ):
        assert search(clerk, q) == ["A100"], q
    for q in ("smith", "john", "js", "0001", "B2"):
        assert search(clerk, q) == ["B200"], q
    for q in ("ceng", "78", "qx", "小明zz", "%", "_", "\\"):
        assert search(clerk, q) == [], q


def test_search_by_birth_date(clerk):
    make_patient(birth_date=date(1990, 1, 2), identifiers=[("HIS", "MR", "A1")])
    make_patient(birth_date=date(1990, 1, 3), identifiers=[("HIS", "MR", "A2")])
    assert search(clerk, "19900102") == search(clerk, "1990-01-02") == ["A1"]
    assert search(clerk, "19909999") == []


def test_a_patient_is_registered_edited_and_protected_from_stale_saves(clerk):
    made = post(
        clerk, "/api/patients", name="解晓东", sex="M", birth_date="1965-05-04", phone="13800001111",
        identifiers=[{"issuer": "HIS", "type": "MR", "value": "C1"}],
    )  # fmt: skip
    assert made.status_code == 201
    one = made.json()
    assert (one["mrn"], one["name_latin"], one["version"], one["family_name"]) == ("C1", "Xie^Xiaodong", 1, "解")
    path = f"/api/patients/{one['id']}"
    changed = patch(clerk, path, version=1, phone="13900002222")
    assert (changed.status_code, changed.json()["version"], search(clerk, "2222")) == (200, 2, ["C1"])
    stale = patch(clerk, path, version=1, phone="13900003333")
    assert (stale.status_code, stale.json()["code"], stale.json()["current"]["version"]) == (409, "common.stale", 2)
    assert Patient.objects.get().phone == "13900002222"


@pytest.mark.parametrize(
    ("_case", "body", "field"),
    [
        ("no name", {"sex": "M"}, "name"),
        ("a sex that is no code", {"name": "张三", "sex": "X"}, "sex"),
        ("born tomorrow", {"name": "张三", "birth_date": "2999-01-01"}, "birth_date"),
        ("a date that is none", {"name": "张三", "birth_date": "1990-02-30"}, "birth_date"),
        ("letters in the phone", {"name": "张三", "phone": "call me"}, "phone"),
        ("an identifier without issuer", {"name": "张三", "identifiers": [{"issuer": "", "type": "MR", "value": "1"}]}, "identifiers.0.issuer"),
    ],
)  # fmt: skip
def test_bad_input_names_the_field(clerk, _case, body, field):
    answer = post(clerk, "/api/patients", **body)
    assert (answer.status_code, [e["field"] for e in answer.json()["errors"]]) == (400, [field])
    assert Patient.objects.count() == 0


def test_an_identifier_belongs_to_one_patient(clerk):
    first = make_patient(identifiers=[("HIS", "MR", "D1")])
    answer = post(clerk, "/api/patients", name="李四", identifiers=[{"issuer": "HIS", "type": "MR", "value": "D1"}])
    assert (answer.status_code, answer.json()["code"], answer.json()["params"]["patient"]) == (
        409,
        "directory.identifier_taken",
        first.id,
    )
    assert Patient.objects.count() == 1
    other = post(clerk, "/api/patients", name="李四", identifiers=[{"issuer": "OTHER", "type": "MR", "value": "D1"}])
    assert other.status_code == 201


def test_an_unknown_emergency_patient_gets_a_temporary_identity_then_a_name(clerk):
    made = post(clerk, "/api/patients", is_unknown=True, sex="U").json()
    assert made["is_unknown"] and made["mrn"].startswith("TMP") and made["identifiers"][0]["type"] == "TEMP"
    named = patch(
        clerk, f"/api/patients/{made['id']}", version=1, name="王五", is_unknown=False,
        identifiers=[{"issuer": "HIS", "type": "MR", "value": "E1"}],
    ).json()  # fmt: skip
    assert (named["name"], named["is_unknown"], named["mrn"], len(named["identifiers"])) == ("王五", False, "E1", 2)


def test_allergies_are_recorded_once_and_retracted_with_a_reason(clerk):
    patient = make_patient()
    path = f"/api/patients/{patient.id}/allergies"
    first = post(clerk, path, substance_text="iohexol", severity="mild").json()
    again = post(clerk, path, substance_text="iohexol", severity="severe").json()
    assert (again["id"], again["severity"], Allergy.objects.count()) == (first["id"], "severe", 1)
    retraction = f"/api/allergies/{first['id']}/retraction"
    assert post(clerk, retraction, version=1, reason="other patient").status_code == 409
    assert post(clerk, retraction, version=2, reason="other patient").json()["retracted_reason"] == "other patient"
    refused = post(clerk, retraction, version=3, reason="again")
    assert (refused.status_code, refused.json()["code"]) == (409, "directory.allergy_retracted")


@pytest.mark.parametrize(
    ("part", "body", "status"),
    [
        ("implants", {"kind": "pacemaker", "mr_safety": "unsafe"}, 201),
        ("implants", {"kind": "clip", "mr_safety": "maybe"}, 400),
        ("implants", {"kind": "clip", "implanted_on": "2020-01-01", "removed_on": "2019-01-01"}, 400),
        ("measures", {"weight_kg": 70.5, "height_cm": 171}, 201),
        ("measures", {}, 400),
        ("measures", {"weight_kg": 0}, 400),
        ("labs", {"code": "egfr", "value": 58, "unit": "mL/min/{1.73_m2}", "taken_at": "2026-01-05T08:00:00Z"}, 201),
        ("labs", {"code": "egfr", "taken_at": "2026-01-05T08:00:00Z"}, 400),
        ("labs", {"code": "hcg", "value_text": "negative", "taken_at": "2026-01-05T08:00:00Z"}, 201),
    ],
)
def test_parts_of_the_record(part, body, status):
    seed_department()
    nurse, patient = client_of("nurse"), make_patient()
    path = f"/api/patients/{patient.id}/{part}"
    assert post(nurse, path, **body).status_code == status
    assert nurse.get(path).json()["count"] == (1 if status == 201 else 0)


def test_isolation_ends_once_with_a_reason_and_stays_in_the_record(clerk):
    patient = make_patient()
    made = post(clerk, f"/api/patients/{patient.id}/precautions", kind="contact", note="MRSA").json()
    end = f"/api/precautions/{made['id']}/end"
    assert post(clerk, end, reason=" ", version=1).status_code in (400, 422)
    assert post(clerk, end, reason="three negative swabs", version=7).status_code == 409
    ended = post(clerk, end, reason="three negative swabs", version=made["version"])
    assert ended.status_code == 200 and ended.json()["ended_reason"] == "three negative swabs"
    assert post(clerk, end, reason="again", version=made["version"] + 1).status_code == 409
    assert Precaution.objects.get().ended_reason == "three negative swabs"
    # asked for again: another entry, the first one stays
    assert post(clerk, f"/api/patients/{patient.id}/precautions", kind="contact", note="MRSA").status_code == 201
    assert Precaution.objects.count() == 2


def test_a_wristband_carries_the_number_that_the_tablet_reads(clerk):
    unknown = register_patient(actor=CLERK, sex="M", is_unknown=True)
    answer = clerk.get(f"/api/patients/{unknown.id}/wristband")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert unknown.mrn.startswith("TMP") and answer.content.startswith(b"%PDF")
    foreign = register_patient(actor=CLERK, names="王一", sex="F", identifiers=[("GH", "MR", "病历7")])
    assert clerk.get(f"/api/patients/{foreign.id}/wristband").status_code == 409


def test_reading_a_record_is_audited(clerk):
    patient = make_patient()
    assert clerk.get(f"/api/patients/{patient.id}").status_code == 200
    assert AuditEntry.objects.filter(action="patient.read", patient_id=patient.id).count() == 1
    assert clerk.get("/api/patients/999999").status_code == 404


def test_a_merged_record_leads_to_the_living_one(clerk):
    living, dead = make_patient(identifiers=[("HIS", "MR", "L1")]), make_patient(identifiers=[("HIS", "MR", "L2")])
    Patient.objects.filter(pk=dead.id).update(merged_into_id=living.id)
    assert clerk.get(f"/api/patients/{dead.id}").json()["id"] == living.id
    assert search(clerk, "L2") == []
    assert patch(clerk, f"/api/patients/{dead.id}", version=1, phone="1").status_code == 409


def test_the_list_costs_a_fixed_number_of_queries(clerk, monkeypatch):
    monkeypatch.setattr("apps.common.policy.registry.CACHED_S", 3600.0)  # a slow machine must not change the count
    for n in range(3):
        make_patient(identifiers=[("HIS", "MR", f"Q{n}")])
    clerk.get("/api/patients", {"q": "zhang"})
    counts = []
    for n in range(3, 30):
        register_patient(actor=CLERK, names="张三", identifiers=[("HIS", "MR", f"Q{n}")])
        if n in (3, 29):
            with CaptureQueriesContext(connection) as seen:
                clerk.get("/api/patients", {"q": "zhang"})
            counts.append(len(seen))
    assert counts[0] == counts[1] <= 7
