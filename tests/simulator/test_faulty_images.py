"""Now and then a simulated CT is not as it should be, so that the image checks have something to say."""

from datetime import UTC, datetime

import numpy as np
import pytest
from pydicom.dataset import Dataset

from simulator.modality import Modality, Peer

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def make(modality: str, seed: int) -> list[Dataset]:
    row = Dataset()
    row.StudyInstanceUID, row.PatientName, row.PatientID, row.AccessionNumber = "2.25.1", "Wang^Fang", "M1", "A1"
    scanner = Modality("CT1", modality, Peer("127.0.0.1", 1, "RADFLOW"))
    return scanner.make_images(row, at=AT, slices=8, seed=seed, has_finding=False)[1]


@pytest.mark.parametrize(("modality", "seed", "n"), [("CT", 12, 7), ("CT", 1, 8), ("CT", 8, 8), ("MR", 12, 8)])
def test_a_slice_is_missing_in_one_ct_of_eight(modality, seed, n):
    assert len(make(modality, seed)) == n


def test_one_ct_of_eight_is_turned():
    def read(seed):
        return np.frombuffer(make("CT", seed)[4].PixelData, "<i2").reshape(256, 256) > -500

    straight, turned = read(1), read(8)
    assert (straight == straight[:, ::-1]).mean() > 0.97
    assert (turned == turned[:, ::-1]).mean() < 0.95
