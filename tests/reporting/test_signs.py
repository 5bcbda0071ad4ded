"""Signs that quality control keeps of a report: a critical result that arrived late, a model that its reader contradicted."""

from datetime import timedelta

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.qc.models import SubjectTrigger
from apps.reporting.models import CriticalResult
from apps.reporting.public import confirm_receipt, flag_critical, judge_ai_result, start_report, take_ai_result
from apps.workflow.public import get_exam
from tests.builders.pathway import seed_department
from tests.builders.reports import make_acquired, make_person, make_signed, sign, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def rad():
    seed_department()
    return make_person("rad-a", "radiologist", "吴敏")


def list_signs() -> set[str]:
    return set(SubjectTrigger.objects.values_list("code", flat=True)) & {"critical_late", "ai_disagrees"}


@pytest.mark.parametrize(("late_by_min", "signs"), [(-1, set()), (1, {"critical_late"})])
def test_a_receipt_after_the_due_time_is_a_sign(rad, late_by_min, signs):
    report = make_signed(rad)
    notice = flag_critical(report.id, category=1, finding="张力性气胸", told_to="刘医生", method="phone", actor=rad)
    due_at = clock.now() - timedelta(minutes=late_by_min)
    CriticalResult.objects.filter(pk=notice.id).update(due_at=due_at)
    confirm_receipt(notice.id, received_by="刘医生", actor=rad)
    assert list_signs() == signs


@pytest.mark.parametrize(("is_present", "signs"), [(True, set()), (False, {"ai_disagrees"})])
def test_a_model_that_the_reader_contradicts_is_a_sign(rad, is_present, signs):
    report = make_signed(rad)
    exam = get_exam(report.links.get().exam_id)
    facts = {"product": "Nodule finder", "version": "1.0", "role": "assistant", "target": "nodule"}
    result = take_ai_result(exam, **facts, is_positive=True, actor=rad)
    judge_ai_result(result.id, is_present=is_present, actor=rad)
    assert list_signs() == signs


def test_signs_that_came_before_the_signature_are_kept_at_enrolment(rad):
    exam = make_acquired()
    report = start_report([exam.id], actor=rad)
    notice = flag_critical(report.id, category=1, finding="张力性气胸", told_to="刘医生", method="phone", actor=rad)
    CriticalResult.objects.filter(pk=notice.id).update(due_at=clock.now() - timedelta(minutes=1))
    assert list_signs() == set()
    write(report, rad)
    sign(report, rad)
    deliver_pending()
    assert list_signs() == {"critical_late"}
