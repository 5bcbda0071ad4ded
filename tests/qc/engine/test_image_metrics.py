"""Measures of pictures whose truth is known."""

from dataclasses import replace

import numpy as np
import pytest

from apps.qc.engine.image_metrics.blocks import choose_cell, coarsen, fold_means, make_blocks
from apps.qc.engine.image_metrics.body import find_body, measure_cut
from apps.qc.engine.image_metrics.clipping import measure_clipping
from apps.qc.engine.image_metrics.echo import measure_echo
from apps.qc.engine.image_metrics.exposure import get_deviation_index
from apps.qc.engine.image_metrics.noise import Roi, get_cnr, get_relative_gain, get_snr, measure_noise, measure_roi
from apps.qc.engine.image_metrics.outline import measure_outline
from apps.qc.engine.image_metrics.shift import make_profiles, measure_shift
from apps.qc.engine.image_metrics.symmetry import measure_turn
from tests.builders.phantoms import Phantom, blur, draw_phantom, smear


def find(values):
    blocks = make_blocks(values)
    cell = choose_cell(values.shape)
    cells = fold_means(values, cell, blocks)
    return blocks, cells, find_body(cells), cell


@pytest.mark.parametrize("level", [5, 10, 20, 40])
@pytest.mark.parametrize("kind", ["body", "chest", "limb"])
def test_noise_is_within_five_percent_of_truth(kind, level):
    blocks, _, body, _ = find(draw_phantom(Phantom(kind=kind, size=512, noise_hu=level, seed=level)))
    assert measure_noise(blocks, body) == pytest.approx(level, rel=0.05)


def test_texture_of_organs_is_not_taken_for_noise():
    blocks, _, body, _ = find(draw_phantom(Phantom(size=512, noise_hu=10, texture_hu=5, seed=3)))
    assert measure_noise(blocks, body) == pytest.approx(10, rel=0.1)


def test_an_empty_picture_has_no_noise_level_and_no_body():
    blocks, _, body, _ = find(np.full((256, 256), -1000, np.float32))
    assert not body.any()
    assert measure_noise(blocks, body) is None


@pytest.mark.parametrize("size", [128, 256, 512])
def test_the_body_is_found_without_its_table(size):
    p = Phantom(size=size, width=0.7, height=0.5, noise_hu=8)
    with_table, without = (find(draw_phantom(replace(p, table=table)))[2].mean() for table in (True, False))
    truth = np.pi * 0.7 * 0.5 / 4
    assert without == pytest.approx(truth, rel=0.06)
    assert with_table == pytest.approx(truth, rel=0.08)


@pytest.mark.parametrize(("_case", "x", "field", "border", "circle"), [
    ("inside", 0.0, "square", False, False),
    ("over the edge", 0.5, "square", True, False),
    ("over the round field", 0.4, "round_2000", True, True),
])  # fmt: skip
def test_a_body_over_the_edge_is_seen(_case, x, field, border, circle):
    body = find(draw_phantom(Phantom(width=0.7, x=x, field=field, table=False)))[2]
    on_border, on_circle = measure_cut(body)
    assert (on_border > 0.02, on_circle > 0.05) == (border, circle)


@pytest.mark.parametrize("degrees", [-15, -8, 0, 8, 15])
@pytest.mark.parametrize("kind", ["body", "head"])
def test_the_turn_of_a_body_is_measured_in_degrees(kind, degrees):
    shape = {"width": 0.56, "height": 0.72} if kind == "head" else {}
    _, cells, body, _ = find(draw_phantom(Phantom(kind=kind, degrees=degrees, noise_hu=6, **shape)))
    assert measure_turn(cells, body).degrees == pytest.approx(degrees, abs=1.6)


def test_an_edge_is_narrow_when_sharp_wide_when_blurred_and_double_when_moved():
    sharp = draw_phantom(Phantom(size=512, noise_hu=8, table=False))
    blurred = blur(sharp, 2.5).astype(np.float32)
    moved = ((sharp + np.roll(sharp, 8, 1)) / 2).astype(np.float32)
    edges = []
    for values in (sharp, blurred, moved):
        _, _, body, cell = find(values)
        edges.append(measure_outline(values, body, cell))
    assert edges[0].across.width < 2.5 and edges[0].top.width < 2.5
    assert edges[1].across.width > 4.5 and edges[1].top.width > 4.5 and edges[1].across.doubleness < 1.1
    assert edges[2].across.width > 6 and edges[2].top.width < 2.5 and edges[2].across.doubleness > 1.5


