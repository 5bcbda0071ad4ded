from dataclasses import replace
from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.qc.models import Case, ImageCheck, ImageFinding
from apps.qc.public import answer_finding, check_study, list_image_findings, list_image_rules, pass_on_unanswered
from apps.workflow.models import Exam
from tests.builders.pathway import HEAD, make_exam
from tests.builders.stored_studies import draw_for, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(settings, tmp_path):
    settings.RADFLOW_IMAGES = tmp_path
    return tmp_path


def make_turned(root, *, state="acquired"):
    exam = make_exam()
    drawn = draw_for(exam)
    drawn.redraw(lambda phantom: replace(phantom, degrees=15))
    study = store(drawn, exam, root)
    Exam.objects.filter(pk=exam.id).update(state=state)
    return study


def list_alarms():
    return list(ImageFinding.objects.exclude(severity="info").order_by("id"))


def test_a_clean_study_is_checked_and_nobody_is_asked(root):
    exam = make_exam()
    check = check_study(store(draw_for(exam), exam, root).id)
    assert (check.exam_id, check.n_images, check.policy_version) == (exam.id, 8, "qc.image_rules@3")
    assert list_alarms() == []
    assert Case.objects.count() == 0


def test_what_a_repeat_can_mend_goes_to_the_technologist_while_the_patient_is_there(root):
    check_study(make_turned(root).id)
    (row,) = list_alarms()
    assert (row.rule, row.category, row.route, row.state) == ("IMG-TILT", "tilt", "technologist", "open")
    assert row.measured == pytest.approx(15, abs=2)
    assert (row.reason["code"], row.reason["policy_version"]) == ("qc.img_tilt", "qc.image_rules@3")
    assert Case.objects.count() == 0


def test_afterwards_quality_control_is_asked_once_however_often_the_rules_run(root):
    study = make_turned(root, state="reported")
    check_study(study.id)
    check_study(study.id)
    (row,) = list_alarms()
    case = Case.objects.get()
    assert (row.route, row.case_id) == ("case", case.id)
    assert (case.origin, case.ref, case.reason_text) == ("rule", f"study:{study.id}", "IMG-TILT")
    assert ImageCheck.objects.count() == 1


def set_clock(monkeypatch, at):
    monkeypatch.setattr(clock, "now", lambda: at)


def test_a_question_that_nobody_answers_in_time_becomes_a_case(root, monkeypatch):
    check_study(make_turned(root).id)
    (row,) = list_alarms()
    set_clock(monkeypatch, row.found_at + timedelta(minutes=29, seconds=59))
    assert pass_on_unanswered() == 0
    assert (list_alarms()[0].route, Case.objects.count()) == ("technologist", 0)
    set_clock(monkeypatch, row.found_at + timedelta(minutes=30))
    assert [pass_on_unanswered(), pass_on_unanswered()] == [1, 0]
    case = Case.objects.get()
    assert (case.origin, case.ref, case.reason_text) == ("rule", f"study:{row.study_id}", "IMG-TILT")
    (row,) = list_alarms()
    assert (row.route, row.case_id, row.state) == ("case", case.id, "open")


def test_an_answered_question_is_never_passed_on(root, monkeypatch):
    check_study(make_turned(root).id)
    (row,) = list_alarms()
    answer_finding(row.id, verdict="repeated", note="", actor=HEAD)
    set_clock(monkeypatch, row.found_at + timedelta(days=1))
    assert pass_on_unanswered() == 0
    assert (list_alarms()[0].route, Case.objects.count()) == ("technologist", 0)


def test_a_finding_that_the_rules_no_longer_say_is_withdrawn_and_comes_back(root):
    study = make_turned(root)
    check_study(study.id)
    policy = PolicySet.objects.get(code="qc.image_rules", status="active")
    for off, state in ((["IMG-TILT"], "withdrawn"), ([], "open")):
        policy.payload["rules_off"] = off
        policy.save()
        clear_cache()
        check_study(study.id)
        assert [row.state for row in list_alarms()] == [state]


def test_a_study_of_no_known_exam_waits(root):
    study = make_turned(root)
    study.links.all().delete()
    assert check_study(study.id) is None
    assert ImageCheck.objects.count() == 0


def test_an_answer_is_kept_audited_and_counted(root):
    check_study(make_turned(root).id)
    (row,) = list_alarms()
    told = answer_finding(row.id, verdict="false_alarm", note="lies on the side", actor=HEAD)
    assert (told.state, told.verdict, told.answered_by_name) == ("answered", "false_alarm", HEAD.name)
    assert AuditEntry.objects.filter(action="qc.image_finding_answered").count() == 1
    figures = {rule["code"]: rule for rule in list_image_rules()}
    assert [figures["IMG-TILT"][n] for n in ("n_found", "n_answered", "n_false")] == [1, 1, 1]
    assert [figures["IMG-GAP"][n] for n in ("n_found", "n_answered", "n_false")] == [0, 0, 0]
    assert list_image_findings(state="answered").get() == told


def test_an_answer_without_its_reason_twice_or_of_nothing_is_refused(root):
    check_study(make_turned(root).id)
    (row,) = list_alarms()
    with pytest.raises(Invalid):
        answer_finding(row.id, verdict="accepted", note=" ", actor=HEAD)
    assert list_alarms()[0].state == "open"
    answer_finding(row.id, verdict="repeated", note="", actor=HEAD)
    with pytest.raises(Conflict):
        answer_finding(row.id, verdict="corrected", note="", actor=HEAD)
    assert list_alarms()[0].verdict == "repeated"
    with pytest.raises(NotFound):
        answer_finding(row.id + 99, verdict="repeated", note="", actor=HEAD)
