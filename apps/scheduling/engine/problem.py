"""The planning problem of one horizon: time is a whole slot counted from 00:00 of day 0, intervals are half-open."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

SlotSpan = tuple[int, int]
STAT = 0


class Mode(NamedTuple):
    scanner: str
    dur: int


class Demand(NamedTuple):
    """`n` units of a pool over [anchor + off, anchor + off + len); no `len` means the length of the exam."""

    pool: str
    n: int
    anchor: str
    off: int
    len: int | None

    def span(self, start: int, dur: int) -> SlotSpan:
        first = (start if self.anchor == "start" else start + dur) + self.off
        return first, first + (dur if self.len is None else self.len)


class Fixed(NamedTuple):
    scanner: str
    start: int


class Tracer(NamedTuple):
    product: str
    dose: int


@dataclass(frozen=True)
class Scanner:
    id: str
    modality: str
    open: tuple[SlotSpan, ...]
    overtime: tuple[SlotSpan, ...] = ()
    site: str = ""


@dataclass(frozen=True)
class Block:
    """Time that only priorities up to `allow_max_priority` may use; -1 is nobody. A reserve is anybody's from `released_at` on."""

    scanner: str
    start: int
    end: int
    allow_max_priority: int
    released_at: int | None = None


@dataclass(frozen=True)
class Pool:
    id: str
    capacity: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Request:
    id: str
    patient: str
    family: int
    priority: int
    release: int
    due_day: int
    windows: tuple[SlotSpan, ...]
    modes: tuple[Mode, ...]
    deadline: int | None = None
    preferred: tuple[SlotSpan, ...] = ()
    demands: tuple[Demand, ...] = ()
    lead: int = 0
    tail: int = 0
    fixed: Fixed | None = None
    tracer: Tracer | None = None

    def mode_on(self, scanner: str) -> Mode | None:
        return next((mode for mode in self.modes if mode.scanner == scanner), None)


class Precedence(NamedTuple):
    """`b` needs `a`; start of b less end of a lies in [min_gap, max_gap]."""

    a: str
    b: str
    min_gap: int
    max_gap: int | None


class Separation(NamedTuple):
    a: str
    b: str
    gap_ab: int
    gap_ba: int


class Bundle(NamedTuple):
    requests: tuple[str, ...]
    same_day: bool


@dataclass(frozen=True)
class Batch:
    id: str
    product: str
    ready: int
    expire: int
    draw: tuple[int, ...]
    activity: int

    def units(self, dose: int, at: int) -> int:
        """What an injection at slot `at` draws, rounded up."""
        return -(-dose * self.draw[at - self.ready] // 1000)


@dataclass(frozen=True)
class Weights:
    reject: tuple[int, ...]
    wait_day: tuple[int, ...]
    stat_hour: int
    late_day: tuple[int, ...]
    pref: int
    setup: int
    overtime: int
    span: int
    moved: int
    shift: int


@dataclass(frozen=True)
class Problem:
    name: str
    grid_min: int
    slots_per_day: int
    days: int
    weights: Weights
    scanners: tuple[Scanner, ...]
    families: tuple[str, ...]
    setup: dict[str, tuple[tuple[int, ...], ...]]
    requests: tuple[Request, ...]
    blocks: tuple[Block, ...] = ()
    pools: tuple[Pool, ...] = ()
    precedences: tuple[Precedence, ...] = ()
    separations: tuple[Separation, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    batches: tuple[Batch, ...] = ()
    patient_gap: int = 0
    now: int | None = None
    """When the plan is made; only the release of reserves depends on it."""
    travel: dict[str, dict[str, int]] = field(default_factory=dict)
    """Slots from site to site."""
    start_date: str = field(default="", compare=False)

    @property
    def horizon(self) -> int:
        return self.days * self.slots_per_day

    @cached_property
    def request_of(self) -> dict[str, Request]:
        return {request.id: request for request in self.requests}

    @cached_property
    def scanner_of(self) -> dict[str, Scanner]:
        return {scanner.id: scanner for scanner in self.scanners}

    @cached_property
    def batch_of(self) -> dict[str, Batch]:
        return {batch.id: batch for batch in self.batches}

    def setup_between(self, scanner: str, first: int, second: int) -> int:
        return self.setup[self.scanner_of[scanner].modality][first][second]

    def gap_between(self, first: Scanner, second: Scanner) -> int:
        """Slots between a patient's exam on one scanner and the next one on the other."""
        return self.patient_gap + self.travel.get(first.site, {}).get(second.site, 0)
