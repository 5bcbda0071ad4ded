"""Until a case is settled, nothing that a reviewer's session is answered names who is behind it or what another reader said."""

import pytest

from apps.imaging.models import Study
from apps.qc.models import Case, Review
from apps.qc.public import submit_review
from tests.architecture.endpoints import list_endpoints
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person, make_signed
from tests.qc.rest.test_quality_api import GOOD, draw_body

pytestmark = pytest.mark.django_db
RADPEER, GRADE, DEFECT = '"radpeer":"3b"', '"grade":"fail"', '["laterality"'
STAFF = (
    "/api/qc/reader-studies/people",
    "/api/qc/reviewers",
    "/api/qc/improvements/owners",
)  # everybody who may read or review, whatever the case


@pytest.fixture
def drawn():
    """One report of 吴敏, drawn for two readers; the first has found fault with it."""
    seed_department()
    report = make_signed(make_person("rad-a", "radiologist", "吴敏"))
    for name, role, words in (
        ("rad-b", "radiologist", "沈志远"),
        ("rad-c", "radiologist", "陆晨"),
        ("qc-a", "qc_manager", "孟洁"),
    ):
        make_person(name, role, words)
    manager = Browser("qc-a")
    made = manager.send("post", "/api/qc/draws", draw_body(readers=2, strata=["responsible_id"]))
    assert made.status_code == 201
    case = Case.objects.get()
    first = {
        "scores": GOOD | {"wording": 1},
        "defects": ["laterality"],
        "faults": ["wrong_side"],
        "radpeer": "3b",
        "comment": "看反了",
    }
    assert Browser("rad-b").send("post", f"/api/qc/cases/{case.id}/reviews", first).status_code == 201
    return case, report


def list_secrets(case, report) -> list[str]:
    """Names and numbers of the patient, the author and the first reader, and what that reader said."""
    exam = report.links.get().exam
    review = Review.objects.get()
    return [
        "吴敏", report.author_id, "张三", exam.accession, case.ref, exam.steps.get().study_instance_uid,
        "沈志远", review.reviewer_id, "看反了", RADPEER, GRADE, DEFECT,
    ]  # fmt: skip


def visit(browser, case) -> dict[str, str]:
    """Every reading address of quality control that this person may open, filters that could tell included."""
    numbers = {"case_id": case.id, "draw_id": case.draw_id, "queue": "random", "number": 0}
    answers = {}
    for endpoint in list_endpoints():
        path = endpoint.path
        if endpoint.method != "get" or not path.startswith("/api/qc/"):
            continue
        for name, value in numbers.items():
            path = path.replace(f"<int:{name}>", str(value)).replace(f"<str:{name}>", str(value))
        if "<" in path:
            continue
        for query in (
            "",
            "?kind=report",
            "?grade=fail&state=open",
            "?defect=laterality",
            f"?person={case.subject.responsible_id}",
            f"?readers={case.subject.responsible_id}",
        ):
            answers[path + query] = browser.get(path + query).content.decode("utf-8", "replace")
    return answers


@pytest.mark.parametrize("username", ["rad-c", "qc-a"])
def test_no_answer_of_a_reviewers_session_tells_who_or_what(drawn, username):
    case, report = drawn
    secrets = list_secrets(case, report)
    answers = visit(Browser(username), case)
    sheet = f"/api/qc/cases/{case.id}/audit"
    assert '"findings":' in answers[sheet] and len(answers) > 60
    told = [
        (path, secret)
        for path, text in answers.items()
        for secret in secrets
        if secret in text and not path.startswith(STAFF)
    ]
    assert told == []


def test_the_same_grep_finds_them_all_once_the_case_is_settled(drawn):
    """Else the test above would prove nothing."""
    case, report = drawn
    for username in ("rad-c", "qc-a"):
        body = {"scores": GOOD, "radpeer": "1"}
        assert Browser(username).send("post", f"/api/qc/cases/{case.id}/reviews", body).status_code == 201
    case.refresh_from_db()
    assert case.state == "reviewed"
    text = "".join(visit(Browser("qc-a"), case).values())
    missing = [secret for secret in list_secrets_of(case, report) if str(secret) not in text]
    assert missing == []


