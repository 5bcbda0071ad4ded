"""A calendar of standing bookings says what the plan's board says, names every broken rule, and forgets a lifted booking."""

from dataclasses import replace
from random import Random

import pytest

from apps.scheduling.engine.bits import each
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.calendar import Calendar
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.problem import Fixed
from apps.scheduling.engine.tables import Tables
from tests.builders.planning import build_instance, build_random, build_request


def make_plain(seed: int):
    """A random problem without the links between requests, which a calendar leaves to its windows."""
    problem = read_problem(build_random(seed, size=10))
    requests = tuple(replace(request, patient=request.id, tracer=None, deadline=None) for request in problem.requests)
    return replace(problem, requests=requests, precedences=(), separations=(), bundles=(), batches=())


def book_some(problem, rng: Random):
    """(board with some bookings, the same bookings as fixed requests free of their own wishes)."""
    board, fixed = Board(Tables(problem)), []
    for r, request in enumerate(problem.requests[:-1]):
        places = [(option, start) for option in board.tables.options[r] for start in each(board.starts(r, option))]
        if places:
            option, start = rng.choice(places)
            board.place(r, option, start)
            fixed.append(replace(request, fixed=Fixed(problem.scanners[option.scanner].id, start)))
    return board, fixed


@pytest.mark.parametrize("seed", range(40))
def test_calendar_and_board_offer_the_same_starts_and_every_no_has_a_rule(seed):
    problem = make_plain(seed)
    board, fixed = book_some(problem, Random(seed))
    calendar = Calendar(replace(problem, requests=tuple(fixed)))
    asked, r = problem.requests[-1], len(problem.requests) - 1
    options = {problem.scanners[option.scanner].id: option for option in board.tables.options[r]}
    for mode in asked.modes:
        expected = board.starts(r, options[mode.scanner]) if mode.scanner in options else 0
        assert calendar.starts(asked, mode) == expected
        silent = [t for t in range(problem.horizon) if not calendar.broken(asked, mode, t)]
        assert silent == list(each(expected))


@pytest.mark.parametrize("seed", range(20))
def test_what_is_lifted_was_never_there(seed):
    problem = make_plain(seed)
    _, fixed = book_some(problem, Random(seed))
    assert fixed, "something fits in every instance"
    whole = Calendar(replace(problem, requests=tuple(fixed)))
    before = (whole.board.busy[:], whole.board.levels[:], dict(whole.taken))
    twin = whole.fork()
    twin.lift(fixed[0])
    without = Calendar(replace(problem, requests=tuple(fixed[1:])))
    assert (twin.board.busy, twin.board.levels, twin.taken) == (
        without.board.busy,
        without.board.levels,
        without.taken,
    )
    assert (whole.board.busy, whole.board.levels, whole.taken) == before
    twin.stand(fixed[0])
    assert (twin.board.busy, twin.board.levels, twin.taken) == before


def ask(start: int, **facts) -> list[str]:
    """The codes of the rules that a one-hour exam at `start` on CT1 breaks, beside a booking of family 1 at ten."""
    standing = build_request("S", family=1, fixed={"scanner": "CT1", "start": 10}, demands=facts.pop("standing", []))
    wanted = build_request("R", **facts.pop("request", {}))
    problem = read_problem(build_instance(standing, wanted, **facts))
    calendar = Calendar(replace(problem, requests=problem.requests[:1]))
    return [rule.code for rule in calendar.broken(problem.requests[1], problem.requests[1].modes[0], start)]


NURSE = [{"pool": "nurse", "n": 1, "from": "start", "off": 0, "len": 1}]


@pytest.mark.parametrize(
    ("_case", "start", "facts", "codes"),
    [
        ("free", 8, {}, []),
        ("closed", 13, {}, ["hours"]),
        ("taken", 10, {"request": {"family": 1}}, ["taken", "changeover"]),
        ("coil", 9, {}, ["changeover"]),
        ("same coil", 9, {"request": {"family": 1}}, []),
        ("too early", 8, {"request": {"release": 9}}, ["release"]),
        ("patient away", 8, {"request": {"windows": [[9, 40]]}}, ["windows"]),
        (
            "blocked",
            8,
            {"blocks": [{"scanner": "CT1", "start": 8, "end": 9, "allow_max_priority": -1}]},
            ["closed"],
        ),
        (
            "reserved",
            8,
            {"blocks": [{"scanner": "CT1", "start": 8, "end": 9, "allow_max_priority": 2}]},
            ["reserve"],
        ),
        (
            "reserved for it",
            8,
            {"blocks": [{"scanner": "CT1", "start": 8, "end": 9, "allow_max_priority": 3}]},
            [],
        ),
        ("nurse busy", 12, {"standing": [{**NURSE[0], "off": 2}], "request": {"demands": NURSE}}, ["pools"]),
        ("nurse free", 12, {"request": {"demands": NURSE}}, []),
        ("two nurses", 12, {"request": {"demands": [{**NURSE[0], "n": 2}]}}, ["pools"]),
    ],
)
def test_it_names_the_rule(_case, start, facts, codes):
    assert ask(start, **facts) == codes
