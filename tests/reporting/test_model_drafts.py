"""Models draft, rules and a different model audit, a person uses the text or not."""

import json

import pytest

from apps.common.kernel import clock
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.qc.public import forget_standing
from apps.reporting.models import ModelDraft, PlainText
from apps.reporting.public import start_report, work_on_drafts
from tests.builders.chat_server import serve_chat
from tests.builders.desk import Browser
from tests.builders.http import client_of, post
from tests.builders.pathway import seed_department
from tests.builders.reports import make_acquired, make_person, make_signed, sign, write

pytestmark = pytest.mark.django_db
PLAIN = "右肺上部有一个小结节。"
DRAFT = {"findings": "右肺上叶见结节，大小约6mm。", "impression": "右肺上叶结节。"}
OBJECTION = {
    "category": "laterality", "quote_findings": "右肺上叶结节", "quote_impression": "小结节", "reason": "侧别", "confidence": 0.9,
}  # fmt: skip


def set_policy(code: str, **changes) -> None:
    row = PolicySet.objects.get(code=code, status="active")
    row.payload |= {"enabled": True, "timeout_s": 2} | changes
    row.save()
    clear_cache()


@pytest.fixture
def writer():
    with serve_chat() as server:
        server.say = {"text": PLAIN}
        yield server


@pytest.fixture
def auditor():
    with serve_chat() as server:
        yield server


@pytest.fixture
def rad(db):
    forget_standing()
    seed_department()
    yield make_person("rad-a", "radiologist", "吴敏")
    forget_standing()


@pytest.fixture
def report(rad):
    return make_signed(rad)


def switch_on(writer, auditor=None, *, auditing: str = "auditor-8b") -> None:
    set_policy("reporting.drafting", url=writer.url, model="writer-7b")
    if auditor is not None:
        set_policy("qc.second_reader", url=auditor.url, model=auditing)


def read(browser, report) -> dict:
    return browser.get(f"/api/reports/{report.id}/plain-text").json()


def test_without_a_model_nothing_is_asked(report):
    browser = Browser("rad-a")
    assert (read(browser, report)["can_draft"], read(browser, report)["draft"]) == (False, None)
    assert browser.send("post", f"/api/reports/{report.id}/plain-text/draft").status_code == 409
    assert ModelDraft.objects.count() == 0


def test_a_draft_is_audited_by_another_model_and_its_release_unchanged_is_counted(report, writer, auditor):
    switch_on(writer, auditor)
    browser = Browser("rad-a")
    asked = browser.send("post", f"/api/reports/{report.id}/plain-text/draft")
    assert (asked.status_code, asked.json()["state"]) == (202, "waiting")
    assert (work_on_drafts(), work_on_drafts()) == (1, 0)
    draft = read(browser, report)["draft"]
    assert (draft["impression"], draft["verdict"], draft["auditor"], draft["objections"]) == (
        PLAIN,
        "agrees",
        "auditor-8b",
        [],
    )
    assert [heard["model"] for heard in (*writer.heard, *auditor.heard)] == ["writer-7b", "auditor-8b"]
    assert "张三" not in json.dumps(writer.heard + auditor.heard, ensure_ascii=False)
    assert not PlainText.objects.exists(), "a model releases nothing"
    body = {"text": PLAIN, "draft_id": draft["id"]}
    after = browser.send("put", f"/api/reports/{report.id}/plain-text", body).json()
    assert (after["released_by"], after["draft"]) == ("吴敏", None)
    day = f"{clock.now():%Y-%m-%d}"
    (row,) = browser.get(f"/api/ai/drafting?first={day}&last={day}").json()
    assert (row["author"], row["n"], row["n_unchanged"], row["unchanged_share"]) == ("writer-7b", 1, 1, 1.0)
    where = f"first={day}&last={day}&author=writer-7b&kind=patient&mark=unchanged"
    assert [c["exam_id"] for c in browser.get(f"/api/ai/drafting/cases?{where}").json()] == [report.links.get().exam_id]


@pytest.mark.parametrize(
    ("say", "audit", "verdict", "why"),
    [
        ({"text": "左肺上部有一个小结节。"}, {"findings": []}, "differs", None),
        ({"text": PLAIN}, {"findings": [OBJECTION]}, "differs", None),
        ({"text": PLAIN}, "status:503", "unaudited", "qc.reader_refused"),
    ],
)  # fmt: skip
def test_who_disagrees_is_shown(report, writer, auditor, say, audit, verdict, why):
    switch_on(writer, auditor)
    writer.say, auditor.say = say, audit
    browser = Browser("rad-a")
    browser.send("post", f"/api/reports/{report.id}/plain-text/draft")
    work_on_drafts()
    draft = read(browser, report)["draft"]
    assert (draft["verdict"], bool(draft["objections"])) == (verdict, verdict == "differs")
    assert (draft["unaudited"] or {}).get("code") == why


def test_the_model_that_wrote_does_not_audit(report, writer, auditor):
    switch_on(writer, auditor, auditing="writer-7b")
    browser = Browser("rad-a")
    browser.send("post", f"/api/reports/{report.id}/plain-text/draft")
    work_on_drafts()
    draft = read(browser, report)["draft"]
    assert (draft["verdict"], draft["unaudited"]["code"], auditor.heard) == ("unaudited", "qc.auditor_is_author", [])


def test_a_number_from_nowhere_is_never_shown(report, writer):
    switch_on(writer)
    writer.say = {"text": "结节约9毫米。"}
    browser = Browser("rad-a")
    browser.send("post", f"/api/reports/{report.id}/plain-text/draft")
    work_on_drafts()
    draft = read(browser, report)["draft"]
    assert (draft["state"], draft["impression"], draft["error"]["code"]) == ("failed", "", "reporting.draft_bad")


def test_a_drafted_report_is_audited_taken_over_and_what_stayed_is_counted(rad):
    exam, browser = make_acquired(), Browser("rad-a")
    body = {"accession": exam.accession, "product": "Draft", "version": "1", **DRAFT, "impression": "左肺上叶结节。"}
    assert post(client_of("machine"), "/api/ai/drafts", **body).status_code == 201
    taken = f"/api/drafts/{ModelDraft.objects.get().id}/take"
    assert browser.send("post", taken).status_code == 409, "not audited yet"
    work_on_drafts()
    (draft,) = browser.get(f"/api/exams/{exam.id}/drafts").json()
    assert (draft["verdict"], draft["objections"][0]["category"]) == ("differs", "laterality")
    assert browser.send("post", taken).status_code == 200
    report = start_report([exam.id], actor=rad)
    write(report, rad, texts={"technique": "平扫", **DRAFT})
    sign(report, rad)
    row = ModelDraft.objects.get()
    assert (row.outcome, 0.8 < row.kept_share < 1, row.settled_by_name) == ("edited", True, "吴敏")
    assert browser.send("post", taken).status_code == 409


def test_a_draft_that_nobody_took_is_unused(rad):
    exam = make_acquired()
    post(client_of("machine"), "/api/ai/drafts", accession=exam.accession, product="Draft", version="1", **DRAFT)
    work_on_drafts()
    report = start_report([exam.id], actor=rad)
    write(report, rad, texts={"technique": "平扫", **DRAFT})
    sign(report, rad)
    assert (ModelDraft.objects.get().outcome, ModelDraft.objects.get().kept_share) == ("unused", None)
