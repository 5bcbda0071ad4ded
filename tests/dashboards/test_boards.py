"""The boards on real rows: they say what stands in the database, in a fixed number of queries, and no more than they may."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.dashboards.selectors.boards import build_board
from apps.scheduling.public import call_ticket, check_in
from tests.builders.pathway import CLERK, make_patient
from tests.builders.scheduling import NOW, at, book, make_bookable, make_scanner, seed_department

pytestmark = pytest.mark.django_db


@pytest.fixture
def site_id():
    before = clock.set_source(lambda: NOW)
    yield seed_department()
    clock.set_source(before)


def book_several(count: int, start: int = 30):
    scanner = make_scanner()
    names = ["陈敏", "欧阳娜娜", "Anna Berg", "王伟", "李娟"]
    exams = [make_bookable("US-ABD", patient_id=make_patient(names=names[n % 5]).id) for n in range(count)]
    for n, exam in enumerate(exams):
        book(exam, scanner, at(start + 30 * n), outside_hours_reason="")
    return exams


def build(name: str) -> tuple[dict, int]:
    with CaptureQueriesContext(connection) as seen:
        board = build_board(name)
    return json.loads(json.dumps(board, default=str)), len(seen)


@pytest.fixture
def bookable(monkeypatch, site_id):
    """Ultrasound on the test's own scanner."""
    original = make_scanner
    monkeypatch.setattr("tests.dashboards.test_boards.make_scanner", lambda: original(modality="US"))
    return site_id


@pytest.mark.parametrize("topic", ["department", "exams", "waiting", "alarms"])
def test_a_board_costs_the_same_queries_however_full_the_day(bookable, topic):
    book_several(1)
    build(f"{topic}:{bookable}")  # policies are kept for some seconds
    _, few = build(f"{topic}:{bookable}")
    book_several(4, start=60)
    _, many = build(f"{topic}:{bookable}")
    assert many == few


def test_the_department_board_counts_what_stands_in_the_database(bookable):
    exams = book_several(3)
    check_in(exams[0].id, identified_by=["name", "birth_date"], actor=CLERK)
    board, _ = build(f"department:{bookable}")
    assert set(board["items"]) == {str(e.id) for e in exams}
    assert board["items"][str(exams[0].id)]["state"] == "arrived"
    assert sum(row["count"] for row in board["waiting"]) == 1
    assert board["targets"]["policy_version"] == "dashboards.targets@1"


def test_the_waiting_room_sees_tickets_masked_names_and_rooms_only(bookable):
    exams = book_several(2)
    tickets = [check_in(e.id, identified_by=["name", "birth_date"], actor=CLERK).ticket for e in exams]
    call_ticket(tickets[0].pk, room_code="us-1", actor=CLERK)
    board, _ = build(f"waiting:{bookable}")
    assert [c["name"] for c in board["calls"]] == ["陈*"] and board["calls"][0]["room"] == "us-1"
    assert [row["name"] for row in board["items"].values()] == ["欧**娜"]
    text = json.dumps(board, ensure_ascii=False)
    for secret in ("陈敏", "欧阳", "US-ABD", "cough", "routine", exams[0].accession, "腹"):
        assert secret not in text


def test_a_site_that_does_not_exist_has_no_board(site_id):
    with pytest.raises(NotFound):
        build_board("department:999999")
