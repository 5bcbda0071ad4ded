"""One fault of each kind put into an invented study; how large it is, and in which of its ways, is drawn by chance."""

import copy
import io
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PIL import Image

from tests.builders.image_cases import OTHER_PARTS, OTHERS, Slice, Study
from tests.builders.phantoms import blur, make_cut, smear

Fault = Callable[[Study], None]
FAULTS: dict[str, Fault] = {}


def fault(kind: str) -> Callable[[Fault], Fault]:
    def add(function: Fault) -> Fault:
        FAULTS[kind] = function
        return function

    return add


def _set_all(study: Study, **values) -> None:
    for one in study.slices:
        for keyword, value in values.items():
            setattr(one.header, keyword, value)
    for extra in study.extras:
        for keyword, value in values.items():
            if keyword in extra:
                setattr(extra, keyword, value)


@fault("patient_id")
def swap_patient_id(study: Study) -> None:
    said = study.order["patient_id"]
    ways = [said[:-2] + said[-1] + said[-2] + "1", f"Q{said[1:]}", said[:-1], ""]
    _set_all(study, PatientID=str(study.rng.choice(ways)))


@fault("patient_name")
def swap_name(study: Study) -> None:
    if study.order["patient_name"].startswith("WANG") and study.rng.random() < 0.5:
        _set_all(study, PatientName="WANG^XIAOMING=王^晓明")
    else:
        _set_all(study, PatientName=str(study.rng.choice([n for n in OTHERS if n.split("^")[0] != ""])))


@fault("sex")
def swap_sex(study: Study) -> None:
    _set_all(study, PatientSex={"M": "F", "F": "M"}[study.order["sex"]])


@fault("birth_date")
def shift_birth_date(study: Study) -> None:
    said = study.order["birth_date"]
    _set_all(study, PatientBirthDate=str(int(said[:4]) - int(study.rng.integers(1, 9))) + said[4:])


@fault("accession")
def swap_accession(study: Study) -> None:
    said = study.order["accession"]
    _set_all(study, AccessionNumber=str(study.rng.choice([said[:-1] + str((int(said[-1]) + 1) % 10), "X1", ""])))


@fault("body_part")
def swap_body_part(study: Study) -> None:
    other = str(study.rng.choice(OTHER_PARTS[study.phantom.kind]))
    if study.rng.random() < 0.7:
        _set_all(study, BodyPartExamined=other)
    else:
        for one in study.slices:
            if "BodyPartExamined" in one.header:
                del one.header.BodyPartExamined
        _set_all(study, ProtocolName=f"{other} routine")


@fault("laterality")
def swap_side(study: Study) -> None:
    side = str(study.rng.choice(["L", "R"]))
    study.order["laterality"] = side
    other = {"L": "R", "R": "L"}[side]
    if study.rng.random() < 0.6:
        _set_all(study, **{str(study.rng.choice(["Laterality", "ImageLaterality"])): other})
    else:
        for one in study.slices:
            for keyword in ("Laterality", "ImageLaterality"):
                if keyword in one.header:
                    del one.header[keyword]
        _set_all(study, ProtocolName={"L": "Left knee", "R": "Right knee"}[other])


@fault("missing_phase")
def drop_phase(study: Study) -> None:
    if len(study.series) == 1:
        study.order["protocol"]["series"] = [*study.series, str(study.rng.choice(["Delayed", "Portal"]))]
    else:
        study.series.pop(str(study.rng.choice(list(study.series))))


@fault("gap")
def drop_slices(study: Study) -> None:
    rows = study.series[str(study.rng.choice(list(study.series)))]
    for one in rows:
        one.header.ImagePositionPatient = [-200, -200, one.header.SliceLocation]
    at = int(study.rng.integers(2, len(rows) - 4))
    del rows[at : at + int(study.rng.integers(1, 4))]


@fault("duplicate_slice")
def repeat_slice(study: Study) -> None:
    rows = study.series[str(study.rng.choice(list(study.series)))]
    twin = rows[int(study.rng.integers(len(rows)))]
    header = copy.deepcopy(twin.header)
    way = int(study.rng.integers(3))
    if way:
        header.SOPInstanceUID += ".7"
        header.InstanceNumber = len(rows) + 200
    if way == 2:  # at the end of the stack, with another slice's picture
        end = rows[-1].header
        step = end.SliceLocation - rows[-2].header.SliceLocation
        header.SliceLocation = end.SliceLocation + step
        if "ImagePositionPatient" in end:
            header.ImagePositionPatient = [-200, -200, header.SliceLocation]
    rows.append(Slice(header, twin.pixels))


@fault("thickness")
def change_thickness(study: Study) -> None:
    wanted = study.order["protocol"]["slice_thickness"]
    _set_all(study, SliceThickness=wanted * float(study.rng.choice([0.5, 2.0, 1.25, 1.6])))


@fault("kvp")
def change_kvp(study: Study) -> None:
    wanted = study.order["protocol"]["kvp"]
    _set_all(study, KVP=float(study.rng.choice([v for v in (70, 80, 100, 110, 120, 140) if v != wanted])))


@fault("pitch")
def change_pitch(study: Study) -> None:
    _set_all(study, SpiralPitchFactor=study.order["protocol"]["pitch"] * float(study.rng.choice([0.6, 0.8, 1.2, 1.5])))


@fault("ctdivol")
def raise_dose(study: Study) -> None:
    _set_all(study, CTDIvol=study.order["protocol"]["ctdivol_drl"] * float(study.rng.uniform(1.9, 4)))


