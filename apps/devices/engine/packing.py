"""An hour of one channel in few bytes: times as differences of differences, values as scaled whole differences, each compressed.

Nothing is lost: what comes out is bit for bit what went in. Measured on 17 to 52 million points in the domain study: 1.1 to 1.3 bytes a
point at two decimals and a steady cadence.
"""

import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from apps.common.kernel.later import Later

np = Later("numpy")
LEVEL = 6
MOST_DECIMALS = 6
RAW = 255
MOST_WHOLE = 2**52
_HEAD = struct.Struct("<BBII")  # format, decimals, points, bytes of the times
FORMAT = 1


class BadChunk(ValueError):
    """The bytes are no chunk of this format, or were damaged."""


@dataclass(frozen=True)
class Points:
    """Columns of equal length in order of time: epoch microseconds (int64), values (float64), quality (uint8, 2 is bad).

    `originals`: (index, value, unit) of readings that came in another unit.
    """

    t_us: "np.ndarray"
    values: "np.ndarray"
    quality: "np.ndarray"
    originals: Sequence[tuple[int, float, str]] = ()

    def __len__(self) -> int:
        return len(self.t_us)


@dataclass(frozen=True)
class Summary:
    """Of an hour, from usable values alone; None when there is none."""

    n: int
    bad: int
    low: float | None
    high: float | None
    total: float


def pack(points: Points) -> bytes:
    """Raises ValueError when the columns do not fit together."""
    n = len(points)
    if not n == len(points.values) == len(points.quality):
        raise ValueError("columns of different lengths")
    steps = np.diff(points.t_us, prepend=points.t_us[:1])
    times = _squeeze(np.diff(steps, prepend=steps[:1]) if n else steps)
    first = points.t_us[:1].astype("<i8").tobytes()
    decimals, values = _pack_values(points.values)
    quality = zlib.compress(points.quality.tobytes(), LEVEL) if points.quality.any() else b""
    originals = zlib.compress(json.dumps(list(points.originals)).encode(), LEVEL) if points.originals else b""
    parts = [first + times, values, quality, originals]
    sizes = struct.pack("<III", *(len(part) for part in parts[1:]))
    return _HEAD.pack(FORMAT, decimals, n, len(parts[0])) + sizes + b"".join(parts)


def unpack(data: bytes) -> Points:
    """Raises BadChunk."""
    try:
        format_, decimals, n, of_times = _HEAD.unpack_from(data)
        sizes = (of_times, *struct.unpack_from("<III", data, _HEAD.size))
        at = _HEAD.size + 12
        if format_ != FORMAT or at + sum(sizes) != len(data):
            raise BadChunk("no chunk of this format")
        parts = []
        for size in sizes:
            parts.append(data[at : at + size])
            at += size
        times, values, quality, originals = parts
        if n:
            steps = np.cumsum(_unsqueeze(times[8:], n))
            t_us = np.cumsum(steps) + np.frombuffer(times[:8], "<i8")[0]
        else:
            t_us = np.empty(0, np.int64)
        marks = np.frombuffer(zlib.decompress(quality), np.uint8) if quality else np.zeros(n, np.uint8)
        told = [tuple(row) for row in json.loads(zlib.decompress(originals))] if originals else []
        found = _unpack_values(values, decimals, n)
    except (struct.error, zlib.error, ValueError, IndexError) as error:
        raise BadChunk(str(error)) from error
    if len(marks) != n:
        raise BadChunk("columns of different lengths")
    return Points(t_us, found, marks, told)


def merge(parts: Sequence[Points]) -> Points:
    """All points in order of time; of equal time in the order of the parts."""
    t_us = np.concatenate([part.t_us for part in parts])
    order = np.argsort(t_us, kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    starts = np.cumsum([0, *(len(part) for part in parts)])
    told = [
        (int(place[start + n]), value, unit) for start, part in zip(starts, parts) for n, value, unit in part.originals
    ]
    values, quality = (np.concatenate([getattr(part, name) for part in parts]) for name in ("values", "quality"))
    return Points(t_us[order], values[order], quality[order], sorted(told))


def summarise(points: Points) -> Summary:
    good = points.values[points.quality < 2]
    if not len(good):
        return Summary(len(points), len(points), None, None, 0.0)
    return Summary(
        len(points), len(points) - len(good), float(good.min()), float(good.max()), float(good.sum(dtype=np.float64))
    )


def find_hour(at: datetime) -> datetime:
    """Start of the hour that a chunk with this instant is of."""
    return at.replace(minute=0, second=0, microsecond=0)


def add_summaries(a: Summary, b: Summary) -> Summary:
    lows, highs = ([x for x in pair if x is not None] for pair in ((a.low, b.low), (a.high, b.high)))
    return Summary(a.n + b.n, a.bad + b.bad, min(lows, default=None), max(highs, default=None), a.total + b.total)


def _pack_values(values: "np.ndarray") -> tuple[int, bytes]:
    for decimals in range(MOST_DECIMALS + 1):
        scaled = np.round(values * 10.0**decimals)
        if len(scaled) and np.abs(scaled).max() >= MOST_WHOLE:
            break
        whole = scaled.astype(np.int64)
        if np.array_equal(_bits(whole / 10.0**decimals), _bits(values)):
            return decimals, _squeeze(np.diff(whole, prepend=np.int64(0)))
    return RAW, _squeeze(np.ascontiguousarray(values, "<f8").view("<i8"))


def _unpack_values(data: bytes, decimals: int, n: int) -> "np.ndarray":
    whole = _unsqueeze(data, n)
    if decimals == RAW:
        return whole.astype("<i8").view("<f8").astype(np.float64)
    return np.cumsum(whole) / 10.0**decimals


def _bits(values: "np.ndarray") -> "np.ndarray":
    """So that -0.0 is not taken for 0.0."""
    return np.ascontiguousarray(values, np.float64).view(np.int64)


def _squeeze(whole: "np.ndarray") -> bytes:
    """Bytes of equal rank side by side compress far better than numbers."""
    shuffled = np.ascontiguousarray(whole, "<i8").view(np.uint8).reshape(-1, 8).T
    return zlib.compress(shuffled.tobytes(), LEVEL)


def _unsqueeze(data: bytes, n: int) -> "np.ndarray":
    raw = np.frombuffer(zlib.decompress(data), np.uint8)
    if len(raw) != 8 * n:
        raise ValueError("columns of different lengths")
    return np.ascontiguousarray(raw.reshape(8, n).T).view("<i8").reshape(n)
