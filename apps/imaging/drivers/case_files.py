"""Objects as image checks read them: the header facts they need and a short way to the pixels, straight from the files."""

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.errors import InvalidDicomError

from apps.imaging.drivers.headers import BadObject, find_position, read_text
from apps.imaging.drivers.pixels import read_values

_TEXTS = """
SOPClassUID SOPInstanceUID StudyInstanceUID SeriesInstanceUID PatientID PatientName PatientBirthDate PatientSex AccessionNumber
StudyDate StudyTime SeriesDate AcquisitionDate AcquisitionTime ContentDate ContentTime StudyDescription SeriesDescription ProtocolName
Modality BodyPartExamined Laterality ImageLaterality StationName StationAETitle PerformedStationAETitle Manufacturer
ManufacturerModelName ImageType PhotometricInterpretation LossyImageCompression LossyImageCompressionMethod ConvolutionKernel
PatientPosition ViewPosition FrameOfReferenceUID RescaleType BurnedInAnnotation PresentationIntentType FilterType
"""
_NUMBERS = """
SeriesNumber InstanceNumber AcquisitionNumber TemporalPositionIdentifier EchoTime RepetitionTime InversionTime TriggerTime
DiffusionBValue KVP XRayTubeCurrent Exposure SliceThickness SpacingBetweenSlices PixelSpacing ImagerPixelSpacing
ImageOrientationPatient ImagePositionPatient SliceLocation SpiralPitchFactor TableFeedPerRotation TotalCollimationWidth CTDIvol
GantryDetectorTilt ReconstructionDiameter DataCollectionDiameter ExposureIndex TargetExposureIndex DeviationIndex
LossyImageCompressionRatio PixelPaddingValue RescaleSlope RescaleIntercept NumberOfFrames Rows Columns SamplesPerPixel BitsAllocated
BitsStored HighBit PixelRepresentation
"""
TEXTS, NUMBERS = tuple(_TEXTS.split()), tuple(_NUMBERS.split())
_PLAIN = {
    "1.2.840.10008.1.2": 8,
    "1.2.840.10008.1.2.1": 12,
}  # implicit and explicit little endian: bytes before the values
_J2K = {"1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.93"}
MAX_FILES = 20_000


@dataclass(frozen=True)
class PixelPlan:
    """Where plain grey values lie in the file, and how they become numbers."""

    offset: int
    dtype: str
    rows: int
    columns: int
    spare_bits: int
    slope: float
    intercept: float


@dataclass(frozen=True)
class CaseObject:
    path: str
    facts: dict[str, Any]
    plan: PixelPlan | None


