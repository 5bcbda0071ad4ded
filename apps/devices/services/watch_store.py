"""What a detector remembers of a channel, as bytes: what moves with every point, and apart from it what seldom changes.

DET-NOVELTY keeps a week of slot means, which is 61 kB as JSON and changes once a day: written with every round it would be by far the
most that the database writes. Both parts are JSON in zlib: without loss, and open to detectors that others add.
"""

import zlib

import orjson

from apps.devices.engine.detectors import Detector
from apps.devices.engine.watching import WatchMemory, load_memory
from apps.devices.models import WatchState

LEVEL = 1  # the higher ones save a tenth and cost five times as much


def read_memory(row: WatchState, detector: Detector) -> WatchMemory:
    """An empty one where nothing is stored."""
    if row.memory is None:
        return load_memory(detector, None)
    data = _read(row.memory)
    if row.past is not None:
        data["state"] |= _read(row.past)
    return load_memory(detector, data)


def put_memory(row: WatchState, detector: Detector, before: WatchMemory, after: WatchMemory) -> set[str]:
    """Into the row, which is not saved; the names of the columns that changed."""
    changed = set()
    data = after.to_json()
    state = data["state"]
    past = {name: state.pop(name) for name in detector.seldom}
    memory = _write(data)
    if memory != row.memory:
        row.memory = memory
        changed.add("memory")
    if past and (row.past is None or any(_differs(before, after, name) for name in detector.seldom)):
        row.past = _write(past)
        changed.add("past")
    return changed


def _differs(before: WatchMemory, after: WatchMemory, name: str) -> bool:
    """By identity: a detector hands on what it does not change."""
    return getattr(before.state, name) is not getattr(after.state, name)


def _read(packed: bytes | memoryview) -> dict:
    return orjson.loads(zlib.decompress(packed))


def _write(data: dict) -> bytes:
    return zlib.compress(orjson.dumps(data), LEVEL)
