"""Who is next: priority first, then who is ready, then whose turn came earliest; each place with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.waits import minutes_waited


@dataclass(frozen=True)
class QueuePolicy:
    """Minutes; `jump_rank` is the last priority rank that passes everybody (0 STAT, 1 urgent)."""

    jump_rank: int
    late_grace_min: int
    walk_in_penalty_min: int
    skip_penalty_min: int
    long_wait_min: int
    version: str = ""


@dataclass(frozen=True)
class Waiting:
    """One waiting patient; `appointment_at` is None for a walk-in, `missing` names what keeps them from the scanner."""

    ticket_id: int
    priority_rank: int
    arrived_at: datetime
    appointment_at: datetime | None = None
    missing: tuple[str, ...] = ()
    skipped: int = 0
    held: bool = False


@dataclass(frozen=True)
class Place:
    ticket_id: int
    position: int
    turn_at: datetime
    waited_min: int
    reason: Reason


def order_queue(waiting: Iterable[Waiting], *, now: datetime, policy: QueuePolicy, zone: ZoneInfo) -> list[Place]:
    """Total and stable: equal keys fall back to arrival, then ticket id. `zone` is the site's, for the words of the reason."""
    ranked = sorted(waiting, key=lambda person: _sort_key(person, now, policy))
    return [
        Place(
            ticket_id=person.ticket_id,
            position=position,
            turn_at=turn_at(person, policy),
            waited_min=_waited_min(person, now),
            reason=_explain(person, now, policy, zone),
        )
        for position, person in enumerate(ranked, start=1)
    ]


def turn_at(person: Waiting, policy: QueuePolicy) -> datetime:
    """When this person's turn comes: the appointment if kept, arrival if late, arrival plus a penalty for walk-ins."""
    if person.appointment_at is None:
        turn = person.arrived_at + timedelta(minutes=policy.walk_in_penalty_min)
    elif _late_min(person) > policy.late_grace_min:
        turn = person.arrived_at
    else:
        turn = person.appointment_at
    return turn + timedelta(minutes=policy.skip_penalty_min * person.skipped)


def _sort_key(person: Waiting, now: datetime, policy: QueuePolicy) -> tuple:
    jumps = person.priority_rank <= policy.jump_rank
    rank = person.priority_rank if jumps else policy.jump_rank + 1
    waits_long = _waits_long(person, now, policy)
    blocked = bool(person.missing) and not jumps
    return (person.held, rank, blocked, not waits_long, turn_at(person, policy), person.arrived_at, person.ticket_id)


def _waits_long(person: Waiting, now: datetime, policy: QueuePolicy) -> bool:
    return _waited_min(person, now) >= policy.long_wait_min and person.skipped == 0


def _waited_min(person: Waiting, now: datetime) -> int:
    return minutes_waited(person.arrived_at, person.appointment_at, now)


def _late_min(person: Waiting) -> int:
    if person.appointment_at is None:
        return 0
    return int((person.arrived_at - person.appointment_at).total_seconds() // 60)


def _explain(person: Waiting, now: datetime, policy: QueuePolicy, zone: ZoneInfo) -> Reason:
    version = policy.version or None
    if person.held:
        return Reason("scheduling.queue_held", {}, "warning", version)
    if person.priority_rank <= policy.jump_rank:
        return Reason("scheduling.queue_priority", {"rank": person.priority_rank}, "warning", version)
    if person.missing:
        return Reason("scheduling.queue_not_ready", {"missing": list(person.missing)}, "warning", version)
    if _waits_long(person, now, policy):
        return Reason("scheduling.queue_waits_long", {"waited_min": _waited_min(person, now)}, "info", version)
    if person.skipped:
        return Reason("scheduling.queue_skipped", {"times": person.skipped}, "info", version)
    if person.appointment_at is None:
        return Reason("scheduling.queue_walk_in", {}, "info", version)
    if _late_min(person) > policy.late_grace_min:
        return Reason("scheduling.queue_late", {"late_min": _late_min(person)}, "info", version)
    return Reason(
        "scheduling.queue_appointment", {"time": f"{person.appointment_at.astimezone(zone):%H:%M}"}, "info", version
    )
