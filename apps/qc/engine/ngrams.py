"""Trigram counts with Witten-Bell back-off over characters or words, and what stood between two neighbours."""

import math
from collections import defaultdict
from collections.abc import Sequence

EDGE = "\n"


class Ngrams:
    """Counts of one to three units; `log_probability` never returns minus infinity."""

    def __init__(self) -> None:
        self.one: dict[str, float] = defaultdict(float)
        self.two: dict[tuple[str, str], float] = defaultdict(float)
        self.three: dict[tuple[str, str, str], float] = defaultdict(float)
        self.between: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._kinds_after: dict[str, int] = defaultdict(int)
        self._kinds_after_two: dict[tuple[str, str], int] = defaultdict(int)
        self.total = 0.0

    def add(self, units: Sequence[str], weight: float = 1.0) -> None:
        """Counts one sequence with its edges."""
        row = [EDGE, EDGE, *units, EDGE]
        for first, second, third in zip(row, row[1:], row[2:]):
            self.one[third] += weight
            self.total += weight
            if (second, third) not in self.two:
                self._kinds_after[second] += 1
            self.two[second, third] += weight
            if (first, second, third) not in self.three:
                self._kinds_after_two[first, second] += 1
            self.three[first, second, third] += weight
            self.between[first, third][second] += weight

    def add_inner(self, units: Sequence[str], weight: float = 1.0) -> None:
        """Counts a word's own neighbours, without saying what stands around it."""
        for first, second in zip(units, units[1:]):
            if (first, second) not in self.two:
                self._kinds_after[first] += 1
            self.two[first, second] += weight
            self.one[first] += weight
            self.one[second] += weight
            self.total += 2 * weight
        for first, second, third in zip(units, units[1:], units[2:]):
            if (first, second, third) not in self.three:
                self._kinds_after_two[first, second] += 1
            self.three[first, second, third] += weight
            self.between[first, third][second] += weight

    def log_probability(self, first: str, second: str, third: str) -> float:
        """Natural logarithm of P(third | first second)."""
        p = (self.one.get(third, 0.0) + 0.02) / (self.total + 2000.0)
        seen = self.one.get(second, 0.0)
        kinds = self._kinds_after.get(second, 0)
        if seen and kinds:
            p = (self.two.get((second, third), 0.0) + kinds * p) / (seen + kinds)
        pair = self.two.get((first, second), 0.0)
        kinds = self._kinds_after_two.get((first, second), 0)
        if pair and kinds:
            p = (self.three.get((first, second, third), 0.0) + kinds * p) / (pair + kinds)
        return math.log(p)

    def score(self, row: Sequence[str], start: int, end: int) -> float:
        """Log probability of the units start..end of a row that begins with two edges."""
        return sum(self.log_probability(row[n - 2], row[n - 1], row[n]) for n in range(start, min(end, len(row))))
