"""Why images are taken out of use: the kinds of IHE Image Object Change Management, with the codes of its rejection note."""

from enum import StrEnum


class Rejection(StrEnum):
    """QUALITY: of this patient, not fit to be read. SAFETY: must not be used. WORKLIST: taken under the entry of somebody else."""

    QUALITY = "quality"
    SAFETY = "safety"
    WORKLIST = "worklist"


# DICOM PS3.16 CID 7011 (coding scheme DCM).
CODES = {
    Rejection.QUALITY: ("113001", "Rejected for Quality Reasons"),
    Rejection.SAFETY: ("113037", "Rejected for Patient Safety Reasons"),
    Rejection.WORKLIST: ("113038", "Incorrect Modality Worklist Entry"),
}
# A picture that is not fit to be read has irradiated its patient all the same.
DOSE_STAYS = ("", Rejection.QUALITY)
