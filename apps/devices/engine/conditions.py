"""What a rule asks beside its own channel: other channels of the device, and the hours in which it judges."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MINUTES = 1440


class Join(StrEnum):
    ALL = "all"
    ANY = "any"


@dataclass(frozen=True)
class Condition:
    """A limit on another channel of the same device. A value older than `max_age_s` says nothing any more."""

    channel: str
    above: bool
    on: float
    off: float
    max_age_s: float

    def holds(self, value: float, *, before: bool) -> bool:
        """With hysteresis: what held before holds until `off`."""
        limit = self.off if before else self.on
        return value > limit if self.above else value < limit


@dataclass(frozen=True)
class ActiveTime:
    """Weekdays (0 is Monday) and minutes of the day in which new alarms open; `to_min` before `from_min` passes midnight.

    Without a zone of its own it is the zone of the device's site (UTC where nobody knows the site).
    """

    days: tuple[int, ...]
    from_min: int
    to_min: int
    zone: str = ""

    def covers(self, t: float) -> bool:
        """`t`: epoch seconds, judged by the wall clock of the zone. A span past midnight belongs to the day on which it begins."""
        local = datetime.fromtimestamp(t, UTC).astimezone(ZoneInfo(self.zone or "UTC"))
        minute, day = local.hour * 60 + local.minute, local.weekday()
        if self.from_min < self.to_min:
            return day in self.days and self.from_min <= minute < self.to_min
        if minute >= self.from_min:
            return day in self.days
        return minute < self.to_min and (day - 1) % 7 in self.days


def find_condition_faults(rows: Any) -> Iterable[tuple[str, str]]:
    if not isinstance(rows, list) or not rows:
        yield "also", "must be a list of conditions"
        return
    for n, row in enumerate(rows):
        where = f"also[{n}]"
        if not isinstance(row, Mapping):
            yield where, "must be an object"
            continue
        if not isinstance(row.get("channel"), str) or not row["channel"]:
            yield f"{where}.channel", "must be a text"
        if row.get("kind") not in ("above", "below"):
            yield f"{where}.kind", "must be one of above, below"
        numbers = {name: row.get(name) for name in ("on", "max_age_s")} | {"off": row.get("off", row.get("on"))}
        bad = [name for name, value in numbers.items() if not is_number(value)]
        yield from ((f"{where}.{name}", "must be a number") for name in bad)
        if bad:
            continue
        if numbers["max_age_s"] <= 0:
            yield f"{where}.max_age_s", "must be positive"
        if row.get("kind") == "above" and numbers["off"] > numbers["on"]:
            yield f"{where}.off", "must not be above on"
        if row.get("kind") == "below" and numbers["off"] < numbers["on"]:
            yield f"{where}.off", "must not be below on"


def read_conditions(rows: Iterable[Mapping]) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            row["channel"],
            row["kind"] == "above",
            float(row["on"]),
            float(row.get("off", row["on"])),
            float(row["max_age_s"]),
        )
        for row in rows
    )


def find_time_faults(row: Any) -> Iterable[tuple[str, str]]:
    if not isinstance(row, Mapping):
        yield "active", "must be an object"
        return
    days = row.get("days")
    if not isinstance(days, list) or not days or any(not _is_whole(day, 0, 6) for day in days):
        yield "active.days", "must be weekdays, 0 (Monday) to 6"
    for name in ("from_min", "to_min"):
        if not _is_whole(row.get(name), 0, MINUTES):
            yield f"active.{name}", f"must be minutes of the day, 0 to {MINUTES}"
    if row.get("from_min") == row.get("to_min"):
        yield "active.to_min", "must not be from_min"
    if "zone" in row:
        try:
            ZoneInfo(row["zone"])
        except (TypeError, ValueError, ZoneInfoNotFoundError):
            yield "active.zone", "must be a time zone"


def read_time(row: Mapping) -> ActiveTime:
    return ActiveTime(tuple(row["days"]), row["from_min"], row["to_min"], row.get("zone", ""))


def is_number(value: Any) -> bool:
    """Finite, and no truth value."""
    return not isinstance(value, bool) and isinstance(value, int | float) and abs(value) < float("inf")


def _is_whole(value: Any, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
