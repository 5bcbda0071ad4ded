"""The whole pathway: every state with every action and every state with every fact."""

import pytest

from apps.common.kernel.errors import Refused
from apps.workflow.engine import facts
from apps.workflow.engine.lifecycle import PATHWAY, PREVIOUS, TABLE
from apps.workflow.engine.states import BEFORE_SCAN, Action, ExamState, Fact

S, A, F = ExamState, Action, Fact
PAIRS = [(s, a) for s in ExamState for a in Action]
EFFECTS = [(s, f) for s in ExamState for f in Fact]


def test_the_size_of_the_table_is_known():
    assert (len(PAIRS), len(TABLE)) == (180, 62)
    assert (len(EFFECTS), len(facts.TABLE)) == (168, 168)


@pytest.mark.parametrize(("state", "action"), PAIRS)
def test_an_action_is_a_row_or_refused(state, action):
    if (state, action) in TABLE:
        to, why = TABLE[(state, action)]
        assert PATHWAY.next(state, action) == to
        assert to == PREVIOUS or to in set(S)
        assert why
        assert action in PATHWAY.allowed(state)
    else:
        with pytest.raises(Refused):
            PATHWAY.next(state, action)
        assert action not in PATHWAY.allowed(state)


@pytest.mark.parametrize(("state", "fact"), EFFECTS)
def test_a_fact_is_never_refused(state, fact):
    effect = facts.apply_fact(state, fact, is_emergency=False, has_mpps=True)
    assert effect.to in set(S)
    assert effect.why
    emergency = facts.apply_fact(state, fact, is_emergency=True, has_mpps=True)
    assert emergency.to == effect.to
    assert emergency.is_expected or not effect.is_expected


@pytest.mark.parametrize("state", ExamState)
def test_no_fact_of_the_scanner_is_lost(state):
    """After an MPPS start or a completed one nobody believes any more that the scan is still to come."""
    for fact in (F.MPPS_STARTED, F.MPPS_COMPLETED):
        assert facts.apply_fact(state, fact, is_emergency=False, has_mpps=True).to not in (
            *BEFORE_SCAN,
            S.CANCELLED,
            S.NO_SHOW,
        )


def test_delivered_is_reached_only_from_reported():
    ways = {s for (s, f), (to, _, _) in facts.TABLE.items() if to == S.DELIVERED and s != S.DELIVERED}
    ways |= {s for (s, a), (to, _) in TABLE.items() if to == S.DELIVERED}
    assert ways == {S.REPORTED}


@pytest.mark.parametrize(
    ("_case", "has_mpps", "expected"),
    [
        ("scanner with MPPS says itself when it is done", True, S.IN_PROGRESS),
        ("scanner without MPPS", False, S.ACQUIRED),
    ],
)
def test_images_complete_while_scanning(_case, has_mpps, expected):
    assert facts.apply_fact(S.IN_PROGRESS, F.IMAGES_COMPLETE, is_emergency=False, has_mpps=has_mpps).to == expected
