"""A radiation dose report to values: CT (TID 10011), projection X-ray (TID 10001), radiopharmaceutical (TID 10021).

The kind is told by the containers that are there; template identifiers are missing or wrong too often.
"""

from typing import Any

from apps.imaging.engine.dose import rules as r
from apps.imaging.engine.dose.codes import MEANINGS, key_of, say
from apps.imaging.engine.dose.content import BadDoseObject, DoseSource, Item
from apps.imaging.engine.dose.quantities import MGY, tidy
from apps.imaging.engine.dose.reading import apply, find_all, index, read_quantity, read_time, walk

_PROJECTION = ("DX", "CR", "RF", "PX", "IO", "MG")
_APART = frozenset({r.CT_SOURCE, r.ALERTS, r.NOTIFICATIONS, r.FILTERS})


def read_report(source: DoseSource) -> dict[str, Any]:
    """Totals, events and administrations. Raises BadDoseObject for a report about something else."""
    root = source.root
    assert root is not None
    found = index(walk(root))
    ct_events, xr_events = found.get(r.CT_EVENT, []), found.get(r.XR_EVENT, [])
    given = found.get(r.ADMINISTRATION, [])
    totals = found.get(r.CT_TOTALS, []) + found.get(r.XR_TOTALS, [])
    is_dose = key_of(root.concept) in (r.REPORT, r.RADIOPHARMACEUTICAL_REPORT)
    if not (ct_events or xr_events or totals or _hold_values(given)):
        if is_dose:
            raise BadDoseObject("imaging.dose_report_empty")
        raise BadDoseObject("imaging.dose_other_report", title=say(root.concept) or key_of(root.concept))
    values: dict[str, Any] = {}
    if ct_events or r.CT_TOTALS in found:
        values |= _read_ct(found, ct_events)
    if xr_events or r.XR_TOTALS in found:
        values |= _read_xr(found, xr_events, values.get("events", []))
    if _hold_values(given):
        values["administrations"] = [a for item in given if (a := apply(r.ADMINISTRATION_RULES, index(walk(item))))]
    values["modality"] = _name_modality(source, found, values)
    return values | _describe_device(source, found)


def _hold_values(given: list[Item]) -> list[Item]:
    return [item for item in given if item.children]


def _read_ct(found: dict[str, list[Item]], events: list[Item]) -> dict[str, Any]:
    values: dict[str, Any] = {"events": [read_ct_event(item) for item in events]}
    totals = apply(r.CT_TOTAL_RULES, index(i for t in found.get(r.CT_TOTALS, ()) for i in walk(t)))
    told = totals.pop("n_told", None)
    values["n_events"] = len(events) or (min(int(told), 100_000) if isinstance(told, float) and told > 0 else 0)
    values |= totals
    parts = [e["dlp"] for e in values["events"] if isinstance(e.get("dlp"), float)]
    if "total_dlp" not in values and parts:
        values["total_dlp"] = tidy(sum(parts))
    return values


def read_ct_event(item: Item) -> dict[str, Any]:
    inside = index(walk(item, without=_APART))
    event = apply(r.CT_RULES, inside)
    sources = [s for part in inside.get(r.CT_SOURCE, ()) if (s := apply(r.CT_SOURCE_RULES, index(walk(part))))]
    sources = sources or [s for s in [apply(r.CT_SOURCE_RULES, inside)] if s]
    if sources:
        event["source"] = sources
        for name in ("kvp", "ma"):
            parts = [s[name] for s in sources if name in s]
            if parts:
                event[name] = parts[0] if len(parts) == 1 else parts
    if "n_sources" in event:
        event["n_sources"] = int(_first(event["n_sources"]))
    checks = index(i for part in (r.ALERTS, r.NOTIFICATIONS) for box in inside.get(part, ()) for i in walk(box))
    if check := apply(r.DOSE_CHECK_RULES, checks):
        event["dosecheck"] = check
    return event


