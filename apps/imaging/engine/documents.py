"""Objects that the department makes itself: what each of them says. Times are DICOM DA and TM."""

from dataclasses import dataclass

BASIC_TEXT_SR = "1.2.840.10008.5.1.4.1.1.88.11"
ENCAPSULATED_PDF = "1.2.840.10008.5.1.4.1.1.104.1"
SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"


@dataclass(frozen=True)
class Section:
    """A heading and a text of a report: `technique`, `findings` or `impression`."""

    kind: str
    text: str


@dataclass(frozen=True)
class TextReport:
    """A signed report as PS3.16 TID 2000. `lang` is zh or en; `predecessor` is the SOP Instance UID of what it replaces."""

    sop_class = BASIC_TEXT_SR
    lang: str
    sections: tuple[Section, ...]
    author: str
    verifier: str
    organization: str
    verified_at: str
    accession: str = ""
    predecessor: str = ""


@dataclass(frozen=True)
class EnclosedPdf:
    sop_class = ENCAPSULATED_PDF
    pdf: bytes
    title: str


@dataclass(frozen=True)
class Capture:
    """A picture with its writing burned in, as rows x columns x 3 bytes."""

    sop_class = SECONDARY_CAPTURE
    rows: int
    columns: int
    rgb: bytes
    comment: str = ""


Content = TextReport | EnclosedPdf | Capture


@dataclass(frozen=True)
class OwnHeader:
    """`study`: keyword -> text of patient and study, as the study's own images carry them."""

    study: dict[str, str]
    series_uid: str
    series_number: int
    series_description: str
    sop_uid: str
    number: int
    date: str
    time: str
