"""The same exam ordered several times by one order, and vetted by one word."""

from datetime import timedelta

import pytest

from apps.workflow.models import Exam, Order
from apps.workflow.public import get_exam
from tests.builders.http import client_of, post
from tests.builders.pathway import make_patient, seed_department, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(site_id) -> dict:
    return {
        "patient_id": make_patient().id,
        "site_id": site_id,
        "patient_class": "outpatient",
        "exam_type_codes": ["CT-CHEST"],
        "priority": "routine",
        "reason": "follow-up",
        "referrer_name": "Dr Li",
        "repeat_times": 3,
        "repeat_days": 14,
    }


@pytest.fixture
def site_id() -> int:
    return seed_department()


def place(order: dict, **facts) -> list[dict]:
    answer = post(client_of("front_desk"), "/api/orders", **order | facts)
    assert answer.status_code == 201, answer.content
    return answer.json()["exams"]


def act(exam: dict, role: str = "radiologist", **body):
    return post(client_of(role), f"/api/exams/{exam['id']}/actions", action="vet", **body)


def test_one_order_has_an_exam_a_repeat_each_due_from_its_own_day(order):
    exams = place(order)
    assert [(row["exam_type_code"], row["repeat_offset_days"]) for row in exams] == [
        ("CT-CHEST", 0), ("CT-CHEST", 14), ("CT-CHEST", 28),
    ]  # fmt: skip
    assert len({row["order_id"] for row in exams}) == 1 and len({row["accession"] for row in exams}) == 3
    due = [get_exam(row["id"]).scan_due_at for row in exams]
    assert [later - due[0] >= timedelta(days=offset - 3) for later, offset in zip(due, (0, 14, 28))] == [True] * 3
    assert due == sorted(due) and due[2] - due[0] > timedelta(days=24)


def test_an_order_is_not_repeated_unless_said(order):
    exams = place({**order, "repeat_times": 1, "repeat_days": 0})
    assert [row["repeat_offset_days"] for row in exams] == [0]


WRONG = [
    ({"exam_type_codes": ["CT-CHEST", "CT-HEAD"]}, "repeat_times"),
    ({"repeat_days": 0}, "repeat_days"),
    ({"repeat_times": 13}, "repeat_times"),
    ({"repeat_times": 0}, "repeat_times"),
    ({"repeat_days": 367}, "repeat_days"),
]


@pytest.mark.parametrize(("wrong", "field"), WRONG)
def test_a_repeat_that_says_too_little_or_too_much_places_no_order(order, wrong, field):
    answer = post(client_of("front_desk"), "/api/orders", **order | wrong)
    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (400, [field])
    assert not Order.objects.exists()


def test_one_word_vets_the_exam_and_its_repeats(order):
    first, *_ = exams = place(order)
    answer = act(first, version=first["version"], with_repeats=True, detail={"protocol": "Low dose"})
    assert (answer.status_code, answer.json()["state"], answer.json()["id"]) == (200, "vetted", first["id"])
    rows = [get_exam(row["id"]) for row in exams]
    assert [(row.state, row.protocol) for row in rows] == [("vetted", "Low dose")] * 3


def test_without_that_word_one_exam_is_vetted(order):
    first, *others = place(order)
    assert act(first).status_code == 200
    assert [get_exam(row["id"]).state for row in others] == ["requested"] * 2


def test_a_refused_vetting_leaves_every_repeat_as_it_was(order):
    exams = place(order)
    assert act(exams[1], version=9, with_repeats=True).status_code == 409
    assert act(exams[1], "front_desk", with_repeats=True).status_code == 403
    wrong = act(exams[1], with_repeats=True, detail={"exam_type": "DX-HAND"})
    assert wrong.status_code in (400, 404)
    assert set(Exam.objects.values_list("state", flat=True)) == {"requested"}


def test_what_was_called_off_meanwhile_stays_so(order):
    exams = place(order)
    walk(get_exam(exams[2]["id"]), "cancel")
    assert act(exams[0], with_repeats=True).status_code == 200
    assert [get_exam(row["id"]).state for row in exams] == ["vetted", "vetted", "cancelled"]
