"""Charts that tell a change over time from chance: p and u."""

from collections.abc import Sequence

import numpy as np


def compute_p_chart(points: Sequence[tuple[int, int]]) -> list[dict]:
    """p-chart of (defects, n) per period: rate, centre and 3-sigma limits that follow n; a period without data has no rate."""
    return _chart(points, spread=lambda centre: centre * (1 - centre), top=1.0)


def compute_u_chart(points: Sequence[tuple[int, int]]) -> list[dict]:
    """u-chart of (defects, cases) per period: several defects a case count each, limits after Poisson."""
    return _chart(points, spread=lambda centre: centre, top=None)


def _chart(points: Sequence[tuple[int, int]], *, spread, top: float | None) -> list[dict]:
    total = sum(n for _, n in points)
    centre = sum(hits for hits, _ in points) / total if total else None
    chart = []
    for hits, n in points:
        point = {"hits": hits, "n": n, "rate": None, "centre": centre, "lower": None, "upper": None, "out": False}
        if n and centre is not None:
            sigma = float(np.sqrt(spread(centre) / n))
            lower, upper, rate = max(0.0, centre - 3 * sigma), centre + 3 * sigma, hits / n
            upper = upper if top is None else min(top, upper)
            point |= {"rate": rate, "lower": lower, "upper": upper, "out": rate > upper or rate < lower}
        chart.append(point)
    return chart
