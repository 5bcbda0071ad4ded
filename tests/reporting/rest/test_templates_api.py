import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.reporting.models import ReportTemplate, TemplateVersion
from apps.reporting.public import seed_starter
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import CLEAN, PASSWORD, make_acquired, make_person, make_signed

pytestmark = pytest.mark.django_db
TEXTS = {
    "zh": {"technique": "", "findings": "心影[heart 心影: 不大*|增大]。", "impression": "[end 结论: ...]"},
    "en": {"technique": "", "findings": "The heart is [heart heart: normal*|large].", "impression": "[end end: ...]"},
}
FACTS = {"modality": "CT", "body_parts": ["CHEST"], "names": {"zh-Hans": "心", "en": "Heart"}, "texts": TEXTS}


@pytest.fixture
def admin():
    seed_department()
    seed_starter()
    make_person("admin-a", "admin")
    return Browser("admin-a", "en")


@pytest.fixture
def desk(admin):
    make_person("rad-a", "radiologist", "吴敏")
    return Browser("rad-a", "en")


def begin(desk, **facts) -> int:
    return desk.send("post", "/api/reports", {"exam_ids": [make_acquired(**facts).id], "lang": "zh"}).json()["id"]


def test_seeding_twice_keeps_what_the_department_made(admin):
    row = ReportTemplate.objects.get(code="CT-CHEST-PLAIN")
    row.names = {"zh-Hans": "本院", "en": "ours"}
    row.save()
    assert seed_starter() == 0
    assert ReportTemplate.objects.get(code="CT-CHEST-PLAIN").names["en"] == "ours"
    assert TemplateVersion.objects.count() == ReportTemplate.objects.count() == 50


def test_the_fitting_templates_are_proposed_first(desk):
    report = begin(desk)  # a CT of the chest without contrast
    rows = desk.get(f"/api/reports/{report}/templates").json()
    assert [row["code"] for row in rows if row["is_proposed"]] == ["CT-CHEST-PLAIN", "CT-CHEST-NODULE"]
    assert [row["code"] for row in rows[:2]] == ["CT-CHEST-PLAIN", "CT-CHEST-NODULE"]
    assert {row["code"].split("-")[0][:2] for row in rows} == {"CT"}


def test_a_template_comes_as_text_with_its_slots_in_the_reports_language(desk):
    report = begin(desk)
    filled = desk.get(f"/api/reports/{report}/templates/CT-CHEST-PLAIN").json()
    sections = {one["section"]: one for one in filled["sections"]}
    assert (filled["lang"], filled["version"]) == ("zh", 1)
    assert "心影不大" in sections["findings"]["text"] and "无可比既往检查" in sections["technique"]["text"]
    (end,) = sections["impression"]["slots"]
    assert sections["impression"]["text"][end["start"] : end["end"]] == "[选择 结论]"
    assert (end["kind"], end["is_filled"], end["options"][0]) == ("choice", False, "胸部CT平扫未见明显异常")
    english = desk.get(f"/api/reports/{report}/templates/CT-CHEST-PLAIN?lang=en").json()
    assert "the heart is not enlarged" in english["sections"][1]["text"]
    assert desk.get(f"/api/reports/{report}/templates/NO-SUCH").status_code == 404


def test_the_newest_prior_of_the_same_part_is_named(desk):
    before = make_signed(make_person("rad-b", "radiologist"))
    report = begin(desk, patient_id=before.patient_id)
    technique = desk.get(f"/api/reports/{report}/templates/CT-CHEST-PLAIN").json()["sections"][0]["text"]
    assert before.first_signed_at.date().isoformat() in technique and "胸部CT平扫" in technique


def test_every_save_is_a_version_and_a_stale_one_is_refused(admin):
    made = admin.send("post", "/api/report-templates", {"code": "CT-HEART", **FACTS})
    assert (made.status_code, made.json()["version"]) == (201, 1)
    path = "/api/report-templates/CT-HEART"
    names = {"zh-Hans": "心脏", "en": "The heart"}
    assert admin.send("put", path, {**FACTS, "names": names, "version": 1}).json()["version"] == 2
    stale = admin.send("put", path, {**FACTS, "version": 1})
    assert (stale.status_code, stale.json()["current"]["version"]) == (409, 2)
    assert admin.get(path).json()["names"] == names
    rows = admin.get(f"{path}/versions").json()["results"]
    assert [(row["number"], row["saved_by"], row["names"]["en"]) for row in rows] == [
        (2, "admin-a", "The heart"),
        (1, "admin-a", "Heart"),
    ]