def list_files(folder: Path) -> list[Path]:
    """Every file below the folder in name order, links to elsewhere left out."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders.sort()
        found += [Path(place, name) for name in sorted(names) if not Path(place, name).is_symlink()]
        if len(found) > MAX_FILES:
            break
    return found[:MAX_FILES]


def read_objects(paths: Iterable[Path]) -> tuple[list[CaseObject], list[tuple[str, str]]]:
    """The objects, and (file name, why) of what is none."""
    objects: list[CaseObject] = []
    bad: list[tuple[str, str]] = []
    for path in paths:
        try:
            objects.append(read_object(path))
        except (BadObject, OSError) as error:
            bad.append((path.name, str(error)[:200]))
    return objects, bad


def read_object(path: Path) -> CaseObject:
    """Raises BadObject, OSError."""
    try:
        with path.open("rb") as file:
            ds = _parse(file)
            syntax = str(getattr(ds, "file_meta", Dataset()).get("TransferSyntaxUID") or "1.2.840.10008.1.2")
            facts = _collect(ds) | {"TransferSyntaxUID": syntax}
            plan = _plan(file, facts, syntax)
            if syntax in _J2K:
                facts["IsReversible"] = _is_reversible(file)
    except (BadObject, OSError):
        raise
    except Exception as error:  # pydicom raises whatever the damaged bytes lead it to
        raise BadObject(f"{type(error).__name__}: {error}"[:200]) from error
    if not facts.get("SOPClassUID"):
        raise BadObject("no DICOM object")
    return CaseObject(str(path), facts, plan)


def read_numbers(item: CaseObject, frame: int = 0) -> np.ndarray:
    """One frame, slope and intercept applied (HU for CT), float32. Raises NoPixels, OSError."""
    plan = item.plan
    if plan is None or frame:
        return read_values(item.path, frame)
    raw = np.fromfile(item.path, plan.dtype, plan.rows * plan.columns, offset=plan.offset)
    raw = raw.reshape(plan.rows, plan.columns)
    if plan.spare_bits:  # overlays and vendors' own bits above the stored ones
        raw = np.left_shift(raw, plan.spare_bits) >> plan.spare_bits
    values = raw.astype(np.float32)
    if plan.slope != 1:
        values *= np.float32(plan.slope)
    if plan.intercept:
        values += np.float32(plan.intercept)
    return values


def _parse(file) -> Dataset:
    try:
        return dcmread(file, stop_before_pixels=True, defer_size=1 << 16)
    except InvalidDicomError:
        file.seek(0)
        ds = dcmread(file, stop_before_pixels=True, defer_size=1 << 16, force=True)
        if "SOPClassUID" not in ds:
            raise BadObject("no DICOM object") from None
        return ds


def _collect(ds: Dataset) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for keyword in TEXTS:
        if text := read_text(ds, keyword)[:256]:
            facts[keyword] = text
    for keyword in NUMBERS:
        numbers = _numbers(read_text(ds, keyword))
        if numbers:
            facts[keyword] = numbers[0] if len(numbers) == 1 else numbers
    where = find_position(facts)
    return facts if where is None else facts | {"position_mm": where}


def _numbers(text: str) -> list[float]:
    found = []
    for part in text.split("\\") if text else []:
        with contextlib.suppress(ValueError):
            number = float(part)
            if -1e15 < number < 1e15:
                found.append(number)
    return found


def _plan(file, facts: dict, syntax: str) -> PixelPlan | None:
    """Only for what needs no decoder: one grey value a pixel, whole bytes, no functional groups' own slope."""
    lead = _PLAIN.get(syntax)
    rows, columns, bits = (int(facts.get(k, 0)) for k in ("Rows", "Columns", "BitsAllocated"))
    if not lead or bits not in (8, 16) or facts.get("SamplesPerPixel", 1) != 1 or facts.get("NumberOfFrames", 1) != 1:
        return None
    start = file.tell()
    if (
        file.read(4) != b"\xe0\x7f\x10\x00"
        or rows < 1
        or columns < 1
        or facts.get("PhotometricInterpretation", "")[:4] != "MONO"
    ):
        return None
    offset, size = start + lead, rows * columns * bits // 8
    if os.fstat(file.fileno()).st_size < offset + size:
        return None
    stored = int(facts.get("BitsStored", bits))
    if not 0 < stored <= bits or int(facts.get("HighBit", stored - 1)) != stored - 1:
        return None
    kind = "i" if facts.get("PixelRepresentation") == 1 else "u"
    slope = facts.get("RescaleSlope", 1.0)
    return PixelPlan(
        offset, f"<{kind}{bits // 8}", rows, columns, bits - stored,
        slope if isinstance(slope, float) and slope else 1.0, _first(facts.get("RescaleIntercept"), 0.0),
    )  # fmt: skip


def _first(value: Any, default: float) -> float:
    return value[0] if isinstance(value, list) else default if value is None else value


def _is_reversible(file) -> bool:
    """JPEG 2000: the wavelet of the COD segment (0 = irreversible 9-7, 1 = reversible 5-3), ISO 15444-1 A.6.1."""
    head = file.read(4096)
    at = head.find(b"\xff\x52")
    return not (0 <= at <= len(head) - 14) or head[at + 13] == 1
