from datetime import UTC, datetime

import pytest

from apps.qc.engine.blinding import Act, Disclosure, find_disclosure

FIRST, LATER = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("_case", "acts", "wanted"),
    [
        ("nothing opened", [], None),
        ("the report", [Act("report.opened", "report:7", FIRST)], Disclosure("report", FIRST)),
        ("another report of the patient", [Act("report.opened", "report:8", FIRST)], None),
        ("as a prior of another", [Act("report.opened", "report:8", FIRST, (7, 6))], Disclosure("prior", FIRST)),
        ("the images", [Act("study.opened", "study:3", FIRST)], Disclosure("images", FIRST)),
        ("images of another exam", [Act("study.opened", "study:7", FIRST)], None),
        (
            "a report tells more than earlier images, the first time counts",
            [
                Act("study.opened", "study:3", FIRST),
                Act("report.opened", "report:7", LATER),
                Act("report.opened", "report:7", datetime(2026, 11, 3, tzinfo=UTC)),
            ],
            Disclosure("report", LATER),
        ),
    ],
)
def test_what_was_opened_says_how_a_reviewer_is_not_blind(_case, acts, wanted):
    assert find_disclosure(acts, report_id=7, study_ids=[3]) == wanted


def test_a_report_tells_nothing_about_an_image_case():
    acts = [Act("report.opened", "report:7", FIRST)]
    assert find_disclosure(acts, report_id=None, study_ids=[3]) is None
