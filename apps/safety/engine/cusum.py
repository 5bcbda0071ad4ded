"""A Bernoulli CUSUM over the injections of one lot: reactions that pile up faster than the agent's usual rate."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from apps.safety.engine.facts import Rules


@dataclass(frozen=True)
class Cusum:
    """`path` is the statistic after each injection; `signal_at` the index that reached the limit first, None without."""

    path: tuple[float, ...]
    limit: float
    signal_at: int | None

    @property
    def statistic(self) -> float:
        return self.path[-1] if self.path else 0.0


def run_cusum(outcomes: Sequence[bool], *, usual_rate: float, rules: Rules) -> Cusum:
    """S = max(0, S + W), W the log likelihood ratio of a rate whose odds are `odds_ratio` times the usual ones.

    Sego, Woodall & Reynolds 2008 (Statistics in Medicine 27:1225). Raises ValueError for a rate that is no probability.
    """
    if not 0 < usual_rate < 1:
        raise ValueError(usual_rate)
    ratio, limit = rules.payload["odds_ratio"], float(rules.payload["limit"])
    raised = ratio * usual_rate / (1 - usual_rate + ratio * usual_rate)
    hit, miss = log(raised / usual_rate), log((1 - raised) / (1 - usual_rate))
    path, value, signal_at = [], 0.0, None
    for n, is_reaction in enumerate(outcomes):
        value = max(0.0, value + (hit if is_reaction else miss))
        path.append(value)
        if signal_at is None and value >= limit:
            signal_at = n
    return Cusum(tuple(path), limit, signal_at)


def find_usual_rate(hits: int, n: int, rules: Rules) -> float | None:
    """The rate of the other lots, never below the floor; None with too few injections to know."""
    if n < rules.payload["min_injections"]:
        return None
    return min(max(hits / n, rules.payload["rate_floor"]), 0.5)
