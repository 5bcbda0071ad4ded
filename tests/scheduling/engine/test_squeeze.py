from datetime import UTC, datetime, timedelta

from apps.scheduling.engine.squeeze import Push, Taken, plan_squeeze

DAY = datetime(2026, 11, 25, tzinfo=UTC)


def at(minute: int) -> datetime:
    return DAY + timedelta(minutes=minute)


def booked(number: int, start: int, end: int) -> Taken:
    return Taken(number, (at(start), at(end)), True)


def fixed(start: int, end: int) -> Taken:
    return Taken(None, (at(start), at(end)), False)


def test_an_emergency_into_free_time_delays_nobody() -> None:
    plan = plan_squeeze(at(600), 20, [booked(1, 620, 640)], closes_at=at(720))
    assert (plan.span, plan.pushes, plan.over_closing_min) == ((at(600), at(620)), (), 0)


def test_the_delay_ripples_until_a_gap_swallows_it() -> None:
    plan = plan_squeeze(at(600), 20, [booked(1, 610, 630), booked(2, 635, 650), booked(3, 680, 700)], closes_at=at(720))
    assert plan.span == (at(600), at(620))
    assert plan.pushes == (Push(1, (at(620), at(640)), 10), Push(2, (at(640), at(655)), 5))


def test_the_running_exam_is_waited_for() -> None:
    plan = plan_squeeze(at(600), 20, [Taken(9, (at(590), at(605)), False), booked(1, 605, 625)], closes_at=at(720))
    assert plan.span == (at(605), at(625))
    assert plan.pushes == (Push(1, (at(625), at(645)), 20),)


def test_nobody_is_pushed_into_maintenance() -> None:
    plan = plan_squeeze(at(600), 20, [booked(1, 600, 620), fixed(630, 660)], closes_at=at(720))
    assert plan.pushes == (Push(1, (at(660), at(680)), 60),)


def test_minutes_after_closing_are_told() -> None:
    plan = plan_squeeze(at(680), 20, [booked(1, 690, 715)], closes_at=at(720))
    assert plan.pushes == (Push(1, (at(700), at(725)), 10),)
    assert plan.over_closing_min == 5
