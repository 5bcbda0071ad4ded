"""Slots are not stored: they are what the open hours of a scanner or room leave, and what is taken of them, at the moment of asking."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, instant, make_resource, reference
from apps.interop.engine.fhir.search import Condition, Moment, Query, write_cursor
from apps.interop.selectors.fhir import params, schedule
from apps.interop.selectors.fhir.base import Caller, Found, Include, as_number, bad_cursor
from apps.scheduling.public import CalendarSpan, list_calendar_spans

USUAL, LONGEST = timedelta(days=7), timedelta(days=31)
ENDS = datetime(1801, 1, 1, tzinfo=UTC), datetime(2998, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Slot:
    span: CalendarSpan
    resource: Any

    @property
    def status(self) -> str:
        return "free" if self.span.is_free else "busy-unavailable" if self.span.is_blocked else "busy"


@dataclass(frozen=True)
class SlotKind:
    """Ids are `<schedule>-<start>-<end>`, in seconds since 1970; a free one is there as long as all of it is free."""

    name: str = "Slot"
    permissions: tuple[str, ...] = ("schedule.read",)
    includes: tuple[Include, ...] = (Include("schedule", "Schedule", lambda slot: [slot.resource.pk]),)
    writes: tuple[str, ...] = ()

    def declared(self) -> Mapping[str, params.Param]:
        return {param.name: param for param in PARAMS}

    def sort_names(self) -> tuple[str, ...]:
        return ("start",)

    def patient(self, slot: Slot) -> int | None:
        return None

    def key_of(self, slot: Slot) -> str:
        ends = (slot.span.starts_at, slot.span.ends_at)
        return "-".join(map(str, (slot.resource.pk, *(int(end.timestamp()) for end in ends))))

    def get(self, key: str, caller: Caller) -> Slot | None:
        numbers = [as_number(part) for part in key.split("-")]
        if len(numbers) != 3 or None in numbers or not all(0 < n < 2**35 for n in numbers):
            return None
        start, end = (datetime.fromtimestamp(n, UTC) for n in numbers[1:])
        resource = schedule.KIND.get(str(numbers[0]), caller)
        if resource is None or not start < end <= start + LONGEST or end > ENDS[1]:
            return None
        found = list_calendar_spans([resource], (start - timedelta(days=1), end + timedelta(days=1)))
        for span in found:
            if (span.starts_at, span.ends_at) == (start, end):
                return Slot(span, resource)
            if span.is_free and span.starts_at <= start and end <= span.ends_at:
                return Slot(replace(span, starts_at=start, ends_at=end), resource)
        return None

    def get_many(self, keys: list[Any], caller: Caller) -> list[Slot]:
        return [slot for key in keys if (slot := self.get(str(key), caller))]

    def find(self, query: Query, caller: Caller) -> Found:
        """Raises Invalid for more than 31 days, or a cursor that is none."""
        asked = {condition.name: condition for condition in query.conditions}
        low, high = _read_window([c for c in query.conditions if c.name == "start"])
        rows = schedule.KIND.visible(caller).filter(is_active=True)
        for name in ("schedule", "service-category"):
            if name in asked:
                rows = rows.filter(self.declared()[name].ask(asked[name]))
        resources = {row.pk: row for row in rows}
        spans = list_calendar_spans(list(resources.values()), (low, high)) if resources else []
        slots = [Slot(s, resources[s.resource_id]) for s in spans if low <= s.starts_at < high]
        if "status" in asked:
            slots = [slot for slot in slots if _matches(slot, asked["status"])]
        total = len(slots) if query.wants_total or query.only_total else None
        if query.only_total:
            return Found(total=total)
        if query.sort == "-start":
            slots.reverse()
        if query.cursor is not None:
            place = query.cursor[0]
            keys = [self.key_of(slot) for slot in slots]
            if place not in keys:
                raise bad_cursor()
            slots = slots[keys.index(place) + 1 :]
        page = slots[: query.count]
        more = len(slots) > query.count
        return Found(page, write_cursor([self.key_of(page[-1])]) if more and page else None, total)

    def write(self, slot: Slot, caller: Caller) -> Json:
        """It tells that the time is taken, never by whom."""
        return make_resource(
            "Slot",
            self.key_of(slot),
            serviceCategory=[concept(coding(systems.MODALITY, slot.resource.modality))],
            schedule=reference("Schedule", slot.resource.pk, slot.resource.code),
            status=slot.status,
            start=instant(slot.span.starts_at),
            end=instant(slot.span.ends_at),
        )


def _matches(slot: Slot, condition: Condition) -> bool:
    hit = any(value.code == slot.status for value in condition.values)
    return hit != (condition.modifier == "not")


def _read_window(conditions: list[Condition]) -> tuple[datetime, datetime]:
    """From now on for a week, as far as `start` does not say otherwise."""
    low, high = clock.now().replace(microsecond=0), None
    for value in (value for condition in conditions for value in condition.values[:1]):
        low, high = _narrow(value, low, high)
    high = low + USUAL if high is None else high
    if high - low > LONGEST or not ENDS[0] < low < ENDS[1]:
        raise Invalid({"start": Reason("interop.fhir_window", {"days": LONGEST.days}, "error")})
    return low, max(low, high)


def _narrow(value: Moment, low: datetime, high: datetime | None) -> tuple[datetime, datetime | None]:
    if value.prefix == "eq":
        return value.low, value.high
    if value.prefix in ("ge", "gt", "sa"):
        return (value.low if value.prefix == "ge" else value.high), high
    if value.prefix in ("lt", "le", "eb"):
        return low, (value.high if value.prefix == "le" else value.low)
    raise Invalid({"start": Reason("interop.fhir_choice", {"known": "eq, ge, gt, sa, le, lt, eb"}, "error")})


PARAMS = (
    params.reference("schedule", {"Schedule": "pk"}, "of which calendar"),
    params.token("service-category", "modality", "modality", system=systems.MODALITY),
    params.Param("start", "date", "when it begins; at most 31 days, a week from now if not said"),
    params.Param("status", "token", "free, busy, busy-unavailable"),
)
KIND = SlotKind()
