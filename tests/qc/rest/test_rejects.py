"""Reject rates over HTTP: of the caller's sites, as JSON and as CSV."""

import csv
import io

import pytest

from apps.common.kernel import clock
from apps.directory.public import find_site_by_code
from apps.workflow.public import record_reject
from tests.builders.http import client_of
from tests.builders.pathway import TECHNOLOGIST, make_exam, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def exam():
    exam = walk(make_exam("DX-CHEST"), "check_in", "start")
    for n, reason in enumerate(("positioning", "positioning", "motion")):
        record_reject(
            exam.id, kind="reject", reason=reason, client_id=f"client-{n}", actor=TECHNOLOGIST, device_code="DR-1"
        )
    return walk(exam, "finish")


def days() -> dict[str, str]:
    today = f"{clock.now():%Y-%m-%d}"
    return {"first": "2026-01-01" if today > "2026-06" else today, "last": "2026-12-31"}


def test_reasons_by_frequency_with_words(exam):
    body = client_of("qc_manager", site_id=exam.site_id).get("/api/qc/rejects", days()).json()
    assert [(r["group"], r["names"]["en"], r["n_rejected"]) for r in body["rows"]] == [
        ("positioning", "Positioning", 2), ("motion", "Patient motion", 1),
    ]  # fmt: skip
    assert (body["whole"]["n_rejected"], body["whole"]["n_hit"], body["whole"]["exam_rate"]) == (3, 1, 1.0)


def test_another_site_counts_nothing(exam):
    east = find_site_by_code("east").id
    client = client_of("qc_manager", site_id=east)
    assert client.get("/api/qc/rejects", days()).json()["whole"]["n_rejected"] == 0
    assert client.get("/api/qc/rejects", days() | {"site": exam.site_id}).json()["whole"]["n_rejected"] == 0


def test_csv_has_a_line_a_group_and_one_for_all(exam):
    answer = client_of("qc_manager", site_id=exam.site_id).get("/api/qc/rejects.csv", days() | {"by": "technologist"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["technologist", "n_rejected", "n_repeated"]
    assert {r[0]: r[1] for r in rows[1:]} == {"Sun Wei": "3", "Zhao Min": "0", "*": "3"}


def test_a_bar_leads_to_its_exams(exam):
    client = client_of("qc_manager", site_id=exam.site_id)
    rates = client.get("/api/qc/rejects", days()).json()["rows"]
    for by, groups in (
        ("reason", [row["group"] for row in rates]),
        ("technologist", ["Sun Wei"]),
        ("device", ["DR-1"]),
    ):
        for group in groups:
            rows = client.get("/api/qc/rejects/cases", days() | {"by": by, "group": group}).json()
            wanted = 1 if group == "motion" else 2 if group == "positioning" else 3
            assert [(row["exam_id"], row["accession"]) for row in rows] == [(exam.id, exam.accession)] * wanted
    assert client.get("/api/qc/rejects/cases", days() | {"by": "modality", "group": "DX"}).json()[0]["names"]["en"]
    other = days() | {"by": "modality", "group": "DX", "modality": "CT"}
    assert client.get("/api/qc/rejects/cases", other).json() == []
    east = client_of("qc_manager", site_id=find_site_by_code("east").id)
    for query in ({}, {"site": exam.site_id}):
        got = east.get("/api/qc/rejects/cases", days() | {"by": "reason", "group": "motion"} | query)
        assert got.json() == []


def test_a_period_has_an_end_within_a_year(exam):
    client = client_of("qc_manager", site_id=exam.site_id)
    assert client.get("/api/qc/rejects", {"first": "2026-01-02", "last": "2026-01-01"}).status_code == 400
    assert client.get("/api/qc/rejects", {"first": "2025-01-01", "last": "2026-12-31"}).status_code == 400
