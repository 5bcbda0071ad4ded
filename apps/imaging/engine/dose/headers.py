"""Dose from the header of an image, for devices that send no report; one rule table of attributes."""

from typing import Any

from apps.imaging.engine.dose.codes import say
from apps.imaging.engine.dose.content import BadDoseObject, DoseSource
from apps.imaging.engine.dose.quantities import read_numbers, tidy
from apps.imaging.engine.dose.reading import read_time

_UID = "1.2.840.10008.5.1.4.1.1."
SECONDARY_CAPTURE = (f"{_UID}7", f"{_UID}7.1", f"{_UID}7.2", f"{_UID}7.3", f"{_UID}7.4")
SIDES = {"L": "Left", "R": "Right", "B": "Bilateral"}

# value name, then (attribute, factor) in the order of trust; units of PS3.3: DAP dGy.cm2, organ and entrance dose dGy
_EVENT = (
    ("ctdivol", (("CTDIvol", 1.0),)),
    ("dap_gym2", (("ImageAndFluoroscopyAreaDoseProduct", 1e-5),)),
    ("entrance_mgy", (("EntranceDoseInmGy", 1.0), ("EntranceDose", 100.0))),
    ("agd_mgy", (("OrganDose", 100.0),)),
    ("hvl_mm", (("HalfValueLayer", 1.0),)),
    ("thickness_mm", (("BodyPartThickness", 1.0),)),
    ("kvp", (("KVP", 1.0),)),
    ("ma", (("XRayTubeCurrent", 1.0), ("XRayTubeCurrentInmA", 1.0), ("XRayTubeCurrentInuA", 1e-3))),
    ("exposure_ms", (("ExposureTime", 1.0), ("ExposureTimeInms", 1.0), ("ExposureTimeInuS", 1e-3))),
    ("exposure_uas", (("ExposureInuAs", 1.0), ("ExposureInmAs", 1e3), ("Exposure", 1e3))),
    ("pitch", (("SpiralPitchFactor", 1.0),)),
    ("coll_single", (("SingleCollimationWidth", 1.0),)),
    ("coll_total", (("TotalCollimationWidth", 1.0),)),
    ("ei", (("ExposureIndex", 1.0),)),
    ("tei", (("TargetExposureIndex", 1.0),)),
    ("di", (("DeviationIndex", 1.0),)),
)
_DOSE = ("ctdivol", "dap_gym2", "entrance_mgy", "agd_mgy", "ei", "exposure_uas")
_MAY_BE_ZERO = frozenset({"di", "ctdivol"})
_XRAY = frozenset({"CT", "CR", "DX", "MG", "PX", "IO", "XA", "RF"})
_PAGE_WORDS = ("dose report", "dose info", "dose summary", "patient protocol", "dose record", "exam summary")


def read_header(source: DoseSource) -> dict[str, Any]:
    """Values of one image. Raises BadDoseObject when it carries none."""
    modality = source.get_text("Modality")
    if source.get_items("ExposureDoseSequence"):
        return _read_exposures(source)
    if source.get_items("RadiopharmaceuticalInformationSequence"):
        return _read_tracer(source)
    event = read_event(source.header) if modality in _XRAY else {}
    if not any(name in event for name in _DOSE):
        raise _refuse(source)
    values: dict[str, Any] = {"events": [event], "n_events": 1}
    if "dap_gym2" in event:
        values["total_dap_gym2"] = event["dap_gym2"]
    if modality == "MG" and "agd_mgy" in event and event.get("laterality") in ("Left", "Right"):
        values[f"agd_{event['laterality'].lower()}_mgy"] = event["agd_mgy"]
    return values


def read_event(header: dict[str, Any]) -> dict[str, Any]:
    event = {name: value for name, sources in _EVENT if (value := _find_number(header, name, sources)) is not None}
    modality = header.get("Modality")
    if modality == "CT" and "exposure_ms" in event:
        event["exposure_s"] = tidy(event.pop("exposure_ms") / 1000)
    if modality != "MG":
        event.pop("agd_mgy", None)
    texts = {
        "uid": header.get("IrradiationEventUID"),
        "started": _find_time(header),
        "protocol": header.get("ProtocolName"),
        "target": _say_first(header.get("AnatomicRegionSequence")) or header.get("BodyPartExamined"),
        "view": _say_first(header.get("ViewCodeSequence")) or header.get("ViewPosition"),
        "laterality": SIDES.get(header.get("ImageLaterality") or header.get("Laterality") or ""),
    }
    return {name: text for name, text in texts.items() if text} | event


