"""The cheapest feasible start of one request on a board, exact in price; equal prices are settled by a die or by order."""

from random import Random
from typing import NamedTuple

from apps.scheduling.engine.bits import each, edges, span_mask
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.option import Option

LAST_OF_RUN = 0.35
MOST_OPTIONS = 5
"""Scanners that a search tries for one request: on a large fleet another attempt is worth more than the last scanner."""


class Insertion(NamedTuple):
    cost: int
    option: Option
    start: int
    price: int
    """Of the start by itself."""


def find_insertion(board: Board, r: int, limit: int, rng: Random | None = None) -> Insertion | None:
    """The cheapest start that costs less than `limit`; with a die of a few scanners, without one the earliest of the cheapest."""
    options = board.tables.options[r]
    if rng and len(options) > 1:
        shift = int(rng.random() * len(options))
        options = (options[shift:] + options[:shift])[:MOST_OPTIONS]
    bundled = bool(board.tables.bundles_of[r])
    best, best_cost = None, limit
    pools: dict | None = {} if len(options) > 1 else None
    for option in options:
        # A member that stands between two others may make a bundle cheaper, so its own price alone decides nothing.
        bound = best_cost + (most_saved(board, r) if bundled else 0)
        pattern = option.pattern
        if pattern[0][0] >= bound:
            continue
        starts = board.starts(r, option, pools=pools)
        if not starts:
            continue
        for price, mask in pattern:
            if price >= bound:
                break
            fits = starts & mask
            if not fits:
                continue
            if option.even and not bundled:
                best, best_cost = Insertion(price, option, _pick(fits, rng), price), price
                break
            found = _cheapest(board, r, option, price, fits, best_cost, rng)
            if found:
                best, best_cost = found, found.cost
                bound = best_cost + (most_saved(board, r) if bundled else 0)
    return best


def _pick(fits: int, rng: Random | None) -> int:
    """First start, last start or any edge: edges keep what is left free in one piece."""
    if rng is None:
        return (fits & -fits).bit_length() - 1
    die = rng.random()
    if die < 0.5:
        return (fits & -fits).bit_length() - 1
    if die < 0.7:
        return fits.bit_length() - 1
    ends = list(each(edges(fits)))
    return ends[int(rng.random() * len(ends))]


def _cheapest(board, r, option, price, fits, best_cost, rng) -> Insertion | None:
    """The cheapest of starts that cost the same by themselves.

    Within one run the changeovers are the same, so its first start speaks for all of it; the idle time of a bundle bends
    only beside its members and at the ends of a run.
    """
    bundles = board.tables.bundles_of[r]
    ends = edges(fits) if bundles else fits & ~(fits << 1)
    for k in bundles:
        for q in board.tables.bundle[k]:
            if q != r and board.start[q] >= 0:
                ends |= fits & span_mask(board.end(q), board.end(q) + 1)
                at = board.start[q] - option.dur
                ends |= fits & span_mask(at, at + 1) if at >= 0 else 0
    best, ties = None, 0
    for start in each(ends):
        cost = price + board.extra_cost(r, option, start)
        if cost < best_cost:
            best, best_cost, ties = start, cost, 1
        elif rng and best is not None and cost == best_cost:
            ties += 1
            if rng.random() * ties < 1:
                best = start
    if best is None:
        return None
    if rng and not bundles and rng.random() < LAST_OF_RUN:
        run = fits >> best
        best += (~run & (run + 1)).bit_length() - 2
    return Insertion(best_cost, option, best, price)


def most_saved(board: Board, r: int) -> int:
    saved = 0
    for k in board.tables.bundles_of[r]:
        placed = [(board.start[q], board.end(q)) for q in board.tables.bundle[k] if q != r and board.start[q] >= 0]
        if len(placed) > 1:
            saved += board.span_weight * (max(end for _, end in placed) - min(start for start, _ in placed))
    return saved
