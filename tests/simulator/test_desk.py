"""What the demo's desk asks for: the same every time, and nobody of the day's stream."""

from datetime import date
from zoneinfo import ZoneInfo

from simulator.desk import ORDERS, plan_desk
from simulator.plan import plan_day

DAY = date(2026, 11, 25)
CATALOGUE = [{"code": "CT-HEAD", "modality": "CT", "contrast": "none", "laterality_rule": "none"}]
STREAM = plan_day(DAY, seed=7, catalogue=CATALOGUE, zone=ZoneInfo("Asia/Shanghai"), exams=40)


def make_orders(day: date = DAY):
    return plan_desk(day, seed=7, pattern=STREAM[0])


def test_the_desks_orders_are_the_same_every_time_and_stand_beside_the_days():
    orders = make_orders()
    assert orders == make_orders() and orders != make_orders(date(2026, 11, 26))
    assert len({order.placer for order in orders}) == len(orders) == sum(map(len, ORDERS.values()))
    assert not {order.person.mrn for order in orders} & {visit.person.mrn for visit in STREAM}


def test_a_visit_and_a_series_are_of_one_patient():
    by_code = {}
    for order in make_orders():
        by_code.setdefault(order.person.mrn, []).append(order.exam_code)
    assert sorted(codes for codes in by_code.values() if len(codes) > 1) == [
        ["CT-CHEST", "US-ABD"],
        ["CTA-HEAD", "CT-ABD-C"],
        ["US-URINARY"] * 3,
    ]
