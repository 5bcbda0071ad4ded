"""Clean reports that rules were tuned on stay quiet: what once raised a false alarm is not to raise it again."""

import pytest

from apps.qc.engine.checking import check
from apps.qc.engine.lines import parse_report
from benchmarks.report_qc.reports import load_reports


def is_alerted(sample) -> bool:
    return any(found.severity != "info" for found in check(parse_report(sample.data)))


@pytest.mark.parametrize(("lang", "reports"), [("en", 200), ("zh", 24)])
def test_few_clean_reports_are_alerted(lang, reports):
    samples = load_reports("dev", lang, name=f"clean_{lang}")

    alerted = [sample.id for sample in samples if is_alerted(sample)]

    assert len(samples) >= reports
    assert len(alerted) <= 0.02 * len(samples) + 1, alerted
