"""What was measured in the pictures of a reader study, by condition: the objective half beside the readers' scores.

Source documents, section 3: mean, noise (SD), SNR of the target, CNR against fat, and its relative gain over the reference.
"""

from collections.abc import Mapping, Sequence
from statistics import stdev
from typing import Any

from apps.qc.engine.reading.summary import Item, compare_items, correlate_with_bmi, describe_values

MEASURES = ("mean", "noise", "snr", "cnr")


def read_measures(row: Mapping[str, Any]) -> dict[str, float]:
    """Of one series' regions: the first target's mean, SD and SNR, the CNR, the gain; what cannot be told is left out."""
    target = next((r for r in row["regions"] if r["role"] == "target"), {})
    told = {"mean": target.get("mean"), "noise": target.get("sd"), "snr": target.get("snr"), "cnr": row["cnr"]}
    return {name: value for name, value in (told | {"gain": row.get("gain")}).items() if value is not None}


def summarise_measures(
    items: Sequence[Item], measured: Mapping[int, Mapping[str, float]], *, alpha: float
) -> list[dict[str, Any]]:
    """One entry a measure: values by condition, the tests that the scores get too, and Pearson's r against BMI.

    `gain` stands beside the CNR and is not tested: it is a share of the reference, which has none itself.
    """
    conditions = list(dict.fromkeys(item.condition for item in items))
    told = []
    for code in MEASURES:
        values = {item: row[code] for item, row in measured.items() if code in row}
        told.append(
            {
                "code": code,
                "conditions": [
                    _describe(name, items, values, measured if code == "cnr" else {}) for name in conditions
                ],
                **compare_items(items, conditions, values, alpha=alpha),
            }
        )
    return told


def _describe(
    condition: str, items: Sequence[Item], values: Mapping[int, float], measured: Mapping[int, Mapping[str, float]]
) -> dict[str, Any]:
    of_it = [item for item in items if item.condition == condition]
    measured_of = [item for item in of_it if item.id in values]
    known = [values[item.id] for item in measured_of]
    gains = [measured[item.id]["gain"] for item in of_it if "gain" in measured.get(item.id, {})]
    return {
        "condition": condition,
        **describe_values(known),
        "sd": stdev(known) if len(known) > 1 else None,
        "values": known,
        "cases": [item.case for item in measured_of],
        "gain": describe_values(gains)["median"],
        "bmi": correlate_with_bmi(of_it, values),
    }
