"""A Key Object Selection document as a data set: PS3.3 A.35.4 with the content of TID 2010."""

from collections.abc import Iterable
from io import BytesIO

from pydicom.dataset import Dataset
from pydicom.filebase import DicomFileLike
from pydicom.filewriter import write_dataset
from pydicom.sequence import Sequence

from apps.imaging.engine.key_objects import KEY_OBJECT_CLASS, TITLES, KeyDocument, KeyReference

MANUFACTURER = "Radflow"
PERSON_OBSERVER = "121006"
_MEANINGS = {"121005": "Observer Type", PERSON_OBSERVER: "Person", "121008": "Person Observer Name", **TITLES}


def write_key_object(document: KeyDocument) -> bytes:
    """The data set in explicit little endian, without a file meta header."""
    ds = Dataset()
    ds.SpecificCharacterSet = "ISO_IR 192"
    for keyword, value in document.study.items():
        setattr(ds, keyword, value)
    ds.SOPClassUID, ds.SOPInstanceUID = KEY_OBJECT_CLASS, document.sop_uid
    ds.Modality, ds.Manufacturer = "KO", MANUFACTURER
    ds.SeriesInstanceUID, ds.SeriesNumber, ds.InstanceNumber = (
        document.series_uid,
        document.series_number,
        document.number,
    )
    ds.SeriesDescription = f"Key images: {TITLES[document.title]}"
    ds.SeriesDate = ds.ContentDate = document.date
    ds.SeriesTime = ds.ContentTime = document.time
    ds.ReferencedPerformedProcedureStepSequence = Sequence()
    ds.CurrentRequestedProcedureEvidenceSequence = [_tell_evidence(document)]
    ds.ValueType, ds.ContinuityOfContent = "CONTAINER", "SEPARATE"
    ds.ConceptNameCodeSequence = [_code(document.title)]
    ds.ContentTemplateSequence = [_template()]
    ds.ContentSequence = [*_tell_authors(document.authors), *map(_tell_image, document.references)]
    return _write(ds)


def _write(ds: Dataset) -> bytes:
    out = BytesIO()
    file = DicomFileLike(out)
    file.is_implicit_VR, file.is_little_endian = False, True
    write_dataset(file, ds)
    return out.getvalue()


def _template() -> Dataset:
    item = Dataset()
    item.MappingResource, item.TemplateIdentifier = "DCMR", "2010"
    return item


def _code(value: str) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, "DCM", _MEANINGS[value]
    return item


def _tell_authors(names: Iterable[str]) -> Iterable[Dataset]:
    """TID 1002: each observer is a person with a name."""
    for name in names:
        kind = _content("HAS OBS CONTEXT", "CODE", "121005")
        kind.ConceptCodeSequence = [_code(PERSON_OBSERVER)]
        person = _content("HAS OBS CONTEXT", "PNAME", "121008")
        person.PersonName = name
        yield from (kind, person)


def _content(relation: str, kind: str, concept: str = "") -> Dataset:
    item = Dataset()
    item.RelationshipType, item.ValueType = relation, kind
    if concept:
        item.ConceptNameCodeSequence = [_code(concept)]
    return item


def _tell_image(reference: KeyReference) -> Dataset:
    item = _content("CONTAINS", "IMAGE")
    item.ReferencedSOPSequence = [_refer(reference)]
    return item


def _refer(reference: KeyReference, *, with_frames: bool = True) -> Dataset:
    item = Dataset()
    item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = reference.sop_class, reference.sop_uid
    if with_frames and reference.frames:
        item.ReferencedFrameNumber = list(reference.frames)
    return item


def _tell_evidence(document: KeyDocument) -> Dataset:
    by_series: dict[str, list[KeyReference]] = {}
    for reference in document.references:
        by_series.setdefault(reference.series_uid, []).append(reference)
    study = Dataset()
    study.StudyInstanceUID = document.study["StudyInstanceUID"]
    study.ReferencedSeriesSequence = []
    for series_uid, members in by_series.items():
        series = Dataset()
        series.SeriesInstanceUID = series_uid
        series.ReferencedSOPSequence = [_refer(member, with_frames=False) for member in members]
        study.ReferencedSeriesSequence.append(series)
    return study
