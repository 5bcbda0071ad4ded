"""A Key Object Selection document as a data set: PS3.3 A.35.4 with the content of TID 2010."""

from itertools import chain

from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from apps.imaging.drivers.content_items import make_item, make_template, tell_observer
from apps.imaging.drivers.own_header import begin_object, make_code, write_object
from apps.imaging.engine.key_objects import KEY_OBJECT_CLASS, TITLES, KeyDocument, KeyReference


def write_key_object(document: KeyDocument) -> bytes:
    """The data set in explicit little endian, without a file meta header."""
    ds = begin_object(document, sop_class=KEY_OBJECT_CLASS, modality="KO")
    ds.ReferencedPerformedProcedureStepSequence = Sequence()
    ds.CurrentRequestedProcedureEvidenceSequence = [_tell_evidence(document)]
    ds.ValueType, ds.ContinuityOfContent = "CONTAINER", "SEPARATE"
    ds.ConceptNameCodeSequence = [make_code(document.title, "DCM", TITLES[document.title])]
    ds.ContentTemplateSequence = [make_template("2010")]
    observers = chain.from_iterable(map(tell_observer, document.authors))
    ds.ContentSequence = [*observers, *map(_tell_image, document.references)]
    return write_object(ds)


def _tell_image(reference: KeyReference) -> Dataset:
    item = make_item("CONTAINS", "IMAGE")
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
