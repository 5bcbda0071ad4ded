"""What a policy of energy must hold to be in force."""

from typing import Any

from apps.common.policy import add_check
from apps.devices.engine.energy import BadBands, read_bands
from apps.devices.selectors.energy import POLICY


def find_energy_faults(payload: Any) -> list[tuple[str, str]]:
    """Every fault, as (path, what)."""
    if not isinstance(payload, dict) or not isinstance(payload.get("bands"), list):
        return [("bands", "must be a list")]
    errors: list[tuple[str, str]] = []
    for n, row in enumerate(payload["bands"]):
        path = f"bands[{n}]"
        if not isinstance(row, dict):
            errors.append((path, "must be an object"))
            continue
        names = [name for name in ("models", "modalities") if _is_list_of_text(row.get(name))]
        if not names:
            errors.append((path, "must name models or modalities"))
        if not row.get("source"):
            errors.append((f"{path}.source", "must be given"))
        try:
            read_bands(row, path)
        except BadBands as bad:
            errors += bad.errors
    factor, idle = payload.get("co2e"), payload.get("least_idle_min")
    if not isinstance(factor, dict) or not _is_amount(factor.get("kg_per_kwh"), least=0, most=5, empty=True):
        errors.append(("co2e.kg_per_kwh", "must be a number from 0 to 5, or null"))
    elif factor["kg_per_kwh"] is not None and not (factor.get("source") and factor.get("date")):
        errors.append(("co2e.source", "a factor needs its source and date"))
    elif not isinstance(factor.get("source"), str):
        errors.append(("co2e.source", "must be text"))
    if not _is_amount(idle, least=0, most=1440):
        errors.append(("least_idle_min", "must be a number from 0 to 1440"))
    return errors


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) and one for one in value)


def _is_amount(value: Any, *, least: float, most: float, empty: bool = False) -> bool:
    if value is None:
        return empty
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


add_check(POLICY, find_energy_faults)
