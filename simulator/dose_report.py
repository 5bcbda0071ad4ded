"""Radiation dose reports of the invented scanners: CT (TID 10011) and projection X-ray (TID 10001), and the blocks they are made of."""

from datetime import datetime, timedelta

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, XRayRadiationDoseSRStorage, generate_uid

CONTAINS, CONTEXT, MODIFIER, PROPERTIES = "CONTAINS", "HAS OBS CONTEXT", "HAS CONCEPT MOD", "HAS PROPERTIES"
SPIRAL, LOCALIZER, STATIONARY = ("116152004", "SCT", "Spiral Acquisition"), ("113805", "DCM", "Constant Angle Acquisition"), (
    "113611", "DCM", "Stationary Acquisition",
)  # fmt: skip
REGIONS = {
    "HEAD": ("69536005", "SCT", "Head"),
    "CHEST": ("51185008", "SCT", "Chest"),
    "ABDOMEN": ("113345001", "SCT", "Abdomen"),
}


def code(value: str, scheme: str, meaning: str) -> Dataset:
    ds = Dataset()
    ds.CodeValue, ds.CodingSchemeDesignator, ds.CodeMeaning = value, scheme, meaning
    return ds


def _item(kind: str, name: tuple[str, str, str], link: str, children: list[Dataset] | None = None) -> Dataset:
    ds = Dataset()
    ds.RelationshipType, ds.ValueType = link, kind
    ds.ConceptNameCodeSequence = [code(*name)]
    if children:
        ds.ContentSequence = children
    return ds


def box(name: tuple[str, str, str], children: list[Dataset], *, link: str = CONTAINS) -> Dataset:
    ds = _item("CONTAINER", name, link, children)
    ds.ContinuityOfContent = "SEPARATE"
    return ds


def num(name: tuple[str, str, str], value: object, unit: str, *, link: str = CONTAINS, children=None) -> Dataset:
    ds = _item("NUM", name, link, children)
    measured = Dataset()
    measured.NumericValue = str(value)
    measured.MeasurementUnitsCodeSequence = [code(unit, "UCUM", unit)]
    ds.MeasuredValueSequence = [measured]
    return ds


def coded(name: tuple[str, str, str], value: tuple[str, str, str], *, link: str = CONTAINS, children=None) -> Dataset:
    ds = _item("CODE", name, link, children)
    ds.ConceptCodeSequence = [code(*value)]
    return ds


def text(name: tuple[str, str, str], value: str, *, link: str = CONTAINS) -> Dataset:
    ds = _item("TEXT", name, link)
    ds.TextValue = value
    return ds


def when(name: tuple[str, str, str], at: datetime, *, link: str = CONTAINS) -> Dataset:
    ds = _item("DATETIME", name, link)
    ds.DateTime = f"{at:%Y%m%d%H%M%S}"
    return ds


def uid(name: tuple[str, str, str], value: str, *, link: str = CONTAINS) -> Dataset:
    ds = _item("UIDREF", name, link)
    ds.UID = value
    return ds


