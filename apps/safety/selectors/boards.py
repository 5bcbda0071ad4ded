"""The technologist's worklist and the nurse's lanes: many exams, a fixed number of queries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from apps.common.kernel import clock
from apps.safety.engine.lanes import CLOSED
from apps.safety.models import Injection, Preparation, Reaction, SafetyState
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
class LaneCard:
    exam: ExamFacts
    preparation: Preparation
    verdict: str
    is_released: bool
    reasons: list[dict[str, Any]]
    last_injection: Injection | None
    n_open_reactions: int


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
    return [
        LaneCard(
            exam=exams[p.exam_id],
            preparation=p,
            verdict=states[p.exam_id].verdict if p.exam_id in states else "",
            is_released=p.exam_id in states and states[p.exam_id].facet == "released",
            reasons=states[p.exam_id].reasons if p.exam_id in states else [],
            last_injection=injections.get(p.exam_id),
            n_open_reactions=reactions[p.exam_id],
        )
        for p in live
        if p.exam_id in exams
    ]


def count_open_reactions(exam_ids: Sequence[int]) -> Counter[int]:
    return Counter(Reaction.objects.filter(exam_id__in=exam_ids, state="open").values_list("exam_id", flat=True))
