"""A device asks for time: the calendar gives the free window that costs the least, or says why there is none; never on a booking."""

from datetime import timedelta

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.devices.models import WorkOrder
from apps.devices.public import ask_window, get_device, open_work_order, seed_demo, seed_starter
from apps.scheduling.engine.maintenance import find_window
from apps.scheduling.models import Resource, SlotBlock
from apps.scheduling.public import reserve_maintenance
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
