"""What one transaction of the intake collects, and what it tells."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from apps.common.department_clock import get_clock_facts
from apps.devices.drivers.wire import EPOCH
from apps.devices.engine.alarm_steps import Transition
from apps.devices.engine.watermark import Stored
from apps.devices.models import QuarantinedReading
from apps.devices.services.intake_fleet import KnownDevice
from apps.devices.services.intake_rows import Row

AHEAD_S = 5.0  # a reading that claims to be further ahead is judged as of then: it must not silence those that follow
MICROSECOND = timedelta(microseconds=1)


@dataclass
class Stream:
    id: int
    device: KnownDevice
    boot: str
    stored: Stored
    n: int = 0
    again: int = 0
    touched: bool = False


@dataclass
class Batch:
    """What one transaction collects."""

    now: datetime
    rows: list[Row] = field(default_factory=list)
    quarantined: list[QuarantinedReading] = field(default_factory=list)
    transitions: list[Transition] = field(default_factory=list)
    streams: dict[tuple[int, str], Stream] = field(default_factory=dict)
    live: dict[str, tuple[int, dict[str, "Newest"]]] = field(default_factory=dict)
    heard: set[str] = field(default_factory=set)
    """Subjects of which something came, however late."""
    now_us: int = 0
    ahead_us: int = 0
    newest_us: int = 0

    def __post_init__(self) -> None:
        self.now_us = (self.now - EPOCH) // MICROSECOND
        self.ahead_us = self.now_us + int(AHEAD_S * get_clock_facts()["factor"] * 1e6)

    def judge_at(self, us: int) -> int:
        """When a reading counts for the alarms; those that are too far ahead keep their order."""
        if us > self.ahead_us:
            self.ahead_us += 1
            us = self.ahead_us
        self.newest_us = max(self.newest_us, us)
        return us


class Newest(NamedTuple):
    """The last value of a channel in a batch, as the boards show it."""

    value: float
    t: datetime
    quality: str
    unit: str

    def to_json(self) -> dict:
        return {"v": self.value, "t": self.t.isoformat(), "q": self.quality, "unit": self.unit}


@dataclass(frozen=True)
class Outcome:
    """`watermarks`: (device, boot, seq) to publish; `live`: device code to (id, values)."""

    watermarks: list[tuple[str, str, int]]
    live: dict[str, tuple[int, dict]]
    stored: int
    opened: int
    behind_s: float = 0.0
    """Seconds of the department's clock from the newest reading to now, where there is one."""
