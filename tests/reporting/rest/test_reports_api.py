import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.directory.public import find_site_by_code
from apps.reporting.models import Report
from tests.builders.desk import Browser
from tests.builders.http import client_of, post
from tests.builders.pathway import seed_department
from tests.builders.reports import CLEAN, PASSWORD, make_acquired, make_person, make_signed

pytestmark = pytest.mark.django_db
WRONG = {**CLEAN, "impression": "左肺上叶结节。"}


@pytest.fixture
def rad():
    seed_department()
    return make_person("rad-a", "radiologist", "吴敏")


@pytest.fixture
def browser(rad):
    return Browser("rad-a")


def start(browser) -> dict:
    answer = browser.send("post", "/api/reports", {"exam_ids": [make_acquired().id]})
    assert answer.status_code == 201, answer.content
    return answer.json()


def save(browser, report, texts=CLEAN, **facts):
    body = {**texts, "client": "tab-1", "sequence": 1, "revision": report["draft"]["revision"], **facts}
    return browser.send("put", f"/api/reports/{report['id']}/draft", body)


def test_a_report_goes_from_list_to_pdf(browser):
    report = start(browser)
    (row,) = browser.get("/api/reading").json()["results"]
    assert (row["report_id"], row["patient"]["name"], row["report_state"]) == (report["id"], "张三", "draft")
    assert browser.get("/api/reading/counts").json()["mine"] == 1
    draft = save(browser, report).json()
    signed = browser.send(
        "post", f"/api/reports/{report['id']}/sign", {"revision": draft["revision"], "password": PASSWORD}
    )
    assert signed.status_code == 200, signed.content
    assert (signed.json()["state"], signed.json()["fhir_status"], signed.json()["draft"]) == ("final", "final", None)
    pdf = browser.get(f"/api/reports/{report['id']}/pdf")
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")


@pytest.mark.parametrize(("language", "words"), [("zh-Hans", "侧别相反"), ("en", "opposite sides")])
def test_findings_come_in_the_callers_language_with_both_places(rad, language, words):
    browser = Browser("rad-a", language)
    report = start(browser)
    (found,) = browser.send("post", f"/api/reports/{report['id']}/check", WRONG).json()
    assert (found["rule"], found["severity"], found["blocking"], found["suggestion"]) == (
        "RPT-LATERALITY",
        "error",
        True,
        "",
    )
    assert words in found["reason"]["text"]
    assert WRONG["impression"][found["start"] : found["end"]] == "左肺上叶结节"
    assert [place["section"] for place in found["related"]] == ["findings"]


def test_the_gate_answers_with_a_reason_and_a_wrong_password_is_refused(browser):
    report = start(browser)
    draft = save(browser, report, WRONG).json()
    path, body = f"/api/reports/{report['id']}/sign", {"revision": draft["revision"], "password": PASSWORD}
    blocked = browser.send("post", path, body)
    assert (blocked.status_code, blocked.json()["code"]) == (409, "reporting.blocked_by_findings")
    refused = browser.send("post", path, body | {"password": "no"})
    assert (refused.status_code, refused.json()["code"]) == (409, "directory.login_wrong")
    missing = browser.send("post", path, {"revision": draft["revision"]})
    assert missing.status_code == 400 and missing.json()["errors"][0]["field"] == "password"
    assert browser.send("post", path, body | {"override_reason": "checked"}).status_code == 200


def test_a_stale_save_gets_what_stands(browser, rad):
    report = start(browser)
    save(browser, report)
    stale = save(browser, report, {**CLEAN, "findings": "other"}, client="tab-2")
    assert stale.status_code == 409
    assert stale.json()["current"]["findings"] == CLEAN["findings"]
    assert {"op": "yours", "text": "other"} in stale.json()["current"]["diff"]["findings"]


