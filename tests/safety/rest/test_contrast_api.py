"""The contrast desk over HTTP: the bottle, the dose, stock, follow-up, surveillance, exports."""

import uuid
from decimal import Decimal

import pytest

from apps.directory.public import record_measure
from apps.safety.models import ContrastAgent, ContrastLot, FollowUp
from apps.safety.public import block_lot, record_reaction
from tests.safety.department import NURSE, TECHNOLOGIST, make_safe_exam
from tests.safety.rest.test_safety_api import client_of, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def exam():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    record_measure(exam.patient_id, weight_kg=Decimal(78), height_cm=None, source="test", actor=NURSE)
    return exam


def test_a_recalled_bottle_is_refused_at_the_scan_and_at_the_record(exam):
    lot = ContrastLot.objects.get(lot="K2609A")
    tablet = client_of("technologist")
    asked = f"/api/safety/exams/{exam.id}/bottle?code=DEMO-K2609A"
    bottle = tablet.get(asked).json()
    assert (bottle["is_refused"], bottle["dose"]["volume_ml"], bottle["dose"]["rate_ml_per_s"]) == (False, 78.0, 3.9)
    assert [s["code"] for s in bottle["dose"]["steps"]] == ["safety.dose_by_weight", "safety.dose_rate_by_time"]
    block_lot(lot.id, is_blocked=True, version=lot.version, reason_text="recall", actor=NURSE)
    assert tablet.get(asked).json()["is_refused"] is True
    given = {"agent_code": "iohexol_350", "lot": "K2609A", "volume_ml": "78"}
    refused = post(tablet, f"exams/{exam.id}/injections", given)
    assert (refused.status_code, [r["code"] for r in refused.json()["reasons"]]) == (409, ["safety.lot_blocked"])
    kept = post(tablet, f"exams/{exam.id}/injections", given | {"note": "seen afterwards"})
    assert (kept.status_code, kept.json()["plan"]["volume_ml"]) == (201, 78.0)


def test_stock_is_moved_by_those_who_manage_it_and_lists_cost_the_same(exam, django_assert_max_num_queries):
    nurse, lot = client_of("nurse"), ContrastLot.objects.get(lot="D2511A")
    body = {"client_id": str(uuid.uuid4()), "site_id": exam.site_id, "kind": "count", "containers": 2}
    for _ in range(2):
        moved = post(nurse, f"lots/{lot.id}/moves", body)
        assert (moved.status_code, moved.json()["on_hand"], moved.json()["state"]) == (201, 2, "expiring")
    assert post(client_of("technologist"), f"lots/{lot.id}/moves", body).status_code == 403
    assert post(nurse, f"lots/{lot.id}/moves", body | {"site_id": 2**60, "client_id": None}).status_code == 404
    with django_assert_max_num_queries(12):
        rows = nurse.get("/api/safety/lots?ordering=-on_hand").json()["results"]
    assert [r["lot"] for r in rows] == ["K2609A", "G2607C", "D2611B", "D2511A"]


def test_an_agent_is_added_changed_and_taken_off_by_those_who_manage_contrast(exam):
    nurse = client_of("nurse")
    new = {"code": "iopamidol_300", "agent_class": "iodine", "names": {"zh-Hans": "碘帕醇 300", "en": "Iopamidol 300"},
           "concentration": "300", "concentration_unit": "mgI/mL"}  # fmt: skip
    assert post(client_of("technologist"), "agents", new).status_code == 403
    made = post(nurse, "agents", new)
    assert (made.status_code, made.json()["names"]["en"], made.json()["is_default"]) == (201, "Iopamidol 300", False)
    taken = post(nurse, "agents", new)
    assert (taken.status_code, taken.json()["errors"][0]["field"]) == (400, "code")
    for bad in ({"names": {"en": "x"}}, {"concentration_unit": ""}, {"code": "Bad Code"}, {"groups": {"ACR": "V"}}):
        assert post(nurse, "agents", new | {"code": "other", **bad}).status_code == 400, bad
    assert not ContrastAgent.objects.filter(code="other").exists()
    path = f"agents/{made.json()['id']}"
    changed = post(nurse, path, {"version": 1, "is_active": False, "groups": {"ACR": "II", "EMA": ""}})
    assert (changed.json()["is_active"], changed.json()["groups"], changed.json()["version"]) == (
        False,
        {"ACR": "II"},
        2,
    )
    assert post(nurse, path, {"version": 1, "maker": "late"}).status_code == 409
    codes = [
        {row["code"] for row in nurse.get(f"/api/safety/agents?page_size=200{more}").json()["results"]}
        for more in ("", "&with_inactive=true")
    ]
    assert codes[1] - codes[0] == {"iopamidol_300"}


def test_follow_up_over_http_and_an_act_that_was_sent_late(exam):
    sent = str(uuid.uuid4())
    tablet = client_of("technologist")
    act = {"kind": "drug", "text": "x", "detail": {"name": "Drug", "dose": "1"}, "reaction_client_id": sent}
    assert post(tablet, f"exams/{exam.id}/reaction-acts", act).status_code == 404
    reaction = post(tablet, f"exams/{exam.id}/reactions", {"client_id": sent, "symptoms": ["swelling_local"]}).json()
    assert post(tablet, f"exams/{exam.id}/reaction-acts", act).json()["detail"]["name"] == "Drug"
    rows = tablet.get("/api/safety/follow-ups").json()["results"]
    assert [r["kind"] for r in rows] == ["look_again", "written_advice", "confirm_grade", "call_patient"]
    row = FollowUp.objects.get(kind="look_again")
    closed = post(tablet, f"follow-ups/{row.id}/close", {"result": "soft, no pain", "version": 1})
    assert (closed.status_code, closed.json()["result"]) == (200, "soft, no pain")
    detail = tablet.get(f"/api/safety/reactions/{reaction['id']}").json()
    assert [f["kind"] for f in detail["follow_ups"] if f["done_at"]] == ["look_again"]


def test_surveillance_and_what_leaves_the_house(exam):
    nurse = client_of("nurse")
    post(nurse, f"exams/{exam.id}/injections", {"agent_code": "iohexol_350", "lot": "K2609A", "volume_ml": "78"})
    reaction = record_reaction(exam.id, symptoms=["pruritus"], actor=TECHNOLOGIST)
    found = nurse.get("/api/safety/surveillance?by=lot").json()
    assert [(r["lot"], r["hits"], r["n"]) for r in found["rows"]] == [("K2609A", 1, 1)]
    assert nurse.get("/api/safety/surveillance?first=2026-02-01&last=2026-01-01").status_code == 400
    event = nurse.get(f"/api/safety/reactions/{reaction.id}/fhir")
    assert (event["Content-Type"], event.json()["resourceType"]) == (
        "application/fhir+json; charset=utf-8",
        "AdverseEvent",
    )
    assert nurse.get(f"/api/safety/reactions/{reaction.id}/form").content.startswith(b"%PDF")
    assert nurse.get(f"/api/safety/lots/{ContrastLot.objects.get(lot='K2609A').id}/chart").json()["path"] == []
