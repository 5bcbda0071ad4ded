"""pylinac for real, where `make phantoms` has installed it: values of a drawn phantom come back, other images are told why not."""

import sys
from pathlib import Path

import pytest
from django.conf import settings

from apps.common.kernel.errors import Permanent
from apps.qc.drivers.pylinac import analyse_phantom
from tests.builders.acr_phantom import BARS, RODS, write_acr_phantom
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
