import numpy as np
import pytest

from apps.qc.engine.roi import Plane, Region, add_gains, is_same_geometry, measure_regions, read_plane, take_pixels

PLANE = Plane(0.0, 0.0, 1.0, 1.0)


def region(role="target", *, shape="ellipse", at=(50.0, 50.0), size=(20.0, 20.0)):
    return Region(role, role, shape, at[0], at[1], size[0], size[1])


@pytest.mark.parametrize(
    ("shape", "n"), [("rectangle", 21 * 21), ("ellipse", 317)]
)  # lattice points within radius 10: 317
def test_the_pixels_of_a_region_by_their_centres(shape, n):
    assert take_pixels(np.zeros((101, 101)), region(shape=shape), PLANE).size == n


def test_a_region_keeps_its_place_in_mm_whatever_the_pixels():
    half = np.arange(200 * 200, dtype=float).reshape(200, 200)
    fine = take_pixels(half, region(shape="rectangle", at=(30.25, 40.25), size=(1.0, 1.0)), Plane(0.0, 0.0, 0.5, 0.5))
    assert fine.tolist() == [80 * 200 + 60, 80 * 200 + 61, 81 * 200 + 60, 81 * 200 + 61]
    moved = take_pixels(
        half, region(shape="rectangle", at=(30.25, 40.25), size=(1.0, 1.0)), Plane(30.0, 40.0, 0.5, 0.5)
    )
    assert moved.tolist() == [0, 1, 200, 201]


def test_what_lies_outside_the_picture_is_not_counted():
    told = measure_regions(np.ones((50, 50)), [region(at=(500.0, 500.0))], PLANE, min_px=300)
    assert (told["regions"][0]["n"], told["regions"][0]["mean"], told["regions"][0]["warning"]) == (0, None, "empty")
    assert told["cnr"] is None


def draw(noise):
    rng = np.random.default_rng(3)
    image = rng.normal(0, noise, (200, 200))
    image[:100] += 100
    image[100:] -= 100
    return image


REGIONS = [region("target", at=(100.0, 50.0), size=(60.0, 60.0)), region("fat", at=(100.0, 150.0), size=(60.0, 60.0))]


def test_snr_and_cnr_by_their_definitions():
    told = measure_regions(draw(10), REGIONS, PLANE, min_px=300)
    target, fat = told["regions"]
    assert (target["mean"], target["sd"], target["snr"]) == (
        pytest.approx(100, abs=0.6),
        pytest.approx(10, rel=0.04),
        pytest.approx(target["mean"] / target["sd"]),
    )
    assert told["cnr"] == pytest.approx((target["mean"] - fat["mean"]) / fat["sd"])
    assert told["cnr"] == pytest.approx(20, rel=0.05)


def test_few_pixels_are_warned_of():
    told = measure_regions(draw(10), [region(size=(19.0, 19.0)), region(size=(22.0, 22.0))], PLANE, min_px=300)
    assert [r["warning"] for r in told["regions"]] == ["few_pixels", ""]


def test_the_gain_is_relative_to_the_reference():
    rows = [
        measure_regions(draw(n), REGIONS, PLANE, min_px=300) | {"series_uid": uid} for n, uid in ((10, "a"), (5, "b"))
    ]
    add_gains(rows, "a")
    assert (rows[0]["gain"], rows[1]["gain"]) == (0.0, pytest.approx(1.0, abs=0.02))
    add_gains(rows, "nothing")
    assert [r["gain"] for r in rows] == [None, None]


AXIAL = {"ImagePositionPatient": [-10.0, -20.0, 5.0], "ImageOrientationPatient": [1.0, 0, 0, 0, 1.0, 0], "PixelSpacing": [0.5, 0.7]}  # fmt: skip


def test_the_plane_is_read_from_the_header():
    assert read_plane(AXIAL) == Plane(-10.0, -20.0, 0.7, 0.5)
    assert read_plane(AXIAL | {"ImageOrientationPatient": [0, 1.0, 0, 0, 0, 1.0]}) == Plane(-20.0, 5.0, 0.7, 0.5)
    assert read_plane({}) == Plane(0.0, 0.0, 1.0, 1.0)


@pytest.mark.parametrize(("change", "same"), [
    ({}, True), ({"PixelSpacing": [1.0, 1.0]}, True), ({"FrameOfReferenceUID": "2"}, False),
    ({"ImageOrientationPatient": [0, 1.0, 0, 0, 0, 1.0]}, False),
])  # fmt: skip
def test_which_series_share_a_geometry(change, same):
    one = AXIAL | {"FrameOfReferenceUID": "1"}
    assert is_same_geometry(one, one | change) is same


def test_without_positions_pictures_of_one_size_share_a_geometry():
    bare = {"Rows": 9.0, "Columns": 9.0, "PixelSpacing": [1.0, 1.0]}
    assert is_same_geometry(bare, dict(bare))
    assert not is_same_geometry(bare, bare | {"Rows": 8.0})
    assert not is_same_geometry(bare, AXIAL)
