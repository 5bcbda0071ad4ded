"""Earlier exams of the patient are known to the check while a report is typed."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.reporting.public import check_draft, start_report
from tests.builders.pathway import seed_department
from tests.builders.reports import make_acquired, make_person, make_signed

TEXT = "右肺上叶见一实性结节影，大小约12mm，边缘毛刺。纵隔未见肿大淋巴结，双侧胸腔未见积液。"
pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    seed_department()
    return make_person("rad-a", "radiologist", "吴敏")


def check(report, findings: str) -> dict[str, str]:
    texts = {"technique": "平扫", "findings": findings, "impression": "右肺上叶结节。"}
    return {f.category: f.reason.code for f in check_draft(report.id, texts=texts)}


def test_a_date_without_such_an_exam_and_a_copied_report_are_told(author):
    first = make_signed(author, texts={"technique": "平扫", "findings": TEXT, "impression": "右肺上叶结节。"})
    report = start_report([make_acquired(patient_id=first.patient_id).id], actor=author)
    day = clock.now().date()
    assert check(report, TEXT)["copy_forward"] == "qc.rpt_copy_prior"
    wrong = check(report, f"与{day - timedelta(days=40)}CT比较，右肺上叶结节增大，大小约15mm。")
    assert wrong["comparison_date"] == "qc.rpt_date_no_prior"
    assert "comparison_date" not in check(report, f"与{day}CT比较，右肺上叶结节增大，大小约15mm。")


def test_without_an_earlier_exam_nothing_rests_on_it(author):
    report = start_report([make_acquired().id], actor=author)
    found = check(report, f"与{clock.now().date() - timedelta(days=40)}CT比较，右肺上叶结节增大，大小约15mm。")
    assert "comparison_date" not in found and "copy_forward" not in found
