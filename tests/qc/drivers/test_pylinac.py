"""pylinac for real, where `make phantoms` has installed it: values of a drawn phantom come back, other images are told why not."""

import sys
from pathlib import Path

import pytest
from django.conf import settings

from apps.common.kernel.errors import Permanent
from apps.qc.drivers.pylinac import analyse_phantom
from apps.qc.engine.phantom.analysis import list_facts
from tests.builders.acr_mr_phantom import write_acr_mr_phantom
from tests.builders.acr_phantom import BARS, RODS, write_acr_phantom
from tests.builders.catphan import RODS as CATPHAN_RODS
from tests.builders.catphan import write_catphan
from tests.imaging.drivers.objects import make_ct

PYTHON = Path(settings.RADFLOW_PHANTOM_PYTHON)
needs_pylinac = pytest.mark.skipif(not PYTHON.exists(), reason="pylinac is optional: make phantoms installs it")


@needs_pylinac
def test_what_was_drawn_is_found_again(tmp_path):
    told = analyse_phantom(PYTHON, "ACRCT", write_acr_phantom(tmp_path, shift_hu=6.0))
    result = told["result"]
    assert told["software"].startswith("pylinac ")
    rods = result["ct_module"]["rois"]
    assert rods == pytest.approx({name: value + 6 for name, (_, value) in RODS.items()}, abs=0.5)
    assert result["uniformity_module"]["bb_distance_mm"] == pytest.approx(100, abs=0.2)
    assert result["uniformity_module"]["center_roi_stdev"] == pytest.approx(4.0, abs=0.2)
    seen = result["spatial_resolution_module"]["lpmm_to_rmtf"]
    assert sorted(map(float, seen)) == sorted(BARS.values())
    assert seen["0.4"] == 1.0 and seen["0.4"] > seen["0.8"] > seen["1.2"] > 0
    assert result["warnings"] == []


@needs_pylinac
def test_a_phantom_whose_end_was_not_scanned_is_told(tmp_path):
    with pytest.raises(Permanent) as told:
        analyse_phantom(PYTHON, "ACRCT", write_acr_phantom(tmp_path)[:12])
    assert "scan extent" in told.value.reason.params["why"]


def test_an_environment_without_the_library_says_so(tmp_path):
    path = tmp_path / "one.dcm"
    make_ct(1).save_as(path, enforce_file_format=True)
    with pytest.raises(Permanent) as told:
        analyse_phantom(Path(sys.executable), "ACRCT", [path])
    why = told.value.reason.params["why"]
    assert "No module named" in why and "apps" not in why


@needs_pylinac
def test_materials_lengths_and_line_pairs_of_a_catphan_are_found_again(tmp_path):
    told = analyse_phantom(PYTHON, "CatPhan504", write_catphan(tmp_path, shift_hu=-6.0))
    facts = {(fact.code, fact.name): fact for fact in list_facts(told["result"])}
    for name, (_, value) in CATPHAN_RODS.items():
        assert facts[("material", name)].value == pytest.approx(max(value - 6, -1024), abs=1.5)
    assert facts[("material", "Delrin")].nominal == 365 and facts[("material", "Delrin")].passed
    assert facts[("uniformity", "Center")].value == pytest.approx(4, abs=0.5)
    assert facts[("thickness", "")].value == pytest.approx(2.5, abs=0.3)
    assert facts[("distance", "")].value == pytest.approx(50, abs=0.5)
    assert 0.2 < facts[("mtf", "80")].value < 0.5


@needs_pylinac
@pytest.mark.parametrize(("thickness_mm", "shift_mm"), [(5.0, 2.0), (4.0, -1.5)])
def test_size_thickness_and_position_of_an_mr_phantom_are_found_again(tmp_path, thickness_mm, shift_mm):
    told = analyse_phantom(PYTHON, "ACRMRILarge", write_acr_mr_phantom(tmp_path, thickness_mm=thickness_mm, shift_mm=shift_mm))  # fmt: skip
    facts = {(fact.code, fact.name): fact for fact in list_facts(told["result"])}
    assert facts[("diameter", "horizontal")].value == pytest.approx(190, abs=1)
    assert facts[("thickness", "")].value == pytest.approx(thickness_mm, abs=0.1)
    assert facts[("slice_1_shift", "")].value == pytest.approx(-shift_mm, abs=0.6)  # half a pixel
    assert facts[("slice_11_shift", "")].value == 0
    assert facts[("piu", "")].value > 95 and facts[("piu", "")].passed
