"""How far a body or a head is turned in the picture: the mirror line that fits it best."""

from dataclasses import dataclass
from functools import cache

import numpy as np

_SIZE = 64
_ANGLES = np.arange(-30.0, 30.5, 1.0)
_CLEAR = 0.012  # by how much the best mirror line must beat the worst to be one at all


@dataclass(frozen=True)
class Turn:
    """Degrees from upright, clockwise positive; `axis` by second moments, `mirror` by symmetry, each None when it has no say."""

    axis: float | None
    mirror: float | None

    @property
    def degrees(self) -> float | None:
        """Both must see it: the smaller of the two where they agree in sign, 0 where they do not."""
        if self.axis is None or self.mirror is None:
            return self.mirror if self.axis is None else self.axis
        if self.axis * self.mirror <= 0:
            return 0.0
        return min(self.axis, self.mirror, key=abs)


def measure_turn(cell_means: np.ndarray, body: np.ndarray) -> Turn:
    size = int(body.sum())
    if size < 200:
        return Turn(None, None)
    y, x = np.nonzero(body)
    centre = (float(y.mean()), float(x.mean()))
    return Turn(_find_axis(y - centre[0], x - centre[1]), _find_mirror(cell_means, body, centre, size))


def _find_axis(y: np.ndarray, x: np.ndarray) -> float | None:
    """Angle of the longer axis to the nearer of horizontal and vertical."""
    xx, yy, xy = float((x * x).mean()), float((y * y).mean()), float((x * y).mean())
    half = 0.5 * np.hypot(xx - yy, 2 * xy)
    mean = 0.5 * (xx + yy)
    if half <= 0 or (mean + half) / max(mean - half, 1e-6) < 1.15:
        return None
    angle = 0.5 * np.degrees(np.arctan2(2 * xy, xx - yy))
    return float((angle + 45) % 90 - 45)


def _find_mirror(cell_means: np.ndarray, body: np.ndarray, centre: tuple[float, float], size: int) -> float | None:
    """Picture against its mirror image over lines through the centre, within the body, soft tissue and air told apart."""
    scale = 1.25 * np.sqrt(size / np.pi) * 2 / _SIZE * 1.15
    half = (_SIZE - 1) / 2
    grid = (np.arange(_SIZE) - half) * scale
    rows = np.clip(np.rint(centre[0] + grid).astype(int), 0, body.shape[0] - 1)
    columns = np.clip(np.rint(centre[1] + grid).astype(int), 0, body.shape[1] - 1)
    inside = body[np.ix_(rows, columns)]
    picture = np.where(inside, np.clip(cell_means[np.ix_(rows, columns)], -600, 400), -600).astype(np.float32)
    picture = picture - picture.mean()
    power = float((picture * picture).mean())
    if power <= 0:
        return None
    flat = picture.ravel()
    scores = np.array([float(flat @ flat[mirror]) for mirror in _list_mirrors()]) / (power * flat.size)
    best = int(scores.argmax())
    if scores[best] - scores.min() < _CLEAR or best in (0, len(scores) - 1):
        return None
    before, here, after = scores[best - 1 : best + 2]
    bend = before - 2 * here + after
    return float(_ANGLES[best] + (0.5 * (before - after) / bend if bend else 0.0))


@cache
def _list_mirrors() -> np.ndarray:
    """For each angle the index of every pixel's mirror image over the line that is turned so far from the vertical."""
    half = (_SIZE - 1) / 2
    y, x = np.mgrid[:_SIZE, :_SIZE] - half
    found = []
    for angle in _ANGLES:
        turn = np.radians(2 * angle)
        # over a line at `angle` from the vertical (clockwise as seen, y down)
        mx = -x * np.cos(turn) - y * np.sin(turn)
        my = -x * np.sin(turn) + y * np.cos(turn)
        rows = np.clip(np.rint(my + half), 0, _SIZE - 1).astype(int)
        columns = np.clip(np.rint(mx + half), 0, _SIZE - 1).astype(int)
        found.append((rows * _SIZE + columns).ravel())
    return np.array(found)
