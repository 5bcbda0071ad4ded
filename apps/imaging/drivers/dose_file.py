"""One DICOM file to a dose source: header values by keyword, and the content tree of a structured report."""

import mmap
import struct
from pathlib import Path
from typing import Any

from apps.imaging.drivers.dose_elements import Elements, read_elements
from apps.imaging.drivers.dose_text import TextReader
from apps.imaging.engine.dose.content import BadDoseObject, Code, DoseSource, Item

MAX_FILE = 4 << 30
_CHARSET = 0x00080005
_HEADER = {
    0x00080008: ("ImageType", "CS"),
    0x00080016: ("SOPClassUID", "UI"),
    0x00080018: ("SOPInstanceUID", "UI"),
    0x00080020: ("StudyDate", "DA"),
    0x00080021: ("SeriesDate", "DA"),
    0x00080022: ("AcquisitionDate", "DA"),
    0x00080023: ("ContentDate", "DA"),
    0x0008002A: ("AcquisitionDateTime", "DT"),
    0x00080030: ("StudyTime", "TM"),
    0x00080032: ("AcquisitionTime", "TM"),
    0x00080033: ("ContentTime", "TM"),
    0x00080050: ("AccessionNumber", "SH"),
    0x00080060: ("Modality", "CS"),
    0x00080061: ("ModalitiesInStudy", "CS"),
    0x00080070: ("Manufacturer", "LO"),
    0x00080080: ("InstitutionName", "LO"),
    0x00081010: ("StationName", "SH"),
    0x00081030: ("StudyDescription", "LO"),
    0x0008103E: ("SeriesDescription", "LO"),
    0x00081090: ("ManufacturerModelName", "LO"),
    0x00082218: ("AnatomicRegionSequence", "SQ"),
    0x00083010: ("IrradiationEventUID", "UI"),
    0x00100020: ("PatientID", "LO"),
    0x00101010: ("PatientAge", "AS"),
    0x00180015: ("BodyPartExamined", "CS"),
    0x00180031: ("Radiopharmaceutical", "LO"),
    0x00180060: ("KVP", "DS"),
    0x00181020: ("SoftwareVersions", "LO"),
    0x00181030: ("ProtocolName", "LO"),
    0x00181072: ("RadiopharmaceuticalStartTime", "TM"),
    0x00181074: ("RadionuclideTotalDose", "DS"),
    0x00181075: ("RadionuclideHalfLife", "DS"),
    0x00181078: ("RadiopharmaceuticalStartDateTime", "DT"),
    0x00181150: ("ExposureTime", "IS"),
    0x00181151: ("XRayTubeCurrent", "IS"),
    0x00181152: ("Exposure", "IS"),
    0x00181153: ("ExposureInuAs", "IS"),
    0x0018115E: ("ImageAndFluoroscopyAreaDoseProduct", "DS"),
    0x001811A0: ("BodyPartThickness", "DS"),
    0x00181411: ("ExposureIndex", "DS"),
    0x00181412: ("TargetExposureIndex", "DS"),
    0x00181413: ("DeviationIndex", "DS"),
    0x00185101: ("ViewPosition", "CS"),
    0x00188150: ("ExposureTimeInuS", "DS"),
    0x00188151: ("XRayTubeCurrentInuA", "DS"),
    0x00189306: ("SingleCollimationWidth", "FD"),
    0x00189307: ("TotalCollimationWidth", "FD"),
    0x00189311: ("SpiralPitchFactor", "FD"),
    0x00189328: ("ExposureTimeInms", "FD"),
    0x00189330: ("XRayTubeCurrentInmA", "FD"),
    0x00189332: ("ExposureInmAs", "FD"),
    0x00189345: ("CTDIvol", "FD"),
    0x0020000D: ("StudyInstanceUID", "UI"),
    0x0020000E: ("SeriesInstanceUID", "UI"),
    0x00200012: ("AcquisitionNumber", "IS"),
    0x00200060: ("Laterality", "CS"),
    0x00200062: ("ImageLaterality", "CS"),
    0x00400302: ("EntranceDose", "US"),
    0x0040030E: ("ExposureDoseSequence", "SQ"),
    0x00400314: ("HalfValueLayer", "DS"),
    0x00400316: ("OrganDose", "DS"),
    0x00408302: ("EntranceDoseInmGy", "DS"),
    0x00540016: ("RadiopharmaceuticalInformationSequence", "SQ"),
    0x00540220: ("ViewCodeSequence", "SQ"),
    0x00E10010: ("PrivateCreator00E1", "LO"),
    0x00E11021: ("ElscintDLP", "DS"),
}
_CODE_VALUE, _CODE_SCHEME, _CODE_MEANING, _LONG_CODE, _URN_CODE = (
    0x00080100,
    0x00080102,
    0x00080104,
    0x00080119,
    0x00080120,
)
_REFERENCED, _REFERENCED_UID = 0x00081199, 0x00081155
_CONTENT = {
    _CHARSET: "CS",
    _CODE_VALUE: "SH",
    _CODE_SCHEME: "SH",
    _CODE_MEANING: "LO",
    _LONG_CODE: "UC",
    _URN_CODE: "UR",
    _REFERENCED: "SQ",
    _REFERENCED_UID: "UI",
    0x004008EA: "SQ",  # MeasurementUnitsCodeSequence
    0x0040A040: "CS",  # ValueType
    0x0040A043: "SQ",  # ConceptNameCodeSequence
    0x0040A120: "DT",  # DateTime
    0x0040A121: "DA",  # Date
    0x0040A123: "PN",  # PersonName
    0x0040A124: "UI",  # UID
    0x0040A160: "UT",  # TextValue
    0x0040A161: "FD",  # FloatingPointValue
    0x0040A168: "SQ",  # ConceptCodeSequence
    0x0040A300: "SQ",  # MeasuredValueSequence
    0x0040A30A: "DS",  # NumericValue
    0x0040A730: "SQ",  # ContentSequence
}
_WANTED = _CONTENT | {tag: vr for tag, (_, vr) in _HEADER.items()}
_TEXTS = (0x0040A160, 0x0040A120, 0x0040A124, 0x0040A123, 0x0040A121)
_BINARY = {b"FD": "d", b"FL": "f", b"US": "H", b"SS": "h", b"UL": "L", b"SL": "l"}


