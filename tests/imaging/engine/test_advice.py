"""The table of tube voltages is read by region, contrast and size; nobody is advised without the measure a row needs."""

import pytest

from apps.imaging.engine.advice import Size, find_advice

ROWS = [
    {"modality": "CT", "body_parts": ["ABDOMEN"], "iodine": True, "bmi_below": 23, "kv": "80"},
    {"modality": "CT", "body_parts": ["ABDOMEN"], "iodine": True, "bmi_from": 23, "kv": "100"},
    {"modality": "CT", "body_parts": ["CHEST"], "iodine": False, "weight_kg_below": 60, "kv": "90"},
    {"modality": "CT", "body_parts": ["HEAD"], "iodine": False, "kv": "120"},
]


@pytest.mark.parametrize(
    ("weight", "height", "part", "iodine", "expected"),
    [
        (66.4, 170, "ABDOMEN", True, "80"),
        (66.5, 170, "ABDOMEN", True, "100"),
        (66.4, 170, "ABDOMEN", False, None),
        (66.4, None, "ABDOMEN", True, None),
        (None, None, "ABDOMEN", True, None),
        (59.9, None, "CHEST", False, "90"),
        (60.0, None, "CHEST", False, None),
        (None, None, "HEAD", False, "120"),
    ],
)
def test_first_row_that_fits(weight, height, part, iodine, expected):
    row = find_advice(ROWS, modality="CT", body_part=part, has_iodine=iodine, size=Size(weight, height))
    assert (row and row["kv"]) == expected


@pytest.mark.parametrize(
    ("weight", "height", "bmi"), [(70, 175, 22.9), (70, 1.75, None), (0, 175, None), (70, None, None)]
)
def test_bmi_of_plausible_heights_only(weight, height, bmi):
    found = Size(weight, height).bmi
    assert (found and round(found, 1)) == bmi
