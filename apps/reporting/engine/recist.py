"""Response of a tumour by RECIST 1.1: sums of diameters, change from baseline and nadir, overall response at each time point.

Eisenhauer et al., Eur J Cancer 2009;45:228-247. The figures are policy (`reporting.recist`); the tables of overall response are rules here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from apps.common.kernel.reason import Reason

EPSILON = 1e-9  # millimetres are decimal fractions, sums of them binary ones


class Role(StrEnum):
    TARGET = "target"
    NON_TARGET = "non_target"
    NEW = "new"


class ReadingState(StrEnum):
    MEASURED = "measured"
    TOO_SMALL = "too_small"
    ABSENT = "absent"
    PRESENT = "present"
    PROGRESSION = "progression"
    NOT_EVALUABLE = "not_evaluable"


class Response(StrEnum):
    CR = "CR"
    PR = "PR"
    SD = "SD"
    PD = "PD"
    NON_CR_NON_PD = "NON_CR_NON_PD"
    NE = "NE"
    NONE = ""


@dataclass(frozen=True)
class Criteria:
    max_targets: int
    max_targets_per_organ: int
    target_min_mm: float
    node_target_min_mm: float
    node_normal_below_mm: float
    too_small_mm: float
    pr_decrease_pct: float
    pd_increase_pct: float
    pd_increase_mm: float


@dataclass(frozen=True)
class Lesion:
    key: int
    organ: str
    is_node: bool
    role: Role


@dataclass(frozen=True)
class Reading:
    """Long axis of a lesion, short axis of a node, in mm; or why there is none."""

    state: ReadingState
    size_mm: float | None = None


@dataclass(frozen=True)
class Assessment:
    """One time point. `sum_mm` is None when a target was not evaluated; the first point is the baseline and has no response."""

    sum_mm: float | None
    baseline_mm: float | None
    nadir_mm: float | None
    from_baseline_pct: float | None
    from_nadir_pct: float | None
    target: Response = Response.NONE
    non_target: Response = Response.NONE
    has_new: bool = False
    overall: Response = Response.NONE


Point = Mapping[int, Reading]


def assess(lesions: Sequence[Lesion], points: Sequence[Point], criteria: Criteria) -> list[Assessment]:
    """Every time point in order of time; the nadir is the smallest whole sum before it, the baseline included."""
    targets = [lesion for lesion in lesions if lesion.role == Role.TARGET]
    others = [lesion for lesion in lesions if lesion.role == Role.NON_TARGET]
    fresh = [lesion for lesion in lesions if lesion.role == Role.NEW]
    done: list[Assessment] = []
    sums: list[float] = []
    for number, point in enumerate(points):
        total = sum_targets(targets, point, criteria)
        baseline, nadir = (sums[0], min(sums)) if sums else (None, None)
        target = non_target = overall = Response.NONE
        has_new = any(_is_seen(point.get(lesion.key)) for lesion in fresh)
        if number:
            target = rate_targets(targets, point, baseline=baseline, nadir=nadir, criteria=criteria)
            non_target = rate_non_targets(others, point, criteria)
            overall = combine(target, non_target, has_new=has_new)
        done.append(
            Assessment(
                total,
                baseline,
                nadir,
                _change(total, baseline),
                _change(total, nadir),
                target,
                non_target,
                has_new,
                overall,
            )
        )
        if total is not None and targets:
            sums.append(total)
    return done


def find_limits(done: Sequence[Assessment], criteria: Criteria) -> tuple[float | None, float | None]:
    """Sums in mm at which the next exam would be a partial response, and a progression; None before a whole sum."""
    sums = [one.sum_mm for one in done if one.sum_mm is not None]
    if not sums:
        return None, None
    nadir = min(sums)
    return (
        sums[0] * (1 - criteria.pr_decrease_pct / 100),
        nadir + max(criteria.pd_increase_mm, nadir * criteria.pd_increase_pct / 100),
    )


def sum_targets(targets: Sequence[Lesion], point: Point, criteria: Criteria) -> float | None:
    """None without targets, or when one of them was not evaluated."""
    sizes = [_size(point.get(lesion.key), criteria) for lesion in targets]
    known = [size for size in sizes if size is not None]
    return sum(known) if targets and len(known) == len(sizes) else None


def rate_targets(
    targets: Sequence[Lesion], point: Point, *, baseline: float | None, nadir: float | None, criteria: Criteria
) -> Response:
    """Complete response first; progression counts from the nadir and goes before a partial response from the baseline."""
    if not targets:
        return Response.NONE
    sizes = [_size(point.get(lesion.key), criteria) for lesion in targets]
    part = sum(size for size in sizes if size is not None)
    is_progress = (
        nadir is not None
        and part - nadir >= criteria.pd_increase_mm - EPSILON
        and part - nadir >= nadir * criteria.pd_increase_pct / 100 - EPSILON
    )
    if None in sizes or baseline is None:
        return Response.PD if is_progress else Response.NE
    if all(_is_gone(lesion, size, criteria) for lesion, size in zip(targets, sizes, strict=True)):
        return Response.CR
    if is_progress:
        return Response.PD
    return Response.PR if part <= baseline * (1 - criteria.pr_decrease_pct / 100) + EPSILON else Response.SD


def rate_non_targets(lesions: Sequence[Lesion], point: Point, criteria: Criteria) -> Response:
    if not lesions:
        return Response.NONE
    readings = [point.get(lesion.key) for lesion in lesions]
    if any(reading and reading.state == ReadingState.PROGRESSION for reading in readings):
        return Response.PD
    if any(reading is None or reading.state == ReadingState.NOT_EVALUABLE for reading in readings):
        return Response.NE
    gone = all(
        _is_gone(lesion, _size(reading, criteria), criteria) for lesion, reading in zip(lesions, readings, strict=True)
    )
    return Response.CR if gone else Response.NON_CR_NON_PD


def combine(target: Response, non_target: Response, *, has_new: bool) -> Response:
    """The two tables of time point response: with target disease, and with non-target disease only."""
    if has_new or Response.PD in (target, non_target):
        return Response.PD
    if target == Response.NONE:
        return non_target
    if target == Response.CR:
        return Response.CR if non_target in (Response.CR, Response.NONE) else Response.PR
    return target


def find_baseline_faults(lesions: Sequence[Lesion], baseline: Point, criteria: Criteria) -> list[Reason]:
    """Too many targets, too many in an organ, targets too small to measure."""
    targets = [lesion for lesion in lesions if lesion.role == Role.TARGET]
    faults = []
    if len(targets) > criteria.max_targets:
        faults.append(_fault("reporting.recist_targets", n=len(targets), limit=criteria.max_targets))
    for organ, n in sorted(Counter(lesion.organ for lesion in targets).items()):
        if n > criteria.max_targets_per_organ:
            faults.append(_fault("reporting.recist_organ", organ=organ, n=n, limit=criteria.max_targets_per_organ))
    for lesion in targets:
        least = criteria.node_target_min_mm if lesion.is_node else criteria.target_min_mm
        size = _size(baseline.get(lesion.key), criteria)
        if size is not None and size < least - EPSILON:
            faults.append(_fault("reporting.recist_small", lesion=lesion.key, size=size, limit=least))
    return faults


def _size(reading: Reading | None, criteria: Criteria) -> float | None:
    if reading is None or reading.state == ReadingState.NOT_EVALUABLE:
        return None
    if reading.state == ReadingState.ABSENT:
        return 0.0
    if reading.state == ReadingState.TOO_SMALL:
        return criteria.too_small_mm
    return reading.size_mm


def _is_gone(lesion: Lesion, size: float | None, criteria: Criteria) -> bool:
    """A node is normal below its limit; anything else must have disappeared."""
    if size is None:
        return False
    return size < criteria.node_normal_below_mm - EPSILON if lesion.is_node else size == 0


def _is_seen(reading: Reading | None) -> bool:
    return reading is not None and reading.state not in (ReadingState.ABSENT, ReadingState.NOT_EVALUABLE)


def _change(total: float | None, base: float | None) -> float | None:
    """Percent; None from nothing."""
    return (total - base) / base * 100 if total is not None and base else None


def _fault(code: str, **params: str | float) -> Reason:
    return Reason(code, params, severity="warning")
