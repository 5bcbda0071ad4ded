"""What happens to a signed report: withdrawn, sent again, filed with the images, printed, opened by the patient."""

from datetime import date, timedelta

import pytest
from pydicom import dcmread

from apps.common.audit.models import AuditEntry
from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.notify.models import Notification
from apps.imaging.models import OwnObject
from apps.imaging.selectors.store import get_root
from apps.reporting.models import Handover, PatientCode, Release
from apps.reporting.public import (
    acknowledge_result,
    begin_amendment,
    draft_plain_text,
    file_report_objects,
    find_released_plain_text,
    flag_critical,
    issue_patient_code,
    list_results_for_referrer,
    open_patient_page,
    open_result,
    print_at_desk,
    print_by_slip,
    read_patient_ticket,
    release_plain_text,
    release_report,
    start_report,
    withdraw_release,
)
from apps.workflow.public import get_exam
from tests.builders.desk import Browser
from tests.builders.pathway import CLERK, make_patient, seed_department
from tests.builders.reports import CLEAN, make_acquired, make_person, make_signed, sign, write
from tests.builders.stored_studies import make_rows

pytestmark = pytest.mark.django_db
BORN = date(1971, 3, 9)


@pytest.fixture
def rad():
    seed_department()
    return make_person("rad-a", "radiologist", "吴敏")


@pytest.fixture
def referrer(rad):
    return make_person("ref-a", "referrer", "刘明远")


@pytest.fixture
def report(rad, referrer):
    return make_signed(
        rad, referrer_id=referrer.id, referrer_name="刘明远", patient_id=make_patient(birth_date=BORN).id
    )


def correct(report, rad) -> Release:
    begin_amendment(report.id, kind="amendment", reason="size", actor=rad)
    write(report, rad, texts={**CLEAN, "findings": "右肺上叶见结节，大小约8mm。"})
    sign(report, rad)
    deliver_pending()
    return report.releases.latest("id")


def exam_of(report):
    return get_exam(report.links.get().exam_id)


def test_a_release_goes_to_the_referrers_portal_and_says_when_it_was_opened(report, referrer):
    (row,) = Handover.objects.all()
    assert (row.channel, row.recipient, row.opened_at, row.acknowledged_at) == ("portal", "刘明远", None, None)
    open_result(row.release_id, actor=referrer)
    row.refresh_from_db()
    assert row.opened_at is not None and row.acknowledged_at is None


def test_acknowledging_receives_what_is_critical(report, referrer, rad):
    notice = flag_critical(report.id, category=1, finding="x", told_to="Dr Liu", method="phone", actor=rad)
    acknowledge_result(Release.objects.get().id, actor=referrer)
    notice.refresh_from_db()
    assert notice.received_by == "刘明远" and Handover.objects.get().acknowledged_at is not None


def test_a_critical_finding_reaches_its_referrer_before_anything_is_signed(referrer, rad):
    """It is told by phone while the report is a draft: whoever ordered the exam sees and confirms it then."""
    exam = make_acquired(referrer_id=referrer.id, referrer_name="刘明远")
    draft = start_report([exam.id], actor=rad)
    notice = flag_critical(draft.id, category=1, finding="张力性气胸", told_to="Dr Liu", method="phone", actor=rad)
    (row,) = Browser("ref-a").get("/api/results/criticals").json()["results"]
    assert (row["id"], row["finding"], row["accession"]) == (notice.id, "张力性气胸", exam.accession)
    make_person("ref-b", "referrer", "别人")
    stranger = Browser("ref-b")
    assert stranger.get("/api/results/criticals").json()["results"] == []
    path = f"/api/results/criticals/{notice.id}/receipt"
    assert stranger.send("post", path, {}).status_code == 404
    assert Browser("ref-a").send("post", path, {}).status_code == 200
    notice.refresh_from_db()
    assert (notice.received_by, notice.received_at is not None) == ("刘明远", True)
    assert Browser("ref-a").get("/api/results/criticals").json()["results"] == []


