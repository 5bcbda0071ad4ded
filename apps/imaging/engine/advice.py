"""Which tube voltage a site advises for a body region and a patient of this size: the table is policy, here it is only read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Size:
    weight_kg: float | None
    height_cm: float | None

    @property
    def bmi(self) -> float | None:
        """kg/m2; None without either, and for a height no person has (a slip of the unit would mislead)."""
        if not self.weight_kg or not self.height_cm or not 30 <= self.height_cm <= 250:
            return None
        return self.weight_kg / (self.height_cm / 100) ** 2


def find_advice(
    rows: Sequence[Mapping[str, Any]], *, modality: str, body_part: str, has_iodine: bool, size: Size
) -> Mapping[str, Any] | None:
    """The first row that fits; a row by BMI or weight needs the measure, so that nobody is advised without being weighed."""
    for row in rows:
        fits = modality == row["modality"] and body_part in row["body_parts"] and has_iodine == row["iodine"]
        if fits and _is_within(size.bmi, row, "bmi") and _is_within(size.weight_kg, row, "weight_kg"):
            return row
    return None


def _is_within(value: float | None, row: Mapping[str, Any], name: str) -> bool:
    """From `<name>_from` up to but not including `<name>_below`."""
    low, high = row.get(f"{name}_from"), row.get(f"{name}_below")
    if low is None and high is None:
        return True
    return value is not None and (low is None or value >= low) and (high is None or value < high)
