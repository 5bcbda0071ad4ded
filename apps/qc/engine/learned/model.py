"""The score: the chance that a reader would call the images unacceptable, by ridge logistic regression over standardised metrics.

A plain model on purpose: its weights can be read, it is kept as numbers (no code is loaded with it), and what it extrapolates to
is told. Missing values become the median of the training table.
"""

from dataclasses import asdict, dataclass

import numpy as np

from apps.common.kernel.later import Later
from apps.qc.engine.learned.table import MetricTable

sm = Later("statsmodels.api")


@dataclass(frozen=True)
class QualityModel:
    """`low` and `high` bound what training saw of each metric; `weights` are per standard deviation."""

    metrics: tuple[str, ...]
    medians: tuple[float, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    penalty: float

    def to_json(self) -> dict:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict) -> "QualityModel":
        return cls(**{key: tuple(value) if isinstance(value, list) else value for key, value in data.items()})


@dataclass(frozen=True)
class Score:
    """`chance` of being unacceptable, 0 to 1; `unseen` names metrics outside what training saw; `missing` those without a value."""

    case: str
    chance: float
    unseen: tuple[str, ...]
    missing: tuple[str, ...]


def fit_model(table: MetricTable, *, penalty: float) -> QualityModel:
    """From judged rows of both kinds; a metric that never varies gets no weight."""
    with np.errstate(all="ignore"):
        medians = np.nanmedian(table.values, axis=0)
    filled = np.where(np.isnan(table.values), medians, table.values)
    scales = filled.std(axis=0)
    varies = scales > 1e-12 * np.maximum(1.0, np.abs(filled).max(axis=0))
    scales = np.where(varies, scales, 1.0)
    means = filled.mean(axis=0)
    design = np.column_stack([np.ones(len(filled)), np.where(varies, (filled - means) / scales, 0.0)])
    weigh = np.full(design.shape[1], penalty)
    weigh[0] = 0.0  # the base rate is not shrunk
    fitted = sm.GLM(table.ratings, design, family=sm.families.Binomial()).fit_regularized(alpha=weigh, L1_wt=0.0)
    return QualityModel(
        metrics=table.metrics,
        medians=tuple(map(float, medians)),
        means=tuple(map(float, means)),
        scales=tuple(map(float, scales)),
        low=tuple(map(float, filled.min(axis=0))),
        high=tuple(map(float, filled.max(axis=0))),
        weights=tuple(float(w) if v else 0.0 for w, v in zip(fitted.params[1:], varies)),
        intercept=float(fitted.params[0]),
        penalty=penalty,
    )


def list_lacking(model: QualityModel, table: MetricTable) -> list[str]:
    return sorted(set(model.metrics) - set(table.metrics))


def score_table(model: QualityModel, table: MetricTable) -> list[Score]:
    """Every case of a table that has the model's metrics (`list_lacking` names those it has not)."""
    values = table.values[:, [table.metrics.index(name) for name in model.metrics]]
    absent = np.isnan(values)
    chances = compute_chances(model, values)
    outside = ~absent & ((values < np.array(model.low)) | (values > np.array(model.high)))
    names = np.array(model.metrics, dtype=object)
    return [
        Score(case, float(chance), tuple(names[out]), tuple(names[gone]))
        for case, chance, out, gone in zip(table.cases, chances, outside, absent)
    ]


def compute_chances(model: QualityModel, values: np.ndarray) -> np.ndarray:
    filled = np.where(np.isnan(values), np.array(model.medians), values)
    score = model.intercept + ((filled - np.array(model.means)) / np.array(model.scales)) @ np.array(model.weights)
    return 1.0 / (1.0 + np.exp(-np.clip(score, -500.0, 500.0)))
