"""The file formats of the batch commands: report lines, frame tables, designs; every error of a file is named."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from apps.qc.engine.report import PriorReport, ReportSnapshot
from apps.qc.engine.sampling import Design, FrameRow

_TEXT = ("modality", "procedure", "exam_body_part", "exam_date", "age")
_CHOICES = {"lang": ("zh", "en"), "exam_laterality": ("L", "R", "B", ""), "sex": ("M", "F", "")}


def parse_report(data: Any) -> ReportSnapshot:
    """One report line as a snapshot; unknown fields are ignored, missing ones are unknown. Raises ValueError."""
    if not isinstance(data, dict):
        raise ValueError("a report line is a JSON object")
    facts: dict[str, Any] = {}
    for name in ("findings", "impression"):
        facts[name] = _text(data, name)
    for name in _TEXT:
        facts[name] = _text(data, name)
    for name, allowed in _CHOICES.items():
        value = data.get(name) or (allowed[0] if name == "lang" else "")
        if value not in allowed:
            raise ValueError(f"{name}: {value!r} is none of {', '.join(map(repr, allowed))}")
        facts[name] = value
    contrast = data.get("contrast")
    if contrast is not None and not isinstance(contrast, bool):
        raise ValueError("contrast: true, false or absent")
    prior = data.get("prior") or []
    if not isinstance(prior, list) or not all(isinstance(item, dict) for item in prior):
        raise ValueError("prior: a list of objects")
    known = ("date", "modality", "exam_body_part", "findings", "impression")
    facts["prior"] = tuple(PriorReport(**{name: _text(item, name) for name in known}) for item in prior)
    return ReportSnapshot(contrast=contrast, **facts)


def parse_external(line: str) -> tuple[dict, str]:
    """A report that a site sends in, or what is wrong with its line: `id` and what a reviewer may see; no name is read."""
    try:
        data = json.loads(line)
        report = parse_report(data)
        identity = _text(data, "id").strip()
        day = date.fromisoformat(report.exam_date) if report.exam_date else None
    except (ValueError, RecursionError) as error:
        return {}, str(error)[:200]
    if not identity or len(identity) > 40 or not (report.findings.strip() or report.impression.strip()):
        return {}, "an id of 1 to 40 characters, and findings or an impression"
    names = {"zh-Hans": report.procedure, "en": report.procedure}
    content = {
        "exam_names": names, "modality": report.modality[:8], "body_part": report.exam_body_part,
        "laterality": report.exam_laterality, "contrast": "",
        "reason_for_exam": _text(data, "reason_for_exam"), "patient_class": "", "sex": report.sex, "age_band": _band(report.age),
        "findings": report.findings, "impression": report.impression, "technique": _text(data, "technique"),
        "lang": report.lang,
    }  # fmt: skip
    return {"id": identity, "exam_date": day.isoformat() if day else "", "content": content}, ""


def _band(age: str) -> str:
    """ "60-69" of a DICOM age like "062Y"; months, weeks and days are the first ten years."""
    if len(age) < 2 or not age[:-1].isdigit() or age[-1] not in "DWMY":
        return ""
    decade = int(age[:-1]) // 10 * 10 if age[-1] == "Y" else 0
    return f"{decade}-{decade + 9}"


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{name}: text, not {type(value).__name__}")
    return value


def parse_design(data: Any) -> tuple[Design | None, list[str]]:
    """A draw design, or every error in it."""
    if not isinstance(data, dict):
        return None, ["the design is a JSON object"]
    errors = []
    method = data.get("method", "random")
    if method not in ("random", "active"):
        errors.append(f"method: {method!r} is neither random nor active")
    strata = data.get("strata", [])
    if not isinstance(strata, list) or not all(isinstance(name, str) and name for name in strata):
        errors.append("strata: a list of column names")
        strata = []
    named = [name for name in ("size", "share", "confidence") if data.get(name) is not None]
    if len(named) != 1:
        errors.append("exactly one of size, share, confidence")
    facts: dict[str, Any] = {}
    if "size" in named:
        _whole(data["size"], "size", 1, errors, facts)
    if "share" in named:
        if not _is_number(data["share"]) or not 0 < data["share"] <= 1:
            errors.append("share: over 0, up to 1")
        else:
            facts["share"] = float(data["share"])
    if "confidence" in named:
        _confidence(data, errors, facts)
    if data.get("floor") is not None:
        _whole(data["floor"], "floor", 0, errors, facts)
    weights = data.get("weights_column") or ""
    if not isinstance(weights, str) or (method == "active" and not weights):
        errors.append("weights_column: an active draw names the column of its weights")
    if errors:
        return None, errors
    return Design(method=method, strata=tuple(strata), weights_column=weights, **facts), []


def _confidence(data: Mapping[str, Any], errors: list[str], facts: dict[str, Any]) -> None:
    """`confidence` as a level beside `half_width` and `expected`, or as one object of the three."""
    given = data["confidence"]
    table = given if isinstance(given, dict) else {**data, "level": given}
    for name, default, target in (
        ("level", 0.95, "confidence"),
        ("half_width", 0.02, "half_width"),
        ("expected", 0.05, "expected"),
    ):
        value = table.get(name, default)
        if not _is_number(value) or not 0 < value < 1:
            errors.append(f"confidence.{name}: between 0 and 1")
        else:
            facts[target] = float(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _whole(value: Any, name: str, lowest: int, errors: list[str], facts: dict[str, Any]) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < lowest:
        errors.append(f"{name}: a whole number from {lowest}")
    else:
        facts[name] = value


def parse_frame(text: str, design: Design) -> tuple[list[FrameRow], list[str]]:
    """Rows of a frame table, or every error with its line number."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    columns = reader.fieldnames or []
    wanted = ["id", *design.strata, *([design.weights_column] if design.method == "active" else [])]
    errors = [f"column {name!r} is missing" for name in wanted if name not in columns]
    if errors:
        return [], errors
    rows, seen = [], set()
    for record in reader:
        line = reader.line_num
        identity = (record["id"] or "").strip()
        if not identity:
            errors.append(f"line {line}: no id")
            continue
        if identity in seen:
            errors.append(f"line {line}: id {identity!r} stands twice")
            continue
        seen.add(identity)
        weight = 1.0
        if design.method == "active":
            try:
                weight = float(record[design.weights_column] or 0)
                if not 0 <= weight < float("inf"):
                    raise ValueError
            except ValueError:
                errors.append(f"line {line}: weight {record[design.weights_column]!r} is no number from 0")
                continue
        rows.append(FrameRow(identity, tuple((record[name] or "").strip() for name in design.strata), weight))
    if not rows and not errors:
        errors.append("the frame has no rows")
    return rows, errors
