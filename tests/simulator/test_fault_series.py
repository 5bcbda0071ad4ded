"""Labelled faults: the same seed gives the same series, the healthy part stays healthy, and the shipped rules and the detector see them."""

import csv
from datetime import UTC, datetime, timedelta

import pytest

from apps.common.policy import load_shipped
from apps.devices.drivers.wire import read_message
from apps.devices.engine.batch import load_rules, replay, score
from apps.devices.engine.detectors import DEFAULT, load_detectors
from simulator.fault_series import FAULTS, NORMAL, make_series, write_series
from simulator.play_fault import make_messages

START = datetime(2026, 11, 1, tzinfo=UTC)
# The limit of magnet rooms is one of CT rooms as well; the series are of one device, so only rules of its channels can speak.
CAUGHT = {"helium_leak": "mr.helium_loss", "chiller_trip": "water", "unit_change_unsaid": "room"}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_seed_makes_the_same_series_and_the_label_marks_the_fault(name):
    points, labels = make_series(name, seed=3, start=START)
    assert (points, labels) == make_series(name, seed=3, start=START)
    assert points != make_series(name, seed=4, start=START)[0]
    assert points == sorted(points, key=lambda p: p.sent)
    onset = labels[0].start
    assert {label.channel for label in labels} == set(FAULTS[name].channels)
    for p in points:
        if p.sent < onset and p.channel in NORMAL:
            usual = NORMAL[p.channel]
            assert abs(p.value - usual.usual) < usual.swing + 6 * usual.noise
            assert (p.sent, p.copies, p.unit) == (p.t, 1, usual.unit)
    fault = [p for p in points if p.sent >= onset]
    healthy = [p for p in points if p.sent < onset]
    assert len(fault) > len(healthy) / 4


def run_rules(folder, name: str):
    write_series(folder, *make_series(name, seed=1, start=START))
    payload = load_shipped("devices", "devices").payload
    return list(
        csv.DictReader(replay("readings.csv", (folder / "readings.csv").read_bytes(), load_rules(payload)).splitlines())
    )


@pytest.mark.parametrize("name", sorted(CAUGHT))
def test_the_shipped_rules_speak_in_the_fault_and_not_before(tmp_path, name):
    _, labels = make_series(name, seed=1, start=START)
    opened = [row for row in run_rules(tmp_path, name) if row["to_state"] == "active"]
    assert any(row["rule"].startswith(CAUGHT[name]) for row in opened)
    first = min(datetime.fromisoformat(row["timestamp"]) for row in opened)
    assert labels[0].start <= first <= labels[0].end


def test_the_detector_is_highest_in_an_offset(tmp_path):
    points, labels = make_series("sensor_offset", seed=1, start=START)
    rows = "".join(f"{p.t.isoformat()},{p.value}\n" for p in points)
    detector = load_detectors().get(DEFAULT).value
    scores = list(csv.DictReader(score("x", ("timestamp,value\n" + rows).encode(), detector).splitlines()))
    best = max(range(len(scores)), key=lambda n: float(scores[n]["anomaly_score"]))
    assert labels[0].start <= points[best].t <= labels[0].start + timedelta(minutes=30)


def test_messages_of_a_fault_are_the_wire_format_and_doubles_keep_their_number():
    points, labels = make_series("duplicates", seed=1, start=START)
    key = "k" * 43
    seen = [
        read_message("radflow/v1/MR-2/readings", payload, lambda device: [key])
        for _, payload in make_messages(points[:50], labels[0].device, "fault-1", key)
    ]
    assert [m.seq for m in seen] == list(range(1, 51))
    assert (seen[0].readings[0].channel, seen[0].readings[0].unit) == ("room_temp", "Cel")
    assert {p.copies for p in points if p.t >= labels[0].start} == {1, 2, 3}
