"""The triage audit over HTTP: own site, a period that makes sense, the table as a file."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.workflow.models import Exam
from apps.workflow.public import record_fact, request
from tests.builders.http import client_of
from tests.builders.pathway import HEAD, RADIOLOGIST, make_exam, seed_department

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(db):
    return seed_department()


def ask(client, site, **query):
    return client.get("/api/triage/adherence", {"site": site, **query})


def test_kept_late_and_triaged_again(site):
    kept, late = (make_exam("CT-CHEST", site_id=site, priority="stat", patient_class="emergency") for _ in range(2))
    record_fact(kept.id, "mpps_started", at=kept.received_at + timedelta(minutes=5), source="mpps")
    Exam.objects.filter(pk=late.id).update(scan_due_at=clock.now() - timedelta(minutes=1))
    moved = make_exam("CT-CHEST", site_id=site, priority="routine")
    request(moved.id, "retriage", actor=RADIOLOGIST, reason="pain grows", detail={"priority": "urgent"})
    off = make_exam("CT-CHEST", site_id=site, priority="stat", patient_class="emergency")
    request(off.id, "cancel", actor=HEAD, reason="as agreed")
    first, second = ask(client_of("head", site_id=site), site).json()
    assert (first["priority_code"], first["received"], first["off"]) == ("stat", 3, 1)
    assert (first["judged"], first["kept"], first["late_open"]) == (2, 1, 1)
    assert (second["priority_code"], second["raised"], second["lowered"], second["open"]) == ("urgent", 1, 0, 1)


def test_the_costs_do_not_grow_with_the_exams(site, django_assert_max_num_queries):
    client = client_of("head", site_id=site)
    for _ in range(12):
        make_exam("CT-CHEST", site_id=site)
    with django_assert_max_num_queries(14):
        assert ask(client, site).json()[0]["received"] == 12


@pytest.mark.parametrize(
    ("first", "last"), [("2026-11-25", "2026-11-24"), ("2025-01-01", "2026-11-24"), ("soon", "2026-11-24")]
)
def test_a_period_that_is_none_is_refused(site, first, last):
    assert ask(client_of("head", site_id=site), site, first=first, last=last).status_code == 400


def test_who_may_not_triage_or_works_elsewhere_reads_nothing(site):
    assert ask(client_of("front_desk", site_id=site), site).status_code == 403
    assert ask(client_of("head", site_id=site), site + 1).status_code in (403, 404)


def test_the_table_as_a_file_in_the_callers_language(site):
    make_exam("CT-CHEST", site_id=site)
    answer = client_of("head", site_id=site).get(
        "/api/triage/adherence.csv", {"site": site}, headers={"accept-language": "en"}
    )
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"Priority","Received","Called off","Judged","Scanned in time"')
    assert lines[1].startswith('"routine","1","0"')
