"""The labelled faults of the simulator under the shipped policy: which are found, and that nothing is found before they begin."""

import json
from datetime import UTC, datetime
from itertools import groupby
from statistics import fmean

import pytest

from apps.common.policy.seeding import APPS
from apps.devices.engine.detectors import DETECTORS, Point, load_detectors
from apps.devices.engine.watching import Watching, load_memory, read_watching, watch_points
from simulator.fault_series import make_series

START = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def shipped() -> Watching:
    load_detectors()
    rows = json.loads((APPS / "devices/policies/devices.json").read_text(encoding="utf-8"))
    return read_watching(next(row for row in rows if row["code"] == "devices.watch")["payload"])


def find_events(shipped: Watching, fault: str, seed: int) -> list[tuple[str, float]]:
    """(detector, hours from the onset to the first odd step) of every event on the channels of the fault."""
    points, labels = make_series(fault, seed=seed, start=START)
    onset = labels[0].start.timestamp()
    found = []
    for label in labels:
        for watch in shipped.find(label.channel, label.device[:2]):
            own = sorted((p.t.timestamp(), p.value) for p in points if p.channel == label.channel)
            steps = groupby(own, key=lambda row: row[0] // watch.step_s * watch.step_s)
            means = [Point(t, fmean(value for _, value in rows)) for t, rows in steps]
            memory = load_memory(DETECTORS.get(watch.detector).value, None)
            _, events = watch_points(memory, watch, means)
            found += [(watch.detector, (event.began - onset) / 3600) for event in events]
    return found


@pytest.mark.parametrize(
    ("fault", "detector", "within_h"),
    [
        ("chiller_trip", "DET-NOVELTY", 0.1),
        ("sensor_offset", "DET-NOVELTY", 0.1),
        ("helium_leak", "DET-SLOPE", 66),
    ],
)
def test_a_fault_is_found(shipped, fault, detector, within_h):
    for seed in range(3):
        found = find_events(shipped, fault, seed)
        assert found, seed
        assert all(name == detector and -0.1 <= after <= within_h for name, after in found), (seed, found)


@pytest.mark.parametrize("fault", ["duplicates", "late", "out_of_order", "clock_step", "broker_loss"])
def test_what_the_transport_does_is_no_finding(shipped, fault):
    assert find_events(shipped, fault, 1) == []


@pytest.mark.parametrize("fault", ["sensor_stuck", "tube_ageing"])
def test_what_neither_detector_sees(shipped, fault):
    """A value that stands still has nothing new; a creep of hours leaves its range too slowly for one and is too short for the other."""
    assert find_events(shipped, fault, 1) == []
