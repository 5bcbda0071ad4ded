"""Energy of a device from its power: the state it was in, kWh of each state, and what switching it off between bookings would have saved.

A state is a band of power. Its borders differ by device, and so does their order: a magnet that saves power draws less than one that is
switched off (Woolen et al., Radiology 2023). Power is in kW, energy in kWh, times are epoch seconds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from apps.common.kernel.intervals import subtract


class EnergyState(StrEnum):
    OFF = "off"
    POWER_SAVE = "power_save"
    IDLE = "idle"
    READY = "ready"
    SCAN = "scan"


LOW, AWAKE = (EnergyState.OFF, EnergyState.POWER_SAVE), (EnergyState.IDLE, EnergyState.READY)


@dataclass(frozen=True)
class Bands:
    """`borders`: (state, power up to which it holds), rising; the last holds without an end. `low_kw`: power when nobody needs it."""

    borders: tuple[tuple[EnergyState, float | None], ...]
    hysteresis: float
    low_kw: float | None
    source: str

    def find(self, kw: float, before: EnergyState | None) -> EnergyState:
        """The state at a power; the one before is left only when its border is passed by the share `hysteresis`."""
        floor = 0.0
        for state, top in self.borders:
            if state is before:
                above = top is not None and kw > top * (1 + self.hysteresis)
                if not above and kw >= floor * (1 - self.hysteresis):
                    return state
            floor = top if top is not None else floor
        return next(state for state, top in self.borders if top is None or kw <= top)


class BadBands(ValueError):
    """`.errors` names every fault as (path, what)."""

    def __init__(self, errors: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {what}" for path, what in errors))
        self.errors = errors


def read_bands(row: Mapping, path: str = "bands") -> Bands:
    """Of `{"borders": [["off", 0.5], ..., ["scan", null]], "hysteresis": 0.05, "low_kw": 0.9, "source": "..."}`."""
    errors: list[tuple[str, str]] = []
    borders: list[tuple[EnergyState, float | None]] = []
    given = row.get("borders")
    for n, pair in enumerate(given if isinstance(given, list) else []):
        where = f"{path}.borders[{n}]"
        if not isinstance(pair, list) or len(pair) != 2 or pair[0] not in set(EnergyState):
            errors.append((where, "must be [state, kW]"))
        elif pair[1] is not None and not _is_power(pair[1]):
            errors.append((where, "kW must be a number above 0, or null for the last"))
        else:
            borders.append((EnergyState(pair[0]), pair[1]))
    if not errors:
        tops = [top for _, top in borders]
        if not tops or tops[-1] is not None or None in tops[:-1]:
            errors.append((f"{path}.borders", "the last border, and no other, must be null"))
        elif any(a >= b for a, b in pairwise(tops[:-1])):
            errors.append((f"{path}.borders", "must rise"))
        if len({state for state, _ in borders}) < len(borders):
            errors.append((f"{path}.borders", "a state may stand once"))
    hysteresis, low_kw = row.get("hysteresis", 0.0), row.get("low_kw")
    if isinstance(hysteresis, bool) or not isinstance(hysteresis, int | float) or not 0 <= hysteresis < 0.5:
        errors.append((f"{path}.hysteresis", "must be a share from 0 to 0.5"))
    if low_kw is not None and not _is_power(low_kw):
        errors.append((f"{path}.low_kw", "must be a number above 0, or null"))
    if errors:
        raise BadBands(errors)
    return Bands(tuple(borders), float(hysteresis), low_kw, str(row.get("source", "")))


def _is_power(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e6


@dataclass(frozen=True)
class Sample:
    """Mean power over [start, end)."""

    start: float
    end: float
    kw: float


@dataclass
class Spell:
    """A state that lasted; `kwh` of it. A hole in the readings ends it."""

    state: EnergyState
    start: float
    end: float
    kwh: float


@dataclass(frozen=True)
class Chance:
    """The device stood awake over [start, end) while nobody had booked it: what a lower state would have saved."""

    start: float
    end: float
    kwh: float


@dataclass(frozen=True)
class StateSum:
    state: EnergyState
    hours: float
    kwh: float


@dataclass(frozen=True)
class Energy:
    """`measured_h` of `period_h` have readings: a sum over gaps is a part, and says so. `low_kw` None: nothing to compare with."""

    period_h: float
    measured_h: float
    kwh: float
    states: list[StateSum]
    chances: list[Chance]
    saved_kwh: float | None
    low_kw: float | None
    low_is_measured: bool = False
    spells: list[Spell] = field(default_factory=list)


def find_spells(samples: Iterable[Sample], bands: Bands) -> list[Spell]:
    """Samples in the order of time, which do not overlap."""
    out: list[Spell] = []
    for one in samples:
        before = out[-1] if out and out[-1].end >= one.start else None
        state = bands.find(one.kw, before.state if before else None)
        kwh = one.kw * (one.end - one.start) / 3600
        if before and before.state is state:
            before.end, before.kwh = one.end, before.kwh + kwh
        else:
            out.append(Spell(state, one.start, one.end, kwh))
    return out


def measure_energy(
    samples: Sequence[Sample],
    bands: Bands,
    *,
    booked: Iterable[tuple[float, float]],
    start: float,
    end: float,
    least_idle_s: float,
    least_low_s: float = 3600.0,
) -> Energy:
    """Of the period [start, end). The device's own low power counts once it was seen for `least_low_s`, before it the policy's."""
    spells = find_spells(samples, bands)
    states = []
    for state in EnergyState:
        mine = [one for one in spells if one.state is state]
        if mine:
            states.append(StateSum(state, sum(s.end - s.start for s in mine) / 3600, sum(s.kwh for s in mine)))
    low = [one for one in states if one.state in LOW]
    low_h = sum(one.hours for one in low)
    is_measured = low_h * 3600 >= least_low_s
    low_kw = sum(one.kwh for one in low) / low_h if is_measured else bands.low_kw
    chances = [] if low_kw is None else list(_find_chances(samples, spells, booked, low_kw, least_idle_s))
    return Energy(
        period_h=(end - start) / 3600,
        measured_h=sum(one.end - one.start for one in samples) / 3600,
        kwh=sum(one.kwh for one in spells),
        states=states,
        chances=chances,
        saved_kwh=None if low_kw is None else sum(one.kwh for one in chances),
        low_kw=low_kw,
        low_is_measured=is_measured,
        spells=spells,
    )


def _find_chances(
    samples: Sequence[Sample],
    spells: Iterable[Spell],
    booked: Iterable[tuple[float, float]],
    low_kw: float,
    least_idle_s: float,
) -> Iterable[Chance]:
    """Idle and ready time outside the bookings, where it lasts longer than `least_idle_s`."""
    awake = [(one.start, one.end) for one in spells if one.state in AWAKE]
    n = 0
    for start, end in subtract(awake, booked):
        if end - start <= least_idle_s:
            continue
        kwh = 0.0
        while n < len(samples) and samples[n].end <= start:
            n += 1
        at = n
        while at < len(samples) and samples[at].start < end:
            one = samples[at]
            hours = (min(one.end, end) - max(one.start, start)) / 3600
            kwh += (one.kw - low_kw) * hours
            at += 1
        if kwh > 0:
            yield Chance(start, end, kwh)
