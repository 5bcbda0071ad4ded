"""How far reviewers agree beyond chance, for two readers and for panels, with intervals."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Literal

import numpy as np

from apps.common.kernel.later import Later

inter_rater = Later("statsmodels.stats.inter_rater")

Weights = Literal["none", "linear", "quadratic"]


def compute_kappa(
    first: Sequence[Hashable], second: Sequence[Hashable], *, categories: Sequence[Hashable], weights: Weights = "none"
) -> float | None:
    """Cohen's kappa; weights count over the order of `categories` (Cohen 1968). None when it is not defined."""
    if len(first) != len(second):
        raise ValueError("both readers score the same cases")
    if not first or len(categories) < 2:
        return None
    size = len(categories)
    cells = np.bincount(_rank(first, categories) * size + _rank(second, categories), minlength=size * size)
    return _measure_kappa(cells.reshape(size, size), weights)


def compute_fleiss_kappa(table: Sequence[Sequence[int]]) -> float | None:
    """Fleiss' kappa of a cases x categories table of counts; every case has the same number of readers."""
    counts = np.asarray(table, dtype=float)
    if not counts.size or len(set(counts.sum(axis=1))) != 1 or counts[0].sum() < 2:
        return None
    if (counts.sum(axis=0) > 0).sum() < 2:
        return None
    return float(inter_rater.fleiss_kappa(counts))


def compute_krippendorff(
    units: Sequence[Sequence[Hashable]], *, categories: Sequence[Hashable], ordinal: bool = False
) -> float | None:
    """Krippendorff's alpha: cases with any number of readers from two on; None when it is not defined."""
    size = len(categories)
    matrix = np.zeros((size, size))
    for values in units:
        if len(values) > 1:
            counts = np.bincount(_rank(values, categories), minlength=size).astype(float)
            matrix += (np.outer(counts, counts) - np.diag(counts)) / (len(values) - 1)
    total = matrix.sum()
    if total == 0:
        return None
    margins = matrix.sum(axis=1)
    distances = _measure_ordinal(margins) if ordinal else 1 - np.eye(size)
    expected = float((np.outer(margins, margins) * distances).sum() / (total - 1))
    return None if expected == 0 else 1 - float((matrix * distances).sum()) / expected


def bootstrap(
    cases: Sequence[Any], statistic: Callable[[list], float | None], *, seed: int, rounds: int = 1000
) -> tuple[float, float] | None:
    """95 % percentile interval over resampled cases; None when the statistic is not defined in half of the rounds."""
    dice, n = np.random.default_rng(seed), len(cases)
    if n == 0:
        return None
    values = [statistic([cases[at] for at in dice.integers(0, n, n)]) for _ in range(rounds)]
    return _bound(values)


def bootstrap_kappa(
    first: Sequence[str],
    second: Sequence[str],
    *,
    categories: Sequence[str],
    seed: int,
    rounds: int = 1000,
    weights: Weights = "none",
) -> tuple[float, float] | None:
    """95 % percentile interval of Cohen's kappa over resampled cases; a table is drawn for all the rounds at once."""
    n, size = len(first), len(categories)
    if n == 0 or size < 2:
        return None
    cells = np.bincount(_rank(first, categories) * size + _rank(second, categories), minlength=size * size)
    drawn = np.random.default_rng(seed).multinomial(n, cells / n, size=rounds).reshape(rounds, size, size)
    return _bound([_measure_kappa(table, weights) for table in drawn])


def _bound(values: Sequence[float | None]) -> tuple[float, float] | None:
    """95 % percentile interval; None when less than half of the values are defined."""
    kept = [value for value in values if value is not None]
    if len(kept) < len(values) / 2:
        return None
    low, high = np.quantile(kept, [0.025, 0.975])
    return float(low), float(high)


def _rank(values: Sequence[Hashable], categories: Sequence[Hashable]) -> np.ndarray:
    place = {category: index for index, category in enumerate(categories)}
    return np.array([place[value] for value in values], dtype=int)


def _measure_ordinal(margins: np.ndarray) -> np.ndarray:
    """Krippendorff's distance of ranks: how many values lie between, the ends by half, squared."""
    reached = np.cumsum(margins) - margins / 2
    return np.subtract.outer(reached, reached) ** 2


def _measure_kappa(table: np.ndarray, weights: Weights) -> float | None:
    """Of a table of counts; None where chance alone would leave nothing to disagree about."""
    left, right = table.sum(axis=1), table.sum(axis=0)
    if left.max() == table.sum() and np.argmax(left) == np.argmax(right) and right.max() == table.sum():
        return None
    wt = None if weights == "none" else weights
    return float(inter_rater.cohens_kappa(table, wt=wt, return_results=False))
