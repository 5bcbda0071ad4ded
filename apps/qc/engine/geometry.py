"""Slices in space: one stack for each orientation of a series, ordered along its normal."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from apps.qc.engine.image import ImageCase, ImageInstance, ImageSeries

_SAME_MM = 0.01  # positions nearer than this are one place


@dataclass(frozen=True)
class Stack:
    """Instances by position; `places` holds what lies at one position together."""

    places: tuple[tuple[ImageInstance, ...], ...]

    @cached_property
    def positions(self) -> tuple[float, ...]:
        return tuple(place[0].position_mm for place in self.places)  # type: ignore[misc]

    @cached_property
    def steps(self) -> tuple[float, ...]:
        return tuple(b - a for a, b in zip(self.positions, self.positions[1:]))

    @cached_property
    def usual_mm(self) -> float:
        return median(self.steps) if self.steps else 0.0

    @cached_property
    def usual_count(self) -> int:
        """How many images a place usually holds: several in perfusion, multi-echo and multi-phase series."""
        return Counter(len(place) for place in self.places).most_common(1)[0][0]

    @property
    def extent_mm(self) -> float:
        """From the upper face of the first slice to the lower face of the last."""
        thickness = self.places[0][0].number("SliceThickness") or self.usual_mm
        return self.positions[-1] - self.positions[0] + thickness


def list_stacks(case: ImageCase, series: ImageSeries) -> list[Stack]:
    """Stacks of more than one place; objects with many frames or without a position are left out."""
    known = case.measured.setdefault("stacks", {})
    if series.uid not in known:
        known[series.uid] = _find_stacks(series)
    return known[series.uid]


def _find_stacks(series: ImageSeries) -> list[Stack]:
    groups: dict[tuple, list[ImageInstance]] = defaultdict(list)
    for instance in series.instances:
        if instance.position_mm is not None and instance.n_frames == 1:
            groups[tuple(round(v, 2) + 0.0 for v in instance.numbers("ImageOrientationPatient"))].append(instance)
    return [stack for rows in groups.values() if len((stack := _order(rows)).places) > 1]


def _order(rows: list[ImageInstance]) -> Stack:
    rows = sorted(rows, key=lambda i: i.position_mm)  # type: ignore[arg-type,return-value]
    places: list[list[ImageInstance]] = [[rows[0]]]
    for row in rows[1:]:
        if row.position_mm - places[-1][0].position_mm < _SAME_MM:  # type: ignore[operator]
            places[-1].append(row)
        else:
            places.append([row])
    return Stack(tuple(tuple(p) for p in places))
