"""Invented CT studies as files, each with its order: as a good department sends them, with the habits of several vendors."""

import copy
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, EnhancedSRStorage, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from tests.builders.phantoms import Phantom, draw_phantom, make_clean

NAMES = [
    (
        "WANG^XIAOMING=王^小明",
        ["Wang^Xiaoming", "WANG^XIAO MING=王^小明", "WANG^XIAOMING^^^", "王^小明", "WANG XIAOMING"],
    ),
    ("LI^NA=李^娜", ["LI^NA", "li^na=李^娜", "=李^娜", "Li Na"]),
    ("Müller^Jörg", ["MUELLER^JOERG", "Muller^Jorg", "Müller^Jörg"]),
    ("Yamada^Tarou=山田^太郎=やまだ^たろう", ["YAMADA^TAROU=山田^太郎", "Yamada^Tarou"]),
    ("Smith^John^A", ["SMITH^JOHN", "Smith^John^A", "Smith^John^A^^Dr"]),
]
OTHERS = ["ZHAO^LEI=赵^磊", "WANG^XIAOMIN=王^小敏", "Brown^Anna", "CHEN^YU", "LI^NAN=李^楠"]
PHASES = {
    "Plain": ["PLAIN", "Non Contrast 1.25", "NCCT", "平扫", "Plain 5.0 B31f"],
    "Arterial": ["ARTERIAL", "Art 1.25mm", "动脉期", "LATE ARTERIAL 5.0 I30f"],
    "Portal": ["PORTAL VENOUS", "PV 5mm", "门静脉期", "Portal 1.0 Br40"],
    "Delayed": ["DELAYED", "Delay 3min", "延迟期", "DEL 5.0"],
}
PARTS = {
    "body": ("ABDOMEN", ["ABDOMEN", "LIVER", "ABDOMENPELVIS", "", "Abdomen"]),
    "chest": ("CHEST", ["CHEST", "LUNG", "THORAX", "", "Chest"]),
    "head": ("HEAD", ["HEAD", "BRAIN", "SKULL", ""]),
    "limb": ("KNEE", ["KNEE", "EXTREMITY", "LEG", ""]),
}
PROTOCOL_NAMES = {"body": "Abdomen Routine", "chest": "Thorax Routine", "head": "Head Seq", "limb": "Knee"}
OTHER_PARTS = {
    "body": ["HEAD", "CHEST", "KNEE"],
    "chest": ["HEAD", "ABDOMEN", "LSPINE"],
    "head": ["CHEST", "FOOT"],
    "limb": ["CHEST", "SHOULDER"],
}


@dataclass
class Slice:
    header: Dataset
    pixels: np.ndarray | None


@dataclass
class Study:
    """Series name to slices, the order beside it, and the phantom that all phases were drawn from."""

    order: dict
    series: dict[str, list[Slice]]
    phantom: Phantom
    extras: list[Dataset] = field(default_factory=list)
    rng: np.random.Generator = field(default_factory=np.random.default_rng)

    @property
    def slices(self) -> list[Slice]:
        return [s for rows in self.series.values() for s in rows]

    def redraw(self, change, names: list[str] | None = None) -> None:
        """Every picture anew from `change(phantom)`, of the named series or of all."""
        for name, rows in self.series.items():
            if names is None or name in names:
                for n, one in enumerate(rows):
                    one.pixels = draw_phantom(change(self.phantom), _along(n, len(rows)))

    def alter(self, change) -> None:
        """`change(pixels)` of every picture."""
        for one in self.slices:
            one.pixels = np.rint(change(one.pixels)).astype(np.float32)


def _along(n: int, total: int) -> float:
    return (n + 0.5) / total - 0.5


def make_study(seed: int, *, size: int | None = None, slices: int | None = None, kind: str | None = None) -> Study:
    """A clean study of this seed; the same seed gives the same bytes but for nothing."""
    rng = np.random.default_rng(seed)
    kind = kind or str(rng.choice(["body", "body", "chest", "head", "limb"]))
    size = size or int(rng.choice([128, 160, 192, 256, 256]))
    phantom = make_clean(rng, kind=kind, size=size)
    n = slices or int(rng.integers(11, 17))
    phases = list(PHASES)[: int(rng.choice([1, 1, 2, 3]))]
    thickness = float(rng.choice([1.25, 2.5, 3.0, 5.0]))
    order = _make_order(rng, kind, phantom, phases, thickness, n)
    head = _make_header(rng, order, kind, phantom)
    series = {name: _make_series(rng, head, name, k, phantom, n, thickness) for k, name in enumerate(phases)}
    study = Study(order, series, phantom, rng=rng)
    _add_extras(study, head)
    return study


