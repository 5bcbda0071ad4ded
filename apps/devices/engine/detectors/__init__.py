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


def tell_nothing(state: Any) -> dict[str, float]:
    return {}


def keep_score(state: Any, score: float) -> float:
    return score


@dataclass(frozen=True)
class Detector:
    """`start()` gives the first state; `step(state, point)` gives (state, score in [0, 1]); states round-trip as JSON.

    `version` rises when a state or a score means something else: what an older one remembers is dropped, and the past is learned again.
    `tell(state)` gives figures for the words of a finding beside the value itself. `undamp(state before, score)` gives the score that a
    point would have had without the silence after an event: whoever groups events by himself asks for it.
    `seldom`: fields of the state that most steps hand on as the same object; they are stored apart, and only when they change.
    """

    code: str
    start: Callable[[], Any]
    step: Callable[[Any, Point], tuple[Any, float]]
    load: Callable[[Any], Any]
    version: int = 1
    tell: Callable[[Any], dict[str, float]] = tell_nothing
    undamp: Callable[[Any, float], float] = keep_score
    seldom: tuple[str, ...] = ()


def detector(
    code: str, *, start: Callable[[], Any], load: Callable[[Any], Any], version: int = 1,
    tell: Callable = tell_nothing, undamp: Callable = keep_score, seldom: tuple[str, ...] = (),
) -> Callable:  # fmt: skip
    def add(step: Callable) -> Callable:
        DETECTORS.register(code, Detector(code, start, step, load, version, tell, undamp, seldom))
        return step

    return add


def load_detectors() -> Catalog:
    DETECTORS.load("apps.devices.engine.detectors")
    return DETECTORS
