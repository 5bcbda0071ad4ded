"""A PDF inside a DICOM object: Encapsulated PDF, PS3.3 A.45.1."""

from apps.imaging.drivers.own_header import begin_object, make_code, write_object
from apps.imaging.drivers.text_report import TITLE
from apps.imaging.engine.documents import EnclosedPdf, OwnHeader


def write_enclosed_pdf(header: OwnHeader, content: EnclosedPdf) -> bytes:
    ds = begin_object(header, sop_class=content.sop_class, modality="DOC")
    ds.ConversionType, ds.BurnedInAnnotation = "WSD", "YES"
    ds.AcquisitionDateTime = ""
    ds.DocumentTitle = content.title
    ds.ConceptNameCodeSequence = [make_code(*TITLE)]
    ds.MIMETypeOfEncapsulatedDocument = "application/pdf"
    ds.EncapsulatedDocumentLength = len(content.pdf)
    ds.EncapsulatedDocument = content.pdf + b"\0" * (len(content.pdf) % 2)
    return write_object(ds)
