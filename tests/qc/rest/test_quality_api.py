import json
from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.directory.public import find_site_by_code
from apps.imaging.models import Study
from apps.qc.models import Case
from tests.builders.desk import Browser
from tests.builders.http import client_of, post
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db
GOOD = {"complete": 5, "correct": 5, "consistent": 4, "wording": 4, "advice": 5}


@pytest.fixture
def people():
    seed_department()
    author = make_person("rad-a", "radiologist", "吴敏")
    make_person("rad-b", "radiologist", "沈志远")
    make_person("qc-a", "qc_manager", "孟洁")
    report = make_signed(author)
    return {"author": author, "report": report}


def draw_body(**facts) -> dict:
    now = clock.now()
    return {
        "kind": "report",
        "period_from": (now - timedelta(days=1)).isoformat(),
        "period_to": (now + timedelta(days=1)).isoformat(),
        "size": 1,
        **facts,
    }


def test_until_the_review_is_in_no_answer_carries_a_name_or_a_number(people):
    manager, reader = Browser("qc-a"), Browser("rad-b")
    made = manager.send("post", "/api/qc/draws", draw_body(seed=7))
    assert (made.status_code, made.json()["n_drawn"]) == (201, 1)
    case = Case.objects.get()
    report, exam = people["report"], people["report"].links.get().exam
    secrets = [
        "吴敏",
        people["author"].id,
        "张三",
        exam.accession,
        f"report:{report.id}@1",
        exam.steps.get().study_instance_uid,
    ]
    before = [
        manager.get("/api/qc/cases"),
        manager.get(f"/api/qc/cases/{case.id}"),
        manager.get(f"/api/qc/cases/{case.id}/audit"),
        reader.get(f"/api/qc/cases/{case.id}/audit"),
        reader.get("/api/qc/queues"),
        reader.get("/api/qc/queues/random"),
        manager.get("/api/qc/draws"),
        manager.get("/api/qc/charts"),
    ]
    for answer in before:
        assert answer.status_code == 200, answer.content
        text = json.dumps(answer.json(), ensure_ascii=False)
        assert [secret for secret in secrets if secret in text] == []
    audit = before[3].json()
    assert audit["content"]["findings"] and audit["content"]["sex"] == "M"
    masked = before[1].json()
    assert (masked["is_masked"], masked["identity"], masked["exam_id"], masked["reviews"]) == (True, None, None, [])
    sent = reader.send("post", f"/api/qc/cases/{case.id}/reviews", {"scores": GOOD, "defects": [], "radpeer": "1"})
    assert (sent.status_code, sent.json()["grade"]) == (201, "pass")
    opened = manager.get(f"/api/qc/cases/{case.id}").json()
    assert opened["identity"]["responsible"][0]["name"] == "吴敏"
    assert [review["reviewer_name"] for review in opened["reviews"]] == ["沈志远"]


def test_the_author_cannot_open_the_case(people):
    Browser("qc-a").send("post", "/api/qc/draws", draw_body())
    case = Case.objects.get()
    author = Browser("rad-a")
    assert author.get("/api/qc/queues").json()["random"] == 0
    refused = author.get(f"/api/qc/cases/{case.id}/audit")
    assert (refused.status_code, refused.json()["code"]) == (409, "qc.own_case")
    assert author.get(f"/api/qc/cases/{case.id}/pictures/0").status_code == 409
    assert author.send("post", f"/api/qc/cases/{case.id}/reviews", {"scores": GOOD}).status_code == 409


def test_a_preview_counts_and_stores_nothing(people):
    manager = Browser("qc-a")
    preview = manager.send("post", "/api/qc/draws/preview", draw_body(strata=["modality"])).json()
    assert (preview["frame_size"], preview["to_draw"], preview["strata"]) == (
        1,
        1,
        [{"values": ["CT"], "n": 1, "to_draw": 1}],
    )
    assert Case.objects.count() == 0


@pytest.mark.parametrize(
    ("_case", "facts", "field"),
    [
        ("two sizes", {"share": 0.5}, "size"),
        ("no such column", {"strata": ["patient_name"]}, "strata"),
        ("no date", {"period_from": "yesterday"}, "period_from"),
        ("negative", {"size": -1}, "size"),
    ],
)
def test_a_bad_design_is_named(people, _case, facts, field):
    answer = Browser("qc-a").send("post", "/api/qc/draws", draw_body(**facts))
    assert answer.status_code == 400
    assert field in [error["field"].split(".")[0] for error in answer.json()["errors"]]