def test_a_ceiling_is_a_spike_and_the_highest_value_of_noise_is_none():
    values = draw_phantom(Phantom(noise_hu=12))
    assert measure_clipping(values, 20_000).high_share == 0
    cut = measure_clipping(np.minimum(values, 120), 20_000)
    assert cut.ceiling == 120 and cut.high_share > 0.01


@pytest.mark.parametrize(("index", "target", "expected"), [
    (51.745, 438.469, -9.3), (662.18, 226.22, 4.66), (400, 400, 0.0),
])  # fmt: skip
def test_deviation_index_by_its_formula(index, target, expected):
    assert get_deviation_index(index, target) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize("index", [0, -1])
def test_no_deviation_index_without_an_exposure(index):
    with pytest.raises(ValueError):
        get_deviation_index(index, 400)


def test_snr_cnr_and_gain_by_their_definitions():
    rng = np.random.default_rng(4)
    liver, fat = measure_roi(rng.normal(100, 10, (40, 40))), measure_roi(rng.normal(-100, 10, (40, 40)))
    assert get_snr(liver) == pytest.approx(10, rel=0.05)
    assert get_cnr(liver, fat) == pytest.approx(20, rel=0.06)
    assert get_relative_gain(10, 14) == pytest.approx(0.4)


def test_a_small_region_is_refused():
    with pytest.raises(ValueError, match="300"):
        get_cnr(Roi(100, 10, 400), Roi(-100, 10, 299))
    with pytest.raises(ValueError, match="300"):
        get_cnr(Roi(100, 10, 299), Roi(-100, 10, 400))


def test_a_mask_is_coarsened_where_all_cells_agree():
    mask = np.ones((8, 8), bool)
    mask[0, 0] = False
    assert coarsen(mask, 2).tolist() == [[False, True, True, True], *[[True] * 4] * 3]


@pytest.mark.parametrize(("dx", "dy"), [(0, 0), (13, 0), (-13, 0), (0, 9), (5, -5)])
def test_a_shift_is_measured_finer_than_the_cells(dx, dy):
    before = draw_phantom(Phantom(size=256, noise_hu=15, table=False))
    after = np.roll(draw_phantom(Phantom(size=256, noise_hu=15, table=False, seed=1)), (dy, dx), (0, 1))
    one, other = (make_profiles(*find(values)[1:3]) for values in (before, after))
    told = measure_shift(one.across, other.across), measure_shift(one.down, other.down)
    assert [shift.cells * 4 for shift in told] == pytest.approx([dx, dy], abs=0.8)
    assert [shift.explains > 0.8 for shift in told] == [dx != 0, dy != 0]


def test_a_body_that_changes_its_shape_did_not_shift():
    wide, narrow = (draw_phantom(Phantom(size=256, noise_hu=15, table=False, width=w)) for w in (0.74, 0.68))
    one, other = (make_profiles(*find(values)[1:3]) for values in (wide, narrow))
    assert measure_shift(one.across, other.across).explains < 0.3


@pytest.mark.parametrize("size", [128, 256])
def test_noise_that_comes_twice_is_an_echo_and_clean_noise_is_none(size):
    """A head, whose skull hides a doubled skin from the outline."""
    clean = draw_phantom(Phantom(kind="head", size=size, width=0.57, height=0.7, noise_hu=5, grain_px=0.65))
    twice = 0.55 * clean + 0.45 * np.roll(clean, (3, 8), (0, 1))
    found = [measure_echo(one, *find(one)[2:]) for one in (clean, twice)]
    assert found[0].peak < 0.35
    assert found[1].peak > 0.4 and found[1].peak - found[1].along > 0.2


def test_a_smear_draws_noise_out_along_one_line_and_a_soft_kernel_along_none():
    clean = draw_phantom(Phantom(size=256, noise_hu=15))
    moved, soft = smear(clean, np.ones(11), 0), blur(clean, 2.0)
    along = measure_echo(moved, *find(moved)[2:])
    assert along.along > 0.5 and along.across < 0.1
    both = measure_echo(soft, *find(soft)[2:])
    assert both.along < 0.5 or both.across > 0.1
    assert measure_echo(np.full((128, 128), -1000.0, np.float32), np.zeros((32, 32), bool), 4) is None
