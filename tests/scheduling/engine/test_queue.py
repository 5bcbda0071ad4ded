from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from apps.scheduling.engine.queue import QueuePolicy, Waiting, order_queue

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
POLICY = QueuePolicy(
    jump_rank=1, late_grace_min=15, walk_in_penalty_min=30, skip_penalty_min=10, long_wait_min=60, version="q@1"
)


def person(n: int, *, arrived: int = -20, booked: int | None = 0, **facts) -> Waiting:
    appointment = None if booked is None else NOW + timedelta(minutes=booked)
    return Waiting(n, facts.pop("rank", 3), NOW + timedelta(minutes=arrived), appointment, **facts)


def order(*people: Waiting) -> list[tuple[int, str]]:
    places = order_queue(people, now=NOW, policy=POLICY, zone=ZoneInfo("Asia/Shanghai"))
    return [(place.ticket_id, place.reason.code.removeprefix("scheduling.queue_")) for place in places]


TABLE = [
    ("the earlier appointment goes first, whoever came first", person(1, arrived=-30, booked=10), person(2, arrived=-5, booked=5), [(2, "appointment"), (1, "appointment")]),
    ("STAT passes everybody", person(1, booked=-20), person(2, rank=0, booked=None, arrived=-1), [(2, "priority"), (1, "appointment")]),
    ("urgent passes, but not STAT", person(1, rank=1, booked=-5), person(2, rank=0, booked=5), [(2, "priority"), (1, "priority")]),
    ("soon does not pass routine", person(1, rank=3, booked=0), person(2, rank=2, booked=5), [(1, "appointment"), (2, "appointment")]),
    ("late by the grace keeps the place", person(1, arrived=-5, booked=-20), person(2, arrived=-30, booked=-10), [(1, "appointment"), (2, "appointment")]),
    ("later than the grace loses it", person(1, arrived=-4, booked=-20), person(2, arrived=-30, booked=-10), [(2, "appointment"), (1, "late")]),
    ("a walk-in waits behind its penalty", person(1, arrived=-25, booked=None), person(2, booked=0), [(2, "appointment"), (1, "walk_in")]),
    ("a walk-in that waited out its penalty is first", person(1, arrived=-31, booked=None), person(2, booked=0), [(1, "walk_in"), (2, "appointment")]),
    ("not ready goes behind the ready", person(1, booked=-10, missing=("screening",)), person(2, booked=10), [(2, "appointment"), (1, "not_ready")]),
    ("a STAT is not held back by what is missing", person(1, booked=-10), person(2, rank=0, missing=("screening",)), [(2, "priority"), (1, "appointment")]),
    ("held is last, even STAT", person(1, rank=0, held=True), person(2, booked=30), [(2, "appointment"), (1, "held")]),
    ("skipped once goes behind the next", person(1, booked=-5, skipped=1), person(2, booked=0), [(2, "appointment"), (1, "skipped")]),
    ("one minute short of a long wait changes nothing", person(1, arrived=-59, booked=None), person(2, booked=-40, arrived=-45), [(2, "appointment"), (1, "walk_in")]),
    ("a long wait passes", person(1, arrived=-60, booked=None), person(2, booked=-40, arrived=-45), [(1, "waits_long"), (2, "appointment")]),
    ("coming early earns no long wait", person(1, arrived=-90, booked=5), person(2, booked=0), [(2, "appointment"), (1, "appointment")]),
]  # fmt: skip


@pytest.mark.parametrize(("_case", "a", "b", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_orders_two(_case: str, a: Waiting, b: Waiting, expected: list[tuple[int, str]]) -> None:
    assert order(a, b) == expected
    assert order(b, a) == expected


def test_equal_people_fall_back_to_their_ticket() -> None:
    same = person(2)
    assert [n for n, _ in order(same, replace(same, ticket_id=1))] == [1, 2]


def test_the_place_carries_time_policy_and_wait() -> None:
    (place,) = order_queue([person(1, arrived=-9, booked=-12)], now=NOW, policy=POLICY, zone=ZoneInfo("Asia/Shanghai"))
    assert (place.position, place.waited_min) == (1, 9)
    assert place.turn_at == NOW - timedelta(minutes=12)
    assert place.reason.params == {"time": "09:48"}
    assert place.reason.policy_version == "q@1"
