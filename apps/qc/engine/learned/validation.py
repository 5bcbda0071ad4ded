"""How far a learned score can be trusted at a site it has never seen: each site is judged by a model of the others.

AUC with its interval, and beside it the calibration (Brier score, intercept, slope, bins): never accuracy alone. A model of few bad
cases is right nearly always by saying nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from apps.common.kernel.later import Later
from apps.common.kernel.proportions import compute_wilson
from apps.qc.engine.learned.model import compute_chances, fit_model
from apps.qc.engine.learned.table import MetricTable

sm, stats = Later("statsmodels.api"), Later("scipy.stats")

PENALTIES = (0.003, 0.03, 0.3)
ROUNDS = 1000
BINS = np.array([0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0])


@dataclass(frozen=True)
class SiteResult:
    """`auc` is None where a site has only one kind of case."""

    site: str
    n: int
    unacceptable: int
    auc: float | None
    mean_chance: float


@dataclass(frozen=True)
class Bin:
    """Predicted against observed share of unacceptable cases, with Wilson's interval."""

    low: float
    high: float
    n: int
    predicted: float
    observed: float
    interval: tuple[float, float]


@dataclass(frozen=True)
class Validation:
    """`slope` 1 and `intercept` 0 are perfect; a slope below 1 says the chances are too extreme. None: could not be fitted."""

    n: int
    unacceptable: int
    auc: float
    auc_interval: tuple[float, float]
    brier: float
    brier_of_base_rate: float
    intercept: float | None
    slope: float | None
    sites: tuple[SiteResult, ...]
    bins: tuple[Bin, ...]


def check_trainable(table: MetricTable, *, min_sites: int, min_each: int) -> list[str]:
    """What a table lacks, as codes: metrics, sites, unacceptable, acceptable, one_sided (only one site has both kinds)."""
    judged = table.choose(~np.isnan(table.ratings))
    mixed = [s for s in set(judged.sites) if len(set(judged.ratings[judged.sites == s])) == 2]
    lacks = {
        "metrics": not table.metrics,
        "sites": len(set(judged.sites)) < min_sites,
        "unacceptable": (judged.ratings == 1).sum() < min_each,
        "acceptable": (judged.ratings == 0).sum() < min_each,
        "one_sided": len(mixed) < 2,
    }
    return [code for code, lacking in lacks.items() if lacking]


def choose_penalty(table: MetricTable) -> float:
    """The one whose chances at left-out sites cost the least (log loss)."""
    costs = {}
    for penalty in PENALTIES:
        chances = np.clip(predict_left_out(table, penalty=penalty), 1e-6, 1 - 1e-6)
        costs[penalty] = -np.mean(table.ratings * np.log(chances) + (1 - table.ratings) * np.log(1 - chances))
    return min(costs, key=lambda penalty: (costs[penalty], -penalty))


def predict_left_out(table: MetricTable, *, penalty: float | None = None) -> np.ndarray:
    """The chance of every case by a model of the other sites; without a penalty it too is chosen among the others only."""
    chances = np.full(len(table.cases), np.nan)
    for site in sorted(set(table.sites)):
        out = table.sites == site
        rest = table.choose(~out)
        if len(set(rest.ratings)) < 2:
            chances[out] = rest.ratings.mean()
            continue
        alone = len(set(rest.sites)) < 2
        strength = penalty if penalty is not None else PENALTIES[1] if alone else choose_penalty(rest)
        chances[out] = compute_chances(fit_model(rest, penalty=strength), table.values[out])
    return chances


def validate(table: MetricTable, *, seed: int) -> Validation:
    """Of judged rows that `check_trainable` has nothing against."""
    chances, bad = predict_left_out(table), table.ratings == 1
    base = bad.mean()
    intercept, slope = _fit_calibration(chances, table.ratings)
    return Validation(
        n=len(bad),
        unacceptable=int(bad.sum()),
        auc=compute_auc(chances, bad),
        auc_interval=_bootstrap_auc(chances, bad, table.sites, seed=seed),
        brier=float(np.mean((chances - table.ratings) ** 2)),
        brier_of_base_rate=float(base * (1 - base)),
        intercept=intercept,
        slope=slope,
        sites=tuple(_judge_site(site, chances, bad, table.sites == site) for site in sorted(set(table.sites))),
        bins=tuple(_fill_bins(chances, bad)),
    )


def compute_auc(chances: np.ndarray, bad: np.ndarray) -> float:
    """The share of pairs in which the unacceptable case has the higher chance; ties count half (Mann-Whitney U)."""
    n_bad, n_good = int(bad.sum()), int((~bad).sum())
    return float((stats.rankdata(chances)[bad].sum() - n_bad * (n_bad + 1) / 2) / (n_bad * n_good))


def _judge_site(site: str, chances: np.ndarray, bad: np.ndarray, mine: np.ndarray) -> SiteResult:
    both = 0 < bad[mine].sum() < mine.sum()
    auc = compute_auc(chances[mine], bad[mine]) if both else None
    return SiteResult(site, int(mine.sum()), int(bad[mine].sum()), auc, float(chances[mine].mean()))


def _bootstrap_auc(chances: np.ndarray, bad: np.ndarray, sites: np.ndarray, *, seed: int) -> tuple[float, float]:
    """95 %, cases drawn again within their site, so that no site is lost."""
    draw, groups = np.random.default_rng(seed), [np.flatnonzero(sites == site) for site in sorted(set(sites))]
    found = []
    for _ in range(ROUNDS):
        rows = np.concatenate([draw.choice(group, len(group)) for group in groups])
        if 0 < bad[rows].sum() < len(rows):
            found.append(compute_auc(chances[rows], bad[rows]))
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


def _fit_calibration(chances: np.ndarray, ratings: np.ndarray) -> tuple[float | None, float | None]:
    """Intercept and slope of the outcome on the log odds of the chance (Cox)."""
    clipped = np.clip(chances, 1e-6, 1 - 1e-6)
    odds = np.log(clipped / (1 - clipped))
    if np.ptp(odds) < 1e-9:
        return None, None
    bad = ratings == 1
    if odds[bad].min() > odds[~bad].max() or odds[bad].max() < odds[~bad].min():
        return None, None  # cases that part perfectly have no finite slope
    fitted = sm.GLM(ratings, sm.add_constant(odds), family=sm.families.Binomial()).fit()
    return float(fitted.params[0]), float(fitted.params[1])


def _fill_bins(chances: np.ndarray, bad: np.ndarray) -> Iterator[Bin]:
    at = np.clip(np.searchsorted(BINS, chances, side="right") - 1, 0, len(BINS) - 2)
    for number in sorted(set(at)):
        mine = at == number
        n, k = int(mine.sum()), int(bad[mine].sum())
        yield Bin(
            float(BINS[number]),
            float(BINS[number + 1]),
            n,
            float(chances[mine].mean()),
            k / n,
            compute_wilson(k, n) or (0.0, 1.0),
        )
