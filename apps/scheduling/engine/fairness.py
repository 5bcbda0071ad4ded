"""How differently groups of patients wait: a figure that is reported, never a reason to sort anybody (rule 18)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Waited:
    """One patient's wait, and which groups he belongs to by attribute."""

    days: float
    groups: Mapping[str, str]


@dataclass(frozen=True)
class GroupWait:
    """`mean_days` is None for a group that is too small to say anything about."""

    group: str
    n: int
    mean_days: float | None


@dataclass(frozen=True)
class WaitSpread:
    """`difference_days` between the groups that wait longest and shortest; None with fewer than two that are large enough."""

    attribute: str
    groups: tuple[GroupWait, ...]
    difference_days: float | None


def compare_groups(rows: Iterable[Waited], *, least_n: int) -> list[WaitSpread]:
    """By attribute, groups in alphabetic order."""
    waits: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for attribute, group in row.groups.items():
            waits[attribute][group].append(row.days)
    return [_spread(attribute, groups, least_n) for attribute, groups in sorted(waits.items())]


def _spread(attribute: str, groups: Mapping[str, list[float]], least_n: int) -> WaitSpread:
    rows = tuple(
        GroupWait(group, len(days), round(sum(days) / len(days), 2) if len(days) >= least_n else None)
        for group, days in sorted(groups.items())
    )
    means = [row.mean_days for row in rows if row.mean_days is not None]
    return WaitSpread(attribute, rows, round(max(means) - min(means), 2) if len(means) > 1 else None)
