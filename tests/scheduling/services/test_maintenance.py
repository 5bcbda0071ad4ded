"""A device asks for time: the calendar gives the free window that costs the least, or says why there is none; never on a booking."""

from datetime import timedelta

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.devices.models import WorkOrder
from apps.devices.public import (
    act_on_work_order,
    ask_window,
    get_device,
    open_work_order,
    seed_demo,
    seed_starter,
    shorten_window,
)
from apps.scheduling.engine.maintenance import find_window
from apps.scheduling.models import Resource, SlotBlock
from apps.scheduling.public import add_to_waiting, block_time, reserve_maintenance, shorten_block
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]


@pytest.fixture
def order(site_id) -> WorkOrder:
    seed_starter()
    seed_demo()
    return open_work_order(device_id=get_device("CT-1").id, actor=CLERK, kind="preventive", summary="yearly service")


@pytest.fixture
def scanner(order) -> Resource:
    return make_scanner("CT-1")


def ask(order: WorkOrder, minutes: int, first: float, last: float, **facts) -> WorkOrder:
    values = {"version": order.version, "actor": CLERK, **facts}
    return ask_window(order.pk, duration_min=minutes, earliest=at(first), latest=at(last), **values)


def answer(order: WorkOrder) -> WorkOrder:
    deliver_pending()
    order.refresh_from_db()
    return order


def test_the_window_lies_outside_the_hours_where_it_can(order, scanner):
    ask(order, 120, 0, 24 * 60)
    done = answer(order)
    assert (done.window_state, done.window_starts_at, done.window_ends_at) == ("confirmed", at(540), at(660))
    block = SlotBlock.objects.get()
    assert (block.cause, block.note, block.during.lower) == ("maintenance", order.number, at(540))
    assert [row.action for row in order.events.all()] == ["open", "ask_window", "confirm_window"]


def test_it_never_lies_on_a_booking_and_takes_the_earliest_of_equal_ones(order, scanner):
    first = book(make_bookable(), scanner, at(30))
    ask(order, 60, 0, 300)
    done = answer(order)
    assert done.window_starts_at == first.ends_at
    first.refresh_from_db()
    assert (first.flag, first.starts_at) == (None, at(30))


def test_when_nothing_is_free_the_order_says_so(order, scanner):
    book(make_bookable(), scanner, at(30))
    ask(order, 60, 0, 80)
    done = answer(order)
    assert (done.window_state, done.window_reason["code"]) == ("refused", "scheduling.maintenance_no_window")
    assert not SlotBlock.objects.exists()
    again = ask(done, 60, 0, 300)
    assert (again.window_state, again.window_reason) == ("asked", None)


def test_a_device_without_a_calendar_is_refused(order):
    ask(order, 60, 0, 300)
    assert answer(order).window_reason["code"] == "scheduling.maintenance_not_here"


def test_hearing_it_again_changes_nothing(order, scanner):
    ask(order, 60, 0, 300)
    answer(order)
    facts = {"number": order.number, "device_code": "CT-1", "duration_min": 60, "earliest": at(0), "latest": at(300)}
    assert reserve_maintenance(order.pk, **facts) is None
    assert SlotBlock.objects.count() == 1


def test_asking_is_refused_while_one_is_open_or_does_not_fit(order, scanner):
    with pytest.raises(Conflict):
        ask(order, 60, 0, 300, version=9)
    with pytest.raises(Invalid):
        ask(order, 60, 0, 59)
    with pytest.raises(Invalid):
        ask(order, 60, -300, 59)
    ask(order, 60, 0, 300)
    order.refresh_from_db()
    with pytest.raises(Refused):
        ask(order, 60, 0, 300)


@pytest.mark.parametrize(
    ("_case", "hours", "taken", "expected"),
    [
        ("all closed", 0, 0, 0),
        ("closed at the end", 0b0000_1111, 0, 4),
        ("taken there", 0b0000_1111, 0b0010_0000, 6),
        ("half open is better than open", 0b0011_1111, 0, 6),
        ("nothing free", 0, 0b0101_0101, None),
        ("on the grid only", 0, 0b0000_0001, 2),
    ],
)
def test_the_cheapest_window(_case, hours, taken, expected):
    assert find_window(hours=hours, taken=taken, first=0, last=8, length=2, grid=2) == expected


def test_a_window_ends_in_time(order, scanner):
    ask(order, 60, 0, 60)
    assert answer(order).window_ends_at - answer(order).window_starts_at == timedelta(minutes=60)


def act(order: WorkOrder, *actions: str) -> WorkOrder:
    for action in actions:
        order = act_on_work_order(order.pk, action, version=order.version, actor=CLERK, note="done")
    return order


@pytest.fixture
def confirmed(order, scanner) -> WorkOrder:
    """A window of two hours, from 09:40 to 11:40, in the middle of the day."""
    book(make_bookable(), scanner, at(30))
    ask(order, 120, 0, 200)
    return answer(order)


