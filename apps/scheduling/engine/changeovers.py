"""Families of exams that need the scanner changed between them, or the room cleaned after them, and the minutes that it takes."""

from collections.abc import Iterable, Mapping
from typing import Any

OTHER = ""
"""The family of every exam that no rule names."""
ISOLATION = "ISOLATION"
"""The family of every exam of an isolated patient, whatever is examined."""


class Changeovers:
    def __init__(self, payload: Mapping) -> None:
        self.rules = [(rule["code"], rule["match"]) for rule in payload["families"]]
        self.families = (OTHER, *(code for code, _ in self.rules), ISOLATION)
        self.between_min: Mapping[str, int] = payload["between_min"]
        self.pairs = {(row["from"], row["to"]): row["min"] for row in payload["pairs"]}
        self.isolation: Mapping[str, Any] = payload.get("isolation", {})
        self._known: dict[tuple, int] = {}

    def family_of(self, facts: Mapping[str, str | bool]) -> int:
        """Isolation first, then the first rule that matches modality, body part, contrast and exam code."""
        key = tuple(facts.items())
        if key not in self._known:
            self._known[key] = self._find_family(facts)
        return self._known[key]

    def _find_family(self, facts: Mapping[str, str | bool]) -> int:
        if facts.get("isolation"):
            return len(self.families) - 1
        for number, (_, match) in enumerate(self.rules, start=1):
            if all(facts[name] in wanted for name, wanted in match.items()):
                return number
        return 0

    def cleaning_min(self, modality: str) -> int:
        """After an isolated patient, whoever comes next."""
        by_modality = self.isolation.get("cleaning_min_by_modality", {})
        return by_modality.get(modality, self.isolation.get("cleaning_min", 0))

    def minutes(self, modality: str, first: int, second: int) -> int:
        names = self.families[first], self.families[second]
        changed = 0 if first == second else self.pairs.get(names, self.between_min.get(modality, 0))
        return max(changed, self.cleaning_min(modality)) if names[0] == ISOLATION else changed

    def is_cleaning(self, first: int) -> bool:
        """Whether it is for the cleaning that the second of two waits."""
        return self.families[first] == ISOLATION

    def table(self, modality: str, *, grid_min: int) -> tuple[tuple[int, ...], ...]:
        """Idle slots from family to family on a scanner of the modality."""
        numbers = range(len(self.families))
        return tuple(tuple(-(-self.minutes(modality, f, g) // grid_min) for g in numbers) for f in numbers)

    def tables(self, modalities: Iterable[str], *, grid_min: int) -> dict[str, tuple[tuple[int, ...], ...]]:
        return {modality: self.table(modality, grid_min=grid_min) for modality in modalities}
