"""Clocks of the lanes, the cannula's end, and the watch over a sedated patient."""

from datetime import timedelta

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, Refused
from apps.safety.engine.lanes import judge_clock
from apps.safety.models import CareClock, Preparation, Sedation
from apps.safety.public import end_sedation, move_preparation, note_fasting, remove_cannula, start_sedation
from apps.safety.selectors.boards import list_lanes
from tests.safety.department import NURSE, make_safe_exam

pytestmark = pytest.mark.django_db


def arrive():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    deliver_pending()
    return exam, Preparation.objects.get(exam_id=exam.id)


@pytest.mark.parametrize(("seconds", "state"), [(-1, "running"), (0, "due"), (300, "due"), (301, "overdue")])
def test_a_clock_is_amber_then_red(seconds, state):
    due = clock.now()
    assert judge_clock(due, now=due + timedelta(seconds=seconds), red_after_min=5) == state
    fasted = judge_clock(due, now=due + timedelta(seconds=seconds), red_after_min=5, kind="fasting")
    assert fasted == ("running" if seconds < 0 else "due"), "fasted longer than needed is not late"


def test_the_lanes_clock_runs_until_the_patient_leaves_the_lane():
    _, row = arrive()
    move_preparation(row.id, "start_drinking", minutes=45, actor=NURSE)
    card = list_lanes(Preparation.objects.all())[0]
    assert [(c.kind, c.due_at - c.started_at, c.state) for c in card.clocks] == [
        ("drinking", timedelta(minutes=45), "running")
    ]
    move_preparation(row.id, "place_iv", iv_attempts=2, actor=NURSE)
    assert list_lanes(Preparation.objects.all())[0].clocks == []
    row.refresh_from_db()
    assert row.iv_attempts == 2


def test_uptake_is_a_lane_of_its_own_and_can_be_prolonged():
    _, row = arrive()
    for minutes in (60, 90):
        assert move_preparation(row.id, "start_uptake", minutes=minutes, actor=NURSE).lane == "uptake"
    live = CareClock.objects.get(preparation=row, ended_at=None)
    assert (live.kind, live.due_at - live.started_at) == ("uptake", timedelta(minutes=90))
    assert move_preparation(row.id, "close", actor=NURSE).lane == "done"
    assert not CareClock.objects.filter(ended_at=None).exists()


def test_fasting_counts_from_the_last_meal_and_needs_its_length():
    _, row = arrive()
    now = clock.now()
    with pytest.raises(Invalid):
        note_fasting(row.id, since=now - timedelta(hours=1), minutes=None, actor=NURSE)
    with pytest.raises(Invalid):
        note_fasting(row.id, since=now + timedelta(hours=1), minutes=240, actor=NURSE)
    assert CareClock.objects.count() == 0
    note_fasting(row.id, since=now - timedelta(hours=3), minutes=240, actor=NURSE)
    move_preparation(row.id, "place_iv", actor=NURSE)
    card = list_lanes(Preparation.objects.all())[0]
    assert [(c.kind, c.due_at) for c in card.clocks] == [("fasting", now + timedelta(hours=1))]


def test_the_cannula_is_taken_out_once():
    _, row = arrive()
    with pytest.raises(Refused):
        remove_cannula(row.id, actor=NURSE)
    move_preparation(row.id, "place_iv", actor=NURSE)
    first = remove_cannula(row.id, actor=NURSE).iv_removed_at
    assert remove_cannula(row.id, actor=NURSE).iv_removed_at == first


def test_nobody_is_let_go_asleep():
    exam, row = arrive()
    facts = {"drug": "X", "dose": "as ordered", "route": "oral", "ordered_by": "Dr A", "check_every_min": 10}
    sleep = start_sedation(exam.id, actor=NURSE, **facts)
    with pytest.raises(Refused):
        start_sedation(exam.id, actor=NURSE, **facts)
    card = list_lanes(Preparation.objects.all())[0]
    assert card.sedation.next_check_at == sleep.given_at + timedelta(minutes=10)
    for action in ("inject", "observe"):
        move_preparation(row.id, action, actor=NURSE)
    with pytest.raises(Refused) as error:
        move_preparation(row.id, "discharge", note="early", actor=NURSE)
    assert (error.value.reason.code, Preparation.objects.get().lane) == ("safety.not_recovered", "observing")
    end_sedation(sleep.id, actor=NURSE)
    assert move_preparation(row.id, "discharge", note="early", actor=NURSE).lane == "done"
    assert Sedation.objects.filter(recovered_at=None).count() == 0