def _make_order(rng, kind, phantom, phases, thickness, n) -> dict:
    name, _ = NAMES[int(rng.integers(len(NAMES)))]
    drl = float(rng.choice([15.0, 20.0, 60.0]))
    return {
        "accession": f"A{rng.integers(10**8):08d}",
        "patient_id": f"P{rng.integers(10**7):07d}",
        "patient_name": name,
        "sex": str(rng.choice(["M", "F"])),
        "birth_date": f"{rng.integers(1930, 2015)}{rng.integers(1, 13):02d}{rng.integers(1, 29):02d}",
        "modality": "CT",
        "body_part": PARTS[kind][0],
        "laterality": str(rng.choice(["L", "R"])) if kind == "limb" else "",
        "station_aet": str(rng.choice(["CT1", "CT_EAST", "REVO1"])),
        "date": f"2026{rng.integers(1, 13):02d}{rng.integers(1, 29):02d}",
        "study_uid": f"1.2.826.0.1.{rng.integers(1 << 50)}",
        "protocol": {
            "series": phases,
            "kvp": float(rng.choice([80, 100, 120])),
            "slice_thickness": thickness,
            "pitch": float(rng.choice([0.6, 0.984, 1.2, 1.375])),
            "ctdivol_drl": drl,
            "min_coverage_mm": round(thickness * n * 0.8 * rng.uniform(0.8, 0.98), 1),
            "noise_max_hu": round(phantom.noise_hu / rng.uniform(0.55, 0.9), 1),
        },
    }  # fmt: skip


def _make_header(rng, order: dict, kind: str, phantom: Phantom) -> Dataset:
    head = Dataset()
    head.SpecificCharacterSet = "ISO_IR 192"
    head.SOPClassUID, head.Modality = CTImageStorage, "CT"
    head.StudyInstanceUID, head.AccessionNumber = order["study_uid"], order["accession"]
    head.PatientID, head.PatientSex, head.PatientBirthDate = order["patient_id"], order["sex"], order["birth_date"]
    written = dict(NAMES)[order["patient_name"]]
    head.PatientName = str(rng.choice(written))
    head.StudyDate = head.SeriesDate = head.AcquisitionDate = order["date"]
    head.StudyTime = head.AcquisitionTime = f"{rng.integers(7, 20):02d}{rng.integers(60):02d}00"
    head.StationName = order["station_aet"]
    if rng.random() < 0.3:
        head.StationAETitle, head.StationName = order["station_aet"], "CT99871"
    if part := str(rng.choice(PARTS[kind][1])):
        head.BodyPartExamined = part
    head.ProtocolName = PROTOCOL_NAMES[kind]
    if order["laterality"]:
        if rng.random() < 0.5:
            head.Laterality = order["laterality"]
        else:
            head.ProtocolName = ("LT " if order["laterality"] == "L" else "RT ") + head.ProtocolName
    head.KVP = order["protocol"]["kvp"]
    if rng.random() < 0.8:
        head.SpiralPitchFactor = order["protocol"]["pitch"] * rng.uniform(0.99, 1.01)
    head.CTDIvol = round(order["protocol"]["ctdivol_drl"] * rng.uniform(0.35, 1.25), 2)
    pixel = round(rng.uniform(0.55, 0.97) * (512 / phantom.size) * 0.8, 4)
    head.PixelSpacing = [pixel, pixel]
    head.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    head.Rows = head.Columns = phantom.size
    head.SamplesPerPixel, head.PhotometricInterpretation = 1, "MONOCHROME2"
    head.BitsAllocated = 16
    is_signed = phantom.floor < -1024 or "3024" in phantom.field or "2000" in phantom.field or rng.random() < 0.4
    head.PixelRepresentation = int(is_signed)
    head.BitsStored = 16 if is_signed else 12
    head.HighBit = head.BitsStored - 1
    head.RescaleIntercept, head.RescaleSlope = (0 if is_signed and rng.random() < 0.5 else -1024), 1
    return head


