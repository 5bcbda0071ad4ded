"""First plans: in order of priority at the cheapest start (greedy), or in order of arrival at the first one (a clerk)."""

from collections.abc import Iterable

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.insertion import find_insertion

ENDLESS = 1 << 60


def build_greedy(board: Board) -> Board:
    requests = board.tables.requests
    place_fixed(board)
    order = sorted(
        range(len(requests)),
        key=lambda r: (not board.tables.must[r], requests[r].priority, requests[r].due_day, requests[r].release, r),
    )
    insert_all(board, order)
    return board


def build_first_come(board: Board) -> Board:
    """Every request in order of release at its first feasible start, whatever it costs."""
    requests = board.tables.requests
    place_fixed(board)
    for r in sorted(range(len(requests)), key=lambda r: (not board.tables.must[r], requests[r].release, r)):
        if board.start[r] >= 0:
            continue
        first = None
        for option in board.tables.options[r]:
            starts = board.starts(r, option)
            if starts:
                at = (starts & -starts).bit_length() - 1
                first = min(first or (at, option.scanner, option), (at, option.scanner, option), key=lambda x: x[:2])
        if first:
            board.place(r, first[2], first[0])
    return board


def insert_all(board: Board, order: Iterable[int], rng=None) -> list[int]:
    """Places each at its cheapest start below its price of rejection; who waits for another follows it. Returns the rest."""
    left = []
    reject, must = board.tables.reject, board.tables.must
    for r in order:
        if board.start[r] >= 0:
            continue
        found = find_insertion(board, r, ENDLESS if must[r] else reject[r], rng)
        if found:
            board.place(r, found.option, found.start, price=found.price)
        else:
            left.append(r)
    placed = [r for r in left if any(board.start[a] >= 0 for a, *_ in board.tables.needs[r])]
    for r in placed:
        found = find_insertion(board, r, ENDLESS if must[r] else reject[r], rng)
        if found:
            board.place(r, found.option, found.start, price=found.price)
    return [r for r in left if board.start[r] < 0]


def place_fixed(board: Board) -> list[int]:
    """Books what may not move, whether or not what it waits for is booked yet. Returns what does not fit beside the others."""
    unfit = []
    fixed = [r for r, request in enumerate(board.tables.requests) if request.fixed]
    for r in sorted(fixed, key=lambda r: board.tables.requests[r].fixed.start):
        start = board.tables.requests[r].fixed.start
        fits = [o for o in board.tables.options[r] if board.starts(r, o, alone=True) >> max(start, 0) & 1]
        if fits:
            board.place(r, fits[0], start)
        else:
            unfit.append(r)
    return unfit
