import re
from datetime import timedelta

import pytest
from icalendar import Calendar

from apps.scheduling.public import cancel_appointment, move_appointment, plan_notices, queue_due_notices
from apps.scheduling.selectors.scans import slip_code
from apps.scheduling.selectors.slips import describe_slip
from tests.builders.pathway import make_patient
from tests.builders.scheduling import CLERK, NOW, at, book, make_bookable, make_scanner
from tests.scheduling.rest.test_booking_api import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]


@pytest.fixture
def desk(site_id):
    return sign_in("front_desk")


def booked(code: str = "CT-CHEST", **facts):
    return book(make_bookable(code, **facts), make_scanner(), at(60))


def slip(desk, appointment, query: str = "") -> str:
    answer = desk.get(f"/api/schedule/appointments/{appointment.pk}/slip?{query}")
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


def calendar(desk, appointment, query: str = "") -> Calendar:
    answer = desk.get(f"/api/schedule/appointments/{appointment.pk}/calendar?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(answer.content)


LANGUAGES = [
    ("the patient's own before the clerk's", "zh-Hans", "", "检查预约单"),
    ("the clerk's when the record says none", "", "", "Appointment slip"),
    ("chosen at print", "zh-Hans", "lang=en", "Appointment slip"),
]


@pytest.mark.parametrize(("_case", "language", "query", "title"), LANGUAGES, ids=[row[0] for row in LANGUAGES])
def test_the_language_of_a_slip(desk, _case, language, query, title):
    html = slip(desk, booked(patient_id=make_patient(language=language).id), query)
    assert re.search(r"<h1>(.*?)</h1>", html).group(1) == title


PAPERS = [("paper=80mm", "80mm 297mm", "14px"), ("paper=a5&large=true", "A5", "19px"), ("", "80mm 297mm", "14px")]


@pytest.mark.parametrize(("query", "page", "letters"), PAPERS)
def test_the_papers_of_a_slip(desk, query, page, letters):
    html = slip(desk, booked(), query)
    assert f"@page {{ size: {page};" in html and f"font: {letters}/1.5" in html


PDFS = [("paper=a5", (420, 595)), ("paper=80mm", (227, None)), ("paper=80mm&large=true", (227, None))]


@pytest.mark.parametrize(("query", "size"), PDFS)
def test_the_slip_as_pdf_has_the_papers_size_and_one_page(desk, query, size):
    answer = desk.get(f"/api/schedule/appointments/{booked('CT-HEAD-C').pk}/slip?as_pdf=true&lang=en&{query}")
    assert answer["Content-Type"] == "application/pdf"
    (box,) = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", answer.content)
    width, height = (float(part) for part in box)
    assert round(width) == size[0] and (size[1] is None or round(height) == size[1])


def test_a_refused_paper_is_named(desk):
    answer = desk.get(f"/api/schedule/appointments/{booked().pk}/slip?paper=a3")
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == ["paper"]


def test_the_slip_says_when_where_how_and_carries_its_code(desk):
    appointment = booked("CT-HEAD-C")
    html, patient = slip(desk, appointment, "lang=en"), appointment.exam.patient
    for text in (
        patient.name,
        patient.mrn,
        "2026-11-25 Wed<br>10:00",
        "CT head with contrast",
        appointment.exam.accession,
    ):
        assert text in html
    assert "<li>bring a recent creatinine;</li>" in html
    assert slip_code(appointment.exam.accession, patient.mrn) == f"RF1|{appointment.exam.accession}|{patient.mrn}"


def test_a_kidney_finding_tells_when_metformin_stops(desk, monkeypatch):
    from apps.common.kernel.reason import Reason
    from apps.safety.public import Assessment
    from apps.scheduling.selectors import slips

    found = Reason(
        "safety.metformin_stop", {"egfr": 38, "stop_h": 48, "stop_at": (NOW - timedelta(days=2)).isoformat()}
    )
    other = Reason("safety.unanswered", {"name": "metformin"})
    monkeypatch.setattr(slips, "assess", lambda exam_id, at: Assessment("needs", (found, other), ()))
    told = describe_slip([booked()], "en")["told"]
    assert told == [
        "Stop metformin from 2026-11-23 Mon 09:00 on (48 hours before the exam). Ask your doctor before you take it again."
    ]


def test_without_a_finding_nothing_about_medicines_is_said(desk):
    appointment = booked()
    assert describe_slip([appointment], "en")["told"] == []


def test_the_calendar_file_follows_moves_and_the_cancel(desk):
    appointment = booked(patient_id=make_patient(names="周岚", language="en").id)
    first = calendar(desk, appointment)
    moved = move_appointment(
        appointment.pk, resource_id=appointment.occupancy.resource_id, starts_at=at(120), actor=CLERK
    )
    second = calendar(desk, moved)
    cancel_appointment(moved.pk, reason="ill", actor=CLERK)
    third = calendar(desk, moved)
    events = [one.events[0] for one in (first, second, third)]
    assert len({str(event["UID"]) for event in events}) == 1
    assert [event.start for event in events] == [at(60), at(120), at(120)]
    sequences = [int(event["SEQUENCE"]) for event in events]
    assert sequences == sorted(set(sequences))
    assert [str(one["METHOD"]) for one in (first, second, third)] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert {str(event["SUMMARY"]) for event in events} == {"Imaging appointment"}
    assert "周岚" not in "".join(one.to_ical().decode() for one in (first, second, third))


def test_what_the_patient_was_told_is_listed(desk, department_clock):
    appointment = book(make_bookable(), make_scanner(), at(5 * 24 * 60))
    plan_notices(appointment.pk)
    department_clock.now = at(1)
    queue_due_notices()
    rows = desk.get(f"/api/schedule/appointments/{appointment.pk}/notices").json()
    assert [(row["kind"], row["state"], row["hours_before"]) for row in rows] == [
        ("booked", "waiting", 0),
        ("reminder", "planned", 48),
        ("reminder", "planned", 24),
    ]
    assert rows[0]["address"] == appointment.exam.patient.phone and rows[1]["text"] == ""


@pytest.mark.parametrize("path", ["slip", "calendar", "notices"])
def test_another_site_learns_nothing(site_id, path):
    appointment = booked()
    foreign = sign_in("front_desk", "east")
    assert foreign.get(f"/api/schedule/appointments/{appointment.pk}/{path}").status_code == 403
