import json
from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.directory.public import create_user
from apps.qc.models import Case, Improvement, Meeting
from tests.builders.desk import Browser
from tests.builders.pathway import CLERK, seed_department
from tests.builders.reports import PASSWORD, make_person, make_signed
from tests.qc.rest.test_quality_api import GOOD, draw_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    """A report of 吴敏 that 沈志远 found fault with."""
    seed_department()
    make_signed(make_person("rad-a", "radiologist", "吴敏"))
    make_person("rad-b", "radiologist", "沈志远")
    make_person("qc-a", "qc_manager", "孟洁")
    Browser("qc-a").send("post", "/api/qc/draws", draw_body())
    drawn = Case.objects.get()
    body = {"scores": GOOD, "radpeer": "2a", "defects": ["typo"], "comment": "少一个字"}
    assert Browser("rad-b").send("post", f"/api/qc/cases/{drawn.id}/reviews", body).status_code == 201
    return drawn


def test_an_author_reads_what_was_said_never_by_whom_and_appeals(case):
    author = Browser("rad-a")
    page = author.get("/api/qc/mine").json()
    (row,) = page["results"]
    assert (row["radpeer"], row["defects"], row["comment"], row["appeal"]) == ("2a", ["typo"], "少一个字", None)
    assert row["appeal_until"] is not None
    assert "沈志远" not in json.dumps(page, ensure_ascii=False)
    filed = author.send("post", f"/api/qc/mine/{case.id}/appeal", {"text": "没有少", "pictures": [2]})
    assert (filed.status_code, filed.json()["state"]) == (201, "open")
    (row,) = author.get("/api/qc/mine").json()["results"]
    assert (row["grade"], row["radpeer"], row["comment"], row["appeal_until"]) == ("", "", "", None)
    audit = Browser("qc-a").get(f"/api/qc/cases/{case.id}/audit").json()
    assert audit["appeal"] == {"text": "没有少", "pictures": [2]}
    page = Browser("qc-a").get(f"/api/qc/cases/{case.id}").json()
    told = page["appeal"]
    assert (told["state"], told["text"], told["filed_by_name"], told["before"]) == ("open", "没有少", "", {})
    assert "吴敏" not in json.dumps(audit, ensure_ascii=False)


def test_nobody_appeals_for_another(case):
    other = Browser("rad-b")
    assert other.get("/api/qc/mine").json()["results"] == []
    assert other.send("post", f"/api/qc/mine/{case.id}/appeal", {"text": "x"}).status_code == 404
    case.refresh_from_db()
    assert case.state == "reviewed"


def test_an_improvement_goes_round(case):
    manager, author = Browser("qc-a"), Browser("rad-a")
    owner = next(p for p in manager.get("/api/qc/improvements/owners").json() if p["name"] == "吴敏")
    body = {
        "title": "写全",
        "owner_id": owner["id"],
        "due_on": (clock.now() + timedelta(days=2)).date().isoformat(),
        "case_id": case.id,
    }
    made = manager.send("post", "/api/qc/improvements", body)
    assert made.status_code == 201
    path = f"/api/qc/improvements/{made.json()['id']}"
    assert [row["title"] for row in author.get("/api/qc/improvements").json()["results"]] == ["写全"]
    assert Browser("rad-b").get("/api/qc/improvements").json()["results"] == []
    assert Browser("rad-b").send("post", f"{path}/finish", {"text": "x"}).status_code == 404
    assert author.send("post", f"{path}/check", {"text": "x", "worked": True}).status_code == 403
    assert author.send("post", f"{path}/finish", {"text": "已写"}).json()["state"] == "done"
    assert manager.send("post", f"{path}/check", {"text": "已查", "worked": True}).json()["state"] == "effective"
    assert author.send("post", "/api/qc/improvements", body).status_code == 403


def test_a_meeting_shows_cases_without_any_name(case):
    manager = Browser("qc-a")
    made = manager.send(
        "post", "/api/qc/meetings", {"title": "十一月", "held_on": clock.now().date().isoformat()}
    ).json()
    path = f"/api/qc/meetings/{made['id']}"
    assert manager.send("post", f"{path}/cases/{case.id}", {"is_in": True}).status_code == 200
    page = Browser("rad-a").get(path)
    assert page.status_code == 200
    text = json.dumps(page.json(), ensure_ascii=False)
    assert [name for name in ("吴敏", "沈志远", "张三", case.ref) if name in text] == []
    assert (page.json()["cases"][0]["reviews"][0]["comment"], page.json()["meeting"]["n_cases"]) == ("少一个字", 1)
    held = manager.send("post", f"{path}/holding", {"points": "写全句子"}).json()
    assert held["meeting"]["points"] == "写全句子"
    assert manager.send("post", f"{path}/cases/{case.id}", {"is_in": False}).status_code == 409


def test_who_answers_for_one_site_sees_what_is_of_the_whole_department_and_changes_none_of_it(case):
    create_user(
        actor=CLERK, username="qc-s", name="站点", password=PASSWORD, grants=[("qc_manager", case.site_id)], is_demo=False
    )  # fmt: skip
    manager, limited = Browser("qc-a"), Browser("qc-s")
    today = clock.now().date().isoformat()
    meeting = manager.send("post", "/api/qc/meetings", {"title": "十一月", "held_on": today}).json()
    owner = next(p for p in manager.get("/api/qc/improvements/owners").json() if p["name"] == "吴敏")
    plan = {"title": "写全", "owner_id": owner["id"], "due_on": today}
    improvement = manager.send("post", "/api/qc/improvements", plan).json()
    assert (meeting["site_id"], improvement["site_id"]) == (None, None)
    path = f"/api/qc/meetings/{meeting['id']}"
    assert limited.get(path).status_code == 200
    answers = [
        limited.send("post", f"{path}/cases/{case.id}", {"is_in": True}),
        limited.send("post", f"{path}/holding", {"points": "x"}),
        limited.send("post", f"/api/qc/improvements/{improvement['id']}/check", {"text": "x", "worked": True}),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert (Meeting.objects.get().cases.count(), Meeting.objects.get().closed_at) == (0, None)
    assert Improvement.objects.get().check_text == ""
