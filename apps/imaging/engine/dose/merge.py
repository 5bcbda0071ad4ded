"""Several files of one study to dose records: cumulative reports replace one another, continued ones stay apart, repeats count once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

REPORT, IMAGES = "report", "images"
_FINGERPRINT = (
    "started",
    "type",
    "protocol",
    "ctdivol",
    "dlp",
    "dap_gym2",
    "rp_gy",
    "agd_mgy",
    "scan_length_mm",
    "exposure_uas",
)
_IMAGE_FINGERPRINT = ("started", "laterality", "view", "kvp", "exposure_uas", "ctdivol", "dap_gym2", "agd_mgy")
_SLICE_FINGERPRINT = ("protocol", "kvp", "pitch", "ctdivol", "dlp")
_SUMS = ("total_dlp", "total_dap_gym2", "total_rp_gy", "fluoro_dap_gym2", "fluoro_rp_gy", "acq_dap_gym2", "acq_rp_gy")
_BREASTS = (("agd_left_mgy", "Left"), ("agd_right_mgy", "Right"))


@dataclass(frozen=True)
class DoseFile:
    """What was read from one object. `at` (content date and time) tells the later of two."""

    name: str
    study_uid: str
    source: str  # REPORT or IMAGES
    at: str
    values: dict[str, Any]

    @property
    def events(self) -> list[dict[str, Any]]:
        return self.values.get("events", [])


@dataclass(frozen=True)
class DoseRecordFacts:
    """One dose record of a study; `files` made it, the last of them gave its values."""

    study_uid: str
    source: str
    values: dict[str, Any]
    files: tuple[str, ...]


def name_event(event: dict[str, Any], source: str) -> str:
    """The identity of an irradiation: its UID, else what it did and when."""
    if event.get("uid"):
        return event["uid"]
    parts = _FINGERPRINT if source == REPORT else _IMAGE_FINGERPRINT
    if source == IMAGES and "ctdivol" in event:
        parts = _SLICE_FINGERPRINT  # every slice of a scan repeats its dose
    return "|".join(str(event.get(part, "")) for part in parts)


def name_events(values: dict[str, Any], source: str) -> frozenset[str]:
    rows = [*values.get("events", []), *values.get("administrations", [])]
    return frozenset(name_event(row, source) for row in rows)


def merge_dose(files: Iterable[DoseFile]) -> list[DoseRecordFacts]:
    """Records of every study. Reports rule over images of the same study: both tell of the same irradiation."""
    by_study: dict[str, list[DoseFile]] = {}
    for file in sorted(files, key=lambda f: (f.at, f.name)):
        by_study.setdefault(file.study_uid, []).append(file)
    records = []
    for study_uid, own in by_study.items():
        reports = merge_reports([f for f in own if f.source == REPORT])
        records += reports or merge_images(study_uid, [f for f in own if f.source == IMAGES])
    return records


def merge_reports(files: list[DoseFile]) -> list[DoseRecordFacts]:
    """A report that holds all events of an earlier one takes its place, or is dropped when it says nothing new."""
    records: list[DoseRecordFacts] = []
    for file in files:
        events = name_events(file.values, REPORT)
        for i, record in enumerate(records):
            known = name_events(record.values, REPORT)
            if known <= events:
                records[i] = DoseRecordFacts(file.study_uid, REPORT, file.values, (*record.files, file.name))
                break
            if events < known:
                records[i] = replace(record, files=(*record.files, file.name))
                break
        else:
            records.append(DoseRecordFacts(file.study_uid, REPORT, file.values, (file.name,)))
    return records


def merge_images(study_uid: str, files: list[DoseFile]) -> list[DoseRecordFacts]:
    """One record a study; images of one exposure (for processing, for presentation) count once."""
    if not files:
        return []
    events: dict[str, dict[str, Any]] = {}
    given: dict[str, dict[str, Any]] = {}
    for file in files:
        for event in file.events:
            events.setdefault(name_event(event, IMAGES), event)
        for row in file.values.get("administrations", []):
            given.setdefault(name_event(row, IMAGES) + str(row.get("activity_mbq")), row)
    values = {k: v for k, v in files[0].values.items() if k not in (*_SUMS, "agd_left_mgy", "agd_right_mgy")}
    values |= {"events": list(events.values()), "n_events": len(events)} if events else {}
    values |= {"administrations": list(given.values())} if given else {}
    values |= total_images(list(events.values()), files)
    return [DoseRecordFacts(study_uid, IMAGES, values, tuple(f.name for f in files))]


def total_images(events: list[dict[str, Any]], files: list[DoseFile]) -> dict[str, float]:
    totals: dict[str, float] = {}
    if daps := [e["dap_gym2"] for e in events if "dap_gym2" in e]:
        totals["total_dap_gym2"] = sum(daps)
    if dlps := [f.values["total_dlp"] for f in files if "total_dlp" in f.values]:
        totals["total_dlp"] = max(dlps)  # dose pages of one study repeat one another
    for name, side in _BREASTS:
        if doses := [e["agd_mgy"] for e in events if "agd_mgy" in e and e.get("laterality") == side]:
            totals[name] = sum(doses)
    return {name: float(f"{value:.10g}") for name, value in totals.items()}
