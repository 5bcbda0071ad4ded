"""How a model did against readers: sensitivity, specificity and false alarms per 100, by subgroup."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

Interval = tuple[float, float] | None


class AiRole(StrEnum):
    FIRST_READER = "first_reader"
    SECOND_READER = "second_reader"
    ASSISTANT = "assistant"


@dataclass(frozen=True)
class Judged:
    """A result on an exam of which a reader has spoken."""

    model_id: int
    exam_id: int
    is_positive: bool
    is_present: bool
    group: str = ""

    @property
    def is_false_alarm(self) -> bool:
        return self.is_positive and not self.is_present

    @property
    def is_miss(self) -> bool:
        return self.is_present and not self.is_positive


@dataclass(frozen=True)
class Rate:
    """`value` and `interval` are None without a case to count: no data is not 0 %."""

    hits: int
    n: int
    value: float | None
    interval: Interval


@dataclass(frozen=True)
class Performance:
    model_id: int
    group: str
    n: int
    sensitivity: Rate
    specificity: Rate
    false_alarms_per_100: Rate
    """Of all exams, as the reading room counts them: each a needless look."""


def keep_common(rows: Iterable[Judged]) -> list[Judged]:
    """Only exams of which every model has spoken: the same cases for all."""
    rows = list(rows)
    models = {row.model_id for row in rows}
    seen: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        seen[row.exam_id].add(row.model_id)
    return [row for row in rows if seen[row.exam_id] == models]


def rate_models(rows: Iterable[Judged], *, interval: Callable[[int, int], Interval]) -> list[Performance]:
    """One row a model and group, in their order; `interval(hits, n)` is the confidence interval of a share."""
    groups: dict[tuple[int, str], list[Judged]] = defaultdict(list)
    for row in rows:
        groups[row.model_id, row.group].append(row)
    return [_rate(model_id, group, groups[model_id, group], interval) for model_id, group in sorted(groups)]


def _rate(model_id: int, group: str, rows: list[Judged], interval: Callable[[int, int], Interval]) -> Performance:
    ill = [row for row in rows if row.is_present]
    well = [row for row in rows if not row.is_present]
    alarms = sum(row.is_false_alarm for row in well)
    return Performance(
        model_id,
        group,
        len(rows),
        _make_rate(sum(row.is_positive for row in ill), len(ill), 1, interval),
        _make_rate(len(well) - alarms, len(well), 1, interval),
        _make_rate(alarms, len(rows), 100, interval),
    )


def _make_rate(hits: int, n: int, scale: float, interval: Callable[[int, int], Interval]) -> Rate:
    if n == 0:
        return Rate(hits, n, None, None)
    low_high = interval(hits, n)
    return Rate(hits, n, hits / n * scale, (low_high[0] * scale, low_high[1] * scale) if low_high else None)
