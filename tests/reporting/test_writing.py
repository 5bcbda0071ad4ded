import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.common.notify.models import Notification
from apps.reporting.models import Draft, Report
from apps.reporting.public import begin_amendment, discard_amendment, lay_down_pen, open_for_writing, start_report
from apps.workflow.public import get_exam, record_fact
from tests.builders.pathway import make_exam, make_patient, seed_department, walk
from tests.builders.reports import CLEAN, make_acquired, make_person, sign, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def rad():
    seed_department()
    return make_person("rad-a", "radiologist", "吴敏")


@pytest.fixture
def other(rad):
    return make_person("rad-b", "radiologist", "沈志远")


def test_a_report_is_started_once_and_the_pathway_hears_it(rad, other):
    exam = make_acquired()
    report = start_report([exam.id], actor=rad)
    assert start_report([exam.id], actor=other).id == report.id
    assert Report.objects.count() == 1
    assert get_exam(exam.id).facets["report"] == "started"


def test_nothing_to_read_before_the_scan(rad):
    exam = make_exam()
    with pytest.raises(Refused) as refusal:
        start_report([exam.id], actor=rad)
    assert refusal.value.reason.code == "reporting.nothing_to_read"
    assert Report.objects.count() == 0


def test_an_emergency_is_read_while_the_scan_runs(rad):
    exam = walk(make_exam(patient_class="emergency", priority="stat"), "vet", "check_in", "start")
    with pytest.raises(Refused):
        start_report([exam.id], actor=rad)
    record_fact(exam.id, "images_arrived", at=clock.now(), source="device")
    assert start_report([exam.id], actor=rad).state == "draft"


def test_one_report_is_about_one_patient(rad):
    first, second = make_acquired(), make_acquired()
    with pytest.raises(Invalid):
        start_report([first.id, second.id], actor=rad)
    patient = make_patient()
    pair = [make_acquired(patient_id=patient.id).id, make_acquired(patient_id=patient.id).id]
    report = start_report(pair, actor=rad)
    assert sorted(report.links.values_list("exam_id", flat=True)) == sorted(pair)


def test_a_repeated_or_late_save_changes_nothing(rad):
    report = start_report([make_acquired().id], actor=rad)
    write(report, rad, sequence=2, texts={**CLEAN, "findings": "second"})
    write(report, rad, sequence=1, texts={**CLEAN, "findings": "first, arriving late"})
    write(report, rad, sequence=2, texts={**CLEAN, "findings": "second again"})
    draft = Draft.objects.get(report=report)
    assert (draft.findings, draft.revision) == ("second", 2)


def test_another_tab_that_started_from_an_old_text_gets_both_texts(rad):
    report = start_report([make_acquired().id], actor=rad)
    write(report, rad, texts={**CLEAN, "findings": "a\nb"})
    with pytest.raises(Conflict) as conflict:
        write(report, rad, client="tab-2", revision=1, texts={**CLEAN, "findings": "a\nc"})
    assert conflict.value.current["findings"] == "a\nb"
    assert conflict.value.current["diff"]["findings"] == [
        {"op": "same", "text": "a"},
        {"op": "yours", "text": "c"},
        {"op": "theirs", "text": "b"},
    ]
    assert Draft.objects.get(report=report).findings == "a\nb"


def test_the_pen_is_refused_with_a_name_and_taken_over_aloud(rad, other):
    report = start_report([make_acquired().id], actor=rad)
    with pytest.raises(Refused) as refusal:
        open_for_writing(report.id, actor=other)
    assert refusal.value.reason.params["name"] == "吴敏"
    open_for_writing(report.id, actor=other, take_over=True)
    assert Notification.objects.filter(user_id=rad.id).count() == 1
    assert AuditEntry.objects.filter(action="report.taken_over").count() == 1
    with pytest.raises(Conflict) as conflict:
        write(report, rad, texts={**CLEAN, "findings": "typed after the take-over"})
    assert conflict.value.reason.code == "reporting.locked"
    assert Draft.objects.get(report=report).findings == ""


def test_a_pen_that_was_laid_down_is_free(rad, other):
    report = start_report([make_acquired().id], actor=rad)
    lay_down_pen(report.id, actor=other)
    with pytest.raises(Refused):
        open_for_writing(report.id, actor=other)
    lay_down_pen(report.id, actor=rad)
    open_for_writing(report.id, actor=other)
    assert Notification.objects.count() == 0


def test_an_amendment_needs_a_reason_and_can_be_dropped(rad):
    report = start_report([make_acquired().id], actor=rad)
    write(report, rad)
    sign(report, rad)
    with pytest.raises(Invalid):
        begin_amendment(report.id, kind="amendment", reason=" ", actor=rad)
    begin_amendment(report.id, kind="amendment", reason="typing error", actor=rad)
    assert Draft.objects.get(report=report).findings == CLEAN["findings"]
    discard_amendment(report.id, actor=rad)
    report = Report.objects.get(pk=report.id)
    assert (report.state, report.versions.count()) == ("final", 1)
    with pytest.raises(Refused):
        write(report, rad, revision=1)
