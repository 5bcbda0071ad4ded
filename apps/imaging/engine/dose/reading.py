"""Rules over content items: the first that says something, in the unit of the record."""

import re
from collections.abc import Iterator
from typing import Any

from apps.imaging.engine.dose.codes import key_of, say
from apps.imaging.engine.dose.content import Item
from apps.imaging.engine.dose.quantities import read_numbers, split_unit
from apps.imaging.engine.dose.rules import Rule

_DIGITS = re.compile(r"\d+")


def walk(root: Item, *, without: frozenset[str] = frozenset()) -> Iterator[Item]:
    """Items below, nearest first and in the order of the file; not into the containers of `without`."""
    level = root.children
    while level:
        below: list[Item] = []
        for child in level:
            yield child
            if child.children and not (without and key_of(child.concept) in without):
                below += child.children
        level = below


def find_all(root: Item, concept: str) -> list[Item]:
    """In the order of the file, also below one another's neighbours."""
    return [item for item in walk(root) if key_of(item.concept) == concept]


def index(items: Any) -> dict[str, list[Item]]:
    """Items by their concept's key, in the order they come."""
    found: dict[str, list[Item]] = {}
    for item in items:
        if item.concept is not None:
            found.setdefault(key_of(item.concept), []).append(item)
    return found


def apply(rules: tuple[Rule, ...], found: dict[str, list[Item]]) -> dict[str, Any]:
    """Values by name; a name without a value is left out."""
    values = {}
    for rule in rules:
        for concept in rule.concepts:
            value = next((v for item in found.get(concept, ()) if (v := read(rule, item)) is not None), None)
            if value is not None:
                values[rule.name] = value
                break
    return values


def read(rule: Rule, item: Item) -> Any:
    if rule.form == "number":
        return read_quantity(rule, item)
    if rule.form == "code":
        return say(item.code) or item.text or None
    if rule.form == "time":
        return read_time(item.text)
    return item.text or (say(item.code) if item.code else None) or None


def read_quantity(rule: Rule, item: Item) -> float | list[float] | None:
    """Several values in one item stay several; a number written as text is a number."""
    texts, unit = item.numbers, item.unit
    if not any(texts) and item.text:
        number, unit_in_text = split_unit(item.text)
        texts, unit = [number], unit or unit_in_text
    values = [rule.quantity.convert(value, unit) for value in read_numbers(texts)]
    if not values:
        return None
    return values[0] if len(values) == 1 else values


def read_time(text: str, clock_text: str = "") -> str | None:
    """YYYYMMDDHHMMSS of a DT, or of a DA and a TM; fractions and zone are dropped, a date without a time is midnight."""
    date = _DIGITS.match(text.replace("-", "").replace(".", "") if len(text) == 10 else text)
    if date is None or len(date.group()) < 8:
        return None
    digits = date.group()
    time = _DIGITS.match(clock_text.replace(":", ""))
    if len(digits) == 8 and time:
        digits += time.group()
    digits = digits[:14].ljust(14, "0")
    return digits if is_time(digits) else None


def is_time(digits: str) -> bool:
    month, day, hour, minute, second = (int(digits[i : i + 2]) for i in range(4, 14, 2))
    return 1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60 and second <= 60
