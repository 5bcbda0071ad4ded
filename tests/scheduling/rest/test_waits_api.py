"""How differently groups waited in a week, over HTTP and as a figure of a plan."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.scheduling.public import cancel_appointment
from tests.builders.http import client_of
from tests.builders.pathway import CLERK, make_patient
from tests.builders.plans import run_plan
from tests.builders.scheduling import at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
DAY = 24 * 60


def book_for(sex: str, minutes: float):
    return book(make_bookable(patient_id=make_patient(sex=sex).id), make_scanner(), at(minutes))


def waits(site_id, **query) -> dict:
    answer = client_of("front_desk", site_id=site_id).get(f"/api/schedule/sites/{site_id}/waits", query)
    assert answer.status_code == 200, answer.json()
    return {row["attribute"]: row for row in answer.json()}


def test_only_groups_that_are_large_enough_are_compared_and_who_is_called_off_does_not_count(site_id):
    for n in range(20):
        book_for("F", DAY + n), book_for("M", 2 * DAY + n)
    off = book_for("M", 2 * DAY + 60)
    cancel_appointment(off.pk, actor=CLERK, reason_code="patient_asked")
    found = waits(site_id, first="2026-11-25", last="2026-12-01")
    assert [(row["group"], row["n"]) for row in found["sex"]["groups"]] == [("F", 20), ("M", 20)]
    assert found["sex"]["difference_days"] == 1.0
    assert found["patient_class"]["difference_days"] is None
    few = waits(site_id, first="2026-11-26", last="2026-11-26")["sex"]
    assert ([row["n"] for row in few["groups"]], few["difference_days"]) == ([20], None)


def test_it_costs_the_same_for_one_and_for_many(site_id):
    client, path = client_of("front_desk", site_id=site_id), f"/api/schedule/sites/{site_id}/waits?last=2026-11-30"
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for n in range(3):
        book_for("F", DAY + n)
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(few)


def test_a_plan_carries_the_figure_and_its_instance_nobodys_group(site_id):
    make_scanner("CT-A")
    for sex in "FM":
        make_bookable(patient_id=make_patient(sex=sex).id)
    run = run_plan(site_id)
    assert {row["attribute"] for row in run.settled["fairness"]} == {"language", "patient_class", "sex"}
    (sexes,) = [row for row in run.settled["fairness"] if row["attribute"] == "sex"]
    assert [(row["group"], row["n"], row["mean_days"]) for row in sexes["groups"]] == [("F", 1, None), ("M", 1, None)]
    assert not {"sex", "language", "patient_class"} & {key for row in run.instance["requests"] for key in row}
