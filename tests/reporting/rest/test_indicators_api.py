"""Indicators of reporting: each with its denominator, what is left out of it, and the cases behind it."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.directory.public import find_site_by_code
from apps.reporting.models import CriticalResult, ReportVersion
from apps.reporting.public import confirm_receipt, flag_critical, withdraw_critical
from apps.workflow.models import Exam
from tests.builders.http import client_of
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db
POSITIVE = {"technique": "", "findings": "右肺上叶见结节，大小约6mm。", "impression": "右肺上叶结节。"}
NEGATIVE = {"technique": "", "findings": "双肺未见异常。", "impression": "双肺未见明显异常。"}


@pytest.fixture
def exams():
    """One positive and late, one negative, amended and without a due time; three critical results: in time, late, by mistake."""
    seed_department()
    rad = make_person("rad-a", "radiologist", "吴敏")
    reports = [make_signed(rad, texts=texts) for texts in (POSITIVE, NEGATIVE)]
    ids = [report.links.get().exam_id for report in reports]
    Exam.objects.filter(pk=ids[0]).update(report_due_at=clock.now() - timedelta(hours=1))
    Exam.objects.filter(pk=ids[1]).update(report_due_at=None)
    ReportVersion.objects.filter(report=reports[1]).update(kind="amendment")
    facts = {"category": 1, "told_to": "刘医生", "method": "phone", "actor": rad}
    notices = [flag_critical(reports[0].id, finding=finding, **facts) for finding in ("a", "b", "c", "d")]
    confirm_receipt(notices[0].id, received_by="刘医生", actor=rad)
    CriticalResult.objects.filter(pk=notices[1].id).update(due_at=clock.now() - timedelta(minutes=1))
    withdraw_critical(notices[2].id, reason="x", is_verifier=True, actor=rad)
    return ids


def query(**facts) -> dict:
    today = clock.now().date()
    return {"first": str(today - timedelta(days=1)), "last": str(today + timedelta(days=1)), **facts}


def test_rates_and_the_cases_behind_them(exams):
    client = client_of("qc_manager")
    rows = client.get("/api/reading/indicators", query()).json()
    assert {row["code"]: (row["hits"], row["n"], row["n_unknown"]) for row in rows} == {
        "timely": (0, 1, 1),
        "critical": (1, 2, 1),
        "positive": (1, 2, 0),
        "amended": (1, 2, 0),
        "pathology": (0, 0, 0),
    }
    behind = {"timely": [exams[0]], "critical": [exams[0]], "positive": [exams[0]], "amended": [exams[1]]}
    for code, wanted in behind.items():
        cases = client.get("/api/reading/indicators/cases", query(code=code)).json()
        assert [case["exam_id"] for case in cases] == wanted, code


def test_another_site_and_another_day_have_no_data(exams):
    east = find_site_by_code("east").id
    rows = client_of("qc_manager", site_id=east).get("/api/reading/indicators", query()).json()
    assert [(row["n"], row["interval"]) for row in rows] == [(0, None)] * 5
    rows = client_of("qc_manager").get("/api/reading/indicators", {"first": "2020-01-01", "last": "2020-01-02"}).json()
    assert [(row["n"], row["interval"]) for row in rows] == [(0, None)] * 5
