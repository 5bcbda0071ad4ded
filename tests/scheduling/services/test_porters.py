"""Porters: once asked a direction, in time before the slot, and the queue knows who is still on the way."""

from datetime import timedelta

import pytest

from apps.common.kernel.errors import Conflict, Refused
from apps.scheduling.models import PorterRequest
from apps.scheduling.public import act_on_porter, ask_porter, check_in, follow_exam, get_porter_board, list_queue
from apps.workflow.public import request
from tests.builders.scheduling import CLERK, NOW, OTHER_CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]


def make_ward_exam(start: int = 90, **facts):
    exam = make_bookable(patient_class="inpatient", location="7B-12", **facts)
    book(exam, make_scanner(), at(start))
    return exam


def ask(exam, kind="bring", **facts) -> PorterRequest:
    return ask_porter(exam.id, kind=kind, mode="bed", actor=CLERK, **facts)


def test_fetched_half_an_hour_before_the_slot_from_ward_to_room(site_id):
    row = ask(make_ward_exam(90))
    assert (row.wanted_at, row.from_place, row.to_place) == (at(60), "7B-12", "ct-1")
    soon = ask(make_ward_exam(10))
    assert soon.wanted_at == NOW


def test_the_same_direction_is_asked_once_and_the_way_back_apart(site_id):
    exam = make_ward_exam()
    first = ask(exam)
    assert ask(exam).pk == first.pk
    back = ask(exam, "return")
    assert (back.from_place, back.to_place, back.wanted_at) == ("ct-1", "7B-12", NOW)
    assert PorterRequest.objects.count() == 2


def test_the_times_of_a_way_and_two_porters_who_want_it(site_id, department_clock):
    row = ask(make_ward_exam(10))
    department_clock.now += timedelta(minutes=3)
    accepted = act_on_porter(row.pk, "accept", actor=OTHER_CLERK, expected_version=1)
    with pytest.raises(Conflict):
        act_on_porter(row.pk, "accept", actor=CLERK, expected_version=1)
    assert (accepted.porter, accepted.accepted_at) == (OTHER_CLERK.name, at(3))
    department_clock.now += timedelta(minutes=4)
    act_on_porter(row.pk, "pick_up", actor=OTHER_CLERK)
    (shown,) = get_porter_board(site_id).rows
    assert (shown.late_min, shown.request.picked_up_at) == (7, at(7))
    done = act_on_porter(row.pk, "deliver", actor=OTHER_CLERK)
    assert (done.state, done.ended_at) == ("done", at(7))
    with pytest.raises(Refused):
        act_on_porter(row.pk, "cancel", actor=CLERK)


def test_the_board_names_inpatients_nobody_asked_a_porter_for(site_id):
    asked, forgotten = make_ward_exam(60), make_ward_exam(120)
    book(make_bookable(), make_scanner(), at(60))
    make_ward_exam(5 * 60)
    ask(asked)
    board = get_porter_board(site_id)
    assert ([row.exam.id for row in board.rows], [exam.id for exam in board.to_ask]) == ([asked.id], [forgotten.id])


def test_who_is_still_on_the_way_stands_behind_those_who_are_here(site_id):
    on_the_way, here = make_ward_exam(5), make_ward_exam(30)
    for exam in (on_the_way, here):
        check_in(exam.id, identified_by=["name", "birth_date"], actor=CLERK)
    row = ask(on_the_way)
    missing = {r.ticket.exam_id: "scheduling.missing_escort" in r.missing for r in list_queue(site_id)}
    assert missing == {on_the_way.id: True, here.id: False}
    for action in ("pick_up", "deliver"):
        act_on_porter(row.pk, action, actor=CLERK)
    assert not any("scheduling.missing_escort" in r.missing for r in list_queue(site_id))


def test_nobody_is_fetched_for_an_exam_that_was_called_off(site_id):
    exam = make_ward_exam()
    row = ask(exam)
    request(exam.id, "cancel", actor=CLERK, reason="discharged")
    follow_exam(exam.id, at=NOW)
    row.refresh_from_db()
    assert (row.state, row.ended_at) == ("cancelled", NOW)
    with pytest.raises(Refused):
        ask(exam)
