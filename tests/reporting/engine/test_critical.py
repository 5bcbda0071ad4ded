"""Escalation by the clock: first the steps of the policy, then the last one again, never many at once."""

from datetime import UTC, datetime, timedelta

import pytest

from apps.reporting.engine.critical import find_step, skip_past

FOUND = datetime(2026, 11, 30, 8, tzinfo=UTC)
RULES = {
    "escalation": [{"at_share": 0.5, "to": ["teller"]}, {"at_share": 1.0, "to": ["teller", "head"]}],
    "repeat_min": {"1": 15, "2": 120, "3": 1440},
}
HOUR = {"category": 1, "found_at": FOUND, "due_at": FOUND + timedelta(hours=1)}


@pytest.mark.parametrize(
    ("n_done", "minutes", "to"),
    [(0, 30, ("teller",)), (1, 60, ("teller", "head")), (2, 75, ("teller", "head")), (5, 120, ("teller", "head"))],
)
def test_the_next_step(n_done, minutes, to):
    step = find_step(RULES, **HOUR, n_done=n_done)
    assert (step.at, step.to) == (FOUND + timedelta(minutes=minutes), to)


def test_each_class_repeats_at_its_own_pace():
    slow = {"category": 2, "found_at": FOUND, "due_at": FOUND + timedelta(hours=12)}
    assert find_step(RULES, **slow, n_done=2).at - find_step(RULES, **slow, n_done=1).at == timedelta(hours=2)


@pytest.mark.parametrize(("minutes", "n"), [(29, 0), (30, 1), (59, 1), (60, 2), (74, 2), (75, 3), (600, 38)])
def test_how_many_steps_are_behind(minutes, n):
    assert skip_past(RULES, **HOUR, n_done=0, now=FOUND + timedelta(minutes=minutes)) == n
