"""The to-book list: what stands on it, in which order, who may see it, and what a try to reach somebody leaves behind."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.common.audit.models import AuditEntry
from apps.common.events.models import OutboxEvent
from apps.directory.public import list_sites
from apps.scheduling.models import ContactAttempt
from apps.workflow.models import Exam
from apps.workflow.public import record_fact, request
from tests.builders.http import client_of, post
from tests.builders.pathway import CLERK, make_exam, make_patient
from tests.builders.scheduling import NOW, at

pytestmark = pytest.mark.django_db


def set_due(exam, minutes: float) -> None:
    Exam.objects.filter(pk=exam.id).update(due_at=at(minutes))


@pytest.fixture
def waiting(site_id):
    """Three exams: overdue, due soon, due in a month."""
    exams = [make_exam(code, site_id=site_id) for code in ("CT-HEAD", "MR-KNEE", "CT-CHEST") if code != "MR-KNEE"]
    exams.insert(1, make_exam("MR-KNEE", site_id=site_id, laterality="R", priority="urgent"))
    for exam, minutes in zip(exams, (-60, 30, 30 * 24 * 60), strict=True):
        set_due(exam, minutes)
    return exams


def ids(client, **query) -> list[int]:
    answer = client.get("/api/schedule/to-book", query)
    assert answer.status_code == 200, answer.json()
    return [row["id"] for row in answer.json()["results"]]


def test_the_overdue_come_first_and_the_order_turns_round(site_id, waiting):
    client = client_of("front_desk", site_id=site_id)
    expected = [exam.id for exam in waiting]
    assert ids(client) == expected
    assert ids(client, ordering="-due_at") == expected[::-1]


def test_an_exam_leaves_the_list_with_its_slot_or_its_end(site_id, waiting):
    client = client_of("front_desk", site_id=site_id)
    request(waiting[0].id, "cancel", actor=CLERK, reason="withdrawn")
    record_fact(
        waiting[1].id, "slot_assigned", at=NOW, source="message", detail={"starts_at": at(600), "device_code": "X"}
    )
    assert ids(client) == [waiting[2].id]


@pytest.mark.parametrize(
    ("_case", "query", "kept"),
    [
        ("modality", {"modality": "MR"}, [1]),
        ("priority", {"priority": "urgent"}, [1]),
        ("overdue", {"due": "overdue"}, [0]),
        ("today", {"due": "today"}, [0, 1]),
        ("a week", {"due": "week"}, [0, 1]),
        ("another site", {"site": 999_999_999}, None),
    ],
)
def test_the_filters(site_id, waiting, _case, query, kept):
    client = client_of("front_desk", site_id=site_id)
    if kept is None:
        assert client.get("/api/schedule/to-book", query).status_code in (200, 404)
    else:
        assert ids(client, **query) == [waiting[n].id for n in kept]


def test_what_was_tried_and_when_to_try_again(site_id, waiting, department_clock):
    client = client_of("front_desk", site_id=site_id)
    first, second, third = waiting
    assert post(client, f"/api/schedule/exams/{first.id}/contacts", outcome="no_answer").status_code == 201
    assert (
        post(client, f"/api/schedule/exams/{second.id}/contacts", outcome="declined", note=" later ").status_code == 201
    )
    assert ids(client, tried="today") == [first.id, second.id]
    assert ids(client, tried="not_today") == [third.id] == ids(client, tried="never")
    assert ids(client, tried="now") == [second.id, third.id]
    department_clock.now = NOW + timedelta(minutes=121)
    assert ids(client, tried="now") == [first.id, second.id, third.id]
    department_clock.now = NOW + timedelta(days=1)
    assert ids(client, tried="today") == []
    rows = client.get("/api/schedule/to-book").json()["results"]
    assert [(row["tries"], row["last_contact"] and row["last_contact"]["outcome"]) for row in rows] == [
        (1, "no_answer"), (1, "declined"), (0, None),
    ]  # fmt: skip
    assert rows[1]["last_contact"]["note"] == "later" and rows[1]["next_try_at"] is None


def test_a_try_is_audited_and_told(site_id, waiting):
    client = client_of("front_desk", site_id=site_id)
    answer = post(client, f"/api/schedule/exams/{waiting[0].id}/contacts", outcome="busy", channel="phone").json()
    assert (answer["channel"], answer["outcome"]) == ("phone", "busy")
    assert answer["next_try_at"].startswith(at(20).strftime("%Y-%m-%dT%H:%M"))
    entry = AuditEntry.objects.filter(action="contact.recorded").latest("id")
    assert (entry.obj, entry.detail) == (f"exam:{waiting[0].id}", {"channel": "phone", "outcome": "busy"})
    assert OutboxEvent.objects.filter(name="scheduling.contact_attempted.v1").count() == 1
    assert [row["id"] for row in client.get(f"/api/schedule/exams/{waiting[0].id}/contacts").json()] == [answer["id"]]


@pytest.mark.parametrize(
    ("_case", "body", "status"),
    [
        ("no such outcome", {"outcome": "sleeping"}, 400),
        ("no such channel", {"outcome": "busy", "channel": "smoke"}, 400),
        ("the next try has passed", {"outcome": "busy", "next_try_at": "2026-11-20T00:00:00Z"}, 400),
        ("the next try is too far", {"outcome": "busy", "next_try_at": "2028-11-20T00:00:00Z"}, 400),
    ],
)
def test_a_try_that_makes_no_sense_is_refused(site_id, waiting, _case, body, status):
    client = client_of("front_desk", site_id=site_id)
    assert post(client, f"/api/schedule/exams/{waiting[0].id}/contacts", **body).status_code == status
    assert ContactAttempt.objects.count() == 0


def test_nobody_is_called_for_an_exam_that_is_over(site_id, waiting):
    request(waiting[0].id, "cancel", actor=CLERK, reason="withdrawn")
    client = client_of("front_desk", site_id=site_id)
    assert post(client, f"/api/schedule/exams/{waiting[0].id}/contacts", outcome="busy").status_code == 409
    assert ContactAttempt.objects.count() == 0


def test_a_page_costs_the_same_however_long_the_list_and_its_history_are(site_id, waiting):
    client = client_of("front_desk", site_id=site_id)

    def count() -> int:
        client.get("/api/schedule/to-book")
        with CaptureQueriesContext(connection) as seen:
            client.get("/api/schedule/to-book")
        return len(seen)

    before = count()
    for _ in range(5):
        exam = make_exam("CT-HEAD", site_id=site_id, patient_id=make_patient().id)
        for _ in range(3):
            post(client, f"/api/schedule/exams/{exam.id}/contacts", outcome="no_answer")
    assert count() == before


def test_the_file_holds_the_list_and_no_formula(site_id):
    exam = make_exam("CT-HEAD", site_id=site_id, patient_id=make_patient(names="=cmd()").id)
    client = client_of("front_desk", site_id=site_id)
    post(client, f"/api/schedule/exams/{exam.id}/contacts", outcome="no_answer")
    answer = client.get("/api/schedule/to-book.csv")
    head, row = answer.content.decode("utf-8-sig").splitlines()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert head.startswith('"Due","Priority","Name","MRN","Phone","Exam"')
    assert '"\'=cmd()"' in row and '"No answer"' in row


def test_only_the_front_desk_of_the_site_sees_it(site_id, waiting):
    assert client_of("qc_manager", site_id=site_id).get("/api/schedule/to-book").status_code == 403
    other = next(site.id for site in list_sites() if site.id != site_id)
    assert ids(client_of("front_desk", site_id=other)) == []
