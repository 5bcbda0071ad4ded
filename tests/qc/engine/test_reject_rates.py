"""Rejected images against images, hit exams against exams, by any group."""

import pytest

from apps.qc.engine.reject_rates import Performed, Reject, as_percent, count_rates

DX = frozenset({"DX"})
DONE = [
    Performed(1, "Sun", "DR-1", "DX", 2),
    Performed(2, "Sun", "DR-1", "DX", 1),
    Performed(3, "Li", "DR-2", "DX", 5),
    Performed(4, "Li", "CT-1", "CT", None),
]
REJECTS = [
    Reject(1, "reject", "positioning", "Sun", "DR-1", "DX", 2),
    Reject(1, "reject", "motion", "Sun", "DR-1", "DX", 1),
    Reject(3, "repeat", "motion", "Li", "DR-2", "DX", 1),
    Reject(4, "reject", "motion", "Li", "CT-1", "CT", 1),
]


def rates(by: str):
    rows, whole = count_rates(REJECTS, DONE, by=by, projection=DX)
    return {r.group: (r.n_rejected, r.n_repeated, r.n_images, r.n_exams, r.n_hit) for r in rows}, whole


def test_by_reason_all_exams_are_the_base():
    table, whole = rates("reason")
    assert table == {"positioning": (2, 0, 11, 4, 1), "motion": (2, 1, 11, 4, 3)}
    assert (whole.n_rejected, whole.n_images, whole.image_rate, whole.exam_rate) == (4, 11, 3 / 11, 3 / 4)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("technologist", {"Sun": (3, 0, 6, 2, 1), "Li": (1, 1, 5, 2, 2)}),
        ("device", {"DR-1": (3, 0, 6, 2, 1), "DR-2": (0, 1, 5, 1, 1), "CT-1": (1, 0, 0, 1, 1)}),
        ("modality", {"DX": (3, 1, 11, 3, 2), "CT": (1, 0, 0, 1, 1)}),
    ],
)
def test_each_group_has_its_own_base(by, expected):
    assert rates(by)[0] == expected


def test_slices_are_no_exposures_and_nothing_done_has_no_rate():
    rows, whole = count_rates(REJECTS[3:], DONE[3:], by="device", projection=DX)
    assert (rows[0].image_rate, rows[0].exam_rate) == (None, 1.0)
    rows, whole = count_rates([], [], by="device", projection=DX)
    assert (rows, whole.image_rate, whole.exam_rate) == ([], None, None)
    assert (as_percent(None), as_percent(1 / 8)) == ("", "12.50")