def _open_report(
    row: Dataset, *, at: datetime, end: datetime, device: str, procedure: tuple[str, str, str], template: str
) -> Dataset:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.SpecificCharacterSet = "ISO_IR 192"
    ds.SOPClassUID, ds.SOPInstanceUID = XRayRadiationDoseSRStorage, generate_uid()
    ds.file_meta.MediaStorageSOPClassUID, ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPClassUID, ds.SOPInstanceUID
    ds.StudyInstanceUID, ds.SeriesInstanceUID = row.StudyInstanceUID, generate_uid()
    ds.PatientName, ds.PatientID = row.PatientName, row.PatientID
    ds.PatientBirthDate, ds.PatientSex = row.get("PatientBirthDate", ""), row.get("PatientSex", "")
    ds.AccessionNumber, ds.StudyID = row.AccessionNumber, row.get("RequestedProcedureID", "")
    ds.ReferringPhysicianName, ds.StudyDescription = "", row.get("RequestedProcedureDescription", "")
    ds.StudyDate = ds.SeriesDate = ds.ContentDate = f"{end:%Y%m%d}"
    ds.StudyTime = ds.SeriesTime = ds.ContentTime = f"{end:%H%M%S}"
    ds.Modality, ds.Manufacturer, ds.ManufacturerModelName = "SR", "Radflow simulator", device
    ds.StationName, ds.DeviceSerialNumber, ds.SoftwareVersions = device[:16], device, "1"
    ds.SeriesDescription, ds.SeriesNumber, ds.InstanceNumber = "Dose report", 999, 1
    ds.ReferencedPerformedProcedureStepSequence, ds.PerformedProcedureCodeSequence = [], []
    ds.CompletionFlag, ds.VerificationFlag, ds.ValueType = "COMPLETE", "UNVERIFIED", "CONTAINER"
    ds.ContinuityOfContent = "SEPARATE"
    ds.ConceptNameCodeSequence = [code("113701", "DCM", "X-Ray Radiation Dose Report")]
    stated = Dataset()
    stated.MappingResource, stated.TemplateIdentifier = "DCMR", template
    ds.ContentTemplateSequence = [stated]
    intent = coded(("363703001", "SCT", "Has Intent"), ("261004008", "SCT", "Diagnostic Intent"), link=MODIFIER)
    study = uid(("110180", "DCM", "Study Instance UID"), row.StudyInstanceUID, link=PROPERTIES)
    ds.ContentSequence = [
        coded(("121058", "DCM", "Procedure reported"), procedure, link=MODIFIER, children=[intent]),
        coded(("121005", "DCM", "Observer Type"), ("121007", "DCM", "Device"), link=CONTEXT),
        uid(("121012", "DCM", "Device Observer UID"), generate_uid(entropy_srcs=[device]), link=CONTEXT),
        text(("121013", "DCM", "Device Observer Name"), device, link=CONTEXT),
        coded(("113705", "DCM", "Scope of Accumulation"), ("113014", "DCM", "Study"), link=CONTEXT, children=[study]),
    ]
    if template == "10011":
        start, stop = ("113809", "DCM", "Start of X-Ray Irradiation"), ("113810", "DCM", "End of X-Ray Irradiation")
        ds.ContentSequence[4:4] = [when(start, at, link=CONTEXT), when(stop, end, link=CONTEXT)]
    return ds


def _close_report(ds: Dataset) -> Dataset:
    source = coded(("113854", "DCM", "Source of Dose Information"), ("113856", "DCM", "Automated Data Collection"))
    ds.ContentSequence.append(source)
    return ds


def make_ct_report(
    row: Dataset, *, at: datetime, device: str, region: str, protocol: str, scans: list[tuple[float, float]]
) -> Dataset:
    """A localizer and one spiral a (CTDIvol mGy, length mm) of `scans`."""
    end = at + timedelta(minutes=1 + len(scans))
    ds = _open_report(row, at=at, end=end, device=device, procedure=("77477000", "SCT", "CT"), template="10011")
    phantom = "113690" if region == "HEAD" else "113691"
    events = [_scan(at, region, "Localizer", LOCALIZER, 0.12, 400.0, phantom)]
    for i, (ctdivol, length) in enumerate(scans, 1):
        events.append(_scan(at + timedelta(minutes=i), region, protocol, SPIRAL, ctdivol, length, phantom))
    total = sum(ctdivol * length / 10 for ctdivol, length in [(0.12, 400.0), *scans])
    ds.ContentSequence += [
        box(
            ("113811", "DCM", "CT Accumulated Dose Data"),
            [
                num(("113812", "DCM", "Total Number of Irradiation Events"), len(events), "{events}"),
                num(("113813", "DCM", "CT Dose Length Product Total"), round(total, 2), "mGy.cm"),
            ],
        ),
        *events,
    ]
    return _close_report(ds)


