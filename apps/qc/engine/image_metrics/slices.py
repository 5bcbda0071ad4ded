"""What pixel rules know of a series: measures of each of its slices, taken once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from apps.qc.engine.geometry import list_stacks
from apps.qc.engine.image import ImageCase, ImageInstance, ImageSeries
from apps.qc.engine.image_metrics.blockiness import measure_blockiness
from apps.qc.engine.image_metrics.blocks import CELL, choose_cell, coarsen, fold_means, make_blocks
from apps.qc.engine.image_metrics.body import find_body, measure_cut
from apps.qc.engine.image_metrics.clipping import Clipping, measure_clipping
from apps.qc.engine.image_metrics.echo import Echo, measure_echo
from apps.qc.engine.image_metrics.noise import choose_blocks, choose_noise, measure_correlation, measure_fine_noise
from apps.qc.engine.image_metrics.outline import Outline, measure_outline
from apps.qc.engine.image_metrics.shift import Profiles, make_profiles
from apps.qc.engine.image_metrics.symmetry import Turn, measure_turn

MIN_SIDE_PX = 64
MIN_BODY_SHARE = 0.02


@dataclass(frozen=True)
class SliceMeasures:
    """One slice; shares from 0 to 1, lengths in pixels, noise in HU."""

    instance: ImageInstance
    body_share: float
    profiles: Profiles
    cell: int  # pixels of a cell of the profiles
    noise: float | None
    clipping: Clipping
    border_share: float
    circle_share: float
    signature: tuple[float, float]


@dataclass(frozen=True)
class ShapeMeasures:
    """The dearer measures, of some slices of a series."""

    instance: ImageInstance
    correlation: float | None
    outline: Outline
    turn: Turn
    blockiness: float
    echo: Echo | None


@dataclass(frozen=True)
class SeriesMeasures:
    slices: tuple[SliceMeasures, ...] = ()
    shapes: tuple[ShapeMeasures, ...] = ()
    broken: tuple[tuple[ImageInstance, str], ...] = ()
    skipped: str = ""
    noise: float | None = None


def measure_case(case: ImageCase) -> dict[str, SeriesMeasures]:
    """Measures of the CT stacks by Series Instance UID."""
    known = case.measured.get("pixels")
    if known is None:
        known = case.measured["pixels"] = {s.uid: _measure_series(case, s) for s in case.stacks if s.modality == "CT"}
    return known


def _measure_series(case: ImageCase, series: ImageSeries) -> SeriesMeasures:
    rule = case.policy["pixels"]
    ordered = _order(case, series)
    if why := _tell_why_not(ordered):
        return SeriesMeasures(skipped=why)
    chosen = ordered if len(ordered) <= rule["max_slices"] else _spread(ordered, rule["max_slices"])
    shaped = _spread(_middle(chosen), rule["shape_slices"])
    with_shape, with_echo = ({id(i) for i in some} for some in (shaped, _spread(shaped, rule["echo_slices"])))
    slices, shapes, broken = [], [], []
    for instance in chosen:
        try:
            values = np.asarray(case.read(instance.key, 0), dtype=np.float32)
        except (ValueError, OSError) as error:
            broken.append((instance, str(error)[:160]))
            continue
        if values.ndim != 2 or min(values.shape) < MIN_SIDE_PX or not np.isfinite(values).all():
            continue
        one, shape = measure_slice(
            instance, values, with_shape=id(instance) in with_shape, with_echo=id(instance) in with_echo
        )
        slices.append(one)
        if shape is not None:
            shapes.append(shape)
    levels = [s.noise for s in slices if s.noise is not None]
    noise = float(np.median(levels)) if levels else None
    return SeriesMeasures(tuple(slices), tuple(shapes), tuple(broken), noise=noise)


def measure_slice(
    instance: ImageInstance, values: np.ndarray, *, with_shape: bool, with_echo: bool
) -> tuple[SliceMeasures, ShapeMeasures | None]:
    blocks = make_blocks(values)
    cell = choose_cell(values.shape)
    cells = fold_means(values, cell, blocks)
    body = find_body(cells)
    n_cells = int(body.sum())
    share = n_cells / body.size
    coarse = coarsen(body, cell)
    chosen = choose_blocks(blocks, coarse)
    noise = choose_noise(blocks.deviations[chosen]) if cell == CELL else measure_fine_noise(blocks, coarse)
    border, circle = measure_cut(body) if n_cells else (0.0, 0.0)
    one = SliceMeasures(
        instance, share, make_profiles(cells, body), cell, noise, measure_clipping(values, n_cells * cell * cell), border, circle,
        (float(blocks.sums.sum()), float(blocks.squares.sum())),
    )  # fmt: skip
    if not with_shape or share < MIN_BODY_SHARE:
        return one, None
    shape = ShapeMeasures(
        instance,
        measure_correlation(values, chosen, blocks.deviations, noise) if noise else None,
        measure_outline(values, body, cell),
        measure_turn(cells, body),
        measure_blockiness(values),
        measure_echo(values, body, cell) if with_echo else None,
    )
    return one, shape


def _order(case: ImageCase, series: ImageSeries) -> list[ImageInstance]:
    stacks = list_stacks(case, series)
    if stacks:
        return [i for stack in stacks for place in stack.places for i in place]
    return list(series.instances)


def _tell_why_not(instances: Sequence[ImageInstance]) -> str:
    """A code for why the pixels of a series are not measured; empty when they are."""
    first = instances[0]
    if first.n_frames > 1:
        return "multi_frame"
    if not first.text("PhotometricInterpretation").startswith("MONOCHROME"):
        return "colour"
    if min(first.number("Rows") or 0, first.number("Columns") or 0) < MIN_SIDE_PX:
        return "small"
    if first.number("RescaleIntercept") is None and first.number("PixelRepresentation") != 1:
        return "no_rescale"
    orientation = first.numbers("ImageOrientationPatient")
    if len(orientation) == 6 and abs(orientation[0] * orientation[4] - orientation[1] * orientation[3]) < 0.8:
        return "not_axial"
    return ""


def _spread(items: Sequence[ImageInstance], n: int) -> list[ImageInstance]:
    if len(items) <= n or n < 2:
        return list(items[:n]) if n < 2 else list(items)
    return [items[round(k * (len(items) - 1) / (n - 1))] for k in range(n)]


def _middle(items: Sequence[ImageInstance]) -> Sequence[ImageInstance]:
    """Without the outermost tenth at both ends, where the body begins and ends."""
    cut = len(items) // 10
    return items[cut : len(items) - cut] if cut else items
