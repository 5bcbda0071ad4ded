"""Pictures of single frames for pages that other rooms lay out."""

import numpy as np

from apps.common.kernel.errors import NotFound
from apps.imaging.drivers.rendering import JPEG, Look, draw, render
from apps.imaging.engine.display import Window
from apps.imaging.models import Instance
from apps.imaging.selectors.store import visible_instances
from apps.imaging.selectors.studies import load_frame


def find_shown_instances(exam_id: int, instance_ids: list[int]) -> dict[int, Instance]:
    """Those of them that are shown and belong to the exam."""
    rows = visible_instances().filter(pk__in=instance_ids, series__study__links__exam_id=exam_id)
    return {row.pk: row for row in rows.select_related("series").distinct()}


def draw_picture(
    instance: Instance, frame: int, *, size: tuple[int, int], window: tuple[float, float] | None = None
) -> np.ndarray:
    """Rows x columns x 3 bytes that fit into `size` (columns, rows); `frame` from 1. Raises NoPixels, NotFound."""
    picture = draw(load_frame(instance, _check(instance, frame)), Look(window=_window(window), size=size))
    return np.asarray(picture.convert("RGB"))


def render_picture(
    instance: Instance, frame: int, *, size: tuple[int, int], window: tuple[float, float] | None = None
) -> bytes:
    """A JPEG."""
    look = Look(kind=JPEG, window=_window(window), size=size, quality=85)
    return render(load_frame(instance, _check(instance, frame)), look)


def _check(instance: Instance, frame: int) -> int:
    if not 1 <= frame <= instance.n_frames:
        raise NotFound("imaging.frame_missing", n=instance.n_frames)
    return frame - 1


def _window(window: tuple[float, float] | None) -> Window | None:
    return Window(*window) if window else None
