"""A FHIR R4 search as it stands in an address (R4 3.1.1): parameters, modifiers and prefixes that are declared, or a named fault.

A parameter that is not declared is refused: a filter left out would answer more than was asked for. `Prefer: handling=lenient` leaves it out.
"""

import base64
import binascii
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.fhir.bodies import localise

DEFAULT_COUNT, MOST_COUNT, MOST_VALUES, MOST_CONDITIONS, MOST_LETTERS = 50, 500, 50, 30, 2000
PREFIXES = ("eq", "ne", "gt", "lt", "ge", "le", "sa", "eb")
MODIFIERS: Mapping[str, tuple[str, ...]] = {
    "token": ("not",),
    "string": ("exact", "contains"),
    "date": (),
    "reference": (),
    "uri": (),
}
_DATE = re.compile(
    r"(?P<y>\d{4})(-(?P<m>\d\d)(-(?P<d>\d\d)(T(?P<H>\d\d):(?P<M>\d\d)(:(?P<S>\d\d)(\.\d+)?)?(?P<z>Z|[+-]\d\d:\d\d)?)?)?)?"
)
_ID = re.compile(r"[A-Za-z0-9.\-]{1,64}")


@dataclass(frozen=True)
class Declared:
    """A search parameter: its type decides modifiers and prefixes. `targets` are what a reference may point to."""

    name: str
    kind: str
    doc: str
    targets: tuple[str, ...] = ()
    modifiers: tuple[str, ...] | None = None

    def allowed_modifiers(self) -> tuple[str, ...]:
        return MODIFIERS[self.kind] if self.modifiers is None else self.modifiers


@dataclass(frozen=True)
class Token:
    """`system` None: any; "": explicitly none."""

    system: str | None
    code: str


@dataclass(frozen=True)
class Moment:
    """[low, high) is what the text names; `whole_days` when it names no time of day."""

    prefix: str
    low: datetime
    high: datetime
    whole_days: bool


@dataclass(frozen=True)
class Ref:
    kind: str
    key: str


@dataclass(frozen=True)
class Condition:
    """One occurrence of a parameter: any of its values."""

    name: str
    modifier: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Query:
    conditions: tuple[Condition, ...] = ()
    count: int = DEFAULT_COUNT
    cursor: tuple[Any, ...] | None = None
    sort: str = ""
    includes: tuple[str, ...] = ()
    wants_total: bool = False
    only_total: bool = False
    applied: tuple[tuple[str, str], ...] = field(default=())
    """What was understood, for the self link; without the cursor."""


def read_search(
    pairs: Sequence[tuple[str, str]],
    declared: Mapping[str, Declared],
    *,
    sorts: Iterable[str] = (),
    includes: Iterable[str] = (),
    zone: str = "UTC",
    is_lenient: bool = False,
    bases: Collection[str] = (),
) -> Query:
    """`bases`: our own addresses, which references may begin with. Raises Invalid with the parameter at fault."""
    conditions, applied, settings = [], [], {}
    if len(pairs) > MOST_CONDITIONS:
        raise _fault("_query", "interop.fhir_too_many", most=MOST_CONDITIONS)
    for name, text in pairs:
        if len(text) > MOST_LETTERS:
            raise _fault(name[:80], "interop.fhir_too_long", most=MOST_LETTERS)
        if name in _SETTINGS:
            _SETTINGS[name](settings, name, text, tuple(sorts), tuple(includes))
            if name != "_cursor":
                applied.append((name, text))
            continue
        bare, _, modifier = name.partition(":")
        parameter = declared.get(bare)
        if parameter is None:
            if is_lenient:
                continue
            raise _fault(name[:80], "interop.fhir_param_unknown", known=", ".join(sorted(declared)))
        said = ",".join(localise(part, bases) for part in text.split(",")) if parameter.kind == "reference" else text
        conditions.append(_read_condition(parameter, modifier, name, said, zone))
        applied.append((name, text))
    return Query(tuple(conditions), applied=tuple(applied), **settings)


def _read_condition(parameter: Declared, modifier: str, name: str, text: str, zone: str) -> Condition:
    if parameter.kind == "reference" and modifier in parameter.targets:  # subject:Patient=5
        text, modifier = ",".join(f"{modifier}/{part}" for part in _split(text)), ""
    if modifier and modifier not in parameter.allowed_modifiers():
        raise _fault(name[:80], "interop.fhir_modifier_unknown", known=", ".join(parameter.allowed_modifiers()) or "-")
    parts = _split(text)
    if not parts or len(parts) > MOST_VALUES:
        raise _fault(name, "interop.fhir_value_empty" if not parts else "interop.fhir_too_many", most=MOST_VALUES)
    return Condition(parameter.name, modifier, tuple(_READERS[parameter.kind](parameter, part, zone) for part in parts))


def _split(text: str) -> list[str]:
    r"""At commas that no backslash stands before (R4 3.1.1.5)."""
    parts = re.split(r"(?<!\\),", text)
    return [re.sub(r"\\([,|$\\])", r"\1", part).strip() for part in parts if part.strip()]


def _read_token(parameter: Declared, text: str, zone: str) -> Token:
    if "|" not in text:
        return Token(None, text)
    system, _, code = text.partition("|")
    return Token(system, code)


def _read_string(parameter: Declared, text: str, zone: str) -> str:
    return text


