"""Why a request has no booking: an irreducible set of rules that together leave it no start."""

from collections.abc import Iterable

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.bits import erode, move, reach, span_mask
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.insertion import find_insertion
from apps.scheduling.engine.option import Option
from apps.scheduling.engine.problem import Mode, Request

NO_LIMIT = 1 << 60
Rules = dict[tuple[str, str], int]
"""(code, what it is about) to the starts that the rule allows."""


def explain_absence(board: Board, r: int) -> list[Reason]:
    request = board.tables.requests[r]
    found = find_insertion(board, r, NO_LIMIT)
    if found:
        params = {"request": request.id, "price": found.cost, "reject": board.tables.reject[r]}
        return [Reason("scheduling.plan_too_dear", params)]
    if not request.modes:
        return [Reason("scheduling.plan_eligible", {"request": request.id, "scanner": ""})]
    modes = [_list_rules(board, r, request, mode) for mode in request.modes]
    binding = _reduce([key for rules in modes for key in rules], modes)
    return _word(request, binding)


def _reduce(keys: Iterable[tuple[str, str]], modes: list[Rules]) -> list[tuple[str, str]]:
    """Leaves out every rule without which still nothing is possible; rules of the calendar go first."""
    kept = list(dict.fromkeys(keys))
    for key in reversed(kept[:]):
        rest = [other for other in kept if other != key]
        if not _is_possible(rest, modes):
            kept = rest
    return kept


def _is_possible(keys: list[tuple[str, str]], modes: list[Rules]) -> bool:
    wanted = set(keys)
    for rules in modes:
        starts = -1
        for key, mask in rules.items():
            if key in wanted:
                starts &= mask
        if starts:
            return True
    return False


def _list_rules(board: Board, r: int, request: Request, mode: Mode) -> Rules:
    """The request's own rules first, then those that other bookings make."""
    tables, rules = board.tables, board.tables.rules
    everywhere = span_mask(0, tables.problem.horizon)
    hours = rules.once("hours", mode.scanner, mode.dur)
    found = {
        ("hours", mode.scanner): hours,
        ("windows", ""): rules.once("windows", request.windows, request.lead, request.tail + mode.dur),
        ("release", ""): everywhere & ~span_mask(0, request.release),
        ("blocked", mode.scanner): everywhere & ~rules.once("blocked", mode.scanner, mode.dur, request.priority),
        ("reserve", mode.scanner): everywhere & ~rules.once("reserve", mode.scanner, mode.dur, request.priority),
    }
    if request.deadline is not None:
        found["deadline", ""] = span_mask(0, request.deadline - mode.dur + 1)
    option = next((o for o in tables.options[r] if tables.problem.scanners[o.scanner].id == mode.scanner), None)
    if option is None:
        return found
    for part in option.segments:
        pool = tables.problem.pools[part.pool].id
        size, base = tables.pool_size[part.pool], tables.level_base[part.pool]
        free = board.levels[base + part.n] if part.n <= size else 0
        starts = move(erode(free, part.length), -part.off) & everywhere
        found["pools", pool] = found.get(("pools", pool), everywhere) & starts
    found |= _list_links(board, r, option, everywhere)
    found["changeover", mode.scanner] = everywhere & ~reach(board.busy[option.row], option.dur)
    return found


def _list_links(board: Board, r: int, option: Option, everywhere: int) -> Rules:
    """Starts per related request, by the board's own rule with one relation at a time."""
    tables, dur, found = board.tables, option.dur, {}
    if tables.requests[r].tracer:
        found["tracer", ""] = board.tracer_starts(r) & everywhere
    for q in tables.mates[r]:
        if board.start[q] >= 0:
            found |= _list_gaps(board, q, option, everywhere)
    for a, low, high in tables.needs[r]:
        last = tables.problem.horizon if high is None or board.start[a] < 0 else board.end(a) + high + 1
        starts = span_mask(board.end(a) + low, last) if board.start[a] >= 0 else 0
        found["precedence", tables.requests[a].id] = starts
    for b, low, high in tables.serves[r]:
        if board.start[b] >= 0:
            first = 0 if high is None else board.start[b] - high - dur
            found["precedence", tables.requests[b].id] = span_mask(first, board.start[b] - low - dur + 1)
    for q, before, after in tables.apart[r]:
        if board.start[q] >= 0:
            barred = span_mask(board.start[q] - before - dur + 1, board.end(q) + after)
            found["separation", tables.requests[q].id] = everywhere & ~barred
    for k in tables.bundles_of[r]:
        for q in tables.bundle[k] if tables.problem.bundles[k].same_day else ():
            if q != r and board.start[q] >= 0:
                found["bundle", tables.requests[q].id] = tables.rules.days[board.start[q] // board.spd]
    return found


def _list_gaps(board: Board, q: int, option: Option, everywhere: int) -> Rules:
    """The patient's other exam: the gap to walk, and beside it the way to another site."""
    tables, start, end, here = board.tables, board.start[q], board.end(q), option.scanner
    there, gap, name = board.option[q].scanner, tables.problem.patient_gap, tables.requests[q].id
    found = {("patient", name): everywhere & ~span_mask(start - gap - option.dur + 1, end + gap)}
    before, after = tables.walk[here][there], tables.walk[there][here]
    if max(before, after) > gap:
        found["travel", name] = everywhere & ~span_mask(start - before - option.dur + 1, end + after)
    return found


PARAM = {"hours": "scanner", "blocked": "scanner", "reserve": "scanner", "changeover": "scanner", "pools": "pool"}
OTHERS = ("patient", "travel", "precedence", "separation", "bundle")


def _word(request: Request, binding: list[tuple[str, str]]) -> list[Reason]:
    about: dict[str, list[str]] = {}
    for rule, what in binding:
        about.setdefault(rule, []).append(what)
    reasons = []
    for rule, what in about.items():
        params: dict = {"request": request.id}
        if rule in PARAM or rule in OTHERS:
            params[PARAM.get(rule, "other")] = what
        reasons.append(Reason(f"scheduling.plan_{rule}", params))
    return reasons
