"""A cohort's definition: a period, and ordered steps of inclusion and exclusion. Read from JSON with every fault named."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.research.engine.criteria import CRITERIA, Criterion, Kind
from apps.research.engine.terms import Act, Basis

MOST_STEPS = 40
MOST_VALUES = 200
LONGEST = 200
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class Step:
    """`keep` is first or last, of `one_per_patient` only; `title` are a person's own words for the flow."""

    act: Act
    code: str
    params: dict[str, Any]
    title: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"act": str(self.act), "criterion": self.code, "params": self.params, "title": self.title}


@dataclass(frozen=True)
class Definition:
    first: date
    last: date
    basis: Basis
    steps: tuple[Step, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "basis": str(self.basis),
            "steps": [step.to_json() for step in self.steps],
        }

    def codes(self) -> list[str]:
        return [step.code for step in self.steps if step.act != Act.ONE]


class BadDefinition(ValueError):
    """`faults`: (path, code) pairs; a code is `research.definition_<what>`."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        self.faults = faults
        super().__init__(str(faults))


def read_definition(data: Any) -> Definition:
    """Raises BadDefinition."""
    faults: list[tuple[str, str]] = []
    if not isinstance(data, dict):
        raise BadDefinition([("", "object")])
    first, last = (_read_day(data.get(name), name, faults) for name in ("first", "last"))
    if first and last and first > last:
        faults.append(("last", "period"))
    basis = data.get("basis", Basis.RECEIVED)
    if basis not in list(Basis):
        faults.append(("basis", "choice"))
    rows = data.get("steps", [])
    if not isinstance(rows, list) or len(rows) > MOST_STEPS:
        faults.append(("steps", "steps"))
        rows = []
    steps = [step for n, row in enumerate(rows) if (step := _read_step(row, f"steps.{n}", faults))]
    if faults or first is None or last is None:
        raise BadDefinition(faults)
    return Definition(first, last, Basis(basis), tuple(steps))


def _read_day(value: Any, path: str, faults: list) -> date | None:
    try:
        day = date.fromisoformat(value)
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
    except (TypeError, ValueError):
        pass
    faults.append((path, "day"))
    return None


def _read_step(row: Any, path: str, faults: list) -> Step | None:
    if not isinstance(row, dict):
        faults.append((path, "object"))
        return None
    act, code, params, title = row.get("act"), row.get("criterion", ""), row.get("params", {}), row.get("title", "")
    if act not in list(Act) or not isinstance(params, dict) or not _is_text(title, least=0):
        faults.append((path, "step"))
        return None
    if act == Act.ONE:
        if params.get("keep") not in ("first", "last"):
            faults.append((f"{path}.params.keep", "keep"))
            return None
        return Step(Act.ONE, "", {"keep": params["keep"]}, title.strip())
    criterion = CRITERIA.get(code) if isinstance(code, str) else None
    if criterion is None:
        faults.append((f"{path}.criterion", "criterion"))
        return None
    clean = _read_params(criterion, params, f"{path}.params", faults)
    return None if clean is None else Step(Act(act), code, clean, title.strip())


def _read_params(criterion: Criterion, params: dict, path: str, faults: list) -> dict[str, Any] | None:
    if criterion.kind == Kind.FLAG:
        return {}
    if criterion.kind == Kind.RANGE:
        ends = {name: params.get(name) for name in ("least", "most")}
        given = [value for value in ends.values() if value is not None]
        if not given or not all(_is_number(value) for value in given) or len(given) == 2 and given[0] > given[1]:
            faults.append((path, "range"))
            return None
        return ends
    name = "values" if criterion.kind == Kind.CHOICE else "words"
    values = params.get(name)
    least = 1 if name == "words" else 0
    if (
        not isinstance(values, list)
        or not 0 < len(values) <= MOST_VALUES
        or not all(_is_text(v, least) for v in values)
    ):
        faults.append((f"{path}.{name}", name))
        return None
    return {name: list(dict.fromkeys(value.strip() for value in values))}


def _is_text(value: Any, least: int) -> bool:
    return isinstance(value, str) and least <= len(value.strip()) and len(value) <= LONGEST and "\0" not in value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e9
