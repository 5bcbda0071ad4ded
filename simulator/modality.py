"""A scanner: asks for its worklist, reports its performed step, sends its images. Plain pynetdicom, as any vendor would."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import (
    CTImageStorage,
    DigitalMammographyXRayImageStorageForPresentation,
    DigitalXRayImageStorageForPresentation,
    ExplicitVRLittleEndian,
    MRImageStorage,
    NuclearMedicineImageStorage,
    PositronEmissionTomographyImageStorage,
    UltrasoundImageStorage,
    XRayAngiographicImageStorage,
    generate_uid,
)
from pynetdicom import AE
from pynetdicom.sop_class import ModalityPerformedProcedureStep, ModalityWorklistInformationFind

from simulator.phantom import draw_slice

STORAGE = {
    "CT": CTImageStorage,
    "MR": MRImageStorage,
    "DX": DigitalXRayImageStorageForPresentation,
    "MG": DigitalMammographyXRayImageStorageForPresentation,
    "US": UltrasoundImageStorage,
    "PT": PositronEmissionTomographyImageStorage,
    "NM": NuclearMedicineImageStorage,
    "XA": XRayAngiographicImageStorage,
}
WINDOWS = {"CT": (40, 400), "MR": (350, 900), "DX": (2000, 3200), "MG": (2200, 2600)}


@dataclass(frozen=True)
class Peer:
    host: str
    port: int
    ae_title: str


class Refused(Exception):
    """The department answered with a status that is no success."""


@dataclass
class Modality:
    ae_title: str
    modality: str
    peer: Peer

    def _associate(self, *contexts):
        ae = AE(ae_title=self.ae_title)
        ae.acse_timeout = ae.dimse_timeout = ae.network_timeout = 30
        for context in contexts:
            ae.add_requested_context(context, ExplicitVRLittleEndian)
        link = ae.associate(self.peer.host, self.peer.port, ae_title=self.peer.ae_title)
        if not link.is_established:
            raise ConnectionError(f"{self.ae_title}: no association")
        return link

    def find_worklist(self, *, accession: str) -> Dataset | None:
        """The worklist row of one accession number, as this scanner sees it."""
        query = Dataset()
        query.AccessionNumber = accession
        query.PatientName = query.PatientID = query.PatientBirthDate = query.PatientSex = ""
        query.StudyInstanceUID = query.RequestedProcedureID = query.RequestedProcedureDescription = ""
        step = Dataset()
        step.Modality = self.modality
        step.ScheduledStationAETitle = step.ScheduledProcedureStepID = ""
        step.ScheduledProcedureStepStartDate = step.ScheduledProcedureStepStartTime = ""
        step.ScheduledProcedureStepDescription = ""
        query.ScheduledProcedureStepSequence = [step]
        link = self._associate(ModalityWorklistInformationFind)
        try:
            answers = link.send_c_find(query, ModalityWorklistInformationFind)
            rows = [row for status, row in answers if status and status.Status in (0xFF00, 0xFF01)]
        finally:
            link.release()
        return rows[0] if rows else None

    def start_step(self, row: Dataset, *, at: datetime) -> str:
        """MPPS N-CREATE, IN PROGRESS; its SOP Instance UID."""
        uid, step = generate_uid(), row.ScheduledProcedureStepSequence[0]
        told = Dataset()
        told.SpecificCharacterSet = "ISO_IR 192"
        told.PerformedProcedureStepStatus = "IN PROGRESS"
        told.PerformedProcedureStepID = f"PPS{uid[-8:]}"
        told.PerformedStationAETitle, told.Modality = self.ae_title, self.modality
        told.PerformedProcedureStepStartDate, told.PerformedProcedureStepStartTime = f"{at:%Y%m%d}", f"{at:%H%M%S}"
        told.PerformedProcedureStepEndDate = told.PerformedProcedureStepEndTime = ""
        told.PatientName, told.PatientID = row.PatientName, row.PatientID
        told.PatientBirthDate, told.PatientSex = row.get("PatientBirthDate", ""), row.get("PatientSex", "")
        told.PerformedProcedureStepDescription = row.get("RequestedProcedureDescription", "")
        told.StudyID, told.PerformedStationName, told.PerformedLocation = "", "", ""
        told.PerformedProcedureTypeDescription, told.ProcedureCodeSequence = "", []
        told.PerformedProtocolCodeSequence, told.PerformedSeriesSequence = [], []
        link_to = Dataset()
        link_to.StudyInstanceUID, link_to.AccessionNumber = row.StudyInstanceUID, row.AccessionNumber
        link_to.ScheduledProcedureStepID = step.ScheduledProcedureStepID
        link_to.RequestedProcedureID = row.get("RequestedProcedureID", "")
        link_to.RequestedProcedureDescription = row.get("RequestedProcedureDescription", "")
        link_to.ScheduledProcedureStepDescription, link_to.ScheduledProtocolCodeSequence = "", []
        link_to.ReferencedStudySequence = []
        told.ScheduledStepAttributesSequence = [link_to]
        link = self._associate(ModalityPerformedProcedureStep)
        try:
            status, _ = link.send_n_create(told, ModalityPerformedProcedureStep, uid)
            _check(status)
        finally:
            link.release()
        return uid

    def end_step(
        self, uid: str, *, at: datetime, series_uid: str, images: list[Dataset], discontinued: bool = False
    ) -> None:
        """MPPS N-SET to a final status with what was made."""
        told = Dataset()
        told.PerformedProcedureStepStatus = "DISCONTINUED" if discontinued else "COMPLETED"
        told.PerformedProcedureStepEndDate, told.PerformedProcedureStepEndTime = f"{at:%Y%m%d}", f"{at:%H%M%S}"
        series = Dataset()
        series.SeriesInstanceUID, series.ProtocolName = series_uid, self.modality
        series.SeriesDescription = series.OperatorsName = series.PerformingPhysicianName = series.RetrieveAETitle = ""
        series.ReferencedImageSequence = []
        series.ReferencedNonImageCompositeSOPInstanceSequence = []
        for image in images:
            item = Dataset()
            item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = image.SOPClassUID, image.SOPInstanceUID
            series.ReferencedImageSequence.append(item)
        told.PerformedSeriesSequence = [series]
        link = self._associate(ModalityPerformedProcedureStep)
        try:
            status, _ = link.send_n_set(told, ModalityPerformedProcedureStep, uid)
            _check(status)
        finally:
            link.release()

    def make_images(
        self, row: Dataset, *, at: datetime, slices: int, seed: int, has_finding: bool
    ) -> tuple[str, list[Dataset]]:
        """One series of invented images for the worklist row; now and then a CT is not as it should be."""
        series_uid, fault = generate_uid(), choose_fault(self.modality, seed)
        degrees = 14.0 if fault == "turned" else 0.0
        lost = {slices // 2} if fault == "gap" and slices > 5 else set()
        return series_uid, [
            self.make_image(
                row,
                series_uid,
                n,
                slices,
                at,
                draw_slice(self.modality, n, slices, seed=seed, has_finding=has_finding, degrees=degrees),
            )
            for n in range(slices)
            if n not in lost
        ]

    def make_image(
        self, row: Dataset, series_uid: str, n: int, total: int, at: datetime, pixels: np.ndarray
    ) -> Dataset:
        image = Dataset()
        image.file_meta = FileMetaDataset()
        image.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        image.SpecificCharacterSet = "ISO_IR 192"
        image.SOPClassUID, image.SOPInstanceUID = STORAGE[self.modality], generate_uid()
        image.StudyInstanceUID, image.SeriesInstanceUID = row.StudyInstanceUID, series_uid
        image.PatientName, image.PatientID = row.PatientName, row.PatientID
        image.PatientBirthDate, image.PatientSex = row.get("PatientBirthDate", ""), row.get("PatientSex", "")
        image.AccessionNumber, image.StudyID = row.AccessionNumber, row.get("RequestedProcedureID", "")
        image.StudyDate = image.SeriesDate = image.ContentDate = image.AcquisitionDate = f"{at:%Y%m%d}"
        image.StudyTime = image.SeriesTime = image.ContentTime = image.AcquisitionTime = f"{at:%H%M%S}"
        image.Modality, image.Manufacturer = self.modality, "Radflow simulator"
        image.StationName = image.ManufacturerModelName = self.ae_title
        image.StudyDescription = row.get("RequestedProcedureDescription", "")
        image.SeriesDescription, image.SeriesNumber, image.InstanceNumber = "SIM", 1, n + 1
        image.ImagePositionPatient = [-200, -200, round((n - total / 2) * 10.0, 2)]
        image.ImageOrientationPatient, image.FrameOfReferenceUID = [1, 0, 0, 0, 1, 0], row.StudyInstanceUID
        image.SliceThickness, image.SliceLocation = 10, round((n - total / 2) * 10.0, 2)
        image.Rows, image.Columns = pixels.shape
        image.PixelSpacing = [round(400 / pixels.shape[0], 4)] * 2
        image.SamplesPerPixel, image.PhotometricInterpretation = 1, "MONOCHROME2"
        image.BitsAllocated, image.BitsStored, image.HighBit, image.PixelRepresentation = 16, 16, 15, 1
        image.RescaleIntercept, image.RescaleSlope = 0, 1
        centre, width = WINDOWS.get(self.modality, (700, 1600))
        image.WindowCenter, image.WindowWidth = centre, width
        if self.modality == "CT":
            image.KVP, image.CTDIvol, image.RescaleType = 120, 6.2, "HU"
        image.PixelData = pixels.tobytes()
        return image

    def store(self, images: list[Dataset]) -> None:
        """C-STORE on one association; raises Refused on the first that was not taken."""
        link = self._associate(*dict.fromkeys(image.SOPClassUID for image in images))
        try:
            for image in images:
                _check(link.send_c_store(image))
        finally:
            link.release()


def choose_fault(modality: str, seed: int) -> str:
    """One CT in four: a patient who lies turned, or a slice that is missing."""
    return {0: "turned", 4: "gap"}.get(seed % 8, "") if modality == "CT" else ""


def _check(status: Dataset) -> None:
    if not status or "Status" not in status:
        raise ConnectionError("no answer")
    if status.Status not in (0x0000, 0x0001, 0x0107, 0x0116):
        raise Refused(f"{status.Status:04X}H {status.get('ErrorComment', '')}")
