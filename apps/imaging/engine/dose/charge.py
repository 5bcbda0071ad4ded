"""What a study has asked of an X-ray tube: charge in mAs, the meter that a tube wears by."""

from collections.abc import Iterable, Mapping
from statistics import fmean
from typing import Any

from apps.imaging.engine.dose.merge import REPORT


def sum_charge_mas(records: Iterable[tuple[str, Mapping[str, Any]]]) -> float | None:
    """Of (source, values) of a study's dose records; None where no irradiation tells its charge.

    Images of a CT tell of one rotation each, and overlap: only reports count there.
    """
    found = [
        charge
        for source, values in records
        for event in values.get("events", ())
        if source == REPORT or "ctdivol" not in event
        if (charge := find_charge_mas(event)) is not None
    ]
    return sum(found) if found else None


def find_charge_mas(event: Mapping[str, Any]) -> float | None:
    """Of one irradiation: its exposure (DCM 113736, parts added), else tube current (113734) times exposure time (113824, 113735).

    Several currents are those of pulses, or of two tubes of which each wears for itself: their mean counts.
    """
    if exposures := _list_numbers(event.get("exposure_uas")):
        return sum(exposures) / 1000
    currents, seconds = _list_numbers(event.get("ma")), _list_numbers(event.get("exposure_s"))
    seconds = seconds or [ms / 1000 for ms in _list_numbers(event.get("exposure_ms"))]
    return fmean(currents) * sum(seconds) if currents and seconds else None


def _list_numbers(value: Any) -> list[float]:
    """Positive ones, of one or several."""
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, float) and one > 0]
