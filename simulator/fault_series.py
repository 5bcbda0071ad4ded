"""Series of readings with one fault each, labelled and seeded: what alarms and detectors are tried on, and what may be played into a
running system (`python -m simulator.fault_series`)."""

import csv
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import exp, sin
from pathlib import Path

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Point:
    """`sent`: when it leaves the device; later than `t` when something held it up. `copies` leave with it as doubles."""

    channel: str
    t: datetime
    value: float
    unit: str
    sent: datetime
    quality: str = "good"
    copies: int = 1


@dataclass(frozen=True)
class Label:
    """What is wrong, from when to when; a fault of the transport has no false value."""

    fault: str
    device: str
    channel: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Quantity:
    usual: float
    noise: float
    swing: float
    unit: str
    cadence_s: int


NORMAL = {
    "helium_volume": Quantity(1520.0, 1.5, 0.0, "L", 300),
    "water_flow": Quantity(110.0, 1.2, 3.0, "L/min", 30),
    "gradient_water_temp": Quantity(20.5, 0.1, 0.6, "Cel", 30),
    "tube_heat": Quantity(24.0, 1.0, 8.0, "%", 30),
    "room_temp": Quantity(21.4, 0.1, 0.5, "Cel", 60),
}
Bend = Callable[[list[Point], datetime, datetime, random.Random], list[Point]]


@dataclass(frozen=True)
class Fault:
    device: str
    channels: tuple[str, ...]
    hours: float
    bend: Bend


def make_series(name: str, *, seed: int, start: datetime) -> tuple[list[Point], list[Label]]:
    """Points in the order in which they leave, and their labels. The fault fills the last third; the first two are a healthy device."""
    fault, rng = FAULTS[name], random.Random(f"{name}:{seed}")
    end = start + timedelta(hours=fault.hours)
    onset = start + (end - start) * 2 / 3
    points: list[Point] = []
    for channel in fault.channels:
        points += _make_normal(channel, start, end, rng)
    bent = fault.bend(points, onset, end, rng)
    labels = [Label(name, fault.device, channel, onset, end) for channel in fault.channels]
    return sorted(bent, key=lambda p: p.sent), labels


def _make_normal(channel: str, start: datetime, end: datetime, rng: random.Random) -> list[Point]:
    if channel == "tube_arcs":
        return _make_counter(start, end, rng)
    facts, points, at, phase = NORMAL[channel], [], start, rng.random() * 6.28
    while at < end:
        wave = facts.swing * sin(at.timestamp() / 2700 + phase)
        value = round(facts.usual + wave + rng.gauss(0, facts.noise), 3)
        points.append(Point(channel, at, value, facts.unit, at))
        at += timedelta(seconds=facts.cadence_s)
    return points


def _make_counter(start: datetime, end: datetime, rng: random.Random) -> list[Point]:
    count, points, at = rng.randrange(1000, 9000), [], start
    while at < end:
        count += rng.random() < 0.01
        points.append(Point("tube_arcs", at, float(count), "{arc}", at))
        at += MINUTE
    return points


def _change(points: Iterable[Point], onset: datetime, act: Callable[[Point, float], Point]) -> list[Point]:
    """`act(point, hours since the onset)` on the points of the fault."""
    return [act(p, (p.t - onset) / timedelta(hours=1)) if p.t >= onset else p for p in points]


def leak_helium(points, onset, end, rng):
    """0.5 L/h: ten times the boil-off at which a healthy magnet of the 1.5 T class is looked at."""
    return _change(points, onset, lambda p, h: replace(p, value=round(p.value - 0.5 * h, 3)))


def trip_chiller(points, onset, end, rng):
    """The pump stands within two minutes; the water warms towards 38 degrees."""

    def act(p: Point, h: float) -> Point:
        if p.channel == "water_flow":
            return replace(p, value=round(max(2.0, p.value * exp(-h * 60)), 3))
        return replace(p, value=round(38 - (38 - p.value) * exp(-h / 0.4), 3))

    return _change(points, onset, act)


