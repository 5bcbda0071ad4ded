import subprocess

import pytest

from apps.common.events.models import OutboxEvent
from apps.common.events.relay import deliver_pending
from apps.common.files import open_file
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.qc.models import Subject, SubjectIdentity
from apps.reporting.models import Opening, Release, Report, ReportVersion
from apps.reporting.public import (
    begin_amendment,
    confirm_receipt,
    flag_critical,
    list_reading,
    list_results_for_referrer,
    open_result,
    start_report,
)
from apps.workflow.public import get_exam
from tests.builders.pathway import seed_department
from tests.builders.reports import CLEAN, make_acquired, make_person, make_signed, sign, write

pytestmark = pytest.mark.django_db
WRONG = {**CLEAN, "impression": "左肺上叶结节。"}


@pytest.fixture
def rad():
    seed_department()
    return make_person("rad-a", "radiologist", "吴敏")


@pytest.fixture
def resident(rad):
    return make_person("res-a", "resident", "陆晨")


def published() -> list[str]:
    return [
        name
        for name in OutboxEvent.objects.order_by("id").values_list("name", flat=True)
        if name.startswith("reporting.")
    ]


def test_a_clean_report_is_signed_released_and_enrolled(rad):
    report = make_signed(rad)
    exam_id = report.links.get().exam_id
    assert (report.state, get_exam(exam_id).state) == ("final", "delivered")
    version = report.versions.get()
    assert (version.kind, version.checks, version.override_reason) == ("final", [], "")
    assert published() == ["reporting.report_signed.v1", "reporting.report_released.v1"]
    subject = Subject.objects.get()
    assert (subject.kind, subject.ref, subject.responsible_id) == ("report", f"report:{report.id}@1", rad.id)
    assert subject.content["findings"] == CLEAN["findings"]
    assert "张三" not in str(subject.content) and "吴敏" not in str(subject.content)
    assert SubjectIdentity.objects.get().patient_name == "张三"
    deliver_pending()
    assert Subject.objects.count() == 1


@pytest.mark.peer("poppler")
def test_the_pdf_gives_its_chinese_back(rad, tmp_path):
    report = make_signed(rad)
    path = tmp_path / "report.pdf"
    path.write_bytes(open_file(Release.objects.get(report=report).pdf_sha256))
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "右肺上叶见结节，大小约6mm。" in text
    assert "诊断意见" in text and "张三" in text and "吴敏" in text


def test_a_wrong_or_missing_password_signs_nothing(rad):
    report = start_report([make_acquired().id], actor=rad)
    write(report, rad)
    with pytest.raises(Invalid):
        sign(report, rad, password="")
    with pytest.raises(Refused) as refusal:
        sign(report, rad, password="wrong")
    assert refusal.value.reason.code == "directory.login_wrong"
    assert ReportVersion.objects.count() == 0


def test_blocking_findings_need_a_reason_which_is_kept(rad):
    report = start_report([make_acquired().id], actor=rad)
    write(report, rad, texts=WRONG)
    with pytest.raises(Refused) as refusal:
        sign(report, rad)
    assert refusal.value.reason.code == "reporting.blocked_by_findings"
    assert [reason.code for reason in refusal.value.others] == ["qc.rpt_laterality_sections"]
    assert ReportVersion.objects.count() == 0
    version = sign(report, rad, override_reason="镜像显示，已核对")
    assert version.override_reason == "镜像显示，已核对"
    assert [(check["rule"], check["rule_version"]) for check in version.checks] == [("RPT-LATERALITY", 2)]
    deliver_pending()
    assert Subject.objects.get().risk > 1


def test_what_is_signed_is_what_was_seen(rad):
    report = start_report([make_acquired().id], actor=rad)
    write(report, rad)
    with pytest.raises(Conflict):
        sign(report, rad, revision=1)
    assert ReportVersion.objects.count() == 0


def test_a_resident_hands_over_and_a_radiologist_signs_second(rad, resident):
    exam = make_acquired()
    report = start_report([exam.id], actor=resident)
    write(report, resident)
    first = sign(report, resident, may_verify=False)
    assert (first.kind, get_exam(exam.id).facets["report"], Release.objects.count()) == (
        "preliminary",
        "preliminary",
        0,
    )
    assert [item.report_id for item in list_reading("countersign", actor_id=rad.id, sites=None)] == [report.id]
    second = sign(report, rad)
    assert (second.kind, second.author_name, second.signer_name) == ("final", "陆晨", "吴敏")
    deliver_pending()
    assert {person["id"] for person in SubjectIdentity.objects.get().responsible} == {rad.id, resident.id}


def test_an_amended_report_keeps_the_first_text_and_is_released_again(rad):
    report = make_signed(rad)
    begin_amendment(report.id, kind="amendment", reason="size corrected", actor=rad)
    write(report, rad, texts={**CLEAN, "findings": "右肺上叶见结节，大小约8mm。"})
    sign(report, rad)
    deliver_pending()
    assert list(report.versions.values_list("number", "kind", "findings")) == [
        (1, "final", CLEAN["findings"]),
        (2, "amendment", "右肺上叶见结节，大小约8mm。"),
    ]
    assert Release.objects.filter(report=report).count() == 2
    assert get_exam(report.links.get().exam_id).state == "delivered"
    assert Subject.objects.count() == 2


def test_only_the_orders_own_referrer_sees_the_result_and_opening_is_stamped(rad):
    mine, stranger = make_person("ref-a", "referrer", "刘明远"), make_person("ref-b", "referrer")
    report = make_signed(rad, referrer_id=mine.id)
    (release,) = list_results_for_referrer(mine.id)
    assert list(list_results_for_referrer(stranger.id)) == []
    with pytest.raises(NotFound):
        open_result(release.id, actor=stranger)
    assert Opening.objects.count() == 0
    open_result(release.id, actor=mine)
    open_result(release.id, actor=mine)
    assert Opening.objects.get().reader_name == "刘明远"
    assert get_exam(report.links.get().exam_id).facets["delivery"] == "acknowledged"
    assert published().count("reporting.result_opened.v1") == 1


def test_the_reading_list_puts_stat_first_and_forgets_what_is_signed(rad):
    routine, stat = make_acquired(), make_acquired(priority="stat", patient_class="emergency")
    unread = [item.exam.id for item in list_reading("unread", actor_id=rad.id, sites=None)]
    assert unread == [stat.id, routine.id]
    report = start_report([stat.id], actor=rad)
    write(report, rad)
    sign(report, rad)
    assert [item.exam.id for item in list_reading("unread", actor_id=rad.id, sites=None)] == [routine.id]
    assert [item.report_id for item in list_reading("signed", actor_id=rad.id, sites=None)] == [report.id]
    assert list_reading("unread", actor_id=rad.id, sites={0}) == []


def test_a_critical_result_names_whom_when_how_and_waits_for_receipt(rad):
    report = start_report([make_acquired().id], actor=rad)
    with pytest.raises(Invalid):
        flag_critical(report.id, category=1, finding="", told_to="刘医生", method="phone", actor=rad)
    notice = flag_critical(report.id, category=1, finding="张力性气胸", told_to="刘医生", method="phone", actor=rad)
    assert (notice.due_at - notice.found_at).total_seconds() == 3600
    assert Report.objects.get().is_critical
    assert [item.report_id for item in list_reading("critical", actor_id=rad.id, sites=None)] == [report.id]
    confirm_receipt(notice.id, received_by="刘医生", actor=rad)
    with pytest.raises(Refused):
        confirm_receipt(notice.id, received_by="again", actor=rad)
    assert list_reading("critical", actor_id=rad.id, sites=None) == []
