"""How far reviewers agree, and how sure a rate is."""

import math
import random
from collections import Counter
from collections.abc import Hashable, Sequence
from statistics import NormalDist
from typing import Literal


def compute_kappa(
    first: Sequence[Hashable],
    second: Sequence[Hashable],
    *,
    categories: Sequence[Hashable],
    weights: Literal["none", "linear", "quadratic"] = "none",
) -> float | None:
    """Cohen's kappa; weights count over the order of `categories` (Cohen 1968). None when it is not defined."""
    if len(first) != len(second):
        raise ValueError("both readers score the same cases")
    n, k = len(first), len(categories)
    if n == 0 or k < 2:
        return None
    place = {category: index for index, category in enumerate(categories)}

    power = {"none": 0, "linear": 1, "quadratic": 2}[weights]

    def distance(a: Hashable, b: Hashable) -> float:
        return (abs(place[a] - place[b]) / (k - 1)) ** power if a != b else 0.0

    observed = sum(distance(a, b) for a, b in zip(first, second)) / n
    left, right = Counter(first), Counter(second)
    expected = sum(left[a] * right[b] * distance(a, b) for a in left for b in right) / n**2
    return None if expected == 0 else 1 - observed / expected


def compute_fleiss_kappa(table: Sequence[Sequence[int]]) -> float | None:
    """Fleiss' kappa of a cases x categories table of counts; every case has the same number of readers."""
    if not table or len({sum(row) for row in table}) != 1 or (readers := sum(table[0])) < 2:
        return None
    n = len(table)
    shares = [sum(row[j] for row in table) / (n * readers) for j in range(len(table[0]))]
    expected = sum(share**2 for share in shares)
    observed = sum((sum(count**2 for count in row) - readers) / (readers * (readers - 1)) for row in table) / n
    return None if expected == 1 else (observed - expected) / (1 - expected)


def bootstrap_kappa(
    first: Sequence[str], second: Sequence[str], *, categories: Sequence[str], seed: int, rounds: int = 1000
) -> tuple[float, float] | None:
    """95 % percentile interval of Cohen's kappa over resampled cases."""
    generator = random.Random(seed)
    n = len(first)
    values = []
    for _ in range(rounds):
        picks = [generator.randrange(n) for _ in range(n)] if n else []
        kappa = compute_kappa([first[i] for i in picks], [second[i] for i in picks], categories=categories)
        if kappa is not None:
            values.append(kappa)
    if len(values) < rounds // 2:
        return None
    values.sort()
    return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]


def compute_wilson(hits: int, n: int, *, confidence: float = 0.95) -> tuple[float, float] | None:
    """Wilson interval of a rate; None without data."""
    if n == 0:
        return None
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    rate = hits / n
    middle = (rate + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(rate * (1 - rate) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def compute_p_chart(points: Sequence[tuple[int, int]]) -> list[dict]:
    """p-chart of (defects, n) per period: rate, centre and 3-sigma limits that follow n; a period without data has no rate."""
    total = sum(n for _, n in points)
    centre = sum(hits for hits, _ in points) / total if total else None
    chart = []
    for hits, n in points:
        if n == 0 or centre is None:
            chart.append(
                {"hits": hits, "n": n, "rate": None, "centre": centre, "lower": None, "upper": None, "out": False}
            )
            continue
        sigma = math.sqrt(centre * (1 - centre) / n)
        lower, upper = max(0.0, centre - 3 * sigma), min(1.0, centre + 3 * sigma)
        rate = hits / n
        out = rate > upper or rate < lower
        chart.append({"hits": hits, "n": n, "rate": rate, "centre": centre, "lower": lower, "upper": upper, "out": out})
    return chart
