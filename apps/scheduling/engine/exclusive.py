"""Requests of which one plan can hold one at most: each one's few starts leave the others none, whatever else is booked.

Prices alone cannot say so: half of the one and half of the other would fit (two doses out of what one batch has left late).
"""

from collections.abc import Iterator

from apps.scheduling.engine.bits import each
from apps.scheduling.engine.board import ABSENT, Board
from apps.scheduling.engine.option import Option

SCARCE, NEAR = 12, 150
"""Most starts of a request that is tried out, and of those that it may shut out."""


def find_exclusive(board: Board) -> list[list[int]]:
    """Disjoint sets of requests that exclude each other, the dearest to reject first; the board is left as it was."""
    tables = board.tables
    starts = {r: _list_starts(board, r) for r in range(len(board.start)) if board.start[r] < 0}
    near = [r for r, own in starts.items() if 0 < len(own) <= NEAR and not tables.bundles_of[r]]
    rivals: dict[int, set[int]] = {r: set() for r in near}
    for a in near:
        if len(starts[a]) <= SCARCE:
            for b in _shut_out(board, a, starts[a], near):
                rivals[a].add(b)
                rivals[b].add(a)
    return _gather(rivals, tables.reject)


def _list_starts(board: Board, r: int) -> list[tuple[Option, int]]:
    """All starts, or one more than the most that anybody asks for."""
    found = []
    for option in board.tables.options[r]:
        mask = board.starts(r, option, alone=True)
        if mask.bit_count() + len(found) > NEAR:
            return [(option, ABSENT)] * (NEAR + 1)
        found += [(option, start) for start in each(mask)]
    return found


def _shut_out(board: Board, a: int, starts: list[tuple[Option, int]], near: list[int]) -> list[int]:
    """Who has no start left at any start of `a`, from whichever batch."""
    left = [b for b in near if b != a]
    for option, start in starts:
        for batch in _list_batches(board, a, start):
            if not left:
                return []
            board.place(a, option, start, batch)
            left = [b for b in left if not any(board.starts(b, other, alone=True) for other in board.tables.options[b])]
            board.remove(a)
    return left


def _list_batches(board: Board, r: int, start: int) -> Iterator[int]:
    request = board.tables.requests[r]
    if not request.tracer:
        yield ABSENT
    for draw in board.tables.draws[r]:
        if draw.units.get(start - request.lead, board.left[draw.batch] + 1) <= board.left[draw.batch]:
            yield draw.batch


def _gather(rivals: dict[int, set[int]], reject: list[int]) -> list[list[int]]:
    sets: list[list[int]] = []
    taken: set[int] = set()
    for a in sorted(rivals, key=lambda r: (-reject[r], r)):
        if a in taken:
            continue
        own = [a]
        for b in sorted(rivals[a] - taken, key=lambda r: (-reject[r], r)):
            if all(b in rivals[q] for q in own):
                own.append(b)
        if len(own) > 1:
            sets.append(own)
            taken.update(own)
    return sets