@fault("noise_high")
def raise_noise(study: Study) -> None:
    limit = study.order["protocol"]["noise_max_hu"]
    level = limit * float(study.rng.uniform(1.2, 3))
    study.redraw(lambda p: replace(p, noise_hu=level))


@fault("over_smoothed")
def smooth(study: Study) -> None:
    way = int(study.rng.integers(3))
    if way == 0:
        sigma = float(study.rng.uniform(1.5, 3))
        study.alter(lambda image: blur(image, sigma))
    elif way == 1:
        n = int(study.rng.choice([5, 7]))
        study.alter(lambda image: smear(smear(image, np.ones(n), 0), np.ones(n), 1))
    else:
        n = 7 if study.phantom.grain_px > 0.5 else 5  # soft noise needs a wider filter to be gone
        study.alter(lambda image: _median(image, n))


def _median(image: np.ndarray, n: int) -> np.ndarray:
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, n // 2, mode="edge"), (n, n))
    return np.median(windows.reshape(*image.shape, n * n), axis=2)


@fault("clipped")
def clip(study: Study) -> None:
    if study.rng.random() < 0.25:
        floor = float(study.rng.uniform(-400, -150))
        study.alter(lambda image: np.maximum(image, floor))
    else:
        ceiling = float(study.rng.uniform(60, 260))
        study.alter(lambda image: np.minimum(image, ceiling))


@fault("coverage_short")
def shorten(study: Study) -> None:
    for rows in study.series.values():
        wanted = study.order["protocol"]["min_coverage_mm"]
        step = abs(rows[1].header.SliceLocation - rows[0].header.SliceLocation)
        keep = max(4, int(wanted / step * study.rng.uniform(0.5, 0.85)))
        study.order["protocol"]["min_coverage_mm"] = max(wanted, step * keep * 1.2 + rows[0].header.SliceThickness)
        del rows[keep:]


@fault("fov_cut")
def cut_field(study: Study) -> None:
    cut = make_cut(study.phantom, study.rng)
    study.redraw(lambda p: cut)


@fault("tilt")
def turn(study: Study) -> None:
    degrees = float(study.rng.choice([-1, 1]) * study.rng.uniform(8, 22))
    study.redraw(lambda p: replace(p, degrees=degrees))


@fault("motion")
def move(study: Study) -> None:
    way = int(study.rng.integers(3))
    reach = study.phantom.size / 256
    if way == 0:  # a double exposure along a line
        dx, dy = (round(v * max(1.0, reach)) for v in study.rng.choice([(6, 0), (0, 6), (5, 5), (8, 3), (10, 0)]))
        share = float(study.rng.uniform(0.4, 0.6))
        study.alter(lambda image: (1 - share) * image + share * np.roll(image, (dy, dx), (0, 1)))
    elif way == 1:  # a smear
        n, axis = round(float(study.rng.uniform(9, 16)) * max(1.0, reach)), int(study.rng.integers(2))
        study.alter(lambda image: smear(image, np.ones(n | 1), axis))
    else:  # the patient moved between two slices
        pixel = float(study.slices[0].header.PixelSpacing[0])
        shift = max(3, round(float(study.rng.uniform(9, 16)) / pixel))
        for rows in study.series.values():
            for one in rows[len(rows) // 2 :]:
                one.pixels = np.roll(one.pixels, shift, 1)


@fault("wrong_series_patient")
def mix_patients(study: Study) -> None:
    name = str(study.rng.choice(list(study.series)))
    rows = study.series[name]
    for one in rows[: 1 if study.rng.random() < 0.3 or len(study.series) == 1 else None]:
        one.header.PatientID, one.header.PatientName = "Z0000001", "ZHENG^HAO=郑^浩"


@fault("spacing")
def skew_spacing(study: Study) -> None:
    pixel = float(study.slices[0].header.PixelSpacing[0])
    _set_all(study, PixelSpacing=[pixel, round(pixel * float(study.rng.choice([0.8, 0.95, 1.05, 1.3])), 4)])


@fault("station_date")
def move_elsewhere(study: Study) -> None:
    if study.rng.random() < 0.5:
        _set_all(study, StationName="OTHER_CT")
        for one in [*(s.header for s in study.slices), *study.extras]:
            if "StationAETitle" in one:
                one.StationAETitle = "OTHER_CT"
    else:
        said = study.order["date"]
        day = (int(said[6:]) + int(study.rng.integers(2, 20))) % 28 + 1
        _set_all(study, StudyDate=said[:6] + f"{day:02d}")


@fault("lossy")
def compress(study: Study) -> None:
    way = int(study.rng.integers(2))
    if way == 0:
        _set_all(
            study, LossyImageCompressionRatio=float(study.rng.uniform(5, 30)), LossyImageCompressionMethod="ISO_10918_1"
        )
        if study.rng.random() < 0.5:
            _set_all(study, LossyImageCompression="00")
    else:
        quality = int(study.rng.integers(35, 70))
        study.alter(lambda image: _jpeg(image, quality))


def _jpeg(image: np.ndarray, quality: int) -> np.ndarray:
    """Through 8 bits of a wide window and JPEG, as a careless gateway does."""
    low, width = -1024.0, 2048.0
    out = io.BytesIO()
    grey = np.clip((image - low) / width * 255, 0, 255).astype(np.uint8)
    Image.fromarray(grey).save(out, format="JPEG", quality=quality)
    return np.asarray(Image.open(io.BytesIO(out.getvalue())), dtype=np.float32) / 255 * width + low
