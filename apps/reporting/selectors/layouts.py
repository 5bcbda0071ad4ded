"""What a layout is made from: the stacks of an exam's images, and the recipe of its protocol."""

from apps.common.policy import get_policy
from apps.imaging.public import Capture, list_key_images, list_studies, load_case
from apps.qc.public import list_rois
from apps.reporting.engine.layout import Recipe, Slice, Stack, mark_regions
from apps.reporting.models import Layout, LayoutHabit
from apps.workflow.public import ExamFacts


def find_layout(exam_id: int) -> Layout | None:
    return Layout.objects.filter(exam_id=exam_id).first()


def list_stacks(exam_id: int) -> list[Stack]:
    """Series with pictures, in reading order; marked are key images and images with a measured region."""
    return [stack for study in list_studies(exam_id) for stack in _list_study_stacks(study.id)]


def _list_study_stacks(study_id: int) -> list[Stack]:
    keys = {(mark.instance_id, mark.frame) for mark in list_key_images(study_id)}
    regions = [roi.position_mm for roi in list_rois(study_id) if roi.position_mm is not None]
    stacks = []
    for series in load_case(study_id).series:
        slices = tuple(
            Slice(row.id, frame, row.position_mm, (row.id, frame) in keys)
            for row in series.instances
            if row.rows and row.sop_class != Capture.sop_class  # pages and screens are no slices
            for frame in range(1, row.n_frames + 1)
        )
        if slices:
            stacks.append(Stack(series.id, series.description, mark_regions(slices, regions)))
    return stacks


def make_recipe(exam: ExamFacts) -> Recipe:
    """The site's habit for the protocol, else the policy's."""
    policy = get_policy("reporting.layout", site_id=exam.site_id).payload
    habit = LayoutHabit.objects.filter(site_id=exam.site_id, exam_type_code=exam.exam_type_code).first()
    windows = next(
        (
            row["windows"]
            for row in policy["windows"]
            if (row["modality"], row["body_part"]) == (exam.modality, exam.body_part)
        ),
        [["", None, None]],
    )
    return Recipe(
        format=habit.format if habit else policy["format"],
        rows=habit.rows if habit else policy["rows"],
        cols=habit.cols if habit else policy["cols"],
        windows=tuple((title, center, width) for title, center, width in windows),
        trim=policy["trim"],
        most_pages=policy["most_pages"],
        phases=tuple((name, pattern) for name, pattern in policy["phases"]),
    )
