"""Waits of generated days by the department's order, by first come first served, and by appointment time alone.

`python -m benchmarks.flow.queue [days]`. The order and its figures are the product's own (`engine/queue.py`, `policies/queue.json`);
whoever is next and not ready holds a place but is passed over. Waits count from the kept appointment or the arrival, whichever is later.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from apps.scheduling.engine.queue import QueuePolicy, Waiting, order_queue
from apps.scheduling.engine.waits import Station, Turn, estimate_starts, judge_estimates, minutes_waited, spread_of
from benchmarks.flow.made_day import OPENS, SCANNERS, Patient, make_day

POLICY_FILE = Path(__file__).resolve().parents[2] / "apps" / "scheduling" / "policies" / "queue.json"
FIGURES = json.loads(POLICY_FILE.read_text(encoding="utf-8"))["payload"]
NAMES = ("jump_rank", "late_grace_min", "walk_in_penalty_min", "skip_penalty_min", "long_wait_min")
POLICY = QueuePolicy(**{name: FIGURES[name] for name in NAMES})
ZONE = ZoneInfo("Asia/Shanghai")
KINDS = ("STAT", "urgent", "booked", "walk-in")
Order = Callable[[Sequence[Patient], datetime], list[Patient]]


def by_department(waiting: Sequence[Patient], now: datetime) -> list[Patient]:
    people = {patient.id: patient for patient in waiting}
    rows = [_facts(patient, now) for patient in waiting]
    return [people[place.ticket_id] for place in order_queue(rows, now=now, policy=POLICY, zone=ZONE)]


def _facts(patient: Patient, now: datetime) -> Waiting:
    missing = () if patient.ready_at <= now else ("screening",)
    return Waiting(patient.id, patient.rank, patient.arrived_at, patient.booked_at, missing=missing)


def by_arrival(waiting: Sequence[Patient], _now: datetime) -> list[Patient]:
    return sorted(waiting, key=lambda patient: patient.arrived_at)


def by_appointment(waiting: Sequence[Patient], _now: datetime) -> list[Patient]:
    return sorted(waiting, key=lambda patient: patient.booked_at or patient.arrived_at)


def run_day(patients: Sequence[Patient], order: Order) -> dict[int, datetime]:
    """When each is called; a scanner that is free takes the first in order who is ready."""
    free = [OPENS] * SCANNERS
    left, called = list(patients), {}
    while left:
        at = min(free)
        here = [patient for patient in order([p for p in left if p.arrived_at <= at], at) if patient.ready_at <= at]
        if not here:
            free[free.index(at)] = min(max(p.arrived_at, p.ready_at) for p in left)
            continue
        chosen = here[0]
        called[chosen.id] = at
        left.remove(chosen)
        free[free.index(at)] = at + timedelta(minutes=chosen.minutes)
    return called


def judge_told(patients: Sequence[Patient], called: dict[int, datetime]):
    """What the estimate at arrival would have said, with planned lengths only, against when each was called."""
    planned = 15.0
    pairs = []
    for patient in patients:
        at = max(patient.arrived_at, OPENS)
        waiting = [p for p in patients if p.arrived_at <= at and called[p.id] >= at]
        running = [p for p in patients if called[p.id] < at < called[p.id] + timedelta(minutes=p.minutes)]
        frees = [called[p.id] + timedelta(minutes=planned) for p in running] + [at] * (SCANNERS - len(running))
        stations = [Station(n, "CT", free) for n, free in enumerate(frees)]
        turns = [Turn(p.id, "CT", None, planned, at) for p in by_department(waiting, at)]
        coming = [p for p in patients if p.booked_at and p.arrived_at > at and p.booked_at > at]
        soon = [Turn(None, "CT", None, planned, p.booked_at) for p in sorted(coming, key=lambda p: p.booked_at)]
        told = estimate_starts([*turns, *soon], stations, now=at)
        pairs.append((told[patient.id], called[patient.id]))
    return judge_estimates(pairs)


def main(arguments: Sequence[str]) -> int:
    days = [make_day(seed) for seed in range(int(arguments[0]) if arguments else 40)]
    orders = {"department": by_department, "first come": by_arrival, "appointment": by_appointment}
    for name, order in orders.items():
        waits, errors = defaultdict(list), []
        for patients in days:
            called = run_day(patients, order)
            for p in patients:
                waits[p.kind].append(minutes_waited(p.arrived_at, p.booked_at, called[p.id]))
            if order is by_department:
                errors.append(judge_told(patients, called))
        for kind in KINDS:
            rows = waits[kind]
            spread = spread_of(rows)
            print(
                f"{name}, {kind}: n {spread.n}, mean {sum(rows) / len(rows):.1f}, p95 {spread.p95:.0f}, worst {spread.worst:.0f} min"
            )
        if errors:
            typical = sorted(error.typical_min for error in errors)[len(errors) // 2]
            bias = sorted(error.bias_min for error in errors)[len(errors) // 2]
            print(f"{name}, told at arrival: typically {typical:.1f} min off, bias {bias:+.1f} min (median day)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