def test_unread_results_are_a_list_of_their_own(report, referrer):
    assert list_results_for_referrer(referrer.id, unread=True).count() == 1
    open_result(Release.objects.get().id, actor=referrer)
    assert list_results_for_referrer(referrer.id, unread=True).count() == 0
    assert list_results_for_referrer(referrer.id, unread=False).count() == 1


def test_a_withdrawn_release_is_shown_no_more_and_its_readers_are_told(report, referrer, rad):
    release = Release.objects.get()
    open_result(release.id, actor=referrer)
    withdraw_release(report.id, reason="wrong patient", actor=rad)
    assert list_results_for_referrer(referrer.id).count() == 0
    with pytest.raises(NotFound):
        open_result(release.id, actor=referrer)
    told = Notification.objects.get(user_id=referrer.id)
    assert told.reason["code"] == "reporting.result_withdrawn"
    assert exam_of(report).facets["delivery"] == "withdrawn"
    with pytest.raises(Refused):
        release_report(report.id, actor=rad)
    with pytest.raises(Refused):
        withdraw_release(report.id, reason="again", actor=rad)


def test_a_corrected_version_takes_its_place(report, referrer, rad):
    first = Release.objects.get()
    open_result(first.id, actor=referrer)
    withdraw_release(report.id, reason="size", actor=rad)
    second = correct(report, rad)
    assert [row.id for row in list_results_for_referrer(referrer.id)] == [second.id]
    first.refresh_from_db()
    assert first.withdraw_reason == "size" and second.withdrawn_at is None


def test_readers_of_a_corrected_report_are_told(report, referrer, rad):
    open_result(Release.objects.get().id, actor=referrer)
    correct(report, rad)
    assert [n.reason["code"] for n in Notification.objects.filter(user_id=referrer.id)] == [
        "reporting.result_corrected"
    ]


def test_it_lies_among_the_images_and_a_correction_names_what_it_replaces(report, rad, settings, tmp_path):
    settings.RADFLOW_IMAGES = tmp_path / "images"
    study, _ = make_rows(report.site_id, exam_of(report).accession)
    study.links.create(exam_id=exam_of(report).id, how="accession", at=clock.now())
    file_report_objects(report.id, 1)
    rows = {row.source.partition("/")[2]: row for row in OwnObject.objects.all()}
    assert set(rows) == {"sr", "pdf"} and {row.edition for row in rows.values()} == {"v1"}
    first = rows["sr"].instance.sop_uid
    correct(report, rad)
    ds = dcmread(get_root() / OwnObject.objects.get(source__endswith="/sr").instance.path)
    named = ds.PredecessorDocumentsSequence[0].ReferencedSeriesSequence[0].ReferencedSOPSequence[0]
    assert named.ReferencedSOPInstanceUID == first
    withdraw_release(report.id, reason="x", actor=rad)
    deliver_pending()
    assert set(OwnObject.objects.values_list("instance", flat=True)) == {None}


def test_the_first_copy_needs_no_reason_and_the_next_one_does(report):
    print_at_desk(report.id, copies=2, actor=CLERK)
    with pytest.raises(Invalid):
        print_at_desk(report.id, copies=1, actor=CLERK)
    print_at_desk(report.id, copies=1, reason="lost", actor=CLERK)
    rows = Handover.objects.filter(channel="print_desk").order_by("id")
    assert [(row.copies, row.reason) for row in rows] == [(2, ""), (1, "lost")]
    assert AuditEntry.objects.filter(action="report.printed").count() == 2


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"copies": 6}, "copies"),
        ({"copies": 0}, "copies"),
        ({"taken_by": "relative", "recipient": " "}, "recipient"),
        ({"taken_by": "ward"}, "recipient"),
        ({"taken_by": "courier", "recipient": "x"}, "taken_by"),
    ],
)
def test_paper_leaves_in_somebodys_hands_and_in_no_more_copies_than_the_policy_says(report, facts, field):
    with pytest.raises(Invalid) as refused:
        print_at_desk(report.id, **{"copies": 1} | facts, actor=CLERK)
    assert list(refused.value.fields) == [field]
    assert not Handover.objects.filter(channel="print_desk").exists()


