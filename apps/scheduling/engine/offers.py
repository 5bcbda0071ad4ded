"""First free starts: where an exam of a given length fits, found gap by gap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.common.kernel.intervals import subtract
from apps.scheduling.engine.openings import Span


@dataclass(frozen=True)
class ResourceTime:
    """One fitting resource: its open spans and what is taken in them."""

    resource_id: int
    opens: tuple[Span, ...]
    busy: tuple[Span, ...] = ()


@dataclass(frozen=True)
class OfferQuery:
    """`patient_busy` is widened by `patient_gap_min` on both sides (the walk between two rooms), `forbidden` is not."""

    duration_min: int
    not_before: datetime
    grid_min: int = 5
    patient_busy: tuple[Span, ...] = ()
    patient_gap_min: int = 0
    forbidden: tuple[Span, ...] = ()


@dataclass(frozen=True, order=True)
class FreeStart:
    starts_at: datetime
    resource_id: int
    ends_at: datetime


def find_free_starts(query: OfferQuery, resources: Iterable[ResourceTime]) -> list[FreeStart]:
    """The first start of every gap that is long enough, sorted by time, then resource."""
    return sorted(start for resource in resources for start in _gap_starts(query, resource))


def count_places(query: OfferQuery, resources: Iterable[ResourceTime], within: Span) -> int:
    """How many exams of this length still fit one after another inside `within`, over all resources."""
    length = timedelta(minutes=query.duration_min)
    places = 0
    for resource in resources:
        for start, end in _free_spans(query, resource):
            first = _ceil_to_grid(max(start, within[0]), query.grid_min)
            places += max(0, (min(end, within[1]) - first) // length)
    return places


def is_free(query: OfferQuery, resource: ResourceTime, starts_at: datetime) -> bool:
    """True when the whole exam lies in one free span; the start needs no grid."""
    ends_at = starts_at + timedelta(minutes=query.duration_min)
    return any(start <= starts_at and ends_at <= end for start, end in _free_spans(query, resource))


def _gap_starts(query: OfferQuery, resource: ResourceTime) -> Iterator[FreeStart]:
    length = timedelta(minutes=query.duration_min)
    for start, end in _free_spans(query, resource):
        first = _ceil_to_grid(start, query.grid_min)
        if first + length <= end:
            yield FreeStart(starts_at=first, resource_id=resource.resource_id, ends_at=first + length)


def _free_spans(query: OfferQuery, resource: ResourceTime) -> list[Span]:
    gap = timedelta(minutes=query.patient_gap_min)
    taken = [*resource.busy, *query.forbidden, *((start - gap, end + gap) for start, end in query.patient_busy)]
    opens = [(max(start, query.not_before), end) for start, end in resource.opens]
    return list(subtract(opens, taken))


def _ceil_to_grid(at: datetime, grid_min: int) -> datetime:
    """The next full grid minute of the local day (counted from the full hour)."""
    floor = at.replace(minute=at.minute - at.minute % grid_min, second=0, microsecond=0)
    return floor if floor == at else floor + timedelta(minutes=grid_min)
