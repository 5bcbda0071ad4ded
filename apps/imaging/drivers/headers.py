"""Pixel-free header of a stored object, read from its first bytes."""

import os
import struct
import zlib
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from pydicom.dataset import Dataset
from pydicom.filereader import read_dataset
from pydicom.tag import BaseTag, Tag
from pydicom.uid import UID

from apps.imaging.drivers.contexts import DEFLATED
from apps.imaging.drivers.vault import read_body
from apps.imaging.engine.objects import ObjectHeader

UNDEFINED_LENGTH = 0xFFFFFFFF
ITEM, SEQUENCE_END = (0xFFFE, 0xE000), (0xFFFE, 0xE0DD)
MOST_INFLATED_BYTES = 64 << 20
_PIXELS = frozenset({0x7FE00008, 0x7FE00009, 0x7FE00010})
_FACTS = (
    "ImageType",
    "KVP",
    "SliceThickness",
    "SpacingBetweenSlices",
    "PixelSpacing",
    "ImagerPixelSpacing",
    "ImageOrientationPatient",
    "ImagePositionPatient",
    "SliceLocation",
    "PatientPosition",
    "ViewPosition",
    "ContrastBolusAgent",
    "ConvolutionKernel",
    "CTDIvol",
    "AcquisitionDate",
    "AcquisitionTime",
    "ContentDate",
    "ContentTime",
    "EchoTime",
    "RepetitionTime",
    "FrameOfReferenceUID",
    "PhotometricInterpretation",
    "SamplesPerPixel",
    "PixelRepresentation",
    "RescaleSlope",
    "RescaleIntercept",
    "WindowCenter",
    "WindowWidth",
    "BitsStored",
    "BitsAllocated",
    "BurnedInAnnotation",
    "LossyImageCompression",
    "DeviceSerialNumber",
    "OperatorsName",
    "PerformedProcedureStepID",
    "IrradiationEventUID",
)


class BadObject(ValueError):
    """The data set cannot be read as DICOM."""


def read_header(
    head: bytes, *, is_whole: bool, path: str, sop_class: str, sop_uid: str, syntax: str, size: int | None = None
) -> ObjectHeader:
    """Reads from `head`, from the file when the header is longer than that. Raises BadObject.

    `size`: bytes of the whole data set; pixels that end after it have been cut on their way.
    """
    pixels = Pixels()
    try:
        dataset = _read(head, syntax, is_whole, pixels)
        if dataset is None:
            dataset = _read(read_body(Path(path))[1], syntax, True, pixels) or Dataset()
        if size is not None and pixels.length is not None and syntax != DEFLATED:
            _check_end(pixels, Path(path), size, syntax)
        return _describe(dataset, sop_class=sop_class, sop_uid=sop_uid, syntax=syntax)
    except BadObject:
        raise
    except Exception as error:  # pydicom raises whatever the damaged bytes lead it to
        raise BadObject(f"{type(error).__name__}: {error}"[:200]) from error


@dataclass
class Pixels:
    """Where the pixel data begin in the data set, and how long they say they are."""

    at: int = 0
    length: int | None = None


def _check_end(pixels: Pixels, path: Path, size: int, syntax: str) -> None:
    assert pixels.length is not None
    if pixels.length != UNDEFINED_LENGTH:
        if pixels.at + pixels.length > size:
            raise BadObject(f"pixel data end {pixels.at + pixels.length - size} bytes after the data set")
        return
    order = "<" if UID(syntax).is_little_endian else ">"
    with path.open("rb") as source:
        source.seek(path.stat().st_size - size + pixels.at)
        while len(head := source.read(8)) == 8:
            group, element, length = struct.unpack(f"{order}HHL", head)
            if (group, element) == SEQUENCE_END:
                return
            if (group, element) != ITEM or length > size:
                raise BadObject("pixel data are no sequence of fragments")
            source.seek(length, os.SEEK_CUR)
    raise BadObject("pixel data have no end")


def _inflate(raw: bytes) -> bytes:
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    data = inflating.decompress(raw, MOST_INFLATED_BYTES)
    if not inflating.eof and not inflating.unconsumed_tail:
        raise BadObject("deflated data have no end")
    return data


