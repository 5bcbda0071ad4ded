"""Key images and the document that tells other systems of them (PS3.3 A.35.4, PS3.16 TID 2010)."""

from dataclasses import dataclass

from apps.imaging.engine.documents import OwnHeader

KEY_OBJECT_CLASS = "1.2.840.10008.5.1.4.1.1.88.59"
# Titles of PS3.16 CID 7010 that a person may give (coding scheme DCM); those that need a modifier of their own are left out.
TITLES = {
    "113000": "Of Interest",
    "113002": "For Referring Provider",
    "113003": "For Surgery",
    "113004": "For Teaching",
    "113005": "For Conference",
    "113006": "For Therapy",
    "113007": "For Patient",
    "113008": "For Peer Review",
    "113009": "For Research",
    "113018": "For Printing",
    "113020": "For Report Attachment",
}
OF_INTEREST = "113000"


@dataclass(frozen=True)
class KeyReference:
    """One marked image; `frames` from 1, empty for an object of a single frame."""

    series_uid: str
    sop_class: str
    sop_uid: str
    frames: tuple[int, ...] = ()


@dataclass(frozen=True)
class KeyDocument(OwnHeader):
    """Everything a Key Object Selection document says."""

    title: str
    authors: tuple[str, ...]
    references: tuple[KeyReference, ...]
