"""Where the images come first, no answer holds the report until its reader has told what they saw; priors are as blind as the case."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from apps.imaging.models import Series, Study
from apps.qc.engine.reading_order import TEXTS
from apps.qc.models import Case, Draw, FirstLook, ReportAudit, ReportAuditHit, Subject
from apps.workflow.public import get_exam
from tests.builders.desk import Browser
from tests.builders.pathway import make_patient, seed_department
from tests.builders.reports import make_person, make_signed
from tests.builders.stored_studies import draw_for, store
from tests.qc.rest.test_blindness import STAFF, drawn, visit
from tests.qc.rest.test_quality_api import GOOD, draw_body

__all__ = ["drawn"]
pytestmark = pytest.mark.django_db
TOLD = ("右肺上叶见结节", "右肺上叶结节")


@pytest.fixture
def pictured(tmp_path, settings):
    """A report of 吴敏 with its images, drawn for two readers who read them first; an earlier report of 郑凡 on the same patient."""
    settings.RADFLOW_IMAGES = tmp_path
    seed_department()
    patient = make_patient()
    before = make_signed(make_person("rad-p", "radiologist", "郑凡"), texts=EARLIER, patient_id=patient.id)
    report = make_signed(make_person("rad-a", "radiologist", "吴敏"), patient_id=patient.id)
    for folder, one, slices in (("now", report, 4), ("then", before, 3)):
        exam = get_exam(one.links.get().exam_id)
        store(draw_for(exam, seed=slices, slices=slices), exam, tmp_path, folder=folder)
    for name, role, words in (
        ("rad-b", "radiologist", "沈志远"),
        ("rad-c", "radiologist", "陆晨"),
        ("qc-a", "qc_manager", "孟洁"),
    ):
        make_person(name, role, words)
    body = draw_body(readers=2, reading_order="images_first")
    Subject.objects.filter(ref=f"report:{before.id}@1").update(
        closed_at=Subject.objects.get(ref=f"report:{report.id}@1").closed_at - timedelta(days=40)
    )
    assert Browser("qc-a").send("post", "/api/qc/draws", body).status_code == 201
    return Case.objects.get(), before, report


EARLIER = {
    "technique": "增强",
    "findings": "左肾见囊肿，大小约12mm，郑凡阅，张三。",
    "impression": "左肾囊肿。",
}


@pytest.mark.parametrize("username", ["rad-c", "qc-a"])
def test_no_answer_holds_the_report_before_the_images_were_read(pictured, username):
    case, before, report = pictured
    reader = Browser(username)
    sheet = reader.get(f"/api/qc/cases/{case.id}/audit").json()
    assert (sheet["is_text_held"], sheet["n_pictures"], {*TEXTS} & {*sheet["content"]}) == (True, 4, set())
    (prior,) = sheet["priors"]
    assert (prior["days_before"], prior["n_pictures"], prior["content"]["impression"]) == (40, 3, "左肾囊肿。")
    picture = f"/api/qc/cases/{case.id}/priors/{prior['key']}/pictures/0"
    assert reader.get(picture)["content-type"] == "image/png"
    assert reader.get(picture.replace(prior["key"], "0" * 16)).status_code == 404
    secrets = [
        *TOLD, "吴敏", "郑凡", "张三", report.author_id, before.author_id, case.ref, f"report:{before.id}@1",
        *(str(get_exam(one.links.get().exam_id).accession) for one in (before, report)), *list_uids(),
    ]  # fmt: skip
    answers = visit(reader, case)
    assert len(answers) > 60
    told = [
        (path, secret)
        for path, text in answers.items()
        for secret in secrets
        if secret in text and not path.startswith(STAFF)
    ]
    assert told == []
    refused = reader.send("post", f"/api/qc/cases/{case.id}/reviews", {"scores": GOOD, "radpeer": "1"})
    assert (refused.status_code, refused.json()["code"]) == (409, "qc.images_first")


def list_uids() -> list[str]:
    return [
        uid
        for model in (Study, Series)
        for uid in model.objects.values_list(f"{model.__name__.lower()}_uid", flat=True)
    ]


def test_an_impression_opens_the_report_for_its_reader_alone_and_stays(pictured):
    case, _, _ = pictured
    first, second = Browser("rad-b"), Browser("rad-c")
    look = f"/api/qc/cases/{case.id}/first-look"
    opened = first.send("post", look, {"text": " 右上叶小结节 ", "spent_s": 20})
    assert opened.status_code == 201
    assert opened.json()["content"]["impression"] == "右肺上叶结节。"
    assert (opened.json()["first_look"]["text"], opened.json()["is_text_held"]) == ("右上叶小结节", False)
    again = first.send("post", look, {"text": "别的"})
    assert (again.status_code, again.json()["code"]) == (409, "qc.first_look_given")
    with pytest.raises(DatabaseError), transaction.atomic():
        FirstLook.objects.update(text="别的")
    answers = visit(second, case)
    assert [word for word in (*TOLD, "右上叶小结节", "沈志远") for text in answers.values() if word in text] == []
    reviews = f"/api/qc/cases/{case.id}/reviews"
    assert first.send("post", reviews, {"scores": GOOD, "radpeer": "1"}).status_code == 201
    assert second.send("post", look).status_code == 201  # marked as read, without words
    assert second.send("post", reviews, {"scores": GOOD, "radpeer": "1"}).status_code == 201
    page = Browser("qc-a").get(f"/api/qc/cases/{case.id}").json()
    assert [review["first_look"]["text"] for review in page["reviews"]] == ["右上叶小结节", ""]


def test_lists_that_quote_the_report_leave_it_out_until_the_images_were_read(pictured):
    case, _, _ = pictured
    day = case.subject.closed_at.date()
    audit = ReportAudit.objects.create(period_from=day, period_to=day, site_id=case.site_id, asked_at=case.opened_at)
    ReportAuditHit.objects.create(
        audit=audit, subject=case.subject, rule="RPT-TYPO", rule_version=1, severity="warn", section="findings", start=0,
        end=7, text=TOLD[0], reason={"code": "qc.rpt_typo", "params": {}},
    )  # fmt: skip
    hits, reader = f"/api/qc/report-audits/{audit.id}/hits", Browser("qc-a")
    assert reader.get(hits).json()["results"] == []
    assert reader.send("post", f"/api/qc/cases/{case.id}/first-look").status_code == 201
    assert [row["text"] for row in reader.get(hits).json()["results"]] == [TOLD[0]]


def test_a_first_look_is_for_cases_that_ask_for_it(drawn):
    case, _ = drawn
    reader = Browser("rad-c")
    sheet = reader.get(f"/api/qc/cases/{case.id}/audit").json()
    assert (sheet["is_text_held"], sheet["first_look"], sheet["priors"]) == (False, None, [])
    refused = reader.send("post", f"/api/qc/cases/{case.id}/first-look", {"text": "x"})
    assert (refused.status_code, refused.json()["code"]) == (409, "qc.first_look_not_asked")


def test_images_that_cannot_be_shown_keep_nobody_from_the_report(drawn):
    case, _ = drawn
    Draw.objects.update(reading_order="images_first")
    sheet = Browser("rad-c").get(f"/api/qc/cases/{case.id}/audit").json()
    assert (sheet["is_text_held"], sheet["n_pictures"]) == (False, 0)
