"""The invented day: the same seed and date give the same day, and it looks like a department's."""

from datetime import date
from zoneinfo import ZoneInfo

from simulator.messages import write_order
from simulator.plan import plan_day

ZONE = ZoneInfo("Asia/Shanghai")
CATALOGUE = [
    {"code": f"{m}-{n}", "modality": m, "contrast": "iodine" if n % 2 else "none", "laterality_rule": "none"}
    for m in ("CT", "MR", "DX", "US", "MG", "PT", "NM", "XA")
    for n in range(4)
]


def make_day(day=date(2026, 11, 25), seed=7):
    return plan_day(day, seed=seed, catalogue=CATALOGUE, zone=ZONE, exams=200)


def test_the_same_seed_and_date_make_the_same_day_and_others_do_not():
    assert make_day() == make_day()
    assert make_day() != make_day(seed=8)
    assert make_day() != make_day(day=date(2026, 11, 26))


def test_the_day_has_every_class_and_nobody_twice():
    visits = make_day()
    assert {v.hl7_class for v in visits} == {"O", "I", "E", "P"}
    assert len({v.placer for v in visits}) == len({v.person.mrn for v in visits}) == 200
    assert all(v.ordered_at.date() == date(2026, 11, 25) and v.ordered_at <= v.wish_at for v in visits)
    assert sum(v.is_no_show for v in visits) > 0 and not any(
        v.has_reaction for v in visits if v.exam_code.endswith("0")
    )


def test_an_order_names_the_patient_in_both_segments_that_need_it():
    visit = make_day()[0]
    text = write_order(visit, control_id="C1", at=visit.ordered_at).decode()
    assert text.startswith("MSH|^~\\&|HIS|SIMHOSP|") and f"|{visit.placer}^SIMHOSP|" in text
    assert f"{visit.person.family}^{visit.person.given}" in text