def test_who_took_the_paper_stands_with_the_copies_and_in_the_audit(report):
    print_at_desk(report.id, copies=5, taken_by="ward", recipient=" 普外科二病区 ", actor=CLERK)
    print_at_desk(report.id, copies=1, recipient="张三", reason="lost", actor=CLERK)
    rows = Handover.objects.filter(channel="print_desk").order_by("id")
    assert [(row.copies, row.taken_by, row.recipient) for row in rows] == [
        (5, "ward", "普外科二病区"),
        (1, "patient", ""),  # the patient is named by the report
    ]
    told = AuditEntry.objects.filter(action="report.printed").order_by("id").first()
    assert (told.detail["taken_by"], told.detail["recipient"], told.detail["copies"]) == ("ward", "普外科二病区", 5)


def test_a_slip_prints_once_at_the_machine(report):
    exam = exam_of(report)
    slip = f"RF1|{exam.accession}|{exam.patient.mrn}"
    assert print_by_slip(slip, site_id=exam.site_id, actor=CLERK).report_id == report.id
    with pytest.raises(Refused):
        print_by_slip(slip, site_id=exam.site_id, actor=CLERK)
    assert Handover.objects.filter(channel="self_print").count() == 1


@pytest.mark.parametrize(
    "slip", ["", "{accession}", "RF1|{accession}|", "RF1|{accession}|M999", "RF1||{mrn}", "XX|{accession}|{mrn}"]
)
def test_no_other_paper_prints(report, slip):
    exam = exam_of(report)
    with pytest.raises(NotFound):
        print_by_slip(slip.format(accession=exam.accession, mrn=exam.patient.mrn), site_id=exam.site_id, actor=CLERK)
    assert not Handover.objects.filter(channel="self_print").exists()


def test_a_code_and_the_birth_date_open_the_report_once(report):
    code, _ = issue_patient_code(report.id, actor=CLERK)
    ticket, release = open_patient_page(code.lower(), BORN)
    assert release.report_id == report.id and read_patient_ticket(ticket).id == release.id
    with pytest.raises(Refused):
        open_patient_page(code, BORN)
    assert code.replace("-", "") not in str(PatientCode.objects.values())


def test_wrong_birth_dates_close_the_code(report):
    code, _ = issue_patient_code(report.id, actor=CLERK)
    for _ in range(5):
        with pytest.raises(Refused):
            open_patient_page(code, BORN + timedelta(days=1))
    with pytest.raises(Refused):
        open_patient_page(code, BORN)
    assert AuditEntry.objects.filter(action="result.refused").count() == 5


def test_a_new_code_closes_the_one_before(report):
    old, _ = issue_patient_code(report.id, actor=CLERK)
    new, _ = issue_patient_code(report.id, actor=CLERK)
    with pytest.raises(Refused):
        open_patient_page(old, BORN)
    assert open_patient_page(new, BORN)[1].report_id == report.id


def test_a_withdrawn_report_opens_for_nobody(report, rad):
    code, _ = issue_patient_code(report.id, actor=CLERK)
    kept, _ = issue_patient_code(report.id, actor=CLERK)
    ticket, _ = open_patient_page(kept, BORN)
    withdraw_release(report.id, reason="x", actor=rad)
    with pytest.raises(NotFound):
        read_patient_ticket(ticket)
    with pytest.raises(Refused):
        open_patient_page(code, BORN)
    with pytest.raises(Refused):
        issue_patient_code(report.id, actor=CLERK)


def test_words_for_the_patient_are_a_draft_until_a_person_releases_them(report, rad):
    version = report.versions.get()
    assert draft_plain_text(report).startswith("右肺上叶结节（")
    assert find_released_plain_text(version.id) is None
    release_plain_text(report.id, text="右肺有一个小圆影。", actor=rad)
    assert find_released_plain_text(version.id).text == "右肺有一个小圆影。"
    assert draft_plain_text(report) == "右肺有一个小圆影。"