def _make_series(rng, head: Dataset, name: str, k: int, phantom: Phantom, n: int, thickness: float) -> list[Slice]:
    base = copy.deepcopy(head)
    base.SeriesInstanceUID = f"{head.StudyInstanceUID}.{k + 1}"
    base.SeriesNumber, base.SeriesDescription = k + 2, str(rng.choice([name, *PHASES[name]]))
    base.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
    base.SliceThickness = thickness
    step = thickness * float(rng.choice([1.0, 1.0, 0.8]))
    if rng.random() < 0.5:
        base.SpacingBetweenSlices = step
    start, direction, first = float(rng.uniform(-900, 300)), int(rng.choice([-1, 1])), int(rng.choice([1, 1, 101]))
    is_located = rng.random() < 0.9
    rows = []
    for i in range(n):
        one = copy.deepcopy(base)
        one.SOPInstanceUID = f"{base.SeriesInstanceUID}.{i + 1}"
        one.InstanceNumber, z = first + i, round(start + direction * i * step, 3)
        one.SliceLocation = z
        if is_located:
            one.ImagePositionPatient = [-200, -200, z]
        rows.append(Slice(one, draw_phantom(replace(phantom, seed=phantom.seed + k), _along(i, n))))
    return rows


def _add_extras(study: Study, head: Dataset) -> None:
    """What consoles send beside the slices: a scout, a bolus tracking series, a dose report."""
    rng = study.rng
    for number, (words, kind) in enumerate([("Topogram 0.6", "LOCALIZER"), ("Monitoring 10.0", "AXIAL")]):
        if rng.random() < 0.5:
            one = copy.deepcopy(head)
            one.SeriesInstanceUID = f"{head.StudyInstanceUID}.9{number}"
            one.SOPInstanceUID = f"{one.SeriesInstanceUID}.1"
            one.SeriesDescription, one.ImageType = words, ["ORIGINAL", "PRIMARY", kind]
            one.SliceThickness, one.ImagePositionPatient, one.InstanceNumber = 10, [0, 0, 0], 1
            one.CTDIvol = 0.1
            study.extras.append(one)
    if rng.random() < 0.3:
        report = Dataset()
        for keyword in ("SpecificCharacterSet", "StudyInstanceUID", "PatientID", "PatientName", "PatientSex", "PatientBirthDate", "AccessionNumber", "StudyDate", "StudyTime"):  # fmt: skip
            setattr(report, keyword, head[keyword].value)
        report.SOPClassUID, report.Modality = EnhancedSRStorage, "SR"
        report.SeriesInstanceUID, report.SeriesDescription = f"{head.StudyInstanceUID}.99", "Dose Report"
        report.SOPInstanceUID = f"{head.StudyInstanceUID}.99.1"
        study.extras.append(report)


def write_study(study: Study, folder: Path) -> None:
    """Files in no order that means anything."""
    folder.mkdir(parents=True, exist_ok=True)
    syntax = ImplicitVRLittleEndian if study.rng.random() < 0.3 else ExplicitVRLittleEndian
    for number, n in enumerate(study.rng.permutation(len(study.slices))):
        one = study.slices[int(n)]
        _save(one.header, one.pixels, folder / f"{number:04d}.dcm", syntax)
    for number, header in enumerate(study.extras):
        pixels = np.full((study.phantom.size, study.phantom.size), -1000.0) if "Rows" in header else None
        _save(header, pixels, folder / f"x{number}.dcm", syntax)


def _save(header: Dataset, pixels: np.ndarray | None, path: Path, syntax: str) -> None:
    ds = Dataset()
    ds.update(header)
    if pixels is not None:
        stored = (pixels - float(ds.RescaleIntercept)) / float(ds.RescaleSlope)
        low, high = (-32768, 32767) if ds.PixelRepresentation else (0, 4095)
        ds.PixelData = np.clip(np.rint(stored), low, high).astype("<i2" if ds.PixelRepresentation else "<u2").tobytes()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = str(header.get("_syntax", "")) or syntax
    ds.file_meta.MediaStorageSOPClassUID, ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPClassUID, ds.SOPInstanceUID
    ds.save_as(
        path,
        enforce_file_format=True,
        implicit_vr=ds.file_meta.TransferSyntaxUID == ImplicitVRLittleEndian,
        little_endian=True,
    )
