"""Reads fields of a JSON document strictly; every fault is kept with its place, and reading goes on."""

import marshal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

FARTHEST_WHOLE = 10**12


@dataclass(frozen=True)
class Fault:
    place: str
    error: str

    def to_json(self) -> dict[str, str]:
        return {"place": self.place, "error": self.error}


class BadInstance(Exception):
    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.place}: {fault.error}" for fault in faults[:5]))
        self.faults = faults


class Fields:
    """One JSON object at a place. A wrong field is named and read as a harmless stand-in.

    What is right is told at a glance, without a word about what it should be: instances have a million fields.
    """

    def __init__(self, data: Any, place: str, faults: list[Fault], known: dict | None = None) -> None:
        self.place, self.faults = place, faults
        self.known: dict = {} if known is None else known
        """What `once` has read without a fault."""
        self.sound = isinstance(data, dict)
        self.data = data if isinstance(data, dict) else {}
        if not self.sound:
            self.name("", f"must be an object, not {show(data)}")

    def at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place and key else self.place or key

    def name(self, key: str, error: str) -> None:
        self.sound = False
        self.faults.append(Fault(self.at(key) or "instance", error))

    def get(self, key: str, fits: Callable[[Any], bool], what: str, otherwise: Any) -> Any:
        if key not in self.data:
            if isinstance(self.data, dict) and (self.data or self.sound):
                self.name(key, "is missing")
            return otherwise
        value = self.data[key]
        if fits(value):
            return value
        self.name(key, f"must be {what}, not {show(value)}")
        return otherwise

    def once(self, key: str, read: Callable[["Fields"], Any]) -> Any:
        """What `read` makes of a field that many objects of the document have alike: read once, then shared."""
        try:
            name = key, marshal.dumps(self.data.get(key), 2)
        except ValueError:
            return read(self)
        if name in self.known:
            return self.known[name]
        faults = len(self.faults)
        found = read(self)
        if len(self.faults) == faults:
            self.known[name] = found
        return found

    def text(self, key: str) -> str:
        value = self.data.get(key)
        if type(value) is str and value:
            return value
        return self.get(key, lambda v: isinstance(v, str) and v != "", "a text", "")

    def whole(self, key: str, low: int | None = None, high: int | None = None) -> int:
        value = self.data.get(key)
        if type(value) is int and is_whole(value, low, high):
            return value
        return self.get(key, lambda v: is_whole(v, low, high), describe(low, high), low or 0)

    def whole_or_none(self, key: str, low: int | None = None, high: int | None = None) -> int | None:
        if self.data.get(key, False) is None:
            return None
        return self.get(key, lambda v: v is None or is_whole(v, low, high), f"null or {describe(low, high)}", None)

    def flag(self, key: str) -> bool:
        return self.get(key, lambda v: isinstance(v, bool), "true or false", False)

    def items(self, key: str) -> list:
        return self.get(key, lambda v: isinstance(v, list), "a list", [])

    def objects(self, key: str) -> Iterator["Fields"]:
        place = self.at(key)
        for index, item in enumerate(self.items(key)):
            yield Fields(item, f"{place}[{index}]", self.faults, self.known)

    def object_or_none(self, key: str) -> "Fields | None":
        if self.data.get(key, False) is None:
            return None
        value = self.get(key, lambda v: v is None or isinstance(v, dict), "null or an object", None)
        return None if value is None else Fields(value, self.at(key), self.faults, self.known)

    def object(self, key: str) -> "Fields":
        return Fields(self.get(key, lambda v: isinstance(v, dict), "an object", {}), self.at(key), self.faults)

    def wholes(self, key: str, *, size: int | None = None, low: int | None = 0) -> tuple[int, ...]:
        values = self.items(key)
        bad = [f"{self.at(key)}[{i}]" for i, v in enumerate(values) if not is_whole(v, low)]
        self.sound = self.sound and not bad
        self.faults += [Fault(place, f"must be {describe(low, None)}") for place in bad]
        if size is not None and key in self.data and len(values) != size:
            self.name(key, f"must have {size} values, not {len(values)}")
            return (0,) * size
        return (0,) * len(values) if bad else tuple(values)

    def spans(self, key: str, *, low: int | None = None, high: int | None = None, width: int = 2) -> tuple:
        """Intervals [start, end] (and a capacity when `width` is 3); each well formed and inside [low, high]."""
        good = []
        for index, value in enumerate(self.items(key)):
            error = _span_error(value, low, high, width)
            if error:
                self.name(f"{key}[{index}]", error)
            else:
                good.append(tuple(value))
        return tuple(good)


def _span_error(value: Any, low: int | None, high: int | None, width: int) -> str:
    if not isinstance(value, list) or len(value) != width or not all(is_whole(v) for v in value):
        return f"must be {width} whole numbers, not {show(value)}"
    if value[0] >= value[1]:
        return f"ends at {value[1]}, not after its start {value[0]}"
    if (low is not None and value[0] < low) or (high is not None and value[1] > high):
        return f"[{value[0]}, {value[1]}] lies outside the horizon [{low}, {high}]"
    return "" if width == 2 or value[2] >= 0 else f"has a negative capacity {value[2]}"


def is_whole(value: Any, low: int | None = None, high: int | None = None) -> bool:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > FARTHEST_WHOLE:
        return False
    return (low is None or value >= low) and (high is None or value <= high)


def describe(low: int | None, high: int | None) -> str:
    if low is None:
        return "a whole number"
    return f"a whole number from {low}" + (f" to {high}" if high is not None else "")


def show(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
