from datetime import UTC, datetime, timedelta

import pytest

from apps.scheduling.engine.visit_rules import Stay, VisitRules, find_breach

START = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)


def stay(exam_id: int, minutes: float, length: float = 20) -> Stay:
    begin = START + timedelta(minutes=minutes)
    return Stay(exam_id, begin.date(), (begin, begin + timedelta(minutes=length)))


CASES: list[tuple[str, VisitRules, list[float], tuple | None]] = [
    ("least gap", VisitRules(10, 60), [0, 30], None),
    ("below the least gap", VisitRules(10, 60), [0, 29], ("gap", 1, 2, 9)),
    ("most gap", VisitRules(10, 60), [0, 80], None),
    ("above the most gap", VisitRules(10, 60), [0, 81], ("gap", 1, 2, 61)),
    ("no most gap", VisitRules(10, None), [0, 600], None),
    ("any order", VisitRules(10, 60), [30, 0], None),
    ("kept order", VisitRules(10, 60, (1, 2)), [0, 30], None),
    ("wrong order", VisitRules(10, 60, (1, 2)), [30, 0], ("order", 2, 1, 10)),
    ("another day comes first", VisitRules(10, 60, (1, 2)), [24 * 60, 0], ("day", 2, 1, 24 * 60 - 20)),
    ("one of three", VisitRules(10, 60), [0, 30, 200], ("gap", 2, 3, 150)),
    ("an exam without a number in the order", VisitRules(10, 60, (2,)), [30, 0], None),
]


@pytest.mark.parametrize(("_case", "rules", "starts", "expected"), CASES, ids=[row[0] for row in CASES])
def test_the_first_rule_that_two_neighbours_break(_case, rules, starts, expected):
    found = find_breach(rules, [stay(n, start) for n, start in enumerate(starts, 1)])
    assert (found and (found.rule, found.one.exam_id, found.other.exam_id, found.gap_min)) == expected
