"""Window functions of PS3.3 C.11.2.1 at the values where they turn."""

import numpy as np
import pytest

from apps.imaging.engine.display import LINEAR, LINEAR_EXACT, SIGMOID, Window, apply_window, choose_window


@pytest.mark.parametrize(
    ("_case", "window", "values", "expected"),
    [
        ("below and above", Window(40, 400), [-161, 240], [0, 255]),
        ("first above black, last below white", Window(2048, 4096), [0, 4095], [0, 255]),
        ("a width of one is a step", Window(0, 1), [-1, 0], [0, 255]),
        ("the centre of an exact one", Window(100, 200, LINEAR_EXACT), [0, 100, 200], [0, 128, 255]),
        ("a sigmoid is grey in the centre", Window(0, 10, SIGMOID), [-1000, 0, 1000], [0, 128, 255]),
        ("no number is black", Window(0, 10), [np.nan, np.inf], [0, 255]),
    ],
)
def test_a_window_shows(_case, window, values, expected):
    assert apply_window(np.array([values], np.float32), window).tolist() == [expected]


@pytest.mark.parametrize(
    ("_case", "window", "is_good"),
    [
        ("linear wants one", Window(0, 0.5, LINEAR), False),
        ("linear of one", Window(0, 1, LINEAR), True),
        ("exact takes less", Window(0, 0.5, LINEAR_EXACT), True),
        ("nothing is no width", Window(0, 0, LINEAR_EXACT), False),
        ("no such function", Window(0, 5, "cubic"), False),
    ],
)
def test_a_good_window(_case, window, is_good):
    assert window.is_good is is_good


def test_the_images_own_window_comes_first():
    assert choose_window(((0.0, 0.0), (40.0, 400.0)), -1000, 1000) == Window(40, 400)
    assert choose_window((), -1000, 1000) == Window(0, 2000, LINEAR_EXACT)
    assert apply_window(np.array([[7]]), choose_window((), 7, 7)).tolist() == [[128]]
