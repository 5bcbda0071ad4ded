"""Each kind of fault put into invented studies is found, and clean studies of many habits stay quiet."""

import pytest

from apps.qc.public import check_folder, parse_order
from tests.builders.image_cases import make_study, write_study
from tests.builders.image_faults import FAULTS


def check(study, folder):
    write_study(study, folder)
    return [f for f in check_folder(folder, parse_order(study.order)) if f.severity != "info"]


@pytest.mark.parametrize("kind", sorted(FAULTS))
def test_a_fault_is_found(kind, tmp_path):
    study = make_study(7, size=192, slices=12, kind="body")
    FAULTS[kind](study)
    assert kind in {f.category for f in check(study, tmp_path)}


@pytest.mark.parametrize("kind", ["body", "chest", "head", "limb"])
@pytest.mark.parametrize("seed", [31, 32, 33])
def test_a_clean_study_is_quiet(kind, seed, tmp_path):
    assert check(make_study(seed, size=192, slices=12, kind=kind), tmp_path) == []
