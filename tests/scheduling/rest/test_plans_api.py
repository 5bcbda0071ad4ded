"""Plan runs over HTTP: asked for, looked at, applied in part, refused with what stands in the way."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.scheduling.models import Appointment, PlanChange, PlanRun
from apps.scheduling.public import run_next_plan
from tests.builders.http import client_of
from tests.builders.plans import run_plan
from tests.builders.scheduling import at, book, make_bookable, make_scanner

pytestmark = pytest.mark.usefixtures("safety_is_clear")
PLANS = "/api/schedule/plans"
DAY = 24 * 60


@pytest.fixture(autouse=True)
def plans_folder(settings, tmp_path):
    settings.RADFLOW_PLANS = tmp_path / "plans"


@pytest.fixture
def clerk(site_id):
    return client_of("front_desk", site_id=site_id)


def send(client, path: str, **body):
    return client.post(path, data=body, content_type="application/json")


def test_a_run_is_asked_for_watched_and_applied_in_part(clerk, site_id):
    make_scanner("CT-A")
    exams = [make_bookable() for _ in range(3)]
    asked = send(clerk, PLANS, site_id=site_id, days=3, seconds=30, iterations=20)
    assert (asked.status_code, asked.json()["state"], asked.json()["allowed_actions"]) == (201, "queued", ["stop"])
    assert run_next_plan()
    path = f"{PLANS}/{asked.json()['id']}"
    run = clerk.get(path).json()
    assert (run["state"], run["counts"]["book"], run["counts"]["open"]) == ("done", 3, 3)
    assert run["allowed_actions"] == ["apply", "reject", "replay", "export"]
    assert run["settled"]["cost"] < run["present"]["cost"]
    rows = clerk.get(f"{path}/changes").json()["results"]
    assert {row["exam"]["id"] for row in rows} == {exam.id for exam in exams}
    assert rows[0]["exam"]["patient"]["name"] and rows[0]["reasons"][0]["text"]
    done = send(clerk, f"{path}/apply", change_ids=[rows[0]["id"]]).json()
    assert (done["applied"], done["stale"], done["run"]["state"]) == ([rows[0]["id"]], [], "partly_applied")
    assert Appointment.objects.count() == 1
    assert done["run"]["undo_until"] == "2026-11-25T01:30:00Z" and "undo" in done["run"]["allowed_actions"]
    assert send(clerk, f"{path}/reject").json()["state"] == "applied"


def test_an_applied_plan_is_taken_back_by_whoever_may_apply(clerk, site_id):
    make_scanner("CT-A")
    make_bookable()
    run = run_plan(site_id)
    path = f"{PLANS}/{run.pk}"
    assert send(clerk, f"{path}/undo").status_code == 409
    change = send(clerk, f"{path}/apply").json()["applied"][0]
    assert send(client_of("technologist", site_id=site_id), f"{path}/undo").status_code == 403
    assert Appointment.objects.get().state == "booked"
    answer = send(clerk, f"{path}/undo").json()
    assert (answer["undone"], answer["kept"], answer["run"]["state"]) == ([change], [], "done")
    assert (answer["run"]["undo_until"], "undo" in answer["run"]["allowed_actions"]) == (None, False)
    assert Appointment.objects.get().state == "cancelled"


def test_a_refusal_names_each_change(clerk, site_id):
    scanner = make_scanner("CT-A")
    make_bookable()
    run = run_plan(site_id)
    change = run.changes.get()
    book(make_bookable(), scanner, change.to_starts_at)
    answer = send(clerk, f"{PLANS}/{run.pk}/apply")
    assert (answer.status_code, answer.json()["code"]) == (409, "scheduling.plan_not_applied")
    (reason,) = answer.json()["reasons"]
    assert (reason["code"], reason["params"]["change"]) == ("scheduling.slot_taken", change.pk)
    assert Appointment.objects.count() == 1


def test_the_instance_can_be_taken_along_and_says_no_name(clerk, site_id):
    make_scanner("CT-A")
    exam = make_bookable()
    run = run_plan(site_id)
    answer = clerk.get(f"{PLANS}/{run.pk}/instance")
    assert answer.json()["format"] == "mids-1" and len(answer.json()["requests"]) == 1
    assert exam.accession not in answer.content.decode() and "attachment" in answer["Content-Disposition"]


def test_a_closed_scanner_asks_for_a_repair_once(clerk, site_id):
    scanner = make_scanner("CT-A")
    book(make_bookable(), scanner, at(DAY))
    block = send(
        clerk,
        "/api/schedule/blocks",
        resource_id=scanner.pk,
        starts_at=at(DAY).isoformat(),
        ends_at=at(DAY + 60).isoformat(),
        cause="other",
    ).json()
    first, again = (send(clerk, f"/api/schedule/blocks/{block['id']}/repair").json() for _ in range(2))
    assert (first["kind"], first["resource_code"], first["id"]) == ("repair", "CT-A", again["id"])
    assert PlanRun.objects.count() == 1


def test_who_may_not_plan_sees_nothing(site_id):
    run = PlanRun.objects.create(site_id=site_id, first_day="2026-11-25", days=1, seconds=5, asked_at=at(0))
    technologist = client_of("technologist", site_id=site_id)
    assert technologist.get(f"{PLANS}/{run.pk}").status_code == 403
    assert send(technologist, PLANS, site_id=site_id).status_code == 403


def test_the_lists_cost_no_more_for_many_rows(clerk, site_id):
    scanner = make_scanner("CT-A")
    runs = [PlanRun(site_id=site_id, first_day="2026-11-25", days=1, seconds=5, asked_at=at(0)) for _ in range(4)]
    PlanRun.objects.bulk_create(runs)
    run = PlanRun.objects.first()

    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert clerk.get(path).status_code == 200
        return len(asked)

    def add(n: int) -> None:
        for _ in range(n):
            exam, start = make_bookable(), at(DAY)
            facts = {"to_resource": scanner, "to_starts_at": start, "to_ends_at": start + timedelta(minutes=15)}
            PlanChange.objects.create(run=run, kind="book", exam_id=exam.id, **facts)

    add(1)
    paths = [f"{PLANS}?page_size=50", f"{PLANS}/{run.pk}/changes?page_size=50"]
    few = [count(path) for path in paths for _ in range(2)][1::2]
    add(4)
    assert [count(path) for path in paths] == few
