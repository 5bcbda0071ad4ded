"""The card of an exam at the scanner."""

import pytest

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.policy import activate_policy
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.directory.public import find_site_by_code, record_measure
from apps.imaging.models import DoseEvent, DoseRecord
from apps.safety.models import ContrastAgent, Injection
from apps.workflow.public import request
from tests.builders.http import client_of
from tests.builders.pathway import HEAD, RADIOLOGIST, make_exam, make_patient, seed_department, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def exam():
    site, patient = seed_department(), make_patient()
    record_measure(patient.id, weight_kg=60, height_cm=170, actor=RADIOLOGIST)
    before = walk(make_exam("CT-ABDPELV-C", site_id=site, patient_id=patient.id), "vet", "check_in", "start", "finish")
    row = DoseRecord.objects.create(
        key="1", exam_id=before.id, site_id=site, source="report", modality="CT", exam_code="CT-ABDPELV-C", device_code="CT-1",
        protocol="ABD 2P", started_at=clock.now(), is_standard=True, total_dlp=410.0, max_ctdivol=7.8, read_at=clock.now(),
    )  # fmt: skip
    DoseEvent.objects.create(record=row, number=0, ctdivol=7.8, is_compared=True, facts={"source": [{"kvp": 100}]})
    agent = ContrastAgent.objects.create(code="x-350", names={"en": "X 350"}, agent_class="iodine")
    given = {"exam_id": before.id, "patient_id": patient.id, "agent": agent, "route": "iv", "given_by": "x"}
    for volume, rate in ((20, 5), (70, 3)):  # a test bolus, and the rest
        at = {"at": clock.now(), "recorded_at": clock.now()}
        Injection.objects.create(**given, **at, volume_ml=volume, rate_ml_per_s=rate)
    exam = make_exam("CT-ABDPELV-C", site_id=site, patient_id=patient.id)
    return request(exam.id, "vet", actor=RADIOLOGIST, reason="thin slices please")


def test_size_prior_room_and_comments(exam):
    body = client_of("technologist", site_id=exam.site_id).get(f"/api/exams/{exam.id}/card", {"device": "CT-1"}).json()
    assert (body["weight_kg"], body["height_cm"], body["bmi"]) == (60.0, 170.0, 20.8)
    prior = body["prior"]
    assert (prior["protocol"], prior["kvp"], prior["ctdivol"], prior["dlp"]) == ("ABD 2P", [100.0], 7.8, 410.0)
    assert prior["contrast"] == [{"names": {"en": "X 350"}, "volume_ml": 90.0, "rate_ml_per_s": 5.0}]
    assert body["room_dose"] == {"n": 1, "p50": 7.8, "p75": 7.8}
    assert [(c["kind"], c["note"], c["by"]) for c in body["comments"]] == [("vet", "thin slices please", "Liu Yang")]
    assert (body["overrides"], body["outside_hours_reason"], body["is_overbooked"]) == ([], "", False)


def test_nothing_is_advised_until_a_person_puts_the_table_in_force(exam):
    tech = client_of("technologist", site_id=exam.site_id)
    path = f"/api/exams/{exam.id}/card"
    assert tech.get(path).json()["advice"]["is_on"] is False
    row = PolicySet.objects.get(code="imaging.kv_advice")
    assert row.status == "unverified"
    activate_policy(row.id, actor=Actor("person", HEAD.id, HEAD.name, HEAD.roles), source="our physicist, 2026")
    clear_cache()
    advice = tech.get(path).json()["advice"]
    assert (advice["is_on"], advice["kv"], advice["policy_version"]) == (True, "80", "imaging.kv_advice@1")
    assert "PMC5895339" in advice["source"]


def test_of_another_site_there_is_no_card(exam):
    east = client_of("technologist", site_id=find_site_by_code("east").id)
    assert east.get(f"/api/exams/{exam.id}/card").status_code == 404
