import numpy as np
import pytest

from apps.qc.services.pictures import Look

RAMP = np.arange(0, 1001, dtype=np.float32)  # 1st and 99th percentile: 10 and 990


@pytest.mark.parametrize(
    ("look", "edges"),
    [
        (Look(), (10, 990)),
        (Look(gain=2), (-480, 1480)),
        (Look(shift=0.5), (-480, 500)),
        (Look(window=(40, 400), gain=3), (-160, 240)),
    ],
)
def test_a_look_is_a_window_or_relative_to_the_picture(look, edges):
    assert look.find_edges(RAMP) == pytest.approx(edges)
