"""pylinac's answer as figures: every kind of phantom by the places its answers have, and nothing of what is no number."""

from apps.qc.engine.phantom.analysis import list_facts

CT = {
    "ct_module": {"rois": {"Air": -999.9, "Bone": 955.1}},
    "uniformity_module": {"rois": {"Top": 0.2}, "center_roi_stdev": 3.95, "bb_distance_mm": 99.94},
    "low_contrast_module": {"cnr": 1.97, "rois": {"ROI": 98.0}},
    "spatial_resolution_module": {"lpmm_to_rmtf": {"0.4": 1.0}},
}
CATPHAN = {
    "ctp404": {
        "hu_rois": {"Acrylic": {"value": 118.0, "nominal_value": 120, "passed": True}},
        "measured_slice_thickness_mm": 2.49,
        "thickness_passed": False,
    },
    "ctp528": {"mtf_lp_mm": {"50": 0.42, "10": None}},
}
MR = {
    "slice1": {"measured_slice_thickness_mm": 5.1, "slice_shift_mm": -0.4, "row_mtf_50": None},
    "uniformity_module": {"rois": {"Center": 812.0}, "piu": 91.0, "piu_passed": True},
    "geometric_distortion_module": {"distances": {"horizontal": "190.25mm", "vertical": "?"}},
}


def tell(result):
    return {(f.code, f.name): (f.value, f.unit, f.nominal, f.passed) for f in list_facts(result)}


def test_an_acr_ct_phantom():
    told = tell(CT)
    assert told[("material", "Bone")] == (955.1, "HU", None, None)
    assert told[("distance", "")] == (99.94, "mm", 100.0, None)
    assert told[("rmtf", "0.4")] == (1.0, "", None, None)
    assert len(told) == 7


def test_a_catphan_with_its_verdicts_and_without_what_was_not_measured():
    assert tell(CATPHAN) == {
        ("material", "Acrylic"): (118.0, "HU", 120.0, True),
        ("thickness", ""): (2.49, "mm", None, False),
        ("mtf", "50"): (0.42, "lp/mm", None, None),
    }


def test_an_acr_mr_phantom_has_no_hounsfield_units():
    assert tell(MR) == {
        ("diameter", "horizontal"): (190.25, "mm", None, None),
        ("thickness", ""): (5.1, "mm", 5.0, None),
        ("slice_1_shift", ""): (-0.4, "mm", 0.0, None),
        ("piu", ""): (91.0, "%", None, True),
    }


def test_an_answer_of_another_form_tells_nothing():
    assert list_facts({"ct_module": [1], "slice1": None, "ctp404": {"hu_rois": {"x": {"value": True}}}}) == []
