"""Fields that one sender writes elsewhere: moved once, between the parser and the readers.

A rule is the place where the readers look (`OBR-31`, `OBR-27.6`) and where this sender writes it: places in turn, the first that says
something counts (`["NTE-3", "OBR-13"]`); where none does, the place is empty, so that nothing is read that the rule was to replace. A
place is SEG-field, with `[n]` its repetition and `.n` its component (HL7 v2.5.1 chapter 2, counted from 1).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import hl7

from apps.interop.engine.segments import Message

FIELDS = "fields"
PLACE = re.compile(r"([A-Z][A-Z0-9]{2})-([1-9]\d?)(?:\[([1-9]\d?)\])?(?:\.([1-9]\d?))?", re.ASCII)
STARTS = frozenset({"ORC", "RGS", "FT1"})  # of a group; what stands before the first is said of all
COMMENT = "NTE"  # its segments are the lines of one text
Row = list[str]  # a segment, cut at its field separator
Target = tuple[list[Row], Row | None]  # a group and its segment


@dataclass(frozen=True)
class Place:
    """`repetition` and `component` are 0 where the whole field is meant."""

    segment: str
    field: int
    repetition: int
    component: int


def read_place(text: str) -> Place:
    """Raises ValueError."""
    if not (found := PLACE.fullmatch(text)):
        raise ValueError(text)
    return Place(found[1], *(int(n or 0) for n in found.groups()[1:]))


def arrange(message: Message, mapping: Mapping[str, Any]) -> Message:
    """The message as its readers expect it, by the sender's `fields`; the same one where the sender has none."""
    if not (rules := mapping.get(FIELDS)):
        return message
    marks = Marks(message.parsed)
    rows = [str(segment).split(marks.field) for segment in message.parsed]
    groups = _group(rows)
    told = [(read_place(to), [read_place(one) for one in _list(said)]) for to, said in rules.items()]
    found = [
        (to, group, row, _ask(sources, groups, group, row, marks))
        for to, sources in told
        for group, row in _find_targets(to, sources, groups)
    ]
    for to, group, row, said in found:  # all were read before the first is written: two may change places
        if row is None and not said:
            continue
        if row is None and (row := next((r for r in group if r[0] == to.segment), None)) is None:
            row = [to.segment]
            group.append(row)
        _write(row, to, said, marks)
    text = "\r".join(marks.field.join(row) for group in groups for row in group)
    return Message(hl7.parse(text + "\r"))


class Marks:
    """The separators that MSH-1 and MSH-2 name."""

    def __init__(self, parsed: hl7.Message) -> None:
        head = str(parsed[0])
        self.field, self.component, self.repetition, self.escape = head[3], head[4], head[5], head[6]


def _group(rows: Iterable[Row]) -> list[list[Row]]:
    """The segments said of all first, then a list for each order, resource or charge."""
    groups: list[list[Row]] = [[]]
    for row in rows:
        is_second = row[0] == "OBR" and any(r[0] == "OBR" for r in groups[-1])
        if row[0] in STARTS or is_second:
            groups.append([])
        groups[-1].append(row)
    return groups


def _find_targets(to: Place, sources: Sequence[Place], groups: list[list[Row]]) -> list[Target]:
    """Where it stands; else (None) every group that says it: a segment that is missing is added there."""
    standing: list[Target] = [(group, row) for group in groups for row in group if row[0] == to.segment]
    shared = [pair for pair in standing if pair[0] is groups[0]]
    if shared:
        return list(shared)
    names = {one.segment for one in sources}
    return [
        pair
        for group in groups
        for pair in (
            [one for one in standing if one[0] is group]
            or ([(group, None)] if any(row[0] in names for row in group) else [])
        )
    ]


def _ask(sources: Sequence[Place], groups: list[list[Row]], group: list[Row], row: Row | None, marks: Marks) -> str:
    return next(filter(None, (_read(one, _rows_of(one, groups, group, row), marks) for one in sources)), "")


def _rows_of(source: Place, groups: list[list[Row]], group: list[Row], row: Row | None) -> list[Row]:
    """The segment itself, those of its group, else those said of all; for what is said of all, those of the only group that has them."""
    if row is not None and row[0] == source.segment:
        return [row]
    by_group = [[r for r in one if r[0] == source.segment] for one in (group, groups[0])]
    if found := next(filter(None, by_group), None):
        return found
    if group is not groups[0]:
        return []
    others = [rows for one in groups if (rows := [r for r in one if r[0] == source.segment])]
    return others[0] if len(others) == 1 else []


def _read(source: Place, rows: list[Row], marks: Marks) -> str:
    said = [text for row in rows if (text := _read_one(source, row, marks))]
    if source.segment != COMMENT:
        return "".join(said[:1])
    line_break = f"{marks.escape}.br{marks.escape}"
    return line_break.join(said).replace(marks.repetition, line_break)


def _read_one(source: Place, row: Row, marks: Marks) -> str:
    at = source.field - (row[0] == "MSH")  # MSH-1 is the separator itself
    text = row[at] if 0 < at < len(row) else ""
    if source.repetition or source.component:
        text = _nth(text.split(marks.repetition), source.repetition or 1)
    if source.component:
        text = _nth(text.split(marks.component), source.component)
    return text.strip()


def _nth(parts: list[str], n: int) -> str:
    return parts[n - 1] if n <= len(parts) else ""


def _write(row: Row, to: Place, said: str, marks: Marks) -> None:
    row += [""] * (to.field + 1 - len(row))
    if not (to.repetition or to.component):
        row[to.field] = said
        return
    said = said.split(marks.repetition)[0]
    repetitions = row[to.field].split(marks.repetition)
    at = max(to.repetition, 1) - 1
    repetitions += [""] * (at + 1 - len(repetitions))
    if to.component:
        parts = repetitions[at].split(marks.component)
        parts += [""] * (to.component - len(parts))
        parts[to.component - 1] = said.split(marks.component)[0]
        said = marks.component.join(parts)
    repetitions[at] = said
    row[to.field] = marks.repetition.join(repetitions)


def _list(said: Any) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def find_field_faults(table: Any, path: str) -> Iterable[tuple[str, str]]:
    """(path, what) of every rule that no message could be read by."""
    if not isinstance(table, Mapping):
        yield path, "a table of place to place"
        return
    for to, said in table.items():
        if not PLACE.fullmatch(to) or to.startswith("MSH"):
            yield f"{path}.{to}", "a place is SEG-field, with [repetition] and .component, and none of MSH"
        sources = _list(said) if isinstance(said, str | list) else []
        if not sources or not all(isinstance(one, str) and PLACE.fullmatch(one) for one in sources):
            yield f"{path}.{to}", "the place or places where this sender writes it, in turn"
