"""From scores to events: once each, not before enough history, nothing in explained spans, state through JSON."""

import json

import pytest

from apps.common.policy.seeding import APPS
from apps.devices.engine.detectors import DETECTORS, Detector, Point, load_detectors
from apps.devices.engine.watching import find_watch_faults, load_memory, read_watching, watch_points


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    """A detector whose score is the value."""

    class Seen(int):
        def to_json(self) -> int:
            return int(self)

    one = Detector("DET-PLAIN", lambda: Seen(0), lambda s, p: (Seen(s + 1), p.value), Seen, 1, lambda s: {"n": int(s)})
    monkeypatch.setattr(DETECTORS, "get", lambda code: type("Member", (), {"value": one}))
    return one


def payload(**changes) -> dict:
    row = {
        "detector": "DET-NOVELTY", "channels": ["flow"], "step_s": 60, "threshold": 0.8, "min_history_h": 1, "refractory_h": 2,
        "evidence_h": 3, "source": "test",
    }  # fmt: skip
    return {"learn_days": 14, "settle_s": 120, "wait_h": 6, "fresh_h": 72, "watches": [row | changes]}


def run(plain, scores: dict[float, float], *, explained=(), cut: int | None = None) -> list:
    """Scores by hour; with `cut` the memory goes through JSON after so many points. Events as (began, last, score) in hours."""
    watch = read_watching(payload()).watches[0]
    points = [Point(h * 3600, score) for h, score in sorted(scores.items())]
    memory, events = load_memory(plain, None), {}
    for part in [points] if cut is None else [points[:cut], points[cut:]]:
        memory, changed = watch_points(memory, watch, part, explained=explained)
        events |= {event.began: event for event in changed}
        memory = load_memory(plain, json.loads(json.dumps(memory.to_json())))
    return [(e.began / 3600, e.last / 3600, e.score) for _, e in sorted(events.items())]


def test_one_event_until_it_has_been_quiet_for_long(plain):
    scores = {0: 0.1, 2: 0.9, 3: 0.95, 4.9: 0.8, 7: 0.85, 12: 0.79}
    whole = run(plain, scores)
    assert whole == [(2, 4.9, 0.95), (7, 7, 0.85)]
    assert all(run(plain, scores, cut=n) == whole for n in range(7))


def test_nothing_before_enough_history(plain):
    assert run(plain, {0: 0.9, 0.9: 1.0}) == []
    assert run(plain, {0: 0.1, 1: 0.8}) == [(1, 1, 0.8)]


def test_what_is_explained_counts_for_nothing(plain):
    scores = {0: 0.1, 2: 0.9, 3: 0.9}
    assert run(plain, scores, explained=[(7200, 10800)]) == [(3, 3, 0.9)]
    assert run(plain, scores, explained=[(7200, 10801)]) == []


def test_figures_are_those_of_the_highest_score(plain):
    watch = read_watching(payload()).watches[0]
    points = [Point(h * 3600, s) for h, s in ((0, 0.1), (2, 0.9), (3, 0.95), (4, 0.9))]
    _, (event,) = watch_points(load_memory(plain, None), watch, points)
    assert (event.value, event.figures) == (0.95, {"n": 3})


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"detector": "DET-X"}, "watches[0].detector"),
        ({"channels": "flow"}, "watches[0].channels"),
        ({"step_s": 0}, "watches[0].step_s"),
        ({"threshold": 0}, "watches[0].threshold"),
        ({"threshold": 1.1}, "watches[0].threshold"),
        ({"threshold": True}, "watches[0].threshold"),
        ({"min_history_h": -1}, "watches[0].min_history_h"),
        ({"source": ""}, "watches[0].source"),
    ],
)
def test_what_a_payload_is_refused_for(change, path):
    assert [where for where, _ in find_watch_faults(payload(**change))] == [path]


def test_faults_of_the_whole():
    assert list(find_watch_faults(payload())) == []
    assert [where for where, _ in find_watch_faults(payload() | {"fresh_h": 0})] == ["fresh_h"]
    assert [where for where, _ in find_watch_faults([])] == ["watches"]


def test_the_shipped_policy_has_none():
    rows = json.loads((APPS / "devices/policies/devices.json").read_text(encoding="utf-8"))
    shipped = next(row for row in rows if row["code"] == "devices.watch")["payload"]
    assert list(find_watch_faults(shipped)) == []
    codes = [watch.detector for watch in read_watching(shipped).find("water_flow", "MR")]
    assert codes == ["DET-NOVELTY", "DET-SLOPE"]


def test_a_larger_event_is_not_lost_in_the_silence_after_a_small_one(plain, monkeypatch):
    """DET-NOVELTY falls silent after 0.6; here the silence is undone, since events are grouped by the refractory hours."""
    monkeypatch.undo()
    novelty = load_detectors().get("DET-NOVELTY").value
    watch = read_watching(payload()).watches[0]
    values = [110 + n * 7919 % 13 / 10 for n in range(400)]
    values[300], values[310:320] = 111.42, [4.0] * 10
    _, (event,) = watch_points(load_memory(novelty, None), watch, [Point(n * 60, v) for n, v in enumerate(values)])
    assert (event.began, event.value) == (310 * 60, 4.0)
