"""The cheapest starts for one request beside a plan that stays as it is: exact, for it stops only where no price can be lower."""

from bisect import insort
from itertools import islice
from typing import NamedTuple

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.bits import each
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.insertion import most_saved
from apps.scheduling.engine.option import Option


class BestStart(NamedTuple):
    """`price` is what the plan's cost rises by against a plan in which the request costs nothing."""

    price: int
    start: int
    scanner: int
    option: Option


def find_best_starts(board: Board, r: int, count: int) -> list[BestStart]:
    """The `count` cheapest starts, equal prices in order of time. A booking of the request itself is set aside."""
    saved = None
    if board.start[r] >= 0:
        saved = board.save()
        board.remove(r)
    found: list[BestStart] = []
    bundled = bool(board.tables.bundles_of[r])
    saving = most_saved(board, r) if bundled else 0
    for option in board.tables.options[r]:
        starts = board.starts(r, option)
        for price, mask in option.pattern if starts else ():
            if len(found) == count and price - saving > found[-1].price:
                break
            fits = starts & mask
            # Where nothing else bends the price, the earliest of a price are the best of it.
            for start in islice(each(fits), count) if option.even and not bundled else each(fits):
                best = BestStart(price + board.extra_cost(r, option, start), start, option.scanner, option)
                if len(found) < count or best[:3] < found[-1][:3]:
                    insort(found, best, key=_rank)
                    del found[count:]
    if saved:
        board.load(saved)
    return found


def _rank(best: BestStart) -> tuple[int, int, int]:
    return best[:3]


def explain_start(board: Board, r: int, best: BestStart) -> list[Reason]:
    """Why a start has its price, in words for the clerk."""
    problem, request = board.tables.problem, board.tables.requests[r]
    day = best.start // problem.slots_per_day
    wait, late = day - request.release // problem.slots_per_day, max(0, day - request.due_day)
    reasons = [Reason("scheduling.plan_offer_wait", {"days": wait})]
    if late:
        reasons.append(Reason("scheduling.plan_offer_late", {"days": late}, "warning"))
    else:
        reasons.append(Reason("scheduling.plan_offer_in_time"))
    if request.preferred:
        liked = any(start <= best.start < end for start, end in request.preferred)
        reasons.append(Reason("scheduling.plan_offer_preferred" if liked else "scheduling.plan_offer_not_preferred"))
    scanner = problem.scanners[best.scanner]
    end = best.start + best.option.dur
    over = sum(max(0, min(end, last) - max(best.start, first)) for first, last in scanner.overtime)
    if over:
        reasons.append(Reason("scheduling.plan_offer_overtime", {"minutes": over * problem.grid_min}, "warning"))
    extra = best.price - best.option.price_of(best.start)
    if extra:
        reasons.append(Reason("scheduling.plan_offer_others", {"price": extra}))
    return reasons
