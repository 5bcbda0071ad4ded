"""Detectors on live channels: which channel is watched how, and how scores become events. Pure; times are epoch seconds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from apps.devices.engine.conditions import is_number
from apps.devices.engine.detectors import DETECTORS, Detector, Point, load_detectors

HOUR_S = 3600.0
Spans = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Watch:
    """One detector on the channels of these codes: it is fed the means of `step_s` seconds.

    A score from `threshold` on counts once the channel has `min_history_h` hours behind it. What scores again within `refractory_h`
    hours is the same event. `evidence_h`: how much of the time before is shown with it.
    """

    detector: str
    channels: tuple[str, ...]
    step_s: float
    threshold: float
    min_history_h: float
    refractory_h: float
    evidence_h: float
    source: str
    modalities: tuple[str, ...] = ()

    def fits(self, channel: str, modality: str) -> bool:
        return channel in self.channels and (not self.modalities or modality in self.modalities)


@dataclass(frozen=True)
class Watching:
    """`learn_days`: how far back a channel that is new begins. `settle_s`: readings younger than that may still be on their way.

    `wait_h`: how long a silent channel is waited for; what comes later judges nothing. `fresh_h`: an event that ended longer ago is learned, not told.
    """

    watches: tuple[Watch, ...]
    learn_days: float
    settle_s: float
    wait_h: float
    fresh_h: float

    def find(self, channel: str, modality: str) -> Iterator[Watch]:
        """At most one of each detector: the first that fits."""
        seen: set[str] = set()
        for watch in self.watches:
            if watch.detector not in seen and watch.fits(channel, modality):
                seen.add(watch.detector)
                yield watch


WHOLE = ("learn_days", "settle_s", "wait_h", "fresh_h")
FIGURES = ("step_s", "refractory_h", "evidence_h")


def find_watch_faults(payload: Any) -> Iterator[tuple[str, str]]:
    """Every fault, as (path, what)."""
    if not isinstance(payload, Mapping) or not isinstance(payload.get("watches"), list):
        yield "watches", "must be a list"
        return
    for name in WHOLE:
        if not is_number(payload.get(name)) or payload[name] <= 0:
            yield name, "must be positive"
    codes = [member.code for member in load_detectors().items()]
    for n, row in enumerate(payload["watches"]):
        path = f"watches[{n}]"
        if not isinstance(row, Mapping):
            yield path, "must be an object"
            continue
        if row.get("detector") not in codes:
            yield f"{path}.detector", f"must be one of {', '.join(codes)}"
        for name in ("channels", "modalities"):
            words = row.get(name, [] if name == "modalities" else None)
            if not isinstance(words, list) or not all(isinstance(one, str) and one for one in words):
                yield f"{path}.{name}", "must be a list"
        for name in FIGURES:
            if not is_number(row.get(name)) or row[name] <= 0:
                yield f"{path}.{name}", "must be positive"
        if not is_number(row.get("min_history_h")) or row["min_history_h"] < 0:
            yield f"{path}.min_history_h", "must not be negative"
        if not is_number(row.get("threshold")) or not 0 < row["threshold"] <= 1:
            yield f"{path}.threshold", "must be above 0 and at most 1"
        if not isinstance(row.get("source"), str) or not row["source"]:
            yield f"{path}.source", "must be given"


def read_watching(payload: Mapping[str, Any]) -> Watching:
    """Of a payload without faults."""
    rows = (
        {**row, "channels": tuple(row["channels"]), "modalities": tuple(row.get("modalities", ()))}
        for row in payload["watches"]
    )
    return Watching(tuple(Watch(**row) for row in rows), **{name: float(payload[name]) for name in WHOLE})


@dataclass(frozen=True)
class Event:
    """`value` and `figures` are those of the highest score."""

    began: float
    last: float
    score: float
    value: float
    figures: Mapping[str, float]


@dataclass(frozen=True)
class WatchMemory:
    """What is remembered of one channel: the detector's state, the first point that it saw, the event that may go on."""

    state: Any
    since: float | None = None
    event: Event | None = None

    def to_json(self) -> dict:
        state = self.state.to_json()
        return {"state": state, "since": self.since, "event": asdict(self.event) if self.event else None}


def load_memory(detector: Detector, data: Mapping[str, Any] | None) -> WatchMemory:
    """An empty one without `data`."""
    if not data:
        return WatchMemory(detector.start())
    event = Event(**data["event"]) if data["event"] else None
    return WatchMemory(detector.load(data["state"]), data["since"], event)


def name_form(watch: Watch) -> str:
    """What a stored state was made with: another form is learned anew."""
    return f"{DETECTORS.get(watch.detector).value.version}/{watch.step_s:g}s"


def watch_points(
    memory: WatchMemory, watch: Watch, points: Iterable[Point], *, explained: Spans = ()
) -> tuple[WatchMemory, list[Event]]:
    """Points after those seen, in order; events that began or went on, each once in its last form.

    What scores within an `explained` span (planned work, a mute) is learned and counts for nothing.
    """
    detector: Detector = DETECTORS.get(watch.detector).value
    changed: dict[float, Event] = {}
    state, since, event = memory.state, memory.since, memory.event
    for point in points:
        since = point.t if since is None else since
        before = state
        state, score = detector.step(before, point)
        score = detector.undamp(before, score)
        if score < watch.threshold or point.t - since < watch.min_history_h * HOUR_S:
            continue
        if any(start <= point.t < end for start, end in explained):
            continue
        if event is None or point.t - event.last > watch.refractory_h * HOUR_S:
            event = Event(point.t, point.t, score, point.value, detector.tell(state))
        elif score > event.score:
            event = Event(event.began, point.t, score, point.value, detector.tell(state))
        else:
            event = replace(event, last=point.t)
        changed[event.began] = event
    return WatchMemory(state, since, event), list(changed.values())
