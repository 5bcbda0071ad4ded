"""Streaming detectors: pure functions over (State, Reading), one file each, found by code.

Scores are an aid, never an alarm: they open watch items, page nobody and block no booking.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from apps.common.kernel.catalog import Catalog

DETECTORS: Catalog = Catalog("detectors")
DEFAULT = "DET-NOVELTY"


@dataclass(frozen=True)
class Point:
    t: float
    value: float


@dataclass(frozen=True)
class Detector:
    """`start()` gives the first state; `step(state, point)` gives (state, score in [0, 1]); states round-trip as JSON."""

    code: str
    start: Callable[[], Any]
    step: Callable[[Any, Point], tuple[Any, float]]
    load: Callable[[Any], Any]


def detector(code: str, *, start: Callable[[], Any], load: Callable[[Any], Any]) -> Callable:
    def add(step: Callable) -> Callable:
        DETECTORS.register(code, Detector(code, start, step, load))
        return step

    return add


def load_detectors() -> Catalog:
    DETECTORS.load("apps.devices.engine.detectors")
    return DETECTORS
