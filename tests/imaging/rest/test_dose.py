"""Dose over HTTP: records, a patient's history, groups beside their reference level, reviews."""

from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.imaging.models import DoseEvent, DoseRecord
from tests.builders.pathway import make_exam
from tests.imaging.rest.test_images import caller_of

pytestmark = pytest.mark.django_db


def add(n: int = 1, *, middle: float = 300.0, **fields) -> list[DoseRecord]:
    """`n` standard patients of one group, DLP evenly around `middle`."""
    now = clock.now()
    given = {
        "source": "imported", "modality": "CT", "exam_code": "CT-CHEST", "device_code": "CT-1", "protocol": "Chest",
        "is_standard": True, "age_years": 50.0, "started_at": now - timedelta(days=3), "read_at": now,
    } | fields  # fmt: skip
    rows = []
    for i in range(n):
        dlp = middle + i - (n - 1) / 2
        rows.append(DoseRecord.objects.create(key=f"{DoseRecord.objects.count()}", metric=dlp, total_dlp=dlp, **given))
    return rows


def ctdivol(record: DoseRecord, value: float, *, is_compared: bool = True) -> None:
    DoseEvent.objects.create(record=record, number=record.events.count(), ctdivol=value, is_compared=is_compared)


def list_groups(client, **query) -> list[dict]:
    return client.get("/api/dose/groups", query).json()["results"]


def test_a_record_tells_its_events_and_why_it_was_flagged(site_id):
    finding = {
        "code": "imaging.dose_dlp_high",
        "params": {"value": 900, "level": 290, "factor": 2.0, "name": "chest, lung cancer"},
        "severity": "warning",
        "policy_version": "imaging.dose@1",
    }
    exam = make_exam()
    (row,) = add(middle=900.0, site_id=site_id, exam_id=exam.id, findings=[finding], is_flagged=True)
    ctdivol(row, 0.2, is_compared=False)
    ctdivol(row, 22.0)

    found = caller_of("physicist").get(f"/api/dose/records/{row.id}").json()

    assert (found["total_dlp"], found["accession"]) == (900.0, exam.accession)
    assert [(e["ctdivol"], e["is_compared"]) for e in found["events"]] == [(0.2, False), (22.0, True)]
    assert (
        found["findings"][0]["text"]
        == "DLP 900 mGy·cm is more than 2.0 times the reference level 290 (chest, lung cancer)"
    )
    assert found["findings"][0]["policy_version"] == "imaging.dose@1"


def test_records_are_found_by_exam_patient_and_open_alarm(site_id):
    exam = make_exam()
    (mine,) = add(exam_id=exam.id, patient_id=exam.patient_id, is_flagged=True)
    add(is_flagged=True, reviewed_at=clock.now())
    add()
    client = caller_of("physicist")

    for query in ({"exam_id": exam.id}, {"patient_id": exam.patient_id}, {"open_alarms": "true"}):
        assert [r["id"] for r in client.get("/api/dose/records", query).json()["results"]] == [mine.id]
    assert client.get("/api/dose/records").json()["count"] == 3
    assert AuditEntry.objects.filter(action="dose.history_opened", patient_id=exam.patient_id).count() == 1


def test_a_patients_sum_counts_what_could_not_be_estimated(site_id):
    patient = make_exam().patient_id
    add(patient_id=patient, effective_dose_msv=4.2)
    add(patient_id=patient, effective_dose_msv=2.0, started_at=clock.now() - timedelta(days=500))
    add(patient_id=patient)

    assert caller_of("radiologist").get(f"/api/dose/patients/{patient}").json() == {
        "n_records": 3,
        "n_estimated": 2,
        "effective_dose_msv": 6.2,
        "last_year_msv": 4.2,
    }


@pytest.mark.parametrize(
    ("_case", "n", "middle", "position"),
    [
        ("one patient too few", 19, 900.0, "too_few"),
        ("median above the level", 20, 290.6, "above"),
        ("median at the level", 21, 290.0, "within"),
    ],
)
def test_a_group_is_held_against_its_level_by_its_median(site_id, _case, n, middle, position):
    add(n, middle=middle)

    (group,) = list_groups(caller_of("physicist"))
    assert (group["n"], group["p50"], group["level"], group["position"]) == (n, middle, 290, position)
    assert (group["unit"], group["min_patients"], group["level_name"]) == ("mGy·cm", 20, "chest, lung cancer")
    assert group["policy_version"] == "imaging.dose@1 imaging.drl_uk_2024@1"


def test_groups_are_by_exam_room_and_protocol_and_of_standard_patients_alone(site_id):
    add(3)
    add(2, device_code="CT-2")
    add(1, protocol="Chest low")
    add(4, is_standard=False)
    add(5, started_at=clock.now() - timedelta(days=400))

    client = caller_of("physicist")
    groups = list_groups(client)
    assert [(g["device_code"], g["protocol"], g["n"]) for g in groups] == [
        ("CT-1", "Chest", 3),
        ("CT-2", "Chest", 2),
        ("CT-1", "Chest low", 1),
    ]
    assert [g["n"] for g in list_groups(client, device_code="CT-2")] == [2]


def test_ctdivol_is_compared_an_irradiation_at_a_time(site_id):
    for n, row in enumerate(add(20)):
        ctdivol(row, 8.0 + n * 0.1)
        ctdivol(row, 0.1, is_compared=False)

    (group,) = list_groups(caller_of("physicist"))
    assert group["ctdivol"] == {"n": 20, "p50": 8.95, "p75": pytest.approx(9.425), "level": 8.5, "position": "above"}


def test_an_exam_without_a_level_says_so(site_id):
    add(20, exam_code="CT-KNEE")

    (group,) = list_groups(caller_of("physicist"))
    assert (group["level"], group["position"], group["level_name"]) == (None, "no_level", "")


def test_groups_keep_their_number_of_queries(site_id, django_assert_max_num_queries):
    for n in range(6):
        add(2, device_code=f"CT-{n}")
    client = caller_of("physicist")
    list_groups(client)
    with django_assert_max_num_queries(9):
        assert len(list_groups(client)) == 6


def test_the_trend_is_month_by_month(site_id):
    now = clock.now().replace(day=15)
    add(3, middle=300.0, started_at=now)
    add(2, middle=280.0, started_at=now - timedelta(days=40))

    query = {"exam_code": "CT-CHEST", "device_code": "CT-1", "protocol": "Chest"}
    trend = caller_of("physicist").get("/api/dose/trend", query).json()

    assert [(p["n"], p["p50"]) for p in trend["points"]] == [(2, 280.0), (3, 300.0)]
    assert (trend["level"], trend["unit"]) == (290, "mGy·cm")
    assert trend["level_source"].startswith("UK National Diagnostic Reference Levels")


def test_an_alarm_is_reviewed_by_those_who_may(site_id):
    (row,) = add(is_flagged=True)
    path, body = f"/api/dose/records/{row.id}/review", {"note": "large patient", "version": row.version}
    assert caller_of("technologist").post(path, body, content_type="application/json").status_code == 403

    client = caller_of("physicist")
    done = client.post(path, body, content_type="application/json")
    assert (done.status_code, done.json()["review_note"]) == (200, "large patient")
    assert client.post(path, body, content_type="application/json").status_code == 409
    assert client.post(path, {"note": "", "version": 2}, content_type="application/json").status_code == 400