def _read(raw: bytes, syntax: str, is_whole: bool, pixels: Pixels) -> Dataset | None:
    """None when the bytes end before the pixels do begin and more would follow."""
    if syntax == DEFLATED:
        if not is_whole:
            return None
        raw = _inflate(raw)
    uid, stopped, source = UID(syntax), False, BytesIO(raw)

    def is_pixel(tag: int, vr: str | None, length: int) -> bool:
        nonlocal stopped
        stopped = int(tag) in _PIXELS
        if stopped:
            pixels.at, pixels.length = source.tell(), length
        return stopped

    try:
        dataset = read_dataset(source, uid.is_implicit_VR, uid.is_little_endian, bytelength=None, stop_when=is_pixel)
    except Exception:
        if is_whole:
            raise
        return None
    return dataset if stopped or is_whole else None


def _describe(ds: Dataset, *, sop_class: str, sop_uid: str, syntax: str) -> ObjectHeader:
    if not len(ds):
        raise BadObject("empty data set")
    facts = {}
    for keyword in _FACTS:
        value = _plain(ds, keyword)
        if value not in (None, "", []):
            facts[keyword] = value
    return ObjectHeader(
        sop_class=read_text(ds, "SOPClassUID") or sop_class,
        sop_uid=read_text(ds, "SOPInstanceUID") or sop_uid,
        study_uid=read_text(ds, "StudyInstanceUID"),
        series_uid=read_text(ds, "SeriesInstanceUID"),
        transfer_syntax=syntax,
        patient_id=read_text(ds, "PatientID")[:64],
        patient_id_issuer=read_text(ds, "IssuerOfPatientID")[:64],
        patient_name=read_text(ds, "PatientName")[:200],
        patient_birth_date=read_text(ds, "PatientBirthDate")[:8],
        patient_sex=read_text(ds, "PatientSex")[:1],
        accession=read_text(ds, "AccessionNumber")[:64],
        study_date=read_text(ds, "StudyDate")[:8],
        study_time=read_text(ds, "StudyTime")[:16],
        study_description=read_text(ds, "StudyDescription")[:200],
        study_id=read_text(ds, "StudyID")[:16],
        referring_physician=read_text(ds, "ReferringPhysicianName")[:200],
        modality=read_text(ds, "Modality")[:16],
        series_number=_number(ds, "SeriesNumber"),
        series_description=read_text(ds, "SeriesDescription")[:200],
        protocol_name=read_text(ds, "ProtocolName")[:200],
        body_part=read_text(ds, "BodyPartExamined")[:32],
        laterality=(read_text(ds, "ImageLaterality") or read_text(ds, "Laterality"))[:1],
        station_name=read_text(ds, "StationName")[:64],
        manufacturer=read_text(ds, "Manufacturer")[:100],
        model=read_text(ds, "ManufacturerModelName")[:100],
        institution=read_text(ds, "InstitutionName")[:100],
        instance_number=_number(ds, "InstanceNumber"),
        n_frames=max(1, _number(ds, "NumberOfFrames") or 1),
        rows=_number(ds, "Rows"),
        columns=_number(ds, "Columns"),
        position_mm=find_position(facts),
        facts=facts,
    )


@cache
def _find_tag(keyword: str) -> BaseTag:
    return Tag(keyword)


def read_text(ds: Dataset, keyword: str) -> str:
    tag = _find_tag(keyword)
    if tag not in ds:
        return ""
    try:
        value = ds[tag].value
    except Exception:  # one unreadable element does not make the object unreadable
        return ""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)) or type(value).__name__ == "MultiValue":
        value = "\\".join(str(v) for v in value)
    return str(value).replace("\0", "").strip()


def _number(ds: Dataset, keyword: str) -> int | None:
    text = read_text(ds, keyword).split("\\")[0]
    try:
        number = int(float(text))
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < 2**31 else None


def _plain(ds: Dataset, keyword: str):
    """JSON-able: text, number, or list of them."""
    text = read_text(ds, keyword)[:256]
    if not text:
        return None
    parts = []
    for part in text.split("\\"):
        try:
            number = float(part)
            parts.append(number if -1e12 < number < 1e12 else part)
        except ValueError:
            parts.append(part)
    return parts[0] if len(parts) == 1 else parts


def find_position(facts: dict) -> float | None:
    """Distance along the slice normal (mm), from Image Position and Orientation; Slice Location as second choice."""
    where, turn = facts.get("ImagePositionPatient"), facts.get("ImageOrientationPatient")
    if _is_vector(where, 3) and _is_vector(turn, 6):
        a, b = turn[:3], turn[3:]
        normal = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
        return round(sum(n * p for n, p in zip(normal, where)), 4)
    location = facts.get("SliceLocation")
    return location if isinstance(location, float) else None


def _is_vector(value: object, size: int) -> bool:
    return isinstance(value, list) and len(value) == size and all(isinstance(v, float) for v in value)
