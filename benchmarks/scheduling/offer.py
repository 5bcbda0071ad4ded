"""Offers of five starts on a calendar of 30 days that is 85 % full, mixed with bookings: p50, p95, p99 and the longest, engine alone.

python -m benchmarks.scheduling.offer [--queries 3000] [--days 30] [--fill 0.85] [--gc]
"""

import argparse
import gc
import sys
import time
from random import Random

from apps.scheduling.engine.best_starts import find_best_starts
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.greedy import place_fixed
from apps.scheduling.engine.made_instance import FLEET, count_requests, make_instance
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.tables import Tables

BOOKED = 0.025
"""Share of the queries after which the patient takes an offer."""


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--queries", type=int, default=3000)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--fill", type=float, default=0.85)
    parser.add_argument("--gc", action="store_true", help="leaves the collector of circles on, as a web process may")
    options = parser.parse_args(words)
    board = fill_board(options.days, options.fill)
    if options.gc:
        gc.enable()
    else:
        gc.collect()
        gc.freeze()
        gc.disable()
    walls, cpus = ask(board, options.queries)
    for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0)):
        at = min(int(share * len(walls)), len(walls) - 1)
        print(f"offer {name}: {1000 * walls[at]:.3f} ms, of the CPU {1000 * cpus[at]:.3f} ms")
    return 0


def fill_board(days: int, fill: float) -> Board:
    """Books in random order, at random starts, until the CTs are so full."""
    rng = Random(1)
    requests = count_requests(fill * 1.5, FLEET, days)
    board = Board(Tables(read_problem(make_instance(requests=requests, days=days, fleet=FLEET, seed=1))))
    place_fixed(board)
    waiting = sorted(board.absent)
    rng.shuffle(waiting)
    for r in waiting:
        if measure_fill(board) >= fill:
            break
        found = find_best_starts(board, r, 40)
        if found:
            best = rng.choice(found)
            board.place(r, best.option, best.start)
    print(f"bookings: {len(board.start) - len(board.absent)}, CTs {100 * measure_fill(board):.0f} % full")
    return board


def measure_fill(board: Board) -> float:
    scanners = [s for s, scanner in enumerate(board.tables.problem.scanners) if scanner.modality == "CT"]
    taken = sum(end - start for s in scanners for start, end, *_ in board.lines[s])
    return taken / sum(end - start for s in scanners for start, end in board.tables.problem.scanners[s].open)


def ask(board: Board, queries: int) -> tuple[list[float], list[float]]:
    """Seconds on the wall and on the CPU, each in order: a busy machine changes the first alone."""
    rng, walls, cpus = Random(2), [], []
    waiting = sorted(board.absent)
    for _ in range(queries):
        r = rng.choice(waiting)
        began, cpu = time.perf_counter(), time.thread_time()
        found = find_best_starts(board, r, 5)
        cpus.append(time.thread_time() - cpu)
        walls.append(time.perf_counter() - began)
        if found and board.start[r] < 0 and rng.random() < BOOKED:
            board.place(r, found[0].option, found[0].start)
    return sorted(walls), sorted(cpus)


if __name__ == "__main__":
    sys.exit(main())
