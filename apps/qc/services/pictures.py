"""Pictures for a blind review: pixels only, served by quality control itself, so that no header travels with them."""

import io
from collections import Counter
from dataclasses import dataclass

import numpy as np
from PIL import Image

from apps.common.kernel.errors import NotFound
from apps.imaging.public import list_studies, load_case
from apps.qc.engine.masking import find_telling, is_undeclared
from apps.qc.models import ReaderItem, Subject
from apps.qc.selectors.reader_studies import list_item_frames

EDGE_PX = 768


def list_study_ids(subject: Subject) -> list[int]:
    """The studies behind a subject: its own, or those of its exam."""
    identity = subject.identity
    if identity.study_id:
        return [identity.study_id]
    return [study.id for study in list_studies(identity.exam_id)] if identity.exam_id else []


@dataclass(frozen=True)
class BlindPictures:
    """`shown`: (study, instance, frame) in reading order, all of them; `left_out`: how many pictures by why they would name
    somebody; `n_undeclared`: how many of the shown are ultrasound that does not say whether writing is burned in."""

    shown: list[tuple[int, int, int]]
    left_out: dict[str, int]
    n_undeclared: int

    def list_left_out(self) -> list[dict]:
        return [{"why": why, "n": n} for why, n in sorted(self.left_out.items())]


def sort_pictures(subject: Subject) -> BlindPictures:
    """What somebody who must not know the patient may page through, and what was kept from them."""
    shown: list[tuple[int, int, int]] = []
    left_out: Counter[str] = Counter()
    n_undeclared = 0
    for study_id in list_study_ids(subject):
        for series in load_case(study_id).series:
            for instance in series.instances:
                if not instance.rows:
                    continue
                if why := find_telling(instance.sop_class, instance.facts, series.description):
                    left_out[why] += instance.n_frames
                    continue
                shown += [(study_id, instance.id, frame) for frame in range(instance.n_frames)]
                n_undeclared += instance.n_frames * is_undeclared(series.modality, instance.facts)
    return BlindPictures(shown, dict(left_out), n_undeclared)


@dataclass(frozen=True)
class Look:
    """How a reviewer looks: a window in the picture's own values; or, relative to the picture's spread, how much wider and
    brighter than the 1st to the 99th percentile."""

    window: tuple[float, float] | None = None
    gain: float = 1.0
    shift: float = 0.0

    def find_edges(self, values: np.ndarray) -> tuple[float, float]:
        if self.window:
            centre, width = self.window
        else:
            low, high = (float(edge) for edge in np.percentile(values, [1, 99]))
            centre, width = (low + high) / 2 - self.shift * (high - low), (high - low) * self.gain
        return centre - width / 2, centre + width / 2


def render_picture(subject: Subject, number: int, look: Look = Look()) -> bytes:
    """Picture `number` (from 0) as PNG; raises NotFound."""
    pictures = sort_pictures(subject).shown
    if not 0 <= number < len(pictures):
        raise NotFound("qc.frame_missing", number=number)
    study_id, instance_id, frame = pictures[number]
    values = np.asarray(load_case(study_id).read_frame(instance_id, frame), dtype=np.float32)
    return draw_png(values, *look.find_edges(values)) if values.ndim == 2 else draw_png(values, 0.0, 255.0)


def render_item(item: ReaderItem, number: int, *, window: tuple[float, float]) -> bytes:
    """Picture `number` of a reader study's item, all of them under the study's window; raises NotFound."""
    frames = list_item_frames(item)
    if not 0 <= number < len(frames):
        raise NotFound("qc.frame_missing", number=number)
    return _draw_under(window, load_case(item.study_id).read_frame(*frames[number]))


def render_slice(study_id: int, instance_id: int, *, window: tuple[float, float]) -> bytes:
    """The first frame of a study's instance under a window; raises NotFound, also for one of another study."""
    case = load_case(study_id)
    if not any(i.id == instance_id and i.rows for series in case.series for i in series.instances):
        raise NotFound("imaging.instance_missing", instance=instance_id)
    return _draw_under(window, case.read_frame(instance_id, 0))


def _draw_under(window: tuple[float, float], pixels: np.ndarray) -> bytes:
    centre, width = window
    return draw_png(np.asarray(pixels, dtype=np.float32), centre - width / 2, centre + width / 2)


def draw_png(values: np.ndarray, low: float, high: float) -> bytes:
    grey = (values - low) / max(float(high - low), 1e-6) * 255
    image = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    image.thumbnail((EDGE_PX, EDGE_PX))
    out = io.BytesIO()
    image.save(out, format="PNG")
    return out.getvalue()
