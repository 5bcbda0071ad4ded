"""Seeded, stratified draws that anybody can replay: same frame, same design, same seed, same list.

The random order is not a library's generator but a documented hash: SHA-256 of "<seed>:<frame hash>:<id>", read as a fraction of 1.
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from apps.common.kernel.later import Later

stats = Later("scipy.stats")


@dataclass(frozen=True)
class FrameRow:
    """One subject that could be drawn; `weight` is its risk score in an active draw."""

    id: str
    stratum: tuple[str, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True)
class Design:
    """How to draw: exactly one of `size` (subjects), `share` (0 to 1), `half_width` with `expected` and `confidence`, or
    `clean_below`: as many as show a rate under it if every one of them is clean."""

    method: str = "random"
    strata: tuple[str, ...] = ()
    size: int | None = None
    share: float | None = None
    half_width: float | None = None
    clean_below: float | None = None
    expected: float = 0.05
    confidence: float = 0.95
    floor: int = 0
    weights_column: str = ""

    def to_json(self) -> dict:
        return {key: list(value) if isinstance(value, tuple) else value for key, value in self.__dict__.items()}


@dataclass(frozen=True)
class Drawn:
    id: str
    stratum: tuple[str, ...]
    inclusion_probability: float


@dataclass(frozen=True)
class DrawResult:
    seed: int
    frame_hash: str
    drawn: tuple[Drawn, ...]
    excluded: tuple[tuple[str, str], ...] = field(default=())


def compute_frame_hash(rows: Sequence[FrameRow]) -> str:
    """SHA-256 over the frame in id order: identity, strata and weight of every row."""
    canonical = [[row.id, list(row.stratum), repr(float(row.weight))] for row in sorted(rows, key=lambda row: row.id)]
    return hashlib.sha256(json.dumps(canonical, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def compute_sample_size(population: int, *, expected: float, half_width: float, confidence: float = 0.95) -> int:
    """n = z²p(1−p)/d² with the finite-population correction."""
    z = float(stats.norm.ppf(0.5 + confidence / 2))
    endless = z * z * expected * (1 - expected) / half_width**2
    return min(population, math.ceil(endless / (1 + (endless - 1) / population) - 1e-9)) if population else 0


def compute_zero_acceptance_size(*, defect_rate: float, confidence: float = 0.95) -> int:
    """How many clean subjects in a row show, at this confidence, a rate below `defect_rate`."""
    return math.ceil(math.log(1 - confidence) / math.log(1 - defect_rate) - 1e-9)


def draw_sample(rows: Sequence[FrameRow], design: Design, *, seed: int) -> DrawResult:
    """Draw by design; raises ValueError on a design that names no size or an unknown method."""
    frame_hash = compute_frame_hash(rows)
    excluded = [(row.id, "zero_weight") for row in rows if design.method == "active" and not row.weight > 0]
    left_out = {id_ for id_, _ in excluded}
    frame = [row for row in rows if row.id not in left_out]
    size = count_wanted(len(frame), design)
    strata: dict[tuple[str, ...], list[FrameRow]] = {}
    for row in frame:
        strata.setdefault(row.stratum, []).append(row)
    counts = {key: len(group) for key, group in strata.items()}
    if design.method == "random":
        allocation = allocate(counts, size=size, floor=design.floor)
        pick = _draw_equal
    elif design.method == "active":
        mass = {key: sum(row.weight for row in group) for key, group in strata.items()}
        allocation = allocate(counts, size=size, floor=design.floor, shares=mass)
        pick = _draw_weighted
    else:
        raise ValueError(f"unknown method {design.method!r}")
    drawn: list[Drawn] = []
    for key in sorted(strata):
        drawn += pick(strata[key], allocation[key], seed=seed, frame_hash=frame_hash)
    return DrawResult(seed, frame_hash, tuple(drawn), tuple(excluded))


def allocate(
    counts: Mapping[tuple, int], *, size: int, floor: int = 0, shares: Mapping[tuple, float] | None = None
) -> dict[tuple, int]:
    """Proportional shares by largest remainder, never under the floor nor over the stratum; floors win over `size`."""
    share = dict(shares or counts)
    floors = {key: min(floor, count) for key, count in counts.items()}
    fixed: dict[tuple, int] = {}
    while True:
        open_keys = [key for key in counts if key not in fixed]
        rest = max(0, size - sum(fixed.values()))
        total = sum(share[key] for key in open_keys)
        ideal = {key: rest * share[key] / total if total else 0.0 for key in open_keys}
        bound = {key: floors[key] for key in open_keys if ideal[key] < floors[key]}
        bound = bound or {key: counts[key] for key in open_keys if ideal[key] > counts[key]}
        if not bound:
            break
        fixed |= bound
    plan = fixed | {key: math.floor(value + 1e-9) for key, value in ideal.items()}
    missing = max(0, size - sum(plan.values()))
    by_remainder = sorted(ideal, key=lambda key: (-(ideal[key] - plan[key]), key))
    for key in [key for key in by_remainder if plan[key] < counts[key]][:missing]:
        plan[key] += 1
    return plan


def count_wanted(population: int, design: Design) -> int:
    """How many of so many a design asks for, before floors; raises ValueError when it names no size."""
    if design.size is not None:
        return min(population, design.size)
    if design.share is not None:
        return min(population, math.ceil(population * design.share - 1e-9))
    if design.half_width is not None:
        return compute_sample_size(
            population, expected=design.expected, half_width=design.half_width, confidence=design.confidence
        )
    if design.clean_below is not None:
        return min(
            population, compute_zero_acceptance_size(defect_rate=design.clean_below, confidence=design.confidence)
        )
    raise ValueError("the design names no size, share or half width")


def _fraction(seed: int, frame_hash: str, key: str) -> float:
    digest = hashlib.sha256(f"{seed}:{frame_hash}:{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def _draw_equal(group: list[FrameRow], n: int, *, seed: int, frame_hash: str) -> list[Drawn]:
    order = sorted(group, key=lambda row: (_fraction(seed, frame_hash, row.id), row.id))
    return [Drawn(row.id, row.stratum, n / len(group)) for row in order[:n]]


def _draw_weighted(group: list[FrameRow], n: int, *, seed: int, frame_hash: str) -> list[Drawn]:
    """Systematic draw proportional to weight over a hash-ordered list: the inclusion probabilities are exact."""
    chances = _inclusion_chances(group, n)
    order = sorted(group, key=lambda row: (_fraction(seed, frame_hash, row.id), row.id))
    start = _fraction(seed, frame_hash, "start:" + "|".join(group[0].stratum))
    drawn, reached, mark = [], 0.0, start
    for row in order:
        reached += chances[row.id]
        if reached > mark - 1e-12 and len(drawn) < n:
            drawn.append(Drawn(row.id, row.stratum, chances[row.id]))
            mark += 1
    return drawn


def _inclusion_chances(group: list[FrameRow], n: int) -> dict[str, float]:
    """n·w/Σw, with subjects above 1 taken for certain and the rest shared out again."""
    certain: set[str] = set()
    while True:
        rest = [row for row in group if row.id not in certain]
        total = sum(row.weight for row in rest)
        left = n - len(certain)
        over = {row.id for row in rest if total and left * row.weight / total >= 1}
        if not over:
            break
        certain |= over
    return {row.id: 1.0 if row.id in certain else left * row.weight / total for row in group}
