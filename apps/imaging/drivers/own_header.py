"""What every object that the department makes begins with, and how it becomes bytes."""

from io import BytesIO

from pydicom.dataset import Dataset
from pydicom.filebase import DicomFileLike
from pydicom.filewriter import write_dataset

from apps.imaging.engine.documents import OwnHeader

MANUFACTURER = "Radflow"


def begin_object(header: OwnHeader, *, sop_class: str, modality: str) -> Dataset:
    ds = Dataset()
    ds.SpecificCharacterSet = "ISO_IR 192"
    for keyword, value in header.study.items():
        setattr(ds, keyword, value)
    ds.SOPClassUID, ds.SOPInstanceUID = sop_class, header.sop_uid
    ds.Modality, ds.Manufacturer = modality, MANUFACTURER
    ds.SeriesInstanceUID, ds.SeriesNumber, ds.InstanceNumber = header.series_uid, header.series_number, header.number
    ds.SeriesDescription = header.series_description
    ds.SeriesDate = ds.ContentDate = header.date
    ds.SeriesTime = ds.ContentTime = header.time
    return ds


def write_object(ds: Dataset) -> bytes:
    """The data set in explicit little endian, without a file meta header."""
    out = BytesIO()
    file = DicomFileLike(out)
    file.is_implicit_VR, file.is_little_endian = False, True
    write_dataset(file, ds)
    return out.getvalue()


def make_code(value: str, scheme: str, meaning: str) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item