@pytest.mark.parametrize(
    ("_case", "change", "field"),
    [
        ("one language", {"names": {"zh-Hans": "心"}}, "names"),
        ("a code without a source", {"loinc": "1-1"}, "code_source"),
        ("a broken field", {"texts": TEXTS | {"en": {"findings": "[x]"}}}, "texts.en.findings"),
        ("a body part in small letters", {"body_parts": ["chest"]}, "body_parts.0"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(admin, _case, change, field):
    answer = admin.send("post", "/api/report-templates", {"code": "CT-HEART", **FACTS, **change})
    assert answer.status_code == 400
    assert field in [error["field"] for error in answer.json()["errors"]]
    assert not ReportTemplate.objects.filter(code="CT-HEART").exists()


def test_a_code_is_given_once(admin):
    answer = admin.send("post", "/api/report-templates", {"code": "CT-CHEST-PLAIN", **FACTS})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "code")


def test_the_preview_shows_the_text_and_the_faults_in_the_callers_language(admin):
    wrong = TEXTS | {"en": TEXTS["en"] | {"findings": "The heart {size}"}}
    shown = admin.send("post", "/api/report-templates/preview", {"texts": wrong}).json()
    assert shown["zh"][1]["text"] == "心影不大。"
    (fault,) = shown["faults"]
    assert (fault["lang"], fault["section"]) == ("en", "findings")
    assert fault["reason"]["text"] == "“{size}” is not known; there are {side}, {exam} and {prior}."


def test_a_reader_reads_templates_and_changes_none(desk):
    assert desk.get("/api/report-templates?modality=MG").json()["count"] == 2
    assert desk.send("post", "/api/report-templates", {"code": "CT-HEART", **FACTS}).status_code == 403
    retired = ReportTemplate.objects.get(code="CT-CHEST-NODULE")
    retired.is_active = False
    retired.save()
    rows = desk.get(f"/api/reports/{begin(desk)}/templates").json()
    assert "CT-CHEST-NODULE" not in [row["code"] for row in rows]


def test_a_longer_list_costs_no_more_queries(admin):
    admin.get("/api/report-templates?page_size=1")
    with CaptureQueriesContext(connection) as one:
        admin.get("/api/report-templates?page_size=1")
    with CaptureQueriesContext(connection) as many:
        assert len(admin.get("/api/report-templates?page_size=40").json()["results"]) == 40
    assert len(many) == len(one)


def test_a_gap_in_the_technique_is_not_signed(desk):
    report = begin(desk)
    body = {**CLEAN, "technique": "层厚 [填写 层厚] mm", "client": "t", "sequence": 1, "revision": 1}
    revision = desk.send("put", f"/api/reports/{report}/draft", body).json()["revision"]
    path, signature = f"/api/reports/{report}/sign", {"revision": revision, "password": PASSWORD}
    refused = desk.send("post", path, signature)
    assert (refused.status_code, refused.json()["code"]) == (409, "reporting.technique_gap")
    assert desk.get(f"/api/reports/{report}").json()["state"] == "draft"
    body |= {"technique": "层厚 1 mm", "sequence": 2, "revision": revision}
    revision = desk.send("put", f"/api/reports/{report}/draft", body).json()["revision"]
    assert desk.send("post", path, signature | {"revision": revision}).json()["state"] == "final"


def test_a_template_leaves_and_comes_in_as_an_mrrt_document(admin):
    answer = admin.get("/api/report-templates/CT-CHEST-PLAIN/mrrt?lang=en")
    assert answer["Content-Disposition"] == 'attachment; filename="CT-CHEST-PLAIN-en.html"'
    made = admin.send("post", "/api/report-templates/mrrt", {"html": answer.content.decode()}).json()
    known = ReportTemplate.objects.get(code="CT-CHEST-PLAIN")
    assert (made["title"], made["lang"], made["modality"]) == (known.names["en"], "en", "CT")
    assert made["texts"]["findings"] == known.texts["en"]["findings"]
    assert admin.send("post", "/api/report-templates/mrrt", {"html": "<p>no template</p>"}).status_code == 400
    assert ReportTemplate.objects.count() == 50
