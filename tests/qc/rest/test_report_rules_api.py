from datetime import date

import pytest

from apps.qc.models import ReportRule
from apps.qc.public import forget_standing
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.report_rules import make_definition
from tests.builders.reports import make_acquired, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    forget_standing()
    seed_department()
    make_person("qc-a", "qc_manager", "孟洁")
    make_person("rad-a", "radiologist", "吴敏")
    yield Browser("qc-a")
    forget_standing()


def save(manager, **changes):
    body = {"code": "SITE-1", "definition": make_definition(**changes), "reason": "教学会"}
    return manager.send("post", "/api/qc/report-rules", body)


def test_a_rule_is_saved_tried_started_and_heard_without_a_restart(manager):
    made = save(manager)
    assert (made.status_code, made.json()["status"], made.json()["next_steps"]) == (201, "draft", ["shadow", "retired"])
    for step in ("shadow", "active"):
        body = {"status": step, "version": 1, "reason": "ok"}
        assert manager.send("post", "/api/qc/report-rules/SITE-1/status", body).json()["status"] == step
    text = {"lang": "en", "findings": "Air bronchograph.", "impression": "Pneumonia."}
    told = [f for f in manager.send("post", "/api/qc/check", text).json() if f["rule"] == "SITE-1"]
    assert [(f["suggestion"], f["start"], f["end"]) for f in told] == [("air bronchogram", 0, 16)]
    one = manager.get("/api/qc/report-rules/SITE-1").json()
    assert [(c["to_status"], c["by_name"]) for c in one["changes"]] == [
        ("active", "孟洁"),
        ("shadow", "孟洁"),
        ("draft", "孟洁"),
    ]
    listed = {rule["code"]: rule for rule in manager.get("/api/qc/report-rules").json()}
    assert listed["SITE-1"]["is_own"] and listed["RPT-LATERALITY"]["status"] == "blocking"


def test_faults_come_back_at_their_places(manager):
    answer = save(manager, explanation={"en": "one language"}, severity="fatal")
    assert answer.status_code == 400
    assert {"definition.explanation", "definition.severity"} <= {fault["field"] for fault in answer.json()["errors"]}
    assert ReportRule.objects.count() == 0


def test_a_trial_says_what_would_be_found_and_keeps_nothing(manager):
    body = {"definition": make_definition(), "lang": "zh", "findings": "见支气管充汽征。", "impression": ""}
    found = manager.send("post", "/api/qc/report-rules/trial", body).json()
    assert [(f["rule"], f["start"], f["suggestion"]) for f in found] == [("TRIAL", 1, "支气管充气征")]
    assert ReportRule.objects.count() == 0


def test_a_reader_of_reports_checks_text_but_saves_no_rule(manager):
    reader = Browser("rad-a")
    assert reader.send("post", "/api/qc/check", {"findings": "双肺清晰。", "impression": "正常。"}).status_code == 200
    assert save(reader).status_code == 403
    assert ReportRule.objects.count() == 0


def test_terms_are_listed_entered_and_taken_back(manager):
    made = manager.send(
        "post", "/api/qc/lexicon", {"lang": "zh", "kind": "preferred", "term": "粘膜", "meaning": "黏膜"}
    )
    assert made.status_code == 201
    assert [row["term"] for row in manager.get("/api/qc/lexicon?kind=preferred").json()["results"]] == ["粘膜"]
    gone = manager.send("post", f"/api/qc/lexicon/{made.json()['id']}/withdrawal")
    assert (gone.status_code, gone.json()["is_on"]) == (200, False)
    assert manager.get("/api/qc/lexicon?is_on=true").json()["results"] == []
    facts = {row["lang"]: row for row in manager.get("/api/qc/lexicon/facts").json()}
    assert "stone" in facts["zh"]["findings"] and "kidney" in facts["en"]["places"]
    wrong = manager.send("post", "/api/qc/lexicon", {"lang": "zh", "kind": "finding", "term": "物", "meaning": "x"})
    assert (wrong.status_code, [fault["field"] for fault in wrong.json()["errors"]]) == (400, ["meaning"])


def test_an_audit_is_asked_for_and_waits(manager):
    body = {"period_from": f"{date(2026, 1, 1)}", "period_to": f"{date(2026, 1, 31)}"}
    made = manager.send("post", "/api/qc/report-audits", body)
    assert (made.status_code, made.json()["state"]) == (201, "waiting")
    assert [row["id"] for row in manager.get("/api/qc/report-audits").json()["results"]] == [made.json()["id"]]
    assert manager.get(f"/api/qc/report-audits/{made.json()['id']}/hits").json()["results"] == []
    assert manager.get("/api/qc/report-audits/999/hits").status_code == 404


def test_the_second_reader_is_off_and_says_so(manager):
    assert manager.get("/api/qc/second-reader").json() == {
        "enabled": False, "model": "", "breaker_open": False, "n_done": 0, "n_failed": 0, "n_right": 0, "n_wrong": 0,
    }  # fmt: skip
    assert manager.get("/api/qc/second-readings").json()["results"] == []
    assert manager.send("post", "/api/qc/second-readings/9/verdict", {"verdict": "right"}).status_code == 404


def test_an_author_answers_an_alert_of_the_own_report(manager):
    author = Browser("rad-a")
    report = author.send("post", "/api/reports", {"exam_ids": [make_acquired().id]}).json()
    text = {"findings": "胸部CT增墙扫描。", "impression": "未见异常。", "technique": ""}
    url = f"/api/reports/{report['id']}"
    (found,) = [f for f in author.send("post", f"{url}/check", text).json() if f["rule"] == "RPT-TYPO"]
    body = {"key": found["key"], "outcome": "ignored"}
    assert author.send("post", f"{url}/alerts", body).status_code == 204
    assert [f for f in author.send("post", f"{url}/check", text).json() if f["rule"] == "RPT-TYPO"] == []
    assert author.send("post", f"{url}/alerts", body | {"outcome": "overridden"}).status_code == 400
