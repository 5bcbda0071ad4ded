"""A signed report as a Basic Text SR: PS3.3 A.35.1 with the content of PS3.16 TID 2000, codes of CID 7000, 7001, 7002 and 5000."""

from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from apps.imaging.drivers.content_items import make_coded_item, make_item, make_template, tell_observer
from apps.imaging.drivers.own_header import begin_object, make_code, write_object
from apps.imaging.engine.documents import OwnHeader, Section, TextReport

TITLE = ("18748-4", "LN", "Diagnostic Imaging Report")
HEADINGS = {
    "technique": ("55111-9", "LN", "Current Procedure Descriptions"),
    "findings": ("59776-5", "LN", "Findings"),
    "impression": ("19005-8", "LN", "Impressions"),
}
ELEMENTS = {
    "technique": ("121065", "DCM", "Procedure Description"),
    "findings": ("121071", "DCM", "Finding"),
    "impression": ("121073", "DCM", "Impression"),
}
LANGUAGES = {"zh": ("zh", "RFC5646", "Chinese"), "en": ("en", "RFC5646", "English")}
LANGUAGE = ("121049", "DCM", "Language of Content Item and Descendants")


def write_text_report(header: OwnHeader, report: TextReport) -> bytes:
    ds = begin_object(header, sop_class=report.sop_class, modality="SR")
    ds.ReferencedPerformedProcedureStepSequence, ds.PerformedProcedureCodeSequence = Sequence(), Sequence()
    ds.ReferencedRequestSequence = [_tell_request(header, report)]
    ds.CompletionFlag, ds.VerificationFlag = "COMPLETE", "VERIFIED"
    ds.VerifyingObserverSequence = [_tell_verifier(report)]
    if report.predecessor:
        ds.PredecessorDocumentsSequence = [_tell_predecessor(header, report)]
    ds.ValueType, ds.ContinuityOfContent = "CONTAINER", "SEPARATE"
    ds.ConceptNameCodeSequence = [make_code(*TITLE)]
    ds.ContentTemplateSequence = [make_template("2000")]
    ds.ContentSequence = [
        make_coded_item("HAS CONCEPT MOD", LANGUAGE, LANGUAGES[report.lang]),
        *tell_observer(report.author),
        *map(_tell_section, report.sections),
    ]
    return write_object(ds)


def _tell_request(header: OwnHeader, report: TextReport) -> Dataset:
    item = Dataset()
    item.StudyInstanceUID = header.study["StudyInstanceUID"]
    item.AccessionNumber = report.accession[:16]
    item.ReferencedStudySequence, item.RequestedProcedureCodeSequence = Sequence(), Sequence()
    item.PlacerOrderNumberImagingServiceRequest = item.FillerOrderNumberImagingServiceRequest = ""
    item.RequestedProcedureID = item.RequestedProcedureDescription = ""
    return item


def _tell_verifier(report: TextReport) -> Dataset:
    item = Dataset()
    item.VerifyingOrganization, item.VerificationDateTime = report.organization[:64], report.verified_at
    item.VerifyingObserverName, item.VerifyingObserverIdentificationCodeSequence = report.verifier, Sequence()
    return item


def _tell_predecessor(header: OwnHeader, report: TextReport) -> Dataset:
    instance, series, study = Dataset(), Dataset(), Dataset()
    instance.ReferencedSOPClassUID, instance.ReferencedSOPInstanceUID = report.sop_class, report.predecessor
    series.SeriesInstanceUID, series.ReferencedSOPSequence = header.series_uid, [instance]
    study.StudyInstanceUID, study.ReferencedSeriesSequence = header.study["StudyInstanceUID"], [series]
    return study


def _tell_section(section: Section) -> Dataset:
    container = make_item("CONTAINS", "CONTAINER", HEADINGS[section.kind])
    container.ContinuityOfContent = "SEPARATE"
    text = make_item("CONTAINS", "TEXT", ELEMENTS[section.kind])
    text.TextValue = section.text.replace("\r\n", "\n").replace("\n", "\r\n")  # PS3.5 6.2: lines of UT end with CR LF
    container.ContentSequence = [text]
    return container
