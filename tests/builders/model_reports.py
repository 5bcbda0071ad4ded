"""Structured reports of invented models: a chest CAD report (TID 4100) and a measurement report (TID 1500)."""

from pydicom.dataset import Dataset

from simulator.dose_report import CONTAINS, box, code, coded, num, text
from tests.builders.dose import NOON, make_dx, make_row

CHEST_CAD, COMPREHENSIVE_3D = "1.2.840.10008.5.1.4.1.1.88.65", "1.2.840.10008.5.1.4.1.1.88.34"
SUMMARY = ("111017", "DCM", "CAD Processing and Findings Summary")
WITH_FINDINGS = ("111242", "DCM", "All algorithms succeeded; with findings")
WITHOUT_FINDINGS = ("111241", "DCM", "All algorithms succeeded; without findings")
NONE_SUCCEEDED = ("111245", "DCM", "No algorithms succeeded; without findings")
SINGLE_FINDING = ("111059", "DCM", "Single Image Finding")
OPACITY = ("112033", "DCM", "Abnormal opacity")
INTENT = ("111056", "DCM", "Rendering Intent")
NOT_SHOWN = ("111152", "DCM", "Not for Presentation: Rendering device expected not to present")
GROUP, FINDING = ("125007", "DCM", "Measurement Group"), ("121071", "DCM", "Finding")
NODULE = ("27925004", "SCT", "Nodule")
DIAMETER = ("103339001", "SCT", "Long axis")


def image(sop_uid: str) -> Dataset:
    item, reference = Dataset(), Dataset()
    item.RelationshipType, item.ValueType = "SELECTED FROM", "IMAGE"
    reference.ReferencedSOPClassUID, reference.ReferencedSOPInstanceUID = "1.2.840.10008.5.1.4.1.1.1.1", sop_uid
    item.ReferencedSOPSequence = [reference]
    return item


def region(sop_uid: str) -> Dataset:
    item = Dataset()
    item.RelationshipType, item.ValueType, item.GraphicType, item.GraphicData = (
        "CONTAINS",
        "SCOORD",
        "POINT",
        [8.0, 9.0],
    )
    item.ConceptNameCodeSequence = [code("111010", "DCM", "Center")]
    item.ContentSequence = [image(sop_uid)]
    return item


def mark(label=OPACITY, *, percent: object = 91, sop_uid: str = "2.25.91", intent=None, inside=()) -> Dataset:
    parts = [num(("111012", "DCM", "Certainty of Finding"), percent, "%"), region(sop_uid), *inside]
    parts += [coded(INTENT, intent, link="HAS CONCEPT MOD")] if intent else []
    return coded(SINGLE_FINDING, label, children=parts)


def group(*parts: Dataset, finding=NODULE) -> Dataset:
    named = [coded(FINDING, finding)] if finding else []
    return box(GROUP, [*named, num(DIAMETER, 6.1, "mm"), *parts])


def make_report(
    *content: Dataset, sop_class: str = CHEST_CAD, product: str = "Chest helper", version: str = "2.1", row=None
) -> Dataset:
    ds = make_dx(row=row or make_row())
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = sop_class
    ds.Manufacturer, ds.SoftwareVersions, ds.ContentDate = "Acme", "9.9", f"{NOON:%Y%m%d}"
    ds.ConceptNameCodeSequence = [code("112000", "DCM", "Chest CAD Report")]
    named = [text(("111001", "DCM", "Algorithm Name"), product), text(("111003", "DCM", "Algorithm Version"), version)]
    ds.ContentSequence = [*(named if product else []), *content]
    return ds


def summary(outcome, *children: Dataset) -> Dataset:
    return coded(SUMMARY, outcome, link=CONTAINS, children=list(children) or None)
