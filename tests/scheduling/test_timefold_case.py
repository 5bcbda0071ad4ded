"""The rival's model: what goes out to Java comes back as the same plan, and what breaks a rule does not stay."""

import pytest

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.greedy import build_greedy
from apps.scheduling.engine.made_instance import FLEET, make_instance
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.tables import Tables
from benchmarks.scheduling.timefold import Missing, prepare_rival, read_back
from benchmarks.scheduling.timefold.case_file import list_exams, list_starts


@pytest.fixture(scope="module")
def greedy() -> Board:
    return build_greedy(Board(Tables(read_problem(make_instance(requests=120, days=3, fleet=FLEET, seed=1)))))


def write_answer(board: Board) -> str:
    rows = list_exams(board, [0] * len(board.start))
    lines = {r: f"{r} {place[0]} {place[1]} {place[2]}" for r, (_, _, _, *place) in enumerate(rows) if place[0] >= 0}
    return "\n".join(["0 -1", *lines.values()])


def test_an_untouched_plan_comes_back_as_it_was(greedy):
    outcome = read_back(greedy.tables, write_answer(greedy))
    assert (outcome.plan, outcome.dropped, outcome.hard, outcome.soft) == (greedy.plan(), 0, 0, 1)


def test_a_double_booking_is_dropped_and_booked_elsewhere(greedy):
    free = [r for r, request in enumerate(greedy.tables.requests) if not request.fixed and not greedy.tables.linked[r]]
    first, second = next(
        (a, b) for a in free for b in free if a < b and greedy.option[a] and greedy.option[a] is greedy.option[b]
    )
    lines = write_answer(greedy).splitlines()
    place = f"{greedy.option[first].scanner} {greedy.start[first]} -1"
    lines = [f"{second} {place}" if line.startswith(f"{second} ") else line for line in lines]
    outcome = read_back(greedy.tables, "\n".join(lines))
    assert outcome.dropped == 1
    assert len(outcome.plan) == len(greedy.plan())
    assert check_plan(greedy.tables.problem, outcome.plan) == []


def test_every_booking_of_the_start_is_a_value_the_rival_may_choose(greedy):
    empty = Board(greedy.tables)
    for r, option in enumerate(greedy.option):
        if option:
            chosen = (greedy.start[r], greedy.price[r], greedy.batch[r])
            assert chosen in {start[:3] for start in list_starts(empty, r, option)}


def test_without_its_jars_the_rival_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr("benchmarks.scheduling.timefold.find_tool", lambda name: name)
    monkeypatch.delenv("TIMEFOLD_JARS", raising=False)
    with pytest.raises(Missing, match="TIMEFOLD_JARS"):
        prepare_rival(tmp_path)
