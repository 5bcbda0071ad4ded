"""Image checks of a folder of files, without a database."""

from pathlib import Path
from typing import Any

from apps.common.kernel.reason import Reason
from apps.common.policy import load_shipped
from apps.imaging.public import StudySnapshot, load_folder
from apps.qc.engine.image import ImageCase, ImageFinding, ImageInstance, ImageOrder, ImageSeries
from apps.qc.engine.image_checking import check_images


def check_folder(folder: Path, order: ImageOrder | None) -> list[ImageFinding]:
    """With the limits that come with the product."""
    case = load_folder_case(folder, order or ImageOrder())
    found = check_images(case, policy_version=load_shipped("qc", "image_rules").label)
    return found if case.instances else [*found, _tell_empty()]


def load_folder_case(folder: Path, order: ImageOrder) -> ImageCase:
    return make_case(load_folder(folder), order, load_shipped("qc", "image_rules").payload)


def make_case(study: StudySnapshot, order: ImageOrder, limits: dict[str, Any]) -> ImageCase:
    """The study as the rules see it; how its pixels are read stays lazy."""
    series = tuple(
        ImageSeries(
            row.series_uid,
            row.modality,
            row.description,
            tuple(ImageInstance(i.id, i.sop_uid, i.position_mm, i.n_frames, i.facts) for i in row.instances),
        )
        for row in study.series
    )
    return ImageCase(series, study.read_frame, order, limits, study.unreadable)


def _tell_empty() -> ImageFinding:
    return ImageFinding("IMG-UNREADABLE", "unreadable", "warn", Reason("qc.img_no_images"), measured=0)