def test_bad_bodies_are_named(browser):
    report = start(browser)
    for method, path, body, field in [
        ("post", "/api/reports", {"exam_ids": []}, "exam_ids"),
        ("put", f"/api/reports/{report['id']}/draft", {"findings": "a"}, "client"),
        ("post", f"/api/reports/{report['id']}/check", {"findings": 5, "impression": [], "stage": "x"}, "impression"),
        ("post", f"/api/reports/{report['id']}/criticals", {"category": 9}, "category"),
    ]:
        answer = browser.send(method, path, body)
        assert answer.status_code == 400
        assert field in [error["field"] for error in answer.json()["errors"]]
    assert browser.get("/api/reports/99999").status_code == 404
    assert browser.get("/api/reading?tab=nonsense").status_code == 400


def test_a_residents_signature_is_preliminary(rad):
    make_person("res-a", "resident", "陆晨")
    browser = Browser("res-a")
    report = start(browser)
    assert (report["may_verify"], report["allowed_actions"]) == (False, ["sign_preliminary"])
    draft = save(browser, report).json()
    body = {"revision": draft["revision"], "password": PASSWORD}
    assert browser.send("post", f"/api/reports/{report['id']}/sign", body).json()["state"] == "preliminary"
    assert (
        browser.send("post", f"/api/reports/{report['id']}/amend", {"kind": "amendment", "reason": "x"}).status_code
        == 403
    )


def count_reads(asked: CaptureQueriesContext) -> int:
    """Without policies: those are remembered for seconds only."""
    return len([query for query in asked if "common_policyset" not in query["sql"]])


def test_the_list_costs_the_same_for_one_and_for_four(browser):
    make_acquired()
    browser.get("/api/reading")
    with CaptureQueriesContext(connection) as one:
        browser.get("/api/reading")
    for _ in range(3):
        make_acquired()
    with CaptureQueriesContext(connection) as four:
        assert len(browser.get("/api/reading").json()["results"]) == 4
    assert count_reads(four) == count_reads(one)


def test_a_referrer_sees_own_results_only_and_opening_is_kept(rad):
    mine, _ = make_person("ref-a", "referrer", "刘明远"), make_person("ref-b", "referrer")
    make_signed(rad, referrer_id=mine.id)
    owner, stranger = Browser("ref-a"), Browser("ref-b")
    (row,) = owner.get("/api/results").json()["results"]
    assert (row["patient"]["name"], row["opened_at"]) == ("张三", None)
    assert stranger.get("/api/results").json()["results"] == []
    assert stranger.send("post", f"/api/results/{row['id']}/open").status_code == 404
    assert stranger.get(f"/api/results/{row['id']}/pdf").status_code == 404
    assert owner.send("post", f"/api/results/{row['id']}/open").json()["impression"] == CLEAN["impression"]
    assert owner.get("/api/results").json()["results"][0]["opened_at"] is not None
    assert owner.get(f"/api/results/{row['id']}/pdf").content[:5] == b"%PDF-"
    assert owner.get(f"/api/reports/{Report.objects.get().id}").status_code == 403


def test_one_who_waits_learns_who_writes_and_how_far_the_text_is(browser):
    make_person("rad-b", "radiologist", "沈志远")
    report = start(browser)
    other = Browser("rad-b")
    path = f"/api/reports/{report['id']}/pen"
    assert other.get(path).json() == {"state": "draft", "lock_owner_name": "吴敏", "revision": 1}
    save(browser, report)
    assert other.get(path).json()["revision"] == 2


def test_priors_come_from_the_sites_where_one_may_read(rad):
    before = make_signed(rad)
    here, east = before.site_id, find_site_by_code("east").id
    exam = make_acquired(patient_id=before.patient_id, site_id=east)
    now = client_of("radiologist", site_id=east)
    opened = post(now, "/api/reports", exam_ids=[exam.id], lang="zh")
    assert (opened.status_code, opened.json()["priors"]) == (201, [])
    everywhere = client_of("radiologist").get(f"/api/reports/{opened.json()['id']}").json()
    assert [prior["id"] for prior in everywhere["priors"]] == [before.id]
    assert here != east