def waiting_for(scanner: Resource, minutes: float):
    """Somebody who is booked on a later day and would come within the window."""
    booked = book(make_bookable(), scanner, at(26 * 60))
    return add_to_waiting(booked.exam_id, actor=CLERK, before=at(minutes), notice_h=0)


def test_a_cancelled_order_opens_its_window_and_tells_the_waiting_list(confirmed, scanner):
    assert (confirmed.window_starts_at, confirmed.window_ends_at) == (at(40), at(160))
    entry = waiting_for(scanner, 200)
    with pytest.raises(Conflict):
        book(make_bookable(), scanner, at(60))
    done = answer(act(confirmed, "cancel"))
    assert (done.state, done.window_state, done.window_starts_at) == ("cancelled", "", None)
    block = SlotBlock.objects.get()
    assert block.lifted_at == at(0) and not block.pieces.filter(is_live=True).exists()
    (offer,) = entry.offers.all()
    assert (offer.state, offer.during.lower) == ("proposed", at(40))
    assert book(make_bookable(), scanner, at(100)).state == "booked"


def test_work_that_is_done_sooner_ends_the_closed_time(confirmed, scanner, department_clock):
    confirmed = act(confirmed, "start")
    department_clock.now = at(70)
    done = answer(act(confirmed, "finish"))
    assert (done.window_state, done.window_ends_at) == ("confirmed", at(70))
    block = SlotBlock.objects.get()
    assert [(piece.during.lower, piece.during.upper) for piece in block.pieces.all()] == [(at(40), at(70))]
    assert book(make_bookable(), scanner, at(70)).state == "booked"


def test_work_that_ended_after_its_window_changes_nothing(confirmed, department_clock):
    confirmed = act(confirmed, "start")
    department_clock.now = at(170)
    done = answer(act(confirmed, "finish"))
    assert (done.window_state, done.window_ends_at) == ("confirmed", at(160))
    assert SlotBlock.objects.get().lifted_at is None


def test_an_order_that_is_opened_again_may_ask_again(confirmed, department_clock):
    department_clock.now = at(170)
    again = act(confirmed, "start", "finish", "reopen")
    assert (again.state, again.window_state) == ("in_progress", "")
    assert ask(again, 60, 170, 400).window_state == "asked"


def test_a_cancelled_order_is_not_confirmed_any_more(order, scanner):
    ask(order, 60, 0, 300)
    order.refresh_from_db()
    act(order, "cancel")
    assert answer(order).window_state == ""
    assert not SlotBlock.objects.exists()


def test_a_shortened_window_gives_back_the_rest_and_its_bookings_keep_their_flag_while_they_are_hit(confirmed, scanner):
    done = shorten_window(confirmed.pk, ends_at=at(100), version=confirmed.version, actor=CLERK)
    assert answer(done).window_ends_at == at(100)
    block = SlotBlock.objects.get()
    assert (block.during.lower, block.during.upper, block.lifted_at) == (at(40), at(100), None)
    assert book(make_bookable(), scanner, at(100)).state == "booked"
    with pytest.raises(Conflict):
        book(make_bookable(), scanner, at(80))
    assert done.events.last().action == "shorten_window"


@pytest.mark.parametrize("minutes", [40, 160, 300, -10])
def test_a_window_is_not_shortened_to_nothing_nor_lengthened(confirmed, minutes):
    with pytest.raises(Invalid):
        shorten_window(confirmed.pk, ends_at=at(minutes), version=confirmed.version, actor=CLERK)
    assert answer(confirmed).window_ends_at == at(160)


def test_shortening_needs_a_window_and_the_newest_version(order, confirmed):
    with pytest.raises(Conflict):
        shorten_window(confirmed.pk, ends_at=at(100), version=1, actor=CLERK)
    other = open_work_order(device_id=order.device_id, actor=CLERK, kind="preventive", summary="filter")
    with pytest.raises(Refused):
        shorten_window(other.pk, ends_at=at(100), version=other.version, actor=CLERK)


def test_a_shortened_block_frees_whom_it_no_longer_hits(scanner, department_clock):
    first, last = (book(make_bookable(), scanner, at(minutes)) for minutes in (60, 120))
    block = block_time(scanner.pk, starts_at=at(50), ends_at=at(200), cause="maintenance", note="x", actor=CLERK)
    shorten_block(block.pk, ends_at=at(120), actor=CLERK)
    first.refresh_from_db(), last.refresh_from_db()
    assert (first.flag["params"]["block"], last.flag) == (block.pk, None)
    assert book(make_bookable(), scanner, at(160)).state == "booked"
    assert shorten_block(block.pk, ends_at=at(500), actor=CLERK).during.upper == at(120)
    assert shorten_block(block.pk, ends_at=at(20), actor=CLERK).lifted_at == at(0)