def _read_reference(parameter: Declared, text: str, zone: str) -> Ref:
    kind, _, key = text.rpartition("/")
    if not kind and len(parameter.targets) == 1:
        kind = parameter.targets[0]
    if kind not in parameter.targets or not _ID.fullmatch(key):
        raise _fault(parameter.name, "interop.fhir_reference", targets=", ".join(parameter.targets), value=text[:80])
    return Ref(kind, key)


def read_moment(name: str, text: str, zone: str = "UTC") -> Moment:
    """A date with its prefix; without an offset it is the site's own time. Raises Invalid."""
    prefix = text[:2] if text[:2] in PREFIXES else "eq"
    found = _DATE.fullmatch(text.removeprefix(prefix) if text[:2] in PREFIXES else text)
    if found is None:
        raise _fault(name, "interop.fhir_date", value=text[:40])
    part = {key: int(value) for key, value in found.groupdict().items() if value and key != "z"}
    if part.get("S") == 60:  # a leap second is the next minute for everybody else
        part["S"] = 59
    try:
        offset = found["z"]
        place = datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").tzinfo if offset else ZoneInfo(zone)
        low = datetime(
            part["y"],
            part.get("m", 1),
            part.get("d", 1),
            part.get("H", 0),
            part.get("M", 0),
            part.get("S", 0),
            tzinfo=place,
        )
        high = _after(low, part)
        low.astimezone(ZoneInfo("UTC")), high.astimezone(ZoneInfo("UTC"))
    except (ValueError, OverflowError):
        raise _fault(name, "interop.fhir_date", value=text[:40]) from None
    if not 1800 <= low.year <= 2999:
        raise _fault(name, "interop.fhir_date", value=text[:40])
    return Moment(prefix, low, high, "H" not in part)


def _after(low: datetime, part: Mapping[str, int]) -> datetime:
    if "S" in part:
        return low + timedelta(seconds=1)
    if "H" in part:
        return low + timedelta(minutes=1)
    if "d" in part:
        return low + timedelta(days=1)
    if "m" in part:
        return low.replace(year=low.year + low.month // 12, month=low.month % 12 + 1)
    return low.replace(year=low.year + 1)


_READERS = {
    "token": _read_token,
    "string": _read_string,
    "uri": _read_string,
    "reference": _read_reference,
    "date": lambda parameter, text, zone: read_moment(parameter.name, text, zone),
}


def _set_count(settings: dict, name: str, text: str, sorts: tuple, includes: tuple) -> None:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise _fault(name, "interop.fhir_count", most=MOST_COUNT)
    settings["count"] = min(int(text), MOST_COUNT)
    settings["only_total"] = settings.get("only_total", False) or int(text) == 0


def _set_sort(settings: dict, name: str, text: str, sorts: tuple, includes: tuple) -> None:
    if text.removeprefix("-") not in sorts:
        raise _fault(name, "interop.fhir_sort", known=", ".join(sorts) or "-")
    settings["sort"] = text


def _add_include(settings: dict, name: str, text: str, sorts: tuple, includes: tuple) -> None:
    wanted = includes if text == "*" else tuple(text.split(",")[:MOST_VALUES])
    if unknown := [one for one in wanted if one not in includes]:
        raise _fault(name, "interop.fhir_include", value=unknown[0][:80], known=", ".join(includes) or "-")
    settings["includes"] = tuple(dict.fromkeys((*settings.get("includes", ()), *wanted)))


def _set_total(settings: dict, name: str, text: str, sorts: tuple, includes: tuple) -> None:
    if text not in ("none", "estimate", "accurate"):
        raise _fault(name, "interop.fhir_choice", known="none, estimate, accurate")
    settings["wants_total"] = text != "none"


def _set_summary(settings: dict, name: str, text: str, sorts: tuple, includes: tuple) -> None:
    if text not in ("count", "false"):
        raise _fault(name, "interop.fhir_choice", known="count, false")
    settings["only_total"] = text == "count"


def _set_cursor(settings: dict, name: str, text: str, sorts: tuple, includes: tuple) -> None:
    settings["cursor"] = read_cursor(text)


def _skip(settings: dict, name: str, text: str, sorts: tuple, includes: tuple) -> None:
    if name == "_format" and "json" not in text.lower():
        raise _fault(name, "interop.fhir_choice", known="json")


_SETTINGS = {
    "_count": _set_count,
    "_sort": _set_sort,
    "_include": _add_include,
    "_total": _set_total,
    "_summary": _set_summary,
    "_cursor": _set_cursor,
    "_format": _skip,
    "_pretty": _skip,
}


def write_cursor(values: Sequence[Any]) -> str:
    """Where a page ended, as a word for an address."""
    return base64.urlsafe_b64encode(json.dumps(list(values), default=str).encode()).decode().rstrip("=")


def read_cursor(text: str) -> tuple[Any, ...]:
    """Raises Invalid for what `write_cursor` did not make."""
    try:
        values = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if (
            not isinstance(values, list)
            or not 1 <= len(values) <= 4
            or not all(isinstance(v, (str, int)) for v in values)
        ):
            raise ValueError(text)
        if any(isinstance(v, int) and not -(2**62) < v < 2**62 or isinstance(v, str) and "\0" in v for v in values):
            raise ValueError(text)
    except (ValueError, binascii.Error, RecursionError):
        raise _fault("_cursor", "interop.fhir_cursor") from None
    return tuple(values)


def _fault(name: str, code: str, **params: Any) -> Invalid:
    return Invalid({name: Reason(code, params, "error")})
