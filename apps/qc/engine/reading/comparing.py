"""Do conditions differ? The test is chosen by Shapiro-Wilk and Levene, and says why; pairs are corrected after Holm.

Source documents, section 3 (paper 1): Shapiro-Wilk, Levene, then ANOVA or Kruskal-Wallis; pairs by t, Welch or Mann-Whitney U;
two conditions on the same cases by Wilcoxon's signed ranks; Pearson's r against BMI.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from apps.common.kernel.later import Later

stats = Later("scipy.stats")

MIN_N = 3


@dataclass(frozen=True)
class Outcome:
    """A test with its statistic and p; `df` where it has degrees of freedom. No statistic: there is no spread to divide by."""

    test: str
    statistic: float | None
    p: float
    df: tuple[float, ...] = ()


@dataclass(frozen=True)
class Pair:
    first: str
    second: str
    test: str
    statistic: float | None
    p: float
    p_holm: float


@dataclass(frozen=True)
class Comparison:
    """`why` is a code: normal_equal, not_normal, unequal_variance, two_conditions, too_few, no_spread."""

    normality: dict[str, Outcome | None]
    variance: Outcome | None
    overall: Outcome | None
    why: str
    pairs: tuple[Pair, ...] = ()


def compare_conditions(groups: Mapping[str, Sequence[float]], *, alpha: float) -> Comparison:
    """Values of the same cases in the same order under each condition."""
    normality = {name: check_normality(values) for name, values in groups.items()}
    variance = check_variance(list(groups.values()))
    if len(groups) < 2 or min(len(v) for v in groups.values()) < MIN_N:
        return Comparison(normality, variance, None, "too_few")
    if variance is None:
        return Comparison(normality, None, None, "no_spread")
    if len(groups) == 2:
        first, second = groups.values()
        told = compare_signed_ranks(first, second)
        return Comparison(normality, variance, told, "two_conditions" if told else "no_spread")
    is_normal = all(told is not None and told.p >= alpha for told in normality.values())
    is_equal = variance.p >= alpha
    why = "not_normal" if not is_normal else "normal_equal" if is_equal else "unequal_variance"
    overall = run_anova(groups) if why == "normal_equal" else run_kruskal(groups)
    return Comparison(normality, variance, overall, why, _compare_pairs(groups, why))


def check_normality(values: Sequence[float]) -> Outcome | None:
    """Shapiro-Wilk; None for fewer than 3 values or for equal ones."""
    if len(values) < MIN_N or np.ptp(values) == 0:
        return None
    told = stats.shapiro(values)
    return _tell("shapiro_wilk", told)


def check_variance(groups: Sequence[Sequence[float]]) -> Outcome | None:
    """Levene about the median (Brown-Forsythe); None where no group has any spread."""
    if len(groups) < 2 or min(map(len, groups)) < 2 or all(np.ptp(g) == 0 for g in groups):
        return None
    with np.errstate(all="ignore"):  # deviations that are all alike leave nothing to divide by
        told = stats.levene(*groups, center="median")
    if not math.isfinite(told.pvalue):
        return None
    n = sum(map(len, groups))
    return _tell("levene", told, (len(groups) - 1, n - len(groups)))


def run_anova(groups: Mapping[str, Sequence[float]]) -> Outcome:
    told, n = stats.f_oneway(*groups.values()), sum(map(len, groups.values()))
    return _tell("anova", told, (len(groups) - 1, n - len(groups)))


def run_kruskal(groups: Mapping[str, Sequence[float]]) -> Outcome:
    told = stats.kruskal(*groups.values())
    return _tell("kruskal_wallis", told, (len(groups) - 1,))


def compare_signed_ranks(first: Sequence[float], second: Sequence[float]) -> Outcome | None:
    """Wilcoxon's signed ranks of paired values, two-sided; None when no pair differs."""
    if all(a == b for a, b in zip(first, second)):
        return None
    told = stats.wilcoxon(first, second)
    return _tell("wilcoxon", told)


def correlate(values: Sequence[float], against: Sequence[float]) -> Outcome | None:
    """Pearson's r; None for fewer than 3 pairs or without spread."""
    if len(values) < MIN_N or np.ptp(values) == 0 or np.ptp(against) == 0:
        return None
    told = stats.pearsonr(values, against)
    return _tell("pearson", told, (len(values) - 2,))


def adjust_holm(values: Sequence[float]) -> list[float]:
    """Step-down: the k-th smallest of m times m - k + 1, never less than the one before, at most 1."""
    adjusted, highest = [0.0] * len(values), 0.0
    for rank, index in enumerate(sorted(range(len(values)), key=lambda i: values[i])):
        highest = max(highest, min(1.0, values[index] * (len(values) - rank)))
        adjusted[index] = highest
    return adjusted


def _compare_pairs(groups: Mapping[str, Sequence[float]], why: str) -> tuple[Pair, ...]:
    names = list(combinations(groups, 2))
    told = [_compare(groups[a], groups[b], why) for a, b in names]
    corrected = adjust_holm([one.p for one in told])
    return tuple(Pair(a, b, one.test, one.statistic, one.p, p) for (a, b), one, p in zip(names, told, corrected))


def _compare(first: Sequence[float], second: Sequence[float], why: str) -> Outcome:
    if why == "not_normal":
        return _tell("mann_whitney", stats.mannwhitneyu(first, second))
    is_equal = why == "normal_equal"
    with np.errstate(all="ignore"):  # two constant groups
        told = stats.ttest_ind(first, second, equal_var=is_equal)
    return _tell("student_t" if is_equal else "welch_t", told)


def _tell(test: str, told: Any, df: tuple[float, ...] = ()) -> Outcome:
    """Without any spread there is no statistic: as sure as can be when the groups differ, no difference at all when they do not."""
    statistic, p = float(told.statistic), float(told.pvalue)
    return Outcome(test, statistic if math.isfinite(statistic) else None, 1.0 if math.isnan(p) else p, df)
