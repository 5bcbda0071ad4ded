"""The skin's edge at its left, right and upper extreme: how many pixels it takes from air to tissue.

A sharp scan needs one to three. Smoothing widens all sides alike; a double edge or a smear widens the sides that lie across the movement.
"""

from dataclasses import dataclass

import numpy as np

_AIR_HU, _TISSUE_HU = -820.0, -200.0
_REACH = 28  # pixels looked at to the outside
_INSIDE = 22
_MIN_LINES = 4


@dataclass(frozen=True)
class Edge:
    """Width in pixels, and width times the steepest step over the whole rise: about 0.8 for a blurred edge, well over 1 for two edges."""

    width: float
    doubleness: float


@dataclass(frozen=True)
class Outline:
    """Medians over the lines of a side; None where the side is cut off or not to be seen."""

    left: Edge | None
    right: Edge | None
    top: Edge | None

    @property
    def across(self) -> Edge | None:
        """The narrower of left and right: an arm or a wire may lie on one side."""
        sides = [side for side in (self.left, self.right) if side is not None]
        return min(sides, key=lambda side: side.width) if sides else None

    @property
    def sides(self) -> list[Edge]:
        return [side for side in (self.across, self.top) if side is not None]


def measure_outline(values: np.ndarray, body: np.ndarray, cell: int) -> Outline:
    """`body` is the mask of the same slice, on cells of this side in pixels."""
    part = values[: body.shape[0] * cell, : body.shape[1] * cell]
    return Outline(
        _measure_side(part, body, cell),
        _measure_side(part[:, ::-1], body[:, ::-1], cell),
        _measure_side(part.T, body.T, cell),
    )


def _measure_side(values: np.ndarray, body: np.ndarray, cell: int) -> Edge | None:
    """Along the rows, at the side where the column numbers begin."""
    rows = np.flatnonzero(body.any(axis=1))
    if len(rows) < 6:
        return None
    first = body[rows].argmax(axis=1)
    extreme = int(first.min())
    # lines near the extreme meet the skin almost at a right angle
    near = rows[first <= extreme + max(1, len(rows) // 40)]
    lines = (near[:, None] * cell + np.arange(cell)).ravel()
    if len(lines) < _MIN_LINES or extreme * cell < 8:
        return None
    chosen = lines[:: len(lines) // 48 + 1]
    found = [edge for line in chosen if (edge := _measure_line(values[line], extreme * cell)) is not None]
    if len(found) < _MIN_LINES:
        return None
    width, doubleness = np.median(found, axis=0)
    return Edge(float(width), float(doubleness))


def _measure_line(line: np.ndarray, edge: int) -> tuple[float, float] | None:
    """From the last air to the first tissue, interpolated between pixels."""
    start = max(0, edge - _REACH)
    part = line[start : edge + _INSIDE]
    inside = np.flatnonzero((part[:-1] > _TISSUE_HU) & (part[1:] > _TISSUE_HU))
    if not len(inside):
        return None
    to = int(inside[0])
    air = np.flatnonzero(part[:to] < _AIR_HU)
    if not len(air) or to < 2:
        return None
    last = int(air[-1])
    rise = part[last : to + 1]
    begin = last + (_AIR_HU - rise[0]) / max(rise[1] - rise[0], 1.0)
    end = to - (rise[-1] - _TISSUE_HU) / max(rise[-1] - rise[-2], 1.0)
    width = max(0.0, float(end - begin))
    whole = float(part[to : to + 4].mean() - part[max(0, last - 3) : last + 1].mean())
    steepest = float(np.diff(part[max(0, last - 1) : to + 2]).max())
    return width, width * steepest / max(whole, 1.0)
