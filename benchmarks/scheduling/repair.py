"""Scanners, a pool and a room drop out for two hours: time to the first and the last plan, who moves, who is dropped.

python -m benchmarks.scheduling.repair [INSTANCE.json] [--seconds 4.2] [--planning 20]
"""

import argparse
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.cost import price_moves
from apps.scheduling.engine.greedy import build_greedy
from apps.scheduling.engine.made_instance import FLEET, make_instance
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.planner import first_plan
from apps.scheduling.engine.problem import Block, Problem
from apps.scheduling.engine.repair import list_displaced
from apps.scheduling.engine.search import Budget, search
from apps.scheduling.engine.tables import Tables

FROM_H, UNTIL_H = 11, 13
SCANNERS = ("CT2", "MR1", "DX1", "PT1")
POOLS = ("nurse", "prep_bay")


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("instance", nargs="?")
    parser.add_argument("--seconds", type=float, default=4.2)
    parser.add_argument("--planning", type=float, default=20.0)
    options = parser.parse_args(words)
    if options.instance:
        problem = read_problem(json.loads(Path(options.instance).read_text()))
    else:
        problem = read_problem(make_instance(requests=1000, days=5, fleet=FLEET, seed=1))
    board = build_greedy(Board(Tables(problem)))
    search(board, seed=1, budget=Budget(deadline=time.monotonic() + options.planning))
    known = board.plan()
    print(
        "| out | displaced | first plan s | moved | dropped | moved / displaced | seconds | sound |\n"
        + "|---" * 8
        + "|"
    )
    sound = True
    for name, hurt in list_outages(problem):
        sound &= print_repair(name, hurt, known, options.seconds)
    return 0 if sound else 1


def list_outages(problem: Problem) -> list[tuple[str, Problem]]:
    """Fixed bookings may move in an outage: nobody keeps a promise on a scanner that stands still."""
    hour = 60 // problem.grid_min
    start, end = FROM_H * hour, UNTIL_H * hour
    free = replace(problem, requests=tuple(replace(request, fixed=None) for request in problem.requests))
    found = []
    for scanner in SCANNERS:
        if scanner in problem.scanner_of:
            found.append((scanner, replace(free, blocks=(*free.blocks, Block(scanner, start, end, -1)))))
    for name in POOLS:
        pools = tuple(pool if pool.id != name else replace(pool, capacity=cut(pool, start, end)) for pool in free.pools)
        found.append((f"one unit of {name}", replace(free, pools=pools)))
    return found


def cut(pool, start: int, end: int) -> tuple[tuple[int, int, int], ...]:
    """One unit less between two slots."""
    parts = []
    for first, last, n in pool.capacity:
        for a, b, less in (
            (first, min(last, start), 0),
            (max(first, start), min(last, end), 1),
            (max(first, end), last, 0),
        ):
            if a < b:
                parts.append((a, b, max(n - less, 0)))
    return tuple(parts)


def print_repair(name: str, problem: Problem, known: Plan, seconds: float) -> bool:
    began = time.monotonic()
    board = first_plan(problem, known)
    first_s, displaced = time.monotonic() - began, count_broken(problem, known)
    until = began + seconds
    search(board, seed=1, budget=Budget(deadline=until), focus=lambda: list_displaced(board))
    change = price_moves(problem, board.plan(), known)
    sound = not check_plan(problem, board.plan())
    ratio = f"{change.moved / displaced:.2f}" if displaced else ""
    cells = (
        name,
        displaced,
        f"{first_s:.2f}",
        change.moved,
        change.dropped,
        ratio,
        f"{time.monotonic() - began:.1f}",
        sound,
    )
    print("|", " | ".join(map(str, cells)), "|", flush=True)
    return sound


def count_broken(problem: Problem, known: Plan) -> int:
    """Bookings that cannot stay where they are when the others do, one after the other."""
    board = first_plan(problem, known)
    return len(list_displaced(board))


if __name__ == "__main__":
    sys.exit(main())
