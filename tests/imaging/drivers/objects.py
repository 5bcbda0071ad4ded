"""Small invented images for tests of the wire and the vault."""

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRBigEndian, ExplicitVRLittleEndian


def make_ct(
    n: int = 1, *, size: int = 16, study: str = "2.25.77", series: str = "2.25.78", patient: str = "MRN00001"
) -> Dataset:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.SpecificCharacterSet = "ISO_IR 192"
    ds.SOPClassUID = CTImageStorage
    ds.SOPInstanceUID = f"{series}.{n}"
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
    ds.StudyInstanceUID, ds.SeriesInstanceUID = study, series
    ds.PatientID, ds.PatientName = patient, "Wang^Xiaoming=王^小明"
    ds.PatientBirthDate, ds.PatientSex = "19800229", "M"
    ds.AccessionNumber, ds.Modality = "A00001", "CT"
    ds.StudyDate, ds.StudyTime, ds.SeriesNumber, ds.InstanceNumber = "20261122", "091500", 2, n
    ds.SeriesDescription = "Chest 5.0"
    ds.Rows = ds.Columns = size
    ds.BitsAllocated = ds.BitsStored = 16
    ds.HighBit, ds.PixelRepresentation, ds.SamplesPerPixel = 15, 1, 1
    ds.PhotometricInterpretation = "MONOCHROME2"
    ds.PixelSpacing, ds.SliceThickness = [0.7, 0.7], 5.0
    ds.ImageOrientationPatient, ds.ImagePositionPatient = [1, 0, 0, 0, 1, 0], [0, 0, n * 5.0]
    ds.RescaleSlope, ds.RescaleIntercept, ds.WindowCenter, ds.WindowWidth = 1, -1024, 40, 400
    values = (np.arange(size * size, dtype=np.int16).reshape(size, size) + n) % 2000
    ds.PixelData = values.astype("<i2").tobytes()
    return ds


def turn_big(ds: Dataset) -> Dataset:
    """A data set as a big endian device writes it."""
    ds.PixelData = np.frombuffer(ds.PixelData, "<u2").astype(">u2").tobytes()
    ds.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
    ds._is_little_endian, ds._is_implicit_VR = False, False
    return ds