def age_tube(points, onset, end, rng):
    """It cools more slowly: the heat that is left between exams climbs."""
    return _change(points, onset, lambda p, h: replace(p, value=round(min(109.0, p.value + 4.0 * h), 3)))


def storm_arcs(points, onset, end, rng):
    more = 0

    def act(p: Point, h: float) -> Point:
        nonlocal more
        more += rng.random() < 0.5
        return replace(p, value=p.value + more)

    return _change(points, onset, act)


def stick_sensor(points, onset, end, rng):
    last = max((p for p in points if p.t < onset), key=lambda p: p.t).value
    return _change(points, onset, lambda p, h: replace(p, value=last))


def shift_sensor(points, onset, end, rng):
    return _change(points, onset, lambda p, h: replace(p, value=round(p.value + 4.0, 3)))


def change_unit(points, onset, end, rng):
    """After a service the box tells Fahrenheit, and says so: the values are right."""
    return _change(points, onset, lambda p, h: replace(p, value=round(p.value * 1.8 + 32, 3), unit="[degF]"))


def change_unit_unsaid(points, onset, end, rng):
    """The same, but it still calls them Celsius."""
    return [replace(p, unit="Cel") for p in change_unit(points, onset, end, rng)]


def step_clock(points, onset, end, rng):
    """The device's clock falls back an hour; what it sends is stamped with it."""
    return _change(points, onset, lambda p, h: replace(p, t=p.t - timedelta(hours=1)))


def repeat(points, onset, end, rng):
    return _change(points, onset, lambda p, h: replace(p, copies=rng.choice([1, 2, 3])))


def be_late(points, onset, end, rng):
    return _change(points, onset, lambda p, h: replace(p, sent=p.t + timedelta(minutes=rng.choice([0, 0, 20, 45]))))


def shuffle(points, onset, end, rng):
    return _change(points, onset, lambda p, h: replace(p, sent=p.t + timedelta(seconds=rng.uniform(0, 300))))


def lose_broker(points, onset, end, rng):
    """Nothing leaves until the end; then everything does, in order."""
    return _change(points, onset, lambda p, h: replace(p, sent=end + (p.t - onset) / 1000))


FAULTS: dict[str, Fault] = {
    "helium_leak": Fault("MR-2", ("helium_volume",), 216, leak_helium),
    "chiller_trip": Fault("MR-2", ("water_flow", "gradient_water_temp"), 6, trip_chiller),
    "tube_ageing": Fault("CT-1", ("tube_heat",), 48, age_tube),
    "arc_storm": Fault("CT-1", ("tube_arcs",), 24, storm_arcs),
    "sensor_stuck": Fault("MR-2", ("room_temp",), 48, stick_sensor),
    "sensor_offset": Fault("MR-2", ("room_temp",), 48, shift_sensor),
    "unit_change": Fault("MR-2", ("room_temp",), 24, change_unit),
    "unit_change_unsaid": Fault("MR-2", ("room_temp",), 24, change_unit_unsaid),
    "clock_step": Fault("MR-2", ("room_temp",), 12, step_clock),
    "duplicates": Fault("MR-2", ("room_temp",), 12, repeat),
    "late": Fault("MR-2", ("room_temp",), 12, be_late),
    "out_of_order": Fault("MR-2", ("room_temp",), 12, shuffle),
    "broker_loss": Fault("MR-2", ("room_temp",), 12, lose_broker),
}


def write_series(folder: Path, points: Iterable[Point], labels: Iterable[Label]) -> None:
    """`readings.csv` as `manage.py replay_alarms` reads it, in the order of leaving; `labels.csv` beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    told = list(labels)
    with (folder / "readings.csv").open("w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["device", "channel", "timestamp", "value", "quality", "unit", "sent"])
        for p in points:
            row = [told[0].device, p.channel, _write_time(p.t), p.value, p.quality, p.unit, _write_time(p.sent)]
            writer.writerows([row] * p.copies)
    with (folder / "labels.csv").open("w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["fault", "device", "channel", "start", "end"])
        writer.writerows(
            [one.fault, one.device, one.channel, _write_time(one.start), _write_time(one.end)] for one in told
        )


def _write_time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
