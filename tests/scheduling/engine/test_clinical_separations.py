"""Clinical separations: every row of the shipped policy on both sides, in both orders, by kidney function."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.scheduling.engine.clinical_separations import (
    SeparationExam,
    find_earliest,
    find_gaps,
    find_hits,
    list_concerned,
    list_zones,
    make_medicine_zone,
    read_rules,
)

SHIPPED = json.loads(Path("apps/scheduling/policies/separations.json").read_text(encoding="utf-8"))["payload"]
RULES = read_rules(SHIPPED)
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)

CTA = ("iodine", "CT", "HEAD", "CTA-HEAD")
MR = ("gadolinium", "MR", "BRAIN", "MR-BRAIN-C")
THYROID = ("none", "NM", "THYROID", "NM-THYROID")
PLAIN = ("none", "CT", "ABDOMEN", "CT-ABDOMEN")
BARIUM = ("barium", "DX", "COLON", "DX-BE")


def exam(kind, key: str = "new", span=None) -> SeparationExam:
    return SeparationExam(key, *kind, span=span)


def demands(new, other, *, start: datetime, egfr: float | None, length: timedelta = 20 * MINUTE):
    """Codes of the rules that refuse `new` at `start`, beside `other` at noon for half an hour."""
    zones = list_zones(RULES, exam(new), [exam(other, "old", (NOON, NOON + HOUR / 2))], egfr=egfr)
    return [zone.rule.code for zone in find_hits(zones, (start, start + length)) if not zone.is_advice]


ROWS = [
    ("iodine_iodine", CTA, CTA, 90, 4, 4),
    ("iodine_iodine", CTA, CTA, 60.1, 4, 4),
    ("iodine_iodine", CTA, CTA, 60, 12, 12),
    ("iodine_iodine", CTA, CTA, 30, 12, 12),
    ("iodine_iodine", CTA, CTA, 29.9, 48, 48),
    ("iodine_iodine", CTA, CTA, None, 12, 12),
    ("gadolinium_gadolinium", MR, MR, 90, 4, 4),
    ("gadolinium_gadolinium", MR, MR, 30, 4, 4),
    ("gadolinium_gadolinium", MR, MR, 29.9, 168, 168),
    ("gadolinium_gadolinium", MR, MR, None, 4, 4),
    ("iodine_gadolinium", CTA, MR, 90, 4, 4),
    ("iodine_gadolinium", CTA, MR, 29.9, 24, 24),
    ("iodine_gadolinium", MR, CTA, 29.9, 24, 24),
    ("iodine_gadolinium", CTA, MR, None, 4, 4),
    ("iodine_thyroid", CTA, THYROID, 90, 1008, 0),
    ("iodine_thyroid", CTA, THYROID, None, 1008, 0),
]


@pytest.mark.parametrize(("code", "first", "second", "egfr", "hours", "back_hours"), ROWS)
def test_every_row_holds_to_the_minute_in_both_orders(code, first, second, egfr, hours, back_hours):
    for earlier, later, gap in ((first, second, hours), (second, first, back_hours)):
        after = NOON + HOUR / 2 + gap * HOUR
        assert demands(later, earlier, start=after, egfr=egfr) == []
        before = NOON - gap * HOUR - 20 * MINUTE
        assert demands(earlier, later, start=before, egfr=egfr) == []
        if gap:
            assert demands(later, earlier, start=after - MINUTE, egfr=egfr) == [code]
            assert demands(earlier, later, start=before + MINUTE, egfr=egfr) == [code]


def test_a_thyroid_scan_before_iodine_is_free_right_up_to_it():
    assert demands(CTA, THYROID, start=NOON + HOUR / 2, egfr=90) == []
    assert demands(THYROID, CTA, start=NOON - 20 * MINUTE, egfr=90) == []
    assert demands(CTA, THYROID, start=NOON - 1007 * HOUR, egfr=90) == ["iodine_thyroid"]


@pytest.mark.parametrize(("a", "b"), [(PLAIN, CTA), (PLAIN, PLAIN), (BARIUM, PLAIN), (THYROID, THYROID), (MR, THYROID)])
def test_pairs_without_a_figure_are_never_refused(a, b):
    assert demands(a, b, start=NOON + HOUR / 2, egfr=20) == []


def test_an_unverified_row_is_not_applied():
    waiting = [row["code"] for row in SHIPPED["rows"] if row["status"] == "unverified"]
    assert waiting == ["barium_ct_abdomen", "tracer_tracer"]
    assert not {rule.code for rule in RULES} & set(waiting)


def test_every_row_names_its_source_and_no_active_row_lacks_hours():
    assert all(row["source"] for row in SHIPPED["rows"])
    assert all("bands" in row or "hours_by" in row for row in SHIPPED["rows"] if row["status"] == "active")


def test_advice_lies_around_the_demand_and_comes_after_it():
    zones = list_zones(RULES, exam(CTA), [exam(CTA, "old", (NOON, NOON + HOUR / 2))], egfr=90)
    start = NOON + HOUR / 2 + 4 * HOUR
    assert [(z.rule.code, z.is_advice, z.hours) for z in find_hits(zones, (start, start + HOUR))] == [
        ("iodine_iodine", True, 12)
    ]
    assert [z.is_advice for z in find_hits(zones, (start - MINUTE, start + HOUR))] == [False, True]
    assert find_hits(zones, (start + 8 * HOUR, start + 9 * HOUR)) == []


def test_the_earliest_time_jumps_over_a_chain_of_exams():
    others = [exam(CTA, f"o{n}", (NOON + n * 5 * HOUR, NOON + n * 5 * HOUR + HOUR / 2)) for n in range(3)]
    zones = list_zones(RULES, exam(CTA), others, egfr=90)
    wished = (NOON, NOON + HOUR)
    assert find_earliest(zones, wished) == NOON + 10 * HOUR + HOUR / 2 + 4 * HOUR
    free = NOON + 30 * HOUR
    assert find_earliest(zones, (free, free + HOUR)) == free


def test_metformin_counts_from_now_and_only_for_iodine():
    facts = {"now": NOON, "hours": 48, "policy": "safety.metformin@1"}
    zone = make_medicine_zone(RULES, exam(CTA), "metformin", **facts)
    assert (zone.span[1], zone.hours, zone.policy_version) == (NOON + 48 * HOUR, 48, "safety.metformin@1")
    assert find_hits([zone], (NOON + 48 * HOUR - MINUTE, NOON + 49 * HOUR)) == [zone]
    assert find_hits([zone], (NOON + 48 * HOUR, NOON + 49 * HOUR)) == []
    assert make_medicine_zone(RULES, exam(MR), "metformin", **facts) is None
    assert make_medicine_zone(RULES, exam(CTA), "aspirin", **facts) is None


def test_only_concerned_rules_are_looked_at():
    assert [rule.code for rule in list_concerned(RULES, exam(PLAIN))] == []
    assert [rule.code for rule in list_concerned(RULES, exam(THYROID))] == ["iodine_thyroid"]
    assert [rule.code for rule in list_concerned(RULES, exam(MR))] == ["gadolinium_gadolinium", "iodine_gadolinium"]


KINDS = st.sampled_from([CTA, MR, THYROID, PLAIN])
EGFR = st.one_of(st.none(), st.floats(1, 120))
STEP = st.integers(-1500, 1500)


@given(new=KINDS, old=st.lists(st.tuples(KINDS, STEP), max_size=4), start=STEP, length=st.integers(1, 4), egfr=EGFR)
def test_zones_say_what_the_pairs_say(new, old, start, length, egfr):
    """A start is refused exactly when some pair stands closer than the gap of its order; the earliest start is the first free one."""
    others = [exam(kind, f"o{n}", (NOON + at * HOUR, NOON + (at + 1) * HOUR)) for n, (kind, at) in enumerate(old)]
    zones = list_zones(RULES, exam(new), others, egfr=egfr)

    def refused(at: datetime) -> bool:
        end = at + length * HOUR
        for other in others:
            before, after = find_gaps(RULES, exam(new), other, egfr=egfr)
            if not (before or after):
                continue
            if at < other.span[1] + after * HOUR and other.span[0] - before * HOUR < end:
                return True
        return False

    span = (NOON + start * HOUR, NOON + (start + length) * HOUR)
    assert any(not zone.is_advice for zone in find_hits(zones, span)) == refused(span[0])
    earliest = find_earliest(zones, span)
    assert not refused(earliest)
    assert all(refused(span[0] + n * HOUR) for n in range(int((earliest - span[0]) / HOUR)))
