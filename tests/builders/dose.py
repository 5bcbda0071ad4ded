"""Dose objects with the habits of real devices, made from the simulator's blocks."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pydicom
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.tag import Tag
from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian

from apps.imaging.drivers.dose_file import read_dose_bytes
from apps.imaging.engine.dose.extract import extract_dose
from simulator.dose_report import CONTAINS, box, coded, make_ct_report, make_dx_report, num, uid

NOON = datetime(2026, 11, 22, 12, 0, 0)
PLANE = ("113764", "DCM", "Acquisition Plane")
XR_EVENT, XR_TOTALS = (
    ("113706", "DCM", "Irradiation Event X-Ray Data"),
    ("113702", "DCM", "Accumulated X-Ray Dose Data"),
)


def make_row(study: str = "2.25.4101", accession: str = "A00001") -> Dataset:
    row = Dataset()
    row.StudyInstanceUID, row.PatientName, row.PatientID = study, "Wang^Lei", "MRN00001"
    row.AccessionNumber, row.PatientBirthDate, row.PatientSex = accession, "19800229", "M"
    row.RequestedProcedureDescription, row.RequestedProcedureID = "CT chest", "RP1"
    return row


def make_ct(
    scans: list[tuple[float, float]] | None = None, *, row: Dataset | None = None, at: datetime = NOON
) -> Dataset:
    return make_ct_report(
        row or make_row(), at=at, device="CT-1", region="CHEST", protocol="Chest", scans=scans or [(7.2, 320.0)]
    )


def make_dx(daps: list[float] | None = None, *, row: Dataset | None = None) -> Dataset:
    return make_dx_report(
        row or make_row(), at=NOON, device="DR-1", region="CHEST", protocol="Chest PA", daps=daps or [1.2e-5]
    )


def make_xr(events: list[list[Dataset]], totals: list[list[Dataset]] | None = None) -> Dataset:
    """A projection report with the given items in its events and its accumulated parts."""
    ds = make_dx()
    kept = [i for i in ds.ContentSequence if i.ConceptNameCodeSequence[0].CodeValue not in ("113706", "113702")]
    plane = coded(PLANE, ("113622", "DCM", "Single Plane"), link="HAS CONCEPT MOD")
    ds.ContentSequence = [
        *kept,
        *[box(XR_TOTALS, [plane, *part]) for part in totals or []],
        *[box(XR_EVENT, [plane, uid(("113769", "DCM", "UID"), f"2.25.9{n}"), *part]) for n, part in enumerate(events)],
    ]
    return ds


def num_raw(name: tuple[str, str, str], written: str, unit: str) -> Dataset:
    """A number as no library would write it."""
    item = num(name, "0", unit)
    raw = written.encode().ljust(len(written) + len(written) % 2)
    item.MeasuredValueSequence[0][0x0040A30A] = RawDataElement(Tag(0x0040A30A), "DS", len(raw), raw, 0, False, True)
    return item


def make_tracer_report(*administration: Dataset) -> Dataset:
    """TID 10021 with one administration."""
    ds = make_dx()
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.88.68"
    ds.ConceptNameCodeSequence[0].CodeValue = "113500"
    ds.ContentTemplateSequence[0].TemplateIdentifier = "10021"
    ds.ContentSequence = [box(("113502", "DCM", "Radiopharmaceutical Administration"), list(administration))]
    return ds


def make_image(sop_class: str = DigitalXRayImageStorageForPresentation, **values: Any) -> Dataset:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.SOPClassUID, ds.SOPInstanceUID = sop_class, "2.25.61"
    ds.file_meta.MediaStorageSOPClassUID, ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPClassUID, ds.SOPInstanceUID
    ds.StudyInstanceUID, ds.SeriesInstanceUID, ds.StudyDate = "2.25.62", "2.25.63", "20261122"
    ds.AccessionNumber, ds.Modality = "A00001", "DX"
    for keyword, value in values.items():
        setattr(ds, keyword, value)
    ds.PixelData = b"\0" * 32
    ds["PixelData"].VR = "OW"
    return ds


def find(ds: Dataset, value: str) -> list[Dataset]:
    """Content items of one concept, in the order of the file."""
    found = []
    for item in ds.get("ContentSequence") or []:
        if item.ConceptNameCodeSequence[0].CodeValue == value:
            found.append(item)
        found += find(item, value)
    return found


def write(ds: Dataset, *, syntax: str = ExplicitVRLittleEndian, with_meta: bool = True) -> bytes:
    ds.file_meta.TransferSyntaxUID = syntax
    out = BytesIO()
    if with_meta:
        pydicom.dcmwrite(out, ds, enforce_file_format=True)
    else:
        pydicom.filewriter.write_dataset(_open(out), ds)
    return out.getvalue()


def _open(out: BytesIO) -> pydicom.filebase.DicomFileLike:
    file = pydicom.filebase.DicomFileLike(out)
    file.is_little_endian, file.is_implicit_VR = True, False
    return file


def extract(ds: Dataset | bytes) -> dict[str, Any]:
    return extract_dose(read_dose_bytes(ds if isinstance(ds, bytes) else write(ds)))


def change(ds: Dataset, value: str, how: Callable[[Dataset], None]) -> Dataset:
    """`how` on every item of a concept."""
    for item in find(ds, value):
        how(item)
    return ds


__all__ = [
    "CONTAINS",
    "NOON",
    "box",
    "change",
    "coded",
    "extract",
    "find",
    "make_ct",
    "make_dx",
    "make_image",
    "make_row",
]
__all__ += ["make_tracer_report", "make_xr", "num", "num_raw", "uid", "write"]
