"""A plan and its bound within a time limit: one process searches, another proves; both are killed when time is up."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.cost import price_plan
from apps.scheduling.engine.greedy import build_greedy, place_fixed
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem
from apps.scheduling.engine.repair import RepairTables, list_displaced, start_repair
from apps.scheduling.engine.result import find_gap
from apps.scheduling.engine.search import Budget, search
from apps.scheduling.engine.tables import Tables

TELL_EVERY_S = 0.25
LISTEN_S = 0.5
"""So often the listener is called even when nothing is new: it may have put off writing."""
BOUND_SHARE = 0.25
"""Of the time, when one worker does both."""
STEPS = 400
"""Of the bound, when it must come out the same every time."""
WARM_UP = 0.04
UNLIMITED = 1_000_000


@dataclass(frozen=True)
class Order:
    """`began` and `deadline` on the monotonic clock. `iterations` make the search the same to the byte."""

    seed: int
    began: float
    deadline: float
    iterations: int | None = None
    workers: int = 2
    reference: Plan | None = None
    bound: bool = False


@dataclass
class Outcome:
    plan: Plan | None = None
    cost: int | None = None
    bound: int | None = None
    trace: list[list] = field(default_factory=list)
    failure: str | None = None

    @property
    def gap(self) -> float | None:
        return find_gap(self.cost, self.bound)

    def take(self, problem: Problem, plan: Plan, began: float) -> None:
        self.plan, self.cost = plan, price_plan(problem, plan).total
        self.trace.append([round(time.monotonic() - began, 2), self.cost])


def run_order(problem: Problem, order: Order, tell: Callable[[Outcome], None] = lambda outcome: None) -> Outcome:
    """A first plan at once, then the workers until time is up. `tell` hears of progress. Raises NoPlan."""
    board = first_plan(problem, order.reference)
    outcome = Outcome()
    outcome.take(problem, board.plan(), order.began)
    tell(outcome)
    jobs = [_search_and_bound] if order.workers < 2 else [_search, _bound]
    context = multiprocessing.get_context("fork")
    workers, pipes = [], []
    for job in jobs:
        ours, theirs = context.Pipe(duplex=False)
        worker = context.Process(target=_run_job, args=(job, board, order, theirs), daemon=True)
        worker.start()
        theirs.close()
        workers.append(worker)
        pipes.append(ours)
    try:
        _listen(problem, pipes, order, outcome, tell)
    finally:
        for worker in workers:
            worker.kill()
            worker.join()
    return outcome


def _listen(problem: Problem, pipes: list[Connection], order: Order, outcome: Outcome, tell: Callable) -> None:
    while pipes:
        left = order.deadline - time.monotonic()
        ready = wait(pipes, min(max(left, 0), LISTEN_S))
        if left <= 0:
            return
        if not ready:
            tell(outcome)
        for pipe in ready:
            try:
                kind, content = pipe.recv()
            except EOFError:
                pipes.remove(pipe)
                continue
            if kind == "plan":
                outcome.take(problem, content, order.began)
            elif kind == "bound":
                outcome.bound = content
            else:
                outcome.failure = content
                return
            tell(outcome)
        if outcome.bound is not None and order.reference is None and outcome.bound == outcome.cost:
            return


def first_plan(problem: Problem, reference: Plan | None) -> Board:
    if reference is None:
        board = build_greedy(Board(Tables(problem)))
    else:
        board = Board(RepairTables(problem, reference))
        start_repair(board)
    missing = [board.tables.requests[r].id for r, must in enumerate(board.tables.must) if must and board.start[r] < 0]
    if missing:
        raise NoPlan(missing)
    return board


class NoPlan(Exception):
    """Requests that fixed bookings wait for found no place."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def _run_job(job: Callable, board: Board, order: Order, pipe: Connection) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        job(board, order, pipe)
    except Exception as error:  # the parent alone speaks to the user
        pipe.send(("failure", f"{type(error).__name__}: {error}"))


def _end_with_parent() -> None:
    """Whoever kills the planner kills its workers too."""
    multiprocessing.parent_process().join()
    os._exit(1)


def _search(board: Board, order: Order, pipe: Connection) -> None:
    last = [time.monotonic(), board.cost]

    def tell(board: Board, always: bool = False) -> None:
        now = time.monotonic()
        if now - last[0] >= TELL_EVERY_S or (always and board.cost != last[1]):
            last[:] = [now, board.cost]
            pipe.send(("plan", board.plan()))

    budget = Budget(order.iterations, order.deadline)
    focus = (lambda: list_displaced(board)) if order.reference is not None else None
    search(board, seed=order.seed, budget=budget, report=tell, focus=focus)
    tell(board, always=True)


def _bound(board: Board, order: Order, pipe: Connection) -> None:
    tables = Tables(board.tables.problem) if order.reference is not None else board.tables
    known = build_greedy(Board(tables))
    warm_up = time.monotonic() + WARM_UP * (order.deadline - time.monotonic())
    search(known, seed=order.seed + 1, budget=Budget(deadline=warm_up))
    _prove(known, order.deadline, UNLIMITED, pipe)


def _prove(known: Board, deadline: float, steps: int, pipe: Connection) -> None:
    from apps.scheduling.engine.bound import find_bound  # numpy: the first plan need not wait for it

    empty = Board(known.tables)
    place_fixed(empty)
    find_bound(
        empty, target=known.cost, deadline=deadline, steps=steps, report=lambda bound: pipe.send(("bound", bound))
    )


def _search_and_bound(board: Board, order: Order, pipe: Connection) -> None:
    if order.bound:
        tables = Tables(board.tables.problem) if order.reference is not None else board.tables
        timed = order.iterations is None
        left = order.deadline - time.monotonic()
        until = order.deadline - (1 - BOUND_SHARE) * left if timed else order.deadline
        _prove(build_greedy(Board(tables)), until, UNLIMITED if timed else STEPS, pipe)
    _search(board, order, pipe)