def test_anybody_in_the_department_raises_a_case_and_the_manager_closes_it(people):
    make_person("nurse-a", "nurse", "林芳")
    report = people["report"]
    nurse, manager = Browser("nurse-a"), Browser("qc-a")
    body = {"subject_kind": "report", "subject_id": report.id, "reason_text": "侧别？"}
    raised = nurse.send("post", "/api/qc/cases", body)
    assert raised.status_code == 201
    assert nurse.get("/api/qc/cases").status_code == 403
    assert nurse.send("post", "/api/qc/cases", body | {"reason_text": " "}).status_code == 400
    path = f"/api/qc/cases/{raised.json()['id']}"
    stale = manager.send("post", f"{path}/closure", {"text": "done", "version": 9})
    assert stale.status_code == 409
    closed = manager.send("post", f"{path}/closure", {"text": "与作者沟通", "version": 1}).json()
    assert (closed["state"], closed["outcome"]) == ("closed", "与作者沟通")


@pytest.mark.parametrize("kind", ["exam", "report", "study"])
def test_a_case_of_another_site_or_of_nothing_cannot_be_raised(people, kind):
    exam = people["report"].links.get().exam
    now = clock.now()
    study = Study.objects.create(study_uid="2.25.7", site_id=exam.site_id, first_at=now, last_at=now, last_heard_at=now)
    body = {"subject_kind": kind, "reason_text": "?"}
    body["subject_id"] = {"exam": exam.id, "report": people["report"].id, "study": study.id}[kind]
    elsewhere = client_of("nurse", site_id=find_site_by_code("east").id)
    assert post(elsewhere, "/api/qc/cases", **body).status_code == 403
    if kind != "report":
        assert post(elsewhere, "/api/qc/cases", **body | {"subject_id": 987_654}).status_code == 404
    assert not Case.objects.exists()
    assert post(client_of("nurse", site_id=exam.site_id), "/api/qc/cases", **body).status_code == 201
    assert Case.objects.get().site_id == exam.site_id


def test_charts_and_rules_answer(people):
    manager = Browser("qc-a")
    charts = manager.get("/api/qc/charts?kind=report").json()
    assert (len(charts["p_chart"]), charts["rate"]) == (
        16,
        {"n": 0, "passed": 0, "n_unblinded": 0, "interval": None},
    )
    rules = manager.get("/api/qc/rules").json()
    assert len(rules) == 20
    assert [rule["code"] for rule in rules if rule["blocking"]] == [
        "RPT-LATERALITY", "RPT-MISSING-SECTION", "RPT-PLACEHOLDER", "RPT-SEX",
    ]  # fmt: skip


def test_a_review_says_when_its_reviewer_had_opened_the_report(people):
    make_person("rad-c", "radiologist", "陆晨")
    manager, blind, seen = Browser("qc-a"), Browser("rad-b"), Browser("rad-c")
    report = people["report"]
    body = {"subject_kind": "report", "subject_id": report.id, "reason_text": "侧别？"}
    first, second = (manager.send("post", "/api/qc/cases", body).json()["id"] for _ in range(2))
    assert seen.get(f"/api/qc/cases/{first}/audit").json()["disclosure"] is None
    assert seen.get(f"/api/reports/{report.id}").status_code == 200
    assert seen.get(f"/api/qc/cases/{first}/audit").json()["disclosure"]["how"] == "report"
    assert blind.get(f"/api/qc/cases/{second}/audit").json()["disclosure"] is None
    for browser, case in ((seen, first), (blind, second)):
        sent = browser.send("post", f"/api/qc/cases/{case}/reviews", {"scores": GOOD, "defects": [], "radpeer": "1"})
        assert sent.status_code == 201
    (review,) = manager.get(f"/api/qc/cases/{first}").json()["reviews"]
    assert (review["is_blinded"], review["disclosure"]["how"]) == (False, "report")
    (review,) = manager.get(f"/api/qc/cases/{second}").json()["reviews"]
    assert (review["is_blinded"], review["disclosure"]) == (True, None)
    counts = {row["id"]: row["n_unblinded"] for row in manager.get("/api/qc/cases").json()["results"]}
    assert counts == {first: 1, second: 0}
