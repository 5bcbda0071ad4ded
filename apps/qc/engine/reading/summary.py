"""A reader study's scores as figures: medians by condition, agreement of each two readers, tests, correlation with BMI."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from statistics import fmean
from typing import Any

import numpy as np

from apps.qc.engine.agreement import compute_kappa
from apps.qc.engine.reading.comparing import Outcome, compare_conditions, correlate

GRADES = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Item:
    id: int
    case: str
    condition: str
    bmi: float | None


@dataclass(frozen=True)
class Score:
    item: int
    reader: str
    value: int


def summarise_criterion(items: Sequence[Item], scores: Sequence[Score], *, alpha: float) -> dict[str, Any]:
    """What one criterion says. Tests and correlation take the mean of an item's readers, of cases that have every condition."""
    by_item: dict[int, dict[str, int]] = {}
    for score in scores:
        by_item.setdefault(score.item, {})[score.reader] = score.value
    conditions = list(dict.fromkeys(item.condition for item in items))
    means = {i.id: fmean(by_item[i.id].values()) for i in items if by_item.get(i.id)}
    return {
        "conditions": [_describe(name, items, by_item, means) for name in conditions],
        "agreement": _list_agreement(by_item, scores),
        **compare_items(items, conditions, means, alpha=alpha),
    }


def compare_items(
    items: Sequence[Item], conditions: Sequence[str], values: Mapping[int, float], *, alpha: float
) -> dict[str, Any]:
    """The tests over one value an item, of cases that have a value under every condition."""
    groups = _list_groups(items, conditions, values)
    comparison = compare_conditions(groups, alpha=alpha)
    return {
        "n_cases": min((len(v) for v in groups.values()), default=0),
        "normality": [{"condition": n, "result": _write(o)} for n, o in comparison.normality.items()],
        "variance": _write(comparison.variance),
        "overall": _write(comparison.overall),
        "why": comparison.why,
        "pairs": [asdict(pair) for pair in comparison.pairs],
    }


def describe_values(values: Sequence[float]) -> dict[str, Any]:
    """n, quartiles and mean; no figure of nothing."""
    quartiles = [float(q) for q in np.percentile(values, [25, 50, 75])] if values else [None] * 3
    middle = dict(zip(("q1", "median", "q3"), quartiles))
    return {"n": len(values), **middle, "mean": fmean(values) if values else None}


def correlate_with_bmi(items: Sequence[Item], values: Mapping[int, float]) -> dict[str, Any] | None:
    """Pearson's r of the items that have both."""
    known = [(values[i.id], i.bmi) for i in items if i.bmi is not None and i.id in values]
    return _write(correlate([value for value, _ in known], [bmi for _, bmi in known]))


def _list_groups(
    items: Sequence[Item], conditions: Sequence[str], means: Mapping[int, float]
) -> dict[str, list[float]]:
    table: dict[str, dict[str, float]] = {}
    for item in items:
        if item.id in means:
            table.setdefault(item.case, {})[item.condition] = means[item.id]
    whole = [row for row in table.values() if len(row) == len(conditions)]
    return {name: [row[name] for row in whole] for name in conditions}


def _describe(
    condition: str, items: Sequence[Item], by_item: Mapping[int, Mapping[str, int]], means: Mapping[int, float]
) -> dict[str, Any]:
    of_it = [item for item in items if item.condition == condition]
    values = [v for item in of_it for v in by_item.get(item.id, {}).values()]
    counted = Counter(values)
    return {
        "condition": condition,
        **describe_values(values),
        "counts": [counted[g] for g in GRADES],
        "bmi": correlate_with_bmi(of_it, means),
    }


def _list_agreement(by_item: Mapping[int, Mapping[str, int]], scores: Sequence[Score]) -> list[dict[str, Any]]:
    found = []
    for first, second in combinations(sorted({s.reader for s in scores}), 2):
        both = [(row[first], row[second]) for row in by_item.values() if first in row and second in row]
        left, right = [a for a, _ in both], [b for _, b in both]
        found.append(
            {
                "readers": [first, second],
                "n": len(both),
                "linear": compute_kappa(left, right, categories=GRADES, weights="linear"),
                "quadratic": compute_kappa(left, right, categories=GRADES, weights="quadratic"),
            }
        )
    return found


def _write(outcome: Outcome | None) -> dict[str, Any] | None:
    return None if outcome is None else asdict(outcome) | {"df": list(outcome.df)}
