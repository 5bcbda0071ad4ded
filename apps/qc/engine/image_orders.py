"""Orders as files give them, made into facts; every fault is named."""

from typing import Any

from apps.qc.engine.image import ImageOrder, ImageProtocol

_TEXTS = ("accession", "patient_id", "patient_name", "sex", "birth_date", "modality", "body_part", "laterality", "station_aet", "date", "study_uid")  # fmt: skip
_NUMBERS = ("slice_thickness", "pitch", "ctdivol_drl", "min_coverage_mm", "noise_max_hu")


def parse_order(data: Any) -> ImageOrder:
    """Unknown fields are left out, missing ones are unknown; raises ValueError naming every field that cannot be read."""
    if not isinstance(data, dict):
        raise ValueError("an order is an object")
    faults: list[str] = []
    texts = {name: _text(data, name, faults) for name in _TEXTS}
    protocol = data.get("protocol")
    if protocol is None:
        protocol = {}
    if not isinstance(protocol, dict):
        faults.append("protocol is no object")
        protocol = {}
    series = protocol.get("series")
    if series is None:
        series = []
    if not isinstance(series, list) or not all(isinstance(name, str) for name in series):
        faults.append("protocol.series is no list of names")
        series = []
    numbers = {name: _number(protocol.get(name), f"protocol.{name}", faults) for name in _NUMBERS}
    kvp = _kvp(protocol.get("kvp"), faults)
    if faults:
        raise ValueError("; ".join(faults))
    return ImageOrder(**texts, protocol=ImageProtocol(series=tuple(n for n in series if n.strip()), kvp=kvp, **numbers))


def _text(data: dict, name: str, faults: list[str]) -> str:
    value = data.get(name)
    if value is None:
        return ""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return str(value).strip()
    faults.append(f"{name} is no text")
    return ""


def _number(value: Any, name: str, faults: list[str]) -> float | None:
    if value is None or value == "":
        return None
    try:
        number = float(value) if not isinstance(value, bool) else float("nan")
    except (TypeError, ValueError, OverflowError):
        number = float("nan")
    if not 0 <= number < 1e9:
        faults.append(f"{name} is no number from 0")
        return None
    return number or None


def _kvp(value: Any, faults: list[str]) -> tuple[float, ...]:
    """One voltage, or several that are allowed (dual energy)."""
    found = [_number(v, "protocol.kvp", faults) for v in (value if isinstance(value, list) else [value])]
    return tuple(v for v in found if v)