def list_secrets_of(case, report) -> list[str]:
    return [
        "吴敏",
        "张三",
        report.links.get().exam.accession,
        case.ref,
        "沈志远",
        "看反了",
        RADPEER,
        GRADE,
        DEFECT,
    ]


def test_pictures_carry_no_text_of_the_study(drawn):
    case, _ = drawn
    assert Study.objects.count() == 0
    assert Browser("rad-c").get(f"/api/qc/cases/{case.id}/pictures/0").status_code == 404


NAMED = {
    "technique": "平扫",
    "findings": "张三右肺上叶见结节，大小约6mm，检查号A1234567。",
    "impression": "右肺上叶结节。已电话通知李明，14:20。",
}
SAID = ("张三", "李明", "A1234567", "孟洁")


@pytest.fixture
def named():
    """A report that names its patient and whom it was told to, raised by 孟洁."""
    seed_department()
    report = make_signed(make_person("rad-a", "radiologist", "吴敏"), texts=NAMED)
    make_person("rad-c", "radiologist", "陆晨")
    make_person("qc-a", "qc_manager", "孟洁")
    body = {"subject_kind": "report", "subject_id": report.id, "reason_text": "张三的侧别？"}
    assert Browser("qc-a").send("post", "/api/qc/cases", body).status_code == 201
    return Case.objects.get()


def test_names_in_the_texts_and_the_raiser_are_black_until_it_is_settled(named):
    reader = Browser("rad-c")
    paths = (f"/api/qc/cases/{named.id}/audit", f"/api/qc/cases/{named.id}", "/api/qc/cases")
    for path in paths[: 3 if reader.get("/api/qc/cases").status_code == 200 else 1]:
        text = reader.get(path).content.decode()
        assert [word for word in SAID if word in text] == [], path
    text = Browser("qc-a").get(f"/api/qc/cases/{named.id}").content.decode()
    assert [word for word in SAID if word in text] == [] and "右肺上叶见结节" in text
    assert named.subject.content["findings"] == NAMED["findings"]  # the stored copy is evidence
    sent = reader.send("post", f"/api/qc/cases/{named.id}/reviews", {"scores": GOOD, "radpeer": "1"})
    assert sent.status_code == 201
    text = Browser("qc-a").get(f"/api/qc/cases/{named.id}").content.decode()
    assert [word for word in SAID if word not in text] == []


def test_a_learning_meeting_reads_no_name(named):
    reader, manager = Browser("rad-c"), Browser("qc-a")
    body = {"scores": GOOD, "radpeer": "1", "comment": "张三的片子"}
    assert reader.send("post", f"/api/qc/cases/{named.id}/reviews", body).status_code == 201
    made = manager.send("post", "/api/qc/meetings", {"title": "七月", "held_on": "2026-07-01"}).json()
    page = f"/api/qc/meetings/{made['id']}"
    assert manager.send("post", f"{page}/cases/{named.id}", {"is_in": True}).status_code == 200
    text = reader.get(page).content.decode()
    assert [word for word in ("张三", "李明", "A1234567", "吴敏") if word in text] == [] and "右肺上叶见结节" in text


def test_who_may_yet_judge_the_same_report_elsewhere_stays_blind_to_its_settled_case(named):
    reader = Browser("rad-c")
    sent = reader.send("post", f"/api/qc/cases/{named.id}/reviews", {"scores": GOOD, "radpeer": "1"})
    assert sent.status_code == 201
    other = make_person("qc-b", "qc_manager", "何青")
    page = f"/api/qc/cases/{named.id}"
    assert Browser("qc-b").get(page).json()["is_masked"] is False
    again = Case.objects.create(
        subject=named.subject, kind="report", ref=named.ref, origin="drawn", queue="random", site=named.site,
        opened_at=named.opened_at,
    )  # fmt: skip
    seen = Browser("qc-b").get(page)
    assert (seen.json()["is_masked"], seen.json()["identity"], seen.json()["grade"]) == (True, None, "")
    assert not [word for word in (*SAID, "吴敏") if word in seen.content.decode()]
    author = named.subject.responsible_id
    assert Browser("qc-b").get(f"/api/qc/cases?person={author}").json()["results"] == []
    submit_review(again.id, scores=GOOD, defects=[], radpeer="1", actor=other)
    assert Browser("qc-b").get(page).json()["is_masked"] is False