def _read_xr(found: dict[str, list[Item]], events: list[Item], before: list[dict]) -> dict[str, Any]:
    read = [apply(r.XR_RULES, index(walk(item, without=frozenset({r.FILTERS})))) for item in events]
    values: dict[str, Any] = {"events": before + read, "n_events": len(before) + len(read)}
    values |= _sum_planes(found.get(r.XR_TOTALS, []))
    daps = [event["dap_gym2"] for event in read if isinstance(event.get("dap_gym2"), float)]
    if "total_dap_gym2" not in values and daps and len(daps) == len(read):
        values["total_dap_gym2"] = tidy(sum(daps))
    return values | _read_breasts(found, read)


def _sum_planes(totals: list[Item]) -> dict[str, Any]:
    """Planes are summed; a container of all planes speaks for them."""
    whole = [t for t in totals if any(key_of(i.code) == r.ALL_PLANES for i in find_all(t, r.PLANE))]
    values: dict[str, Any] = {}
    for part in whole[:1] or totals:
        for name, value in apply(r.XR_TOTAL_RULES, index(walk(part))).items():
            values[name] = tidy(values.get(name, 0.0) + _first(value))
    return values


def _read_breasts(found: dict[str, list[Item]], events: list[dict]) -> dict[str, float]:
    """Accumulated glandular dose of each breast; summed from the exposures where the report has no total."""
    doses: dict[str, float] = {}
    rule = r.Rule("agd", (r.ACCUMULATED_AGD,), "number", MGY)
    for item in found.get(r.ACCUMULATED_AGD, ()):
        value = read_quantity(rule, item)
        sides = [say(i.code) for i in find_all(item, r.LATERALITY)]
        for side in _list_sides(sides[0] if sides else ""):
            if value is not None:
                doses[side] = tidy(doses.get(side, 0.0) + _first(value))
    if not doses:
        for event in events:
            for side in _list_sides(event.get("laterality", "")):
                if isinstance(event.get("agd_mgy"), float):
                    doses[side] = tidy(doses.get(side, 0.0) + event["agd_mgy"])
    return {f"agd_{side}_mgy": dose for side, dose in doses.items()}


def _list_sides(laterality: str) -> tuple[str, ...]:
    return {"Left": ("left",), "Right": ("right",), "Bilateral": ("left", "right")}.get(laterality, ())


def _name_modality(source: DoseSource, found: dict[str, list[Item]], values: dict[str, Any]) -> str:
    """What irradiated: told by the procedure, by fluoroscopy, by the modalities in the study, at last by the device type."""
    if r.CT_EVENT in found or r.CT_TOTALS in found:
        return "CT"
    if not (r.XR_EVENT in found or r.XR_TOTALS in found):
        return next((m for m in _list_modalities(source) if m in ("PT", "NM")), "NM")
    procedures = {key_of(item.code) for item in found.get(r.PROCEDURE_REPORTED, ())}
    if r.MAMMOGRAPHY in procedures or any("agd_mgy" in event for event in values["events"]):
        return "MG"
    modalities = _list_modalities(source)
    if "XA" in modalities:
        return "XA"
    screened = any(event.get("type") == MEANINGS[r.FLUOROSCOPY] for event in values["events"])
    if screened or values.get("fluoro_dap_gym2"):
        return "RF"
    kinds = [r.DEVICE_TYPES.get(key_of(item.code), "") for item in found.get(r.DEVICE_TYPE, ())]
    return next((m for m in modalities + kinds if m in _PROJECTION), "DX")


def _list_modalities(source: DoseSource) -> list[str]:
    return source.get_text("ModalitiesInStudy").split("\\") + [source.get_text("Modality")]


def _describe_device(source: DoseSource, found: dict[str, list[Item]]) -> dict[str, str]:
    """What the content says where the header is silent."""
    said = {}
    names = {"manufacturer": "Manufacturer", "model": "ManufacturerModelName"}
    for name, value in apply(r.OBSERVER, found).items():
        if not source.get_text(names[name]):
            said[name] = value
    starts = [item.text for item in found.get(r.START_OF_IRRADIATION, ())] + [
        item.text for item in found.get("111526", ())
    ]
    if not source.get_text("StudyDate"):
        started = next((t for text in starts if (t := read_time(text))), None)
        if started:
            said["study_date"] = started[:8]
    return said


def _first(value: float | list[float]) -> float:
    return value[0] if isinstance(value, list) else value
