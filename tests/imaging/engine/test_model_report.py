"""What a model says in a structured report: product, outcome and marks, by codes and never by meanings."""

import pytest

from apps.imaging.drivers.dose_file import read_dose_bytes
from apps.imaging.engine.model_report import ModelMark, read_model_report
from tests.builders.dose import write
from tests.builders.model_reports import (
    COMPREHENSIVE_3D,
    NONE_SUCCEEDED,
    NOT_SHOWN,
    WITH_FINDINGS,
    WITHOUT_FINDINGS,
    group,
    make_report,
    mark,
    summary,
)


def read(ds):
    return read_model_report(read_dose_bytes(write(ds)), "2.25.5")


def test_a_cad_report_tells_product_outcome_and_marks_with_their_pictures():
    report = read(make_report(summary(WITH_FINDINGS), mark(sop_uid="2.25.91"), mark(percent=40, sop_uid="2.25.92")))
    assert (report.product, report.version, report.vendor, report.is_positive) == ("Chest helper", "2.1", "Acme", True)
    assert report.marks == (
        ModelMark("Abnormal opacity", 0.91, "2.25.91"),
        ModelMark("Abnormal opacity", 0.4, "2.25.92"),
    )


def test_a_measurement_report_is_positive_by_its_findings():
    report = read(make_report(group(), group(finding=None), sop_class=COMPREHENSIVE_3D))
    assert (report.is_positive, [m.label for m in report.marks]) == (True, ["Nodule"])
    assert not read(make_report(group(finding=None), sop_class=COMPREHENSIVE_3D)).is_positive


@pytest.mark.parametrize(
    ("_case", "content", "expected"),
    [
        ("no finding", [summary(WITHOUT_FINDINGS)], (False, 0)),
        ("a mark that is not to be shown", [summary(WITH_FINDINGS), mark(intent=NOT_SHOWN)], (True, 0)),
        ("marks of a cluster are one", [summary(WITH_FINDINGS), mark(inside=[mark()])], (True, 1)),
        ("marks below the summary", [summary(WITH_FINDINGS, mark(), mark())], (True, 2)),
    ],
)
def test_what_counts(_case, content, expected):
    report = read(make_report(*content))
    assert (report.is_positive, len(report.marks)) == expected


@pytest.mark.parametrize("percent", ["101", "-1", "x"])
def test_a_certainty_that_is_none_is_left_out(percent):
    assert read(make_report(mark(percent=0))).marks[0].probability == 0
    ds = make_report(mark())
    certainty = ds.ContentSequence[-1].ContentSequence[0].MeasuredValueSequence[0]
    if percent == "x":
        del certainty.NumericValue
    else:
        certainty.NumericValue = percent
    assert read(ds).marks[0].probability is None


def test_a_report_without_an_algorithm_or_without_success_says_nothing():
    assert read(make_report(summary(NONE_SUCCEEDED))) is None
    assert read(make_report(mark(), product="")) is None
