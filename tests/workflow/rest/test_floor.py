"""The floor over HTTP: rejects, deviations, post-processing, an emergency at the door."""

import pytest

from apps.devices.public import seed_demo as seed_devices
from apps.devices.public import seed_starter as seed_device_rules
from apps.directory.public import find_site_by_code
from apps.workflow.models import Exam, ImageReject, Task
from apps.workflow.public import ask_processing
from tests.builders.http import client_of, post
from tests.builders.pathway import RADIOLOGIST, make_exam, walk

pytestmark = pytest.mark.django_db
SCAN = ("check_in", "start", "finish")


def test_rejects_and_deviations_stand_with_their_choices():
    exam = walk(make_exam("DX-CHEST"), "check_in", "start")
    tech = client_of("technologist", site_id=exam.site_id)
    told = post(tech, f"/api/exams/{exam.id}/rejects", kind="reject", reason="motion", client_id="client-1", view="PA")
    assert told.status_code == 201
    facts = {"subject": "kv", "planned": "100", "done": "120", "reason": "patient_size", "client_id": "client-2"}
    assert post(tech, f"/api/exams/{exam.id}/deviations", **facts).status_code == 201
    floor = tech.get(f"/api/exams/{exam.id}/floor").json()
    assert [(r["kind"], r["reason"], r["view"], r["n_images"]) for r in floor["rejects"]] == [
        ("reject", "motion", "PA", 1)
    ]
    assert [(d["subject"], d["planned"], d["done"]) for d in floor["deviations"]] == [("kv", "100", "120")]
    unverified = {r["code"] for r in floor["reject_reasons"] if r["is_unverified"]}
    assert unverified == {"equipment", "other"}
    voided = post(tech, f"/api/rejects/{told.json()['id']}/void", note="wrong row").json()
    assert voided["void_note"] == "wrong row"


def test_another_site_sees_and_changes_nothing():
    exam = walk(make_exam("DX-CHEST"), "check_in", "start")
    east = client_of("technologist", site_id=find_site_by_code("east").id)
    here = client_of("technologist", site_id=exam.site_id)
    row = post(here, f"/api/exams/{exam.id}/rejects", kind="reject", reason="motion", client_id="client-1").json()
    asked = [
        east.get(f"/api/exams/{exam.id}/floor"),
        post(east, f"/api/exams/{exam.id}/rejects", kind="reject", reason="motion", client_id="client-9"),
        post(east, f"/api/rejects/{row['id']}/void", note="x"),
    ]
    assert [a.status_code for a in asked] == [404, 404, 404]
    assert ImageReject.objects.get().void_at is None


def test_processing_goes_from_the_radiologist_to_the_technologist_and_back():
    exam = walk(make_exam("CTA-HEAD"), "vet", *SCAN)
    rad, tech = client_of("radiologist", site_id=exam.site_id), client_of("technologist", site_id=exam.site_id)
    asked = post(rad, f"/api/exams/{exam.id}/processing", what="mpr", note="sagittal")
    assert (asked.status_code, asked.json()["has_images"], asked.json()["progress"]) == (201, True, "open")
    again = post(rad, f"/api/exams/{exam.id}/processing", what="mpr")
    assert (again.status_code, again.json()["code"]) == (409, "workflow.processing_open")
    rows = tech.get("/api/processing", {"open": True, "exam": exam.id}).json()["results"]
    assert sorted(r["what"] for r in rows) == ["mip", "mpr", "vr"]
    path = f"/api/processing/{asked.json()['id']}/actions"
    taken = post(tech, path, action="take", version=1).json()
    assert (taken["progress"], taken["allowed_actions"]) == ("taken", ["take", "finish", "return", "withdraw"])
    assert post(tech, path, action="return", note="").status_code == 400
    assert post(tech, path, action="finish", version=1).status_code == 409
    assert post(tech, path, action="finish", version=2).json()["allowed_actions"] == []
    assert tech.get("/api/processing", {"open": True, "mine": True}).json()["count"] == 0


def test_choices_name_kinds_and_people(django_assert_num_queries):
    exam = make_exam("CT-CHEST")
    rad = client_of("radiologist", site_id=exam.site_id)
    body = rad.get(f"/api/exams/{exam.id}/processing/choices").json()
    assert body["kinds"][0] == {"code": "mpr", "names": {"zh-Hans": "多平面重建 MPR", "en": "MPR"}, "due_min": 60}
    assert client_of("nurse", site_id=exam.site_id).get("/api/processing").status_code == 403


def test_the_worklist_asks_the_same_queries_for_one_and_for_many(django_assert_max_num_queries):
    exam = walk(make_exam("CTA-HEAD"), "vet", *SCAN)
    tech = client_of("technologist", site_id=exam.site_id)
    with django_assert_max_num_queries(8):
        assert tech.get("/api/processing").json()["count"] == 2
    for _ in range(3):
        ask_processing(walk(make_exam("CT-CHEST"), "vet").id, what="mpr", actor=RADIOLOGIST)
    with django_assert_max_num_queries(8):
        assert tech.get("/api/processing").json()["count"] == 5
    assert tech.get("/api/tasks").json()["count"] == 0


def test_an_emergency_at_the_door_arrives_on_this_scanner_only():
    site = make_exam("CT-CHEST").site_id
    seed_device_rules()
    seed_devices()
    tech = client_of("technologist", site_id=site)
    presets = tech.get("/api/exams/unscheduled", {"site": site, "modality": "MR"}).json()
    assert [(p["code"], p["exam_type"]) for p in presets] == [("stroke", "MR-STROKE"), ("spine_injury", "MR-CSPINE")]
    facts = {"site_id": site, "device_code": "CT-1", "client_id": "client-door", "preset": "stroke", "sex": "F"}
    made = post(tech, "/api/exams/unscheduled", **facts)
    assert (made.status_code, made.json()["state"], made.json()["patient"]["is_unknown"]) == (201, "arrived", True)
    exam_id = made.json()["id"]

    def on(device: str) -> bool:
        cards = tech.get("/api/safety/worklist", {"device": device, "modality": "CT", "site_id": site}).json()
        return exam_id in [card["exam"]["id"] for card in cards]

    assert (on("CT-1"), on("CT-2")) == (True, False)
    east = client_of("technologist", site_id=find_site_by_code("east").id)
    assert post(east, "/api/exams/unscheduled", **facts | {"client_id": "client-east"}).status_code == 403
    assert Exam.objects.count() == 2
    assert Task.objects.filter(kind="processing").count() == 0
