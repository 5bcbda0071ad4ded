"""Fixed bookings that cannot stand beside each other make an instance that no plan can solve."""

from collections.abc import Iterator
from dataclasses import replace

from apps.common.kernel.words import render
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.fields import Fault
from apps.scheduling.engine.greedy import place_fixed
from apps.scheduling.engine.plan import Assignment
from apps.scheduling.engine.problem import Problem
from apps.scheduling.engine.tables import Tables


def check_fixed(problem: Problem) -> Iterator[Fault]:
    if not place_fixed(Board(Tables(_keep_fixed(problem)))):
        return
    board = Board(Tables(problem))
    unfit = place_fixed(board)
    standing = board.plan()
    for r in unfit:
        request = problem.requests[r]
        booking = Assignment(request.id, request.fixed.scanner, request.fixed.start, None)
        with_it = type(standing)({**standing, request.id: booking})
        broken = [
            reason
            for reason in check_plan(problem, with_it)
            if not (reason.code.endswith(("fixed", "precedence")) and _is_open(with_it, reason))
        ]
        words = " ".join(dict.fromkeys(render(reason, "en") for reason in broken))
        yield Fault(f"requests[{r}].fixed", f"{request.id!r} cannot be booked as fixed: {words}")


def _keep_fixed(problem: Problem) -> Problem:
    """What fixed bookings have to do with each other: a small part of most instances."""
    fixed = tuple(request for request in problem.requests if request.fixed)
    names = {request.id for request in fixed}
    return replace(
        problem,
        requests=fixed,
        precedences=tuple(rule for rule in problem.precedences if {rule.a, rule.b} <= names),
        separations=tuple(rule for rule in problem.separations if {rule.a, rule.b} <= names),
        bundles=tuple(
            bundle._replace(requests=tuple(key for key in bundle.requests if key in names))
            for bundle in problem.bundles
        ),
    )


def _is_open(plan, reason) -> bool:
    """Something that is merely not planned yet."""
    return reason.params.get("other", reason.params.get("request")) not in plan
