"""Quality tests of devices as data: how often, within what, what a failure does, and after which outages patients wait for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from apps.devices.engine.axes import DownCause
from apps.devices.engine.rules import BadRules


class TestKind(StrEnum):
    MEASURE = "measure"  # a value, judged here
    CHECK = "check"  # a person judges


class OnFail(StrEnum):
    HOLD = "hold"  # out of service
    RESTRICT = "restrict"
    NOTE = "note"


class Outcome(StrEnum):
    """As in QATrack+: inside the tolerance, outside of it but inside the action level, beyond the action level."""

    OK = "ok"
    TOLERANCE = "tolerance"
    ACTION = "action"


class Due(StrEnum):
    ON_DEMAND = "on_demand"
    OK = "ok"
    TODAY = "today"
    OVERDUE = "overdue"


Span = tuple[float, float]


@dataclass(frozen=True)
class QaTest:
    """`tolerance` and `action` are inclusive spans in `unit`; a check has none. `after`: causes of a full outage."""

    __test__ = False  # no test class of the runner

    code: str
    names: Mapping[str, str]
    kind: TestKind
    on_fail: OnFail
    source: str
    unit: str = ""
    tolerance: Span | None = None
    action: Span | None = None
    every_days: int | None = None
    after: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()

    def applies_to(self, modality: str) -> bool:
        return not self.modalities or modality in self.modalities


def read_tests(payload: Any) -> list[QaTest]:
    """Tests of `{"tests": [...]}`; raises BadRules with all faults."""
    if not isinstance(payload, Mapping) or not isinstance(payload.get("tests"), list):
        raise BadRules([("tests", "must be a list")])
    errors: list[tuple[str, str]] = []
    seen: set[str] = set()
    for n, row in enumerate(payload["tests"]):
        faults = list(_find_faults(row)) if isinstance(row, Mapping) else [("", "must be an object")]
        code = row.get("code") if isinstance(row, Mapping) else None
        if code in seen:
            faults.append(("code", "is used twice"))
        seen.add(code or "")
        errors += [(f"tests[{n}].{name}", what) for name, what in faults]
    if errors:
        raise BadRules(errors)
    return [read_test(row) for row in payload["tests"]]


def read_test(row: Mapping) -> QaTest:
    """One row that was found without faults."""
    return QaTest(
        code=row["code"],
        names=row["names"],
        kind=TestKind(row["kind"]),
        on_fail=OnFail(row["on_fail"]),
        source=row["source"],
        unit=row.get("unit", ""),
        tolerance=_span(row.get("tolerance")),
        action=_span(row.get("action")),
        every_days=row.get("every_days"),
        after=tuple(row.get("after", ())),
        modalities=tuple(row.get("modalities", ())),
    )


def _span(pair: list | None) -> Span | None:
    return None if pair is None else (float(pair[0]), float(pair[1]))


def _find_faults(row: Mapping) -> Iterable[tuple[str, str]]:
    for name in ("code", "source"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            yield name, "must be a text"
    if not isinstance(row.get("names"), Mapping) or not {"zh-Hans", "en"} <= set(row["names"]):
        yield "names", "must have zh-Hans and en"
    for name, enum in (("kind", TestKind), ("on_fail", OnFail)):
        if row.get(name) not in list(enum):
            yield name, f"must be one of {', '.join(enum)}"
    if not set(row.get("after", ())) <= set(DownCause):
        yield "after", f"must be of {', '.join(DownCause)}"
    days = row.get("every_days")
    if days is not None and (isinstance(days, bool) or not isinstance(days, int) or days < 1):
        yield "every_days", "must be a whole number of days"
    spans = [row.get(name) for name in ("tolerance", "action")]
    if row.get("kind") != TestKind.MEASURE:
        return
    for name, pair in zip(("tolerance", "action"), spans, strict=True):
        if not _is_span(pair):
            yield name, "must be two numbers, the lower one first"
            return
    if spans[0][0] < spans[1][0] or spans[0][1] > spans[1][1]:
        yield "action", "must hold the tolerance"


def _is_span(pair: Any) -> bool:
    numbers = isinstance(pair, list) and len(pair) == 2 and all(type(v) in (int, float) for v in pair)
    return numbers and pair[0] <= pair[1]


def judge_value(test: QaTest, value: float) -> Outcome:
    """Of a measured test."""
    assert test.tolerance and test.action
    if test.tolerance[0] <= value <= test.tolerance[1]:
        return Outcome.OK
    return Outcome.TOLERANCE if test.action[0] <= value <= test.action[1] else Outcome.ACTION


def find_due(test: QaTest, last: date | None, today: date) -> tuple[Due, date | None]:
    """By days of the site: a test every day is due each day. One that was never done is overdue since today."""
    if test.every_days is None:
        return Due.ON_DEMAND, None
    due = today if last is None else last + timedelta(days=test.every_days)
    if due > today:
        return Due.OK, due
    return (Due.OVERDUE if due < today or last is None else Due.TODAY), due
