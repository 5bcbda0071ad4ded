"""The technologist's worklist and the nurse's lanes: many exams, a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from apps.common.kernel import clock
from apps.safety.engine.lanes import CLOSED, judge_clock
from apps.safety.models import CareClock, Injection, Observation, Preparation, Reaction, SafetyState, Sedation
from apps.safety.selectors.rules import get_rules
from apps.workflow.public import ExamFacts, list_exams, list_steps

ON_THE_FLOOR = ("arrived", "ready", "in_progress")
TODAY = ("booked", *ON_THE_FLOOR, "acquired", "reported", "delivered", "discontinued")
ORDER = {"in_progress": 0, "ready": 1, "arrived": 1, "booked": 2}


@dataclass(frozen=True)
class WorklistCard:
    exam: ExamFacts
    verdict: str
    is_released: bool
    lane: str
    handed_over_at: datetime | None
    n_open_reactions: int


@dataclass(frozen=True)
class CareClockFacts:
    """`state` is running, due or overdue at the moment of reading; `red_at` is when it becomes overdue."""

    kind: str
    started_at: datetime
    due_at: datetime
    red_at: datetime
    state: str


@dataclass(frozen=True)
class SedationFacts:
    """`next_check_at` counts from the newest vital signs."""

    row: Sedation
    next_check_at: datetime


@dataclass(frozen=True)
class LaneCard:
    exam: ExamFacts
    preparation: Preparation
    verdict: str
    is_released: bool
    reasons: list[dict[str, Any]]
    last_injection: Injection | None
    n_open_reactions: int
    clocks: list[CareClockFacts]
    sedation: SedationFacts | None


def list_worklist(
    *,
    starts_from: datetime,
    starts_before: datetime,
    device_codes: Sequence[str] | None,
    modality: str | None,
    site_id: int | None,
) -> list[WorklistCard]:
    """The day of a scanner, and whoever waits on the floor without a slot: in exam, then urgent, then by time."""
    with_slot = list_steps(
        states=TODAY,
        starts_from=starts_from,
        starts_before=starts_before,
        site_id=site_id,
        modality=modality,
        device_codes=device_codes,
    )
    floor = list_steps(states=ON_THE_FLOOR, site_id=site_id, modality=modality)
    known = {e.id for e in with_slot}
    at_door = {"", *(device_codes or ())}  # an unscheduled exam may name the scanner where its patient lies
    exams = [
        *with_slot,
        *(
            e
            for e in floor
            if e.id not in known and e.slot_start is None and (device_codes is None or e.slot_device_code in at_door)
        ),
    ]
    ids = [e.id for e in exams]
    states = {s.exam_id: s for s in SafetyState.objects.filter(exam_id__in=ids)}
    lanes = {p.exam_id: p for p in Preparation.objects.filter(exam_id__in=ids)}
    reactions = count_open_reactions(ids)
    cards = []
    for exam in exams:
        state, lane = states.get(exam.id), lanes.get(exam.id)
        cards.append(
            WorklistCard(
                exam=exam,
                verdict=state.verdict if state else "",
                is_released=bool(state and state.facet == "released"),
                lane=lane.lane if lane else "",
                handed_over_at=lane.handed_over_at if lane else None,
                n_open_reactions=reactions[exam.id],
            )
        )
    far = clock.now() + timedelta(days=3650)
    return sorted(
        cards,
        key=lambda c: (
            ORDER.get(c.exam.state, 3),
            c.exam.priority_rank if c.exam.state in ON_THE_FLOOR else 9,
            c.exam.slot_start or c.exam.stamps.get("arrived") or far,
            c.exam.id,
        ),
    )


def list_lanes(rows: Any) -> list[LaneCard]:
    """`rows` is a queryset of preparations, already limited to what the caller may see."""
    live = list(rows.exclude(lane__in=CLOSED).order_by("lane_since", "id")[:300])
    ids = [p.exam_id for p in live]
    exams = {e.id: e for e in list_exams(ids)}
    states = {s.exam_id: s for s in SafetyState.objects.filter(exam_id__in=ids)}
    injections: dict[int, Injection] = {}
    for row in Injection.objects.filter(exam_id__in=ids).select_related("agent", "lot").order_by("at", "id"):
        injections[row.exam_id] = row
    reactions = count_open_reactions(ids)
    clocks, sedations = list_clocks(live), list_sedations(ids)
    return [
        LaneCard(
            exam=exams[p.exam_id],
            preparation=p,
            verdict=states[p.exam_id].verdict if p.exam_id in states else "",
            is_released=p.exam_id in states and states[p.exam_id].facet == "released",
            reasons=states[p.exam_id].reasons if p.exam_id in states else [],
            last_injection=injections.get(p.exam_id),
            n_open_reactions=reactions[p.exam_id],
            clocks=clocks[p.id],
            sedation=sedations.get(p.exam_id),
        )
        for p in live
        if p.exam_id in exams
    ]


def list_clocks(rows: Sequence[Preparation]) -> dict[int, list[CareClockFacts]]:
    """Clocks that run, by preparation, the observation of the lane among them."""
    now, found = clock.now(), defaultdict(list)
    running: dict[int, list[tuple[str, datetime, datetime]]] = defaultdict(list)
    for row in CareClock.objects.filter(preparation__in=rows, ended_at=None).order_by("due_at"):
        running[row.preparation_id].append((row.kind, row.started_at, row.due_at))
    for row in rows:
        red_min = get_rules("preparation", site_id=row.site_id).payload["red_after_min"]
        own = (
            [("observation", row.lane_since, row.observe_until)]
            if row.lane == "observing" and row.observe_until
            else []
        )
        for kind, started_at, due_at in (*own, *running[row.id]):
            state = judge_clock(due_at, now=now, red_after_min=red_min, kind=kind)
            found[row.id].append(CareClockFacts(kind, started_at, due_at, due_at + timedelta(minutes=red_min), state))
    return found


def list_sedations(exam_ids: Sequence[int]) -> dict[int, SedationFacts]:
    """Those that stand, by exam, with the time of the next vital signs."""
    rows = list(Sedation.objects.filter(exam_id__in=exam_ids, recovered_at=None))
    seen = dict(
        Observation.objects.filter(exam_id__in=[r.exam_id for r in rows])
        .values_list("exam_id")
        .annotate(last=Max("at"))
    )
    return {
        row.exam_id: SedationFacts(
            row, max(seen.get(row.exam_id, row.given_at), row.given_at) + timedelta(minutes=row.check_every_min)
        )
        for row in rows
    }


def count_open_reactions(exam_ids: Sequence[int]) -> Counter[int]:
    return Counter(Reaction.objects.filter(exam_id__in=exam_ids, state="open").values_list("exam_id", flat=True))
