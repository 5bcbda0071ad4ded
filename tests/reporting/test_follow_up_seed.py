"""The followed patient of the demonstration: true figures, signed without an override, once, and nowhere else."""

from datetime import timedelta

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.reporting.models import FollowUp, Report, ReportVersion
from apps.reporting.public import find_pathology, get_lesion_table, start_report
from apps.reporting.services.follow_up_seed import seed_follow_up
from apps.workflow.models import Exam, Task
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person
from tests.morning import SITE_ZONE

pytestmark = pytest.mark.django_db


@pytest.fixture
def rad(settings):
    settings.RADFLOW_DEMO = True
    seed_department()
    return make_person("rad", "radiologist", "吴敏")


def test_a_baseline_a_response_and_a_scan_to_be_read(rad):
    before = clock.now()
    assert seed_follow_up()
    deliver_pending()
    assert clock.now() >= before  # the clock of the department is as it was
    first, second = Report.objects.order_by("id")
    waits = Exam.objects.latest("id")
    table = get_lesion_table(second)
    assert [point.assessment.sum_mm for point in table.points] == [53.0, 35.0]
    assert (table.points[1].assessment.overall, table.faults) == ("PR", [])
    signed = [report.first_signed_at.astimezone(SITE_ZONE).hour for report in (first, second)]
    assert (signed, second.first_signed_at - first.first_signed_at) == ([11, 11], timedelta(weeks=8))
    assert find_pathology(first.id).verdict == "agrees"
    assert not ReportVersion.objects.exclude(override_reason="").exists()
    assert [exam.state for exam in Exam.objects.order_by("id")] == ["delivered", "delivered", "acquired"]
    assert not Task.objects.exists()  # nothing came out of turn
    third = start_report([waits.id], actor=rad)
    assert (third.patient_id, len(get_lesion_table(third).points)) == (first.patient_id, 2)


def test_once_and_only_in_a_demonstration(rad, settings):
    settings.RADFLOW_DEMO = False
    assert not seed_follow_up() and not FollowUp.objects.exists()
    settings.RADFLOW_DEMO = True
    assert seed_follow_up() and not seed_follow_up()
    assert Exam.objects.count() == 3