def _find_number(header: dict[str, Any], name: str, sources: tuple) -> float | None:
    """The first attribute that holds a number; a dose of nought is an unfilled field."""
    for keyword, factor in sources:
        text = header.get(keyword)
        numbers = read_numbers(text.split("\\")) if isinstance(text, str) else []
        if numbers and (numbers[0] or name in _MAY_BE_ZERO):
            return tidy(numbers[0] * factor)
    return None


def _find_time(header: dict[str, Any]) -> str | None:
    whole = header.get("AcquisitionDateTime")
    if isinstance(whole, str) and (started := read_time(whole)):
        return started
    return read_time(header.get("AcquisitionDate", ""), header.get("AcquisitionTime", ""))


def _say_first(items: Any) -> str:
    first = items[0] if isinstance(items, list) and items else {}
    return say(first.get("code")) if "code" in first else ""


def _read_exposures(source: DoseSource) -> dict[str, Any]:
    """A dose page with its values in Exposure Dose Sequence (0040,030E); Philips adds the DLP in private elements."""
    events = []
    for item in source.get_items("ExposureDoseSequence"):
        event = read_event({"Modality": source.get_text("Modality"), **item})
        if name := item.get("SeriesDescription"):
            event["protocol"] = name
        if _is_elscint(source, item) and (dlp := read_numbers([str(item.get("ElscintDLP", ""))])):
            event["dlp"] = tidy(dlp[0])
        events.append(event)
    values: dict[str, Any] = {"events": events, "n_events": len(events)}
    total = read_numbers([source.get_text("ElscintDLP")]) if _is_elscint(source, source.header) else []
    parts = [event["dlp"] for event in events if "dlp" in event]
    if total or parts:
        values["total_dlp"] = tidy(total[0] if total else sum(parts))
    return values


def _is_elscint(source: DoseSource, header: dict[str, Any]) -> bool:
    creator = header.get("PrivateCreator00E1") or source.get_text("PrivateCreator00E1")
    return str(creator).upper().startswith("ELSCINT")


def _read_tracer(source: DoseSource) -> dict[str, Any]:
    """NM and PET images; the standard has MBq in NM and Bq in PET, devices mix them: nobody is given more than 100,000 MBq."""
    given = []
    for item in source.get_items("RadiopharmaceuticalInformationSequence"):
        dose = read_numbers([str(item.get("RadionuclideTotalDose", ""))])
        half_life = read_numbers([str(item.get("RadionuclideHalfLife", ""))])
        started = read_time(str(item.get("RadiopharmaceuticalStartDateTime", ""))) or read_time(
            source.get_text("SeriesDate") or source.get_text("StudyDate"),
            str(item.get("RadiopharmaceuticalStartTime", "")),
        )
        row: dict[str, Any] = {}
        if item.get("Radiopharmaceutical"):
            row["agent"] = item["Radiopharmaceutical"]
        if dose and dose[0] > 0:
            row["activity_mbq"] = tidy(dose[0] / 1e6 if dose[0] > 1e5 else dose[0])
        if half_life and half_life[0] > 0:
            row["half_life_s"] = tidy(half_life[0])
        if started and row:
            row["started"] = started
        if "activity_mbq" in row:
            given.append(row)
    if not given:
        raise _refuse(source)
    return {"administrations": given}


def _refuse(source: DoseSource) -> BadDoseObject:
    modality = source.get_text("Modality") or "?"
    kind = source.get_text("ImageType").upper()
    words = source.get_text("SeriesDescription").lower()
    is_page = "DOSE" in kind or any(word in words for word in _PAGE_WORDS)
    if source.get_text("SOPClassUID") in SECONDARY_CAPTURE and is_page:
        return BadDoseObject("imaging.dose_page_is_picture", series=source.get_text("SeriesDescription") or kind)
    return BadDoseObject("imaging.dose_not_in_header", modality=modality)
