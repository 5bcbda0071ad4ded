"""States from power with a border's hysteresis, kWh by state over holes, and what a lower state would have saved outside bookings."""

import pytest

from apps.devices.engine.energy import BadBands, EnergyState, Sample, find_spells, measure_energy, read_bands

# a magnet: saving power draws less than switched off
MAGNET = {
    "borders": [["power_save", 7], ["off", 9.5], ["idle", 16], ["ready", 27], ["scan", None]],
    "hysteresis": 0.05,
    "low_kw": 6.4,
    "source": "test",
}
H = 3600.0


def samples(*kw: float, width: float = 600.0, start: float = 0.0) -> list[Sample]:
    return [Sample(start + n * width, start + (n + 1) * width, one) for n, one in enumerate(kw)]


def states(*kw: float, bands: dict = MAGNET) -> list[str]:
    return [str(one.state) for one in find_spells(samples(*kw), read_bands(bands))]


@pytest.mark.parametrize(
    ("_case", "kw", "expected"),
    [
        (
            "each band, its upper border included",
            (6.4, 9.5, 12, 20, 40),
            ["power_save", "off", "idle", "ready", "scan"],
        ),
        ("a border is left upwards only by more than the hysteresis", (12, 16.7), ["idle"]),
        ("and is left beyond it", (12, 16.9), ["idle", "ready"]),
        ("downwards likewise", (20, 15.3), ["ready"]),
        ("and is left below it", (20, 15.1), ["ready", "idle"]),
        ("from the lowest to the highest at once", (5, 300), ["power_save", "scan"]),
    ],
)
def test_states(_case, kw, expected):
    assert states(*kw) == expected


def test_a_hole_ends_a_spell_and_forgets_the_state():
    rows = [Sample(0, 600, 12), Sample(1200, 1800, 16.5)]
    assert [str(one.state) for one in find_spells(rows, read_bands(MAGNET))] == ["idle", "ready"]


def test_energy_of_each_state():
    found = measure_energy(
        samples(12, 12, 40, 40, 40), read_bands(MAGNET), booked=[(0, 3000)], start=0, end=H, least_idle_s=1800
    )
    assert [(one.state, round(one.hours, 3), round(one.kwh, 3)) for one in found.states] == [
        (EnergyState.IDLE, 0.333, 4.0),
        (EnergyState.SCAN, 0.5, 20.0),
    ]
    assert (found.kwh, round(found.measured_h, 3), found.period_h) == (24.0, 0.833, 1.0)


def test_saved_is_idle_and_ready_outside_the_bookings():
    rows = samples(*[12] * 6, *[20] * 6, *[40] * 6)  # an hour idle, an hour ready, an hour of scans
    bands = read_bands(MAGNET)
    found = measure_energy(rows, bands, booked=[(1.5 * H, 3 * H)], start=0, end=3 * H, least_idle_s=1800)
    assert [(one.start, one.end) for one in found.chances] == [(0, 1.5 * H)]
    assert found.saved_kwh == pytest.approx((12 - 6.4) * 1 + (20 - 6.4) * 0.5)
    assert (found.low_kw, found.low_is_measured) == (6.4, False)


def test_short_waits_between_bookings_are_no_chance():
    rows = samples(*[12] * 12)
    booked = [(0, 0.5 * H), (1.0 * H, 2 * H)]
    assert measure_energy(rows, read_bands(MAGNET), booked=booked, start=0, end=2 * H, least_idle_s=1800).chances == []
    (chance,) = measure_energy(rows, read_bands(MAGNET), booked=booked, start=0, end=2 * H, least_idle_s=1799).chances
    assert (chance.start, chance.end) == (0.5 * H, 1.0 * H)


def test_the_devices_own_low_power_counts_once_it_was_seen_long_enough():
    rows = samples(*[5] * 6, *[12] * 6)
    found = measure_energy(rows, read_bands(MAGNET), booked=[], start=0, end=2 * H, least_idle_s=0)
    assert (found.low_kw, found.low_is_measured, found.saved_kwh) == (5.0, True, pytest.approx(7.0))
    shorter = measure_energy(rows[1:], read_bands(MAGNET), booked=[], start=0, end=2 * H, least_idle_s=0)
    assert (shorter.low_kw, shorter.low_is_measured) == (6.4, False)


def test_without_a_low_power_nothing_is_claimed():
    bands = read_bands(MAGNET | {"low_kw": None})
    found = measure_energy(samples(*[12] * 12), bands, booked=[], start=0, end=2 * H, least_idle_s=0)
    assert (found.saved_kwh, found.low_kw, found.chances) == (None, None, [])


@pytest.mark.parametrize(
    ("_case", "change", "paths"),
    [
        ("no borders", {"borders": []}, ["bands.borders"]),
        ("no list", {"borders": "idle"}, ["bands.borders"]),
        ("unknown state", {"borders": [["asleep", 3], ["scan", None]]}, ["bands.borders[0]"]),
        ("falling", {"borders": [["off", 3], ["idle", 2], ["scan", None]]}, ["bands.borders"]),
        ("twice", {"borders": [["off", 3], ["off", 4], ["scan", None]]}, ["bands.borders"]),
        ("no end", {"borders": [["off", 3], ["scan", 4]]}, ["bands.borders"]),
        ("negative, and a text", {"borders": [["off", -1], ["idle", "9"], ["scan", None]]}, ["bands.borders[0]", "bands.borders[1]"]),
        ("both of the others", {"hysteresis": 0.5, "low_kw": True}, ["bands.hysteresis", "bands.low_kw"]),
    ],
)  # fmt: skip
def test_bands_that_cannot_be_read_are_refused_by_name(_case, change, paths):
    with pytest.raises(BadBands) as caught:
        read_bands(MAGNET | change)
    assert [path for path, _ in caught.value.errors] == paths
