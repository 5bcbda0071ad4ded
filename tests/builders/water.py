"""A water cylinder as a scanner shows it: with an error of its CT number, cupping and noise that are known."""

from datetime import datetime
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

from apps.imaging.models import Instance, Series, Study


def draw_water(
    *, hu: float = 0.0, cupping_hu: float = 0.0, noise_hu: float = 5.0, seed: int = 0, size: int = 256,
    radius_mm: float = 100.0, pixel_mm: float = 1.0, off_mm: tuple[float, float] = (0.0, 0.0),
) -> np.ndarray:  # fmt: skip
    """`cupping_hu` is how much the wall stands above the middle."""
    line = (np.arange(size) - (size - 1) / 2) * pixel_mm
    radius = np.hypot(line[:, None] - off_mm[0], line[None, :] - off_mm[1])
    image = np.where(radius < radius_mm, hu + cupping_hu * (radius / radius_mm) ** 2, -1000.0)
    image += np.random.default_rng(seed).normal(0, noise_hu, image.shape)
    return np.rint(image).astype(np.float32)


def store_phantom(
    root: Path, *, site_id: int, at: datetime, device_code: str = "CT-1", patient_id: str = "QA-WATER", kvp: float = 120,
    description: str = "WATER 120kV", n: int = 5, uid: str = "2.25.77", **drawn,
) -> Study:  # fmt: skip
    """A complete study of no order, as consoles send a daily check."""
    study = Study.objects.create(
        study_uid=uid, state="complete", match="unmatched", site_id=site_id, modality="CT", device_code=device_code,
        patient_id_text=patient_id, first_at=at, last_at=at, last_heard_at=at, completed_at=at,
    )  # fmt: skip
    series = Series.objects.create(study=study, series_uid=f"{uid}.1", modality="CT", description=description)
    for number in range(n):
        path = root / f"{uid}.{number}.dcm"
        _write(path, draw_water(seed=number, **drawn), study, series, number, kvp)
        Instance.objects.create(
            series=series, sop_uid=f"{uid}.1.{number}", sop_class=CTImageStorage, transfer_syntax=ExplicitVRLittleEndian,
            number=number, path=path.name, size=1, sha256=str(number), received_at=at,
        )  # fmt: skip
    return study


def _write(path: Path, pixels: np.ndarray, study: Study, series: Series, number: int, kvp: float) -> None:
    ds = Dataset()
    ds.SOPClassUID, ds.SOPInstanceUID, ds.Modality = CTImageStorage, f"{series.series_uid}.{number}", "CT"
    ds.StudyInstanceUID, ds.SeriesInstanceUID = study.study_uid, series.series_uid
    ds.PatientID, ds.SeriesDescription, ds.KVP, ds.ConvolutionKernel = (
        study.patient_id_text,
        series.description,
        kvp,
        "Br40",
    )
    ds.Rows, ds.Columns = pixels.shape
    ds.PixelSpacing, ds.SliceThickness, ds.InstanceNumber = [1.0, 1.0], 5, number
    ds.ImagePositionPatient, ds.ImageOrientationPatient = [-128, -128, number * 5.0], [1, 0, 0, 0, 1, 0]
    ds.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
    ds.SamplesPerPixel, ds.PhotometricInterpretation, ds.PixelRepresentation = 1, "MONOCHROME2", 1
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 16, 16, 15
    ds.RescaleIntercept, ds.RescaleSlope = 0, 1
    ds.PixelData = pixels.astype("<i2").tobytes()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.MediaStorageSOPClassUID, ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPClassUID, ds.SOPInstanceUID
    ds.save_as(path, enforce_file_format=True)