def _scan(at: datetime, region: str, name: str, kind: tuple, ctdivol: float, length: float, phantom: str) -> Dataset:
    body = {"113690": "IEC Head Dosimetry Phantom", "113691": "IEC Body Dosimetry Phantom"}[phantom]
    turns = [num(("113834", "DCM", "Exposure Time per Rotation"), 0.5, "s")] if kind is SPIRAL else []
    pitch = [num(("113828", "DCM", "Pitch Factor"), 0.98, "{ratio}")] if kind is SPIRAL else []
    source = box(
        ("113831", "DCM", "CT X-Ray Source Parameters"),
        [
            text(("113832", "DCM", "Identification of the X-Ray Source"), "1"),
            num(("113733", "DCM", "KVP"), 120, "kV"),
            num(("113833", "DCM", "Maximum X-Ray Tube Current"), 300, "mA"),
            num(("113734", "DCM", "X-Ray Tube Current"), 180, "mA"),
            *turns,
        ],
    )
    return box(
        ("113819", "DCM", "CT Acquisition"),
        [
            text(("125203", "DCM", "Acquisition Protocol"), name),
            coded(("123014", "DCM", "Target Region"), REGIONS[region]),
            coded(("113820", "DCM", "CT Acquisition Type"), kind),
            coded(
                ("408730004", "SCT", "Procedure Context"),
                ("399331006", "SCT", "CT without contrast"),
            ),
            uid(("113769", "DCM", "Irradiation Event UID"), generate_uid()),
            when(("111526", "DCM", "DateTime Started"), at),
            box(
                ("113822", "DCM", "CT Acquisition Parameters"),
                [
                    num(("113824", "DCM", "Exposure Time"), round(length / 80, 2), "s"),
                    num(("113825", "DCM", "Scanning Length"), length, "mm"),
                    num(("113826", "DCM", "Nominal Single Collimation Width"), 0.6, "mm"),
                    num(("113827", "DCM", "Nominal Total Collimation Width"), 38.4, "mm"),
                    *pitch,
                    num(("113823", "DCM", "Number of X-Ray Sources"), 1, "{X-Ray sources}"),
                    source,
                ],
            ),
            box(
                ("113829", "DCM", "CT Dose"),
                [
                    num(("113830", "DCM", "Mean CTDIvol"), ctdivol, "mGy"),
                    coded(("113835", "DCM", "CTDIw Phantom Type"), (phantom, "DCM", body)),
                    num(("113838", "DCM", "DLP"), round(ctdivol * length / 10, 2), "mGy.cm"),
                ],
            ),
        ],
    )


def make_dx_report(
    row: Dataset, *, at: datetime, device: str, region: str, protocol: str, daps: list[float]
) -> Dataset:
    """One radiograph a DAP (Gy.m2)."""
    ds = _open_report(
        row, at=at, end=at, device=device, procedure=("113704", "DCM", "Projection X-Ray"), template="10001"
    )
    plane = ("113764", "DCM", "Acquisition Plane"), ("113622", "DCM", "Single Plane")
    available = [
        coded((value, "DCM", meaning), ("373066001", "SCT", "Yes"))
        for value, meaning in (
            ("113943", "X-Ray Source Data Available"),
            ("113944", "X-Ray Mechanical Data Available"),
            ("113945", "X-Ray Detector Data Available"),
        )
    ]
    totals = box(
        ("113702", "DCM", "Accumulated X-Ray Dose Data"),
        [
            coded(*plane, link=MODIFIER),
            num(("113722", "DCM", "Dose Area Product Total"), f"{sum(daps):.4g}", "Gy.m2"),
            num(("113725", "DCM", "Dose (RP) Total"), 0, "Gy"),
            num(("113731", "DCM", "Total Number of Radiographic Frames"), len(daps), "1"),
            text(("113780", "DCM", "Reference Point Definition"), "Not measured"),
        ],
    )
    ds.ContentSequence += [*available, totals]
    ds.ContentSequence += [
        _radiograph(at + timedelta(seconds=40 * i), plane, region, protocol, dap) for i, dap in enumerate(daps)
    ]
    return _close_report(ds)


def _radiograph(at: datetime, plane: tuple, region: str, protocol: str, dap: float) -> Dataset:
    return box(
        ("113706", "DCM", "Irradiation Event X-Ray Data"),
        [
            coded(*plane, link=MODIFIER),
            uid(("113769", "DCM", "Irradiation Event UID"), generate_uid()),
            when(("111526", "DCM", "DateTime Started"), at),
            coded(("113721", "DCM", "Irradiation Event Type"), STATIONARY),
            text(("125203", "DCM", "Acquisition Protocol"), protocol),
            coded(("123014", "DCM", "Target Region"), REGIONS[region]),
            num(("122130", "DCM", "Dose Area Product"), f"{dap:.4g}", "Gy.m2"),
            num(("113845", "DCM", "Exposure Index"), 260, "1"),
            num(("113846", "DCM", "Target Exposure Index"), 250, "1"),
            num(("113847", "DCM", "Deviation Index"), 0.2, "1"),
            num(("113733", "DCM", "KVP"), 120, "kV"),
            num(("113734", "DCM", "X-Ray Tube Current"), 320, "mA"),
            num(("113824", "DCM", "Exposure Time"), 5, "ms"),
            num(("113736", "DCM", "Exposure"), 1600, "uA.s"),
        ],
    )
