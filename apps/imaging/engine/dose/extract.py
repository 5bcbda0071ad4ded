"""What one file says about dose: study facts, totals, irradiation events, administrations."""

from typing import Any

from apps.imaging.engine.dose.content import BadDoseObject, DoseSource
from apps.imaging.engine.dose.headers import read_header
from apps.imaging.engine.dose.merge import IMAGES, REPORT, DoseFile
from apps.imaging.engine.dose.reading import read_time
from apps.imaging.engine.dose.report import read_report

_FACTS = (
    ("accession", "AccessionNumber"),
    ("study_description", "StudyDescription"),
    ("modality", "Modality"),
    ("manufacturer", "Manufacturer"),
    ("model", "ManufacturerModelName"),
    ("institution", "InstitutionName"),
    ("patient_age", "PatientAge"),
)


def extract_dose(source: DoseSource) -> dict[str, Any]:
    """Values by name, absent where the file is silent. Raises BadDoseObject."""
    values = {name: text for name, keyword in _FACTS if (text := source.get_text(keyword))}
    if date := find_study_date(source):
        values["study_date"] = date
    if source.root is not None:
        found = read_report(source)
    elif source.get_text("Modality") == "SR":
        raise BadDoseObject("imaging.dose_report_empty")
    elif not source.header:
        raise BadDoseObject("imaging.dose_not_dicom")
    else:
        found = read_header(source)
    if "events" in found or "administrations" in found:
        return values | found
    raise BadDoseObject("imaging.dose_report_empty")


def find_study_date(source: DoseSource) -> str | None:
    """Of the study; a file without one is dated by its content, acquisition or series."""
    for keyword in ("StudyDate", "AcquisitionDate", "SeriesDate", "ContentDate"):
        if started := read_time(source.get_text(keyword)):
            return started[:8]
    return None


def describe_file(source: DoseSource, values: dict[str, Any], name: str) -> DoseFile:
    at = source.get_text("ContentDate") + source.get_text("ContentTime")
    kind = REPORT if source.root is not None else IMAGES
    return DoseFile(name, source.get_text("StudyInstanceUID"), kind, at, values)
