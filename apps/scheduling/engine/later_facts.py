"""What became of a booking by what happened after it: too close to another exam of its patient, or over it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from apps.scheduling.engine.clinical_separations import Zone, find_hits
from apps.scheduling.engine.openings import Span


@dataclass(frozen=True)
class OtherExam:
    """`stays`: it is under way, done or an emergency, so that whoever stands too close must give way."""

    key: str
    span: Span
    stays: bool
    runs: bool = False


def find_crossing(span: Span, others: Iterable[OtherExam]) -> OtherExam | None:
    """The running exam of the same patient that lasts into `span`, the longest one first."""
    hit = [one for one in others if one.runs and span[0] < one.span[1] and one.span[0] < span[1]]
    return max(hit, key=lambda one: (one.span[1], one.key), default=None)


def find_too_close(
    span: Span, key: str, zones: Iterable[Zone], others: Mapping[str, OtherExam], set_aside: Sequence[Mapping[str, Any]]
) -> Zone | None:
    """The demand that the booking `key` at `span` breaks and must answer for; of two plans the later one gives way.

    `set_aside` are the params of overrides that a person gave, on either side of a pair.
    """
    for zone in find_hits(zones, span):
        if zone.is_advice or _was_set_aside(zone, span, key, set_aside):
            continue
        other, at = others.get(zone.other.key), zone.other.span
        is_given = at[0] == at[1]  # an injection, whatever became of its exam
        if other is None or other.stays or is_given or (at[0], zone.other.key) < (span[0], key):
            return zone
    return None


def distance_min(one: Span, other: Span) -> float:
    """Minutes between the two; 0 where they meet."""
    return max(timedelta(0), one[0] - other[1], other[0] - one[1]) / timedelta(minutes=1)


def _was_set_aside(zone: Zone, span: Span, key: str, set_aside: Sequence[Mapping[str, Any]]) -> bool:
    """The same rule between the same two, asking no more and lying no closer than when somebody decided."""
    now = distance_min(span, zone.other.span)
    return any(
        row.get("rule") == zone.rule.code
        and {row.get("accession"), row.get("own")} == {zone.other.key, key}
        and zone.hours <= float(row.get("hours", 0))
        and now >= row.get("distance_min", 0)
        for row in set_aside
    )