def read_dose_file(path: Path) -> DoseSource:
    """Raises BadDoseObject with the reason; OSError when the file itself cannot be read."""
    with path.open("rb") as file:
        size = path.stat().st_size
        if not size:
            raise BadDoseObject("imaging.dose_not_dicom")
        if size > MAX_FILE:
            raise BadDoseObject("imaging.dose_too_large", limit_mb=MAX_FILE >> 20)
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
            return read_dose_bytes(raw)


def read_dose_bytes(raw: Any) -> DoseSource:
    try:
        elements, is_big = read_elements(raw, _WANTED)
        return _Maker(elements, ">" if is_big else "<").make()
    except (struct.error, RecursionError, OverflowError, MemoryError, ValueError) as error:
        if isinstance(error, BadDoseObject):
            raise
        raise BadDoseObject("imaging.dose_damaged", detail=type(error).__name__, at=0) from error


class _Maker:
    def __init__(self, elements: Elements, end: str) -> None:
        self.elements, self.end = elements, end
        declared = elements.get(_CHARSET, (b"", b""))[1].rstrip(b"\0 ").decode("ascii", "replace")
        self.text = TextReader(declared)
        self.codes: dict[tuple[bytes, bytes, bytes], Code] = {}

    def make(self) -> DoseSource:
        is_report = 0x0040A730 in self.elements or 0x0040A043 in self.elements
        root = self.make_item(self.elements) if is_report else None
        return DoseSource(self.make_header(self.elements), root)

    def make_header(self, elements: Elements) -> dict[str, Any]:
        header: dict[str, Any] = {}
        for tag, value in elements.items():
            keyword = _HEADER.get(tag, ("",))[0]
            if not keyword:
                continue
            if isinstance(value, list):
                header[keyword] = [self.make_header(item) | self.make_code_facts(item) for item in value]
            elif text := self.read_value(*value):
                header[keyword] = text
        return header

    def make_code_facts(self, item: Elements) -> dict[str, Any]:
        code = self.make_code([item])
        return {"code": code} if code else {}

    def make_item(self, elements: Elements) -> Item:
        item = Item(
            concept=self.make_code(elements.get(0x0040A043)),
            kind=self.read_text(elements, 0x0040A040),
            code=self.make_code(elements.get(0x0040A168)),
            text=next((text for tag in _TEXTS if (text := self.read_text(elements, tag))), ""),
        )
        for measured in _list(elements.get(0x0040A300)):
            item.numbers += self.read_text(measured, 0x0040A30A).split("\\") if 0x0040A30A in measured else []
            if not any(item.numbers) and 0x0040A161 in measured:
                item.numbers = self.read_value(*measured[0x0040A161]).split("\\")
            unit = self.make_code(measured.get(0x004008EA))
            item.unit = item.unit or (unit.value or unit.meaning if unit else "")
        item.reference = next((self.read_text(one, _REFERENCED_UID) for one in _list(elements.get(_REFERENCED))), "")
        item.children = [self.make_item(child) for child in _list(elements.get(0x0040A730))]
        return item

    def make_code(self, sequence: Any) -> Code | None:
        if not isinstance(sequence, list) or not sequence:
            return None
        first = sequence[0]
        values = [first.get(tag) for tag in (_CODE_VALUE, _LONG_CODE, _URN_CODE)]
        value = next((v[1] for v in values if isinstance(v, tuple) and v[1].strip(b"\0 ")), b"")
        scheme, meaning = (_bytes(first.get(tag)) for tag in (_CODE_SCHEME, _CODE_MEANING))
        if not value and not meaning:
            return None
        key = (scheme, value, meaning)
        if key not in self.codes:
            self.codes[key] = Code(*(self.text.read(part) for part in key))
        return self.codes[key]

    def read_text(self, elements: Elements, tag: int) -> str:
        value = elements.get(tag)
        return self.read_value(*value) if isinstance(value, tuple) else ""

    def read_value(self, vr: bytes, raw: bytes) -> str:
        """Several values stay parted by a backslash."""
        form = _BINARY.get(vr)
        if form is None:
            return self.text.read(raw)
        size = struct.calcsize(form)
        values = struct.unpack(f"{self.end}{len(raw) // size}{form}", raw[: len(raw) // size * size])
        return "\\".join(f"{value:.10g}" for value in values)


def _bytes(value: Any) -> bytes:
    return value[1] if isinstance(value, tuple) else b""


def _list(value: Any) -> list[Elements]:
    return value if isinstance(value, list) else []
