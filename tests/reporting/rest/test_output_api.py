"""Release, print desk and patient page over HTTP."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from apps.reporting.models import Handover, Release
from apps.reporting.public import issue_patient_code
from tests.builders.http import client_of, post
from tests.builders.pathway import CLERK, make_patient, seed_department
from tests.builders.reports import CLEAN, make_person, make_signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(db):
    seed_department()
    cache.clear()
    patient = make_patient(birth_date=date(1971, 3, 9))
    return make_signed(make_person("rad-a", "radiologist", "吴敏"), patient_id=patient.id)


def test_the_desk_finds_prints_and_counts(report):
    desk = client_of("front_desk")
    (row,) = desk.get("/api/print-desk").json()["results"]
    slip = f"RF1|{row['exams'][0]['accession']}|{row['patient']['mrn']}"
    assert [r["id"] for r in desk.get("/api/print-desk", {"q": slip}).json()["results"]] == [row["id"]]
    assert desk.get("/api/print-desk", {"q": "nobody"}).json()["results"] == []
    assert post(desk, f"/api/reports/{report.id}/prints", copies=2).content[:5] == b"%PDF-"
    many = post(desk, f"/api/reports/{report.id}/prints", copies=row["most_copies"] + 1, reason="x")
    assert (many.status_code, many.json()["errors"][0]["field"]) == (400, "copies")
    again = post(desk, f"/api/reports/{report.id}/prints")
    assert (again.status_code, again.json()["errors"][0]["field"]) == (400, "reason")
    assert desk.get("/api/print-desk").json()["results"][0]["copies"] == 2


def test_the_machine_prints_for_its_own_site(report):
    exam = report.links.get().exam
    slip = f"RF1|{exam.accession}|{report.patient.mrn}"
    kiosk = client_of("kiosk", site_id=report.site_id)
    assert post(kiosk, "/api/kiosk/reports", site_id=report.site_id + 1, code=slip).status_code == 403
    assert post(kiosk, "/api/kiosk/reports", site_id=report.site_id, code=slip).content[:5] == b"%PDF-"
    assert post(kiosk, "/api/kiosk/reports", site_id=report.site_id, code=slip).status_code == 409


def test_the_patient_needs_no_account(report):
    code, _ = issue_patient_code(report.id, actor=CLERK)
    page = post(Client(), "/api/patient-page", code=code, birth_date="1971-03-09")
    assert page.status_code == 200 and page["Cache-Control"] == "no-store"
    assert (page.json()["impression"], page.json()["plain_text"]) == (CLEAN["impression"], "")
    assert post(Client(), "/api/patient-page/pdf", ticket=page.json()["ticket"]).content[:5] == b"%PDF-"
    assert post(Client(), "/api/patient-page/pdf", ticket="forged").status_code == 404
    assert Handover.objects.get(channel="patient_page").opened_at is not None


def test_guessing_is_slowed_down(report):
    said = [post(Client(), "/api/patient-page", code="x", birth_date="1971-03-09").status_code for _ in range(11)]
    assert said == [409] * 10 + [429]
    forged = Client(headers={"X-Forwarded-For": "203.0.113.9"})
    assert post(forged, "/api/patient-page", code="x", birth_date="1971-03-09").status_code == 429


def test_withdrawal_and_where_it_went(report):
    rad = client_of("radiologist")
    assert post(rad, f"/api/reports/{report.id}/withdrawal").status_code == 400
    (row,) = post(rad, f"/api/reports/{report.id}/withdrawal", reason="wrong side").json()
    assert (row["withdraw_reason"], row["version"]) == ("wrong side", 1)
    assert rad.get(f"/api/reports/{report.id}/releases").json() == [row]
    assert Release.objects.get().withdrawn_at is not None


def test_plain_words_are_drafted_then_released(report):
    rad, path = client_of("radiologist"), f"/api/reports/{report.id}/plain-text"
    assert rad.get(path).json()["released_at"] is None
    said = rad.put(path, data={"text": "小圆影"}, content_type="application/json").json()
    assert said["text"] == "小圆影" and rad.get(path).json() == said
