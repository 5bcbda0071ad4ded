"""Pictures for a blind review: pixels only, served by quality control itself, so that no header travels with them."""

import io

import numpy as np
from PIL import Image

from apps.common.kernel.errors import NotFound
from apps.imaging.public import list_studies, load_case
from apps.qc.models import Case, Subject

SHOWN = 400
EDGE_PX = 768


def list_study_ids(subject: Subject) -> list[int]:
    """The studies behind a subject: its own, or those of its exam."""
    identity = subject.identity
    if identity.study_id:
        return [identity.study_id]
    return [study.id for study in list_studies(identity.exam_id)] if identity.exam_id else []


def list_pictures(case: Case) -> list[tuple[int, int, int]]:
    """(study, instance, frame) of what a reviewer may page through, in reading order."""
    found: list[tuple[int, int, int]] = []
    for study_id in list_study_ids(case.subject):
        for series in load_case(study_id).series:
            for instance in series.instances:
                found += [(study_id, instance.id, frame) for frame in range(instance.n_frames) if instance.rows]
    return found[:SHOWN]


def render_picture(case: Case, number: int) -> bytes:
    """Picture `number` (from 0) as PNG, windowed between its 1st and 99th percentile; raises NotFound."""
    pictures = list_pictures(case)
    if not 0 <= number < len(pictures):
        raise NotFound("qc.frame_missing", number=number)
    study_id, instance_id, frame = pictures[number]
    values = np.asarray(load_case(study_id).read_frame(instance_id, frame), dtype=np.float32)
    if values.ndim == 2:
        low, high = np.percentile(values, [1, 99])
        values = (values - low) / max(float(high - low), 1e-6) * 255
    image = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    image.thumbnail((EDGE_PX, EDGE_PX))
    out = io.BytesIO()
    image.save(out, format="PNG")
    return out.getvalue()
