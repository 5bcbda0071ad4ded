"""What of a plan is worth proposing: nobody booked is dropped, nobody moves for nothing, and never worse than adding to what stands."""

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.greedy import insert_all
from apps.scheduling.engine.option import Option
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.plan_file import lay_out
from apps.scheduling.engine.problem import Problem
from apps.scheduling.engine.tables import Tables


def settle_plan(problem: Problem, plan: Plan, reference: Plan) -> Plan:
    """The plan, or what can be added to the standing bookings when that is as cheap or the plan would drop one of them."""
    tables = Tables(problem)
    added = _add_to(Board(tables), reference)
    board = Board(tables)
    lay_out(board, plan)
    _bring_back(board, reference)
    _send_home(board, reference)
    return min((_rate(b, reference), n, b.plan()) for n, b in enumerate((board, added)))[2]


def _rate(board: Board, reference: Plan) -> tuple[int, int, int]:
    """Dropped, cost, moved: less is better."""
    plan = board.plan()
    moved = sum(key in plan and plan[key][1:3] != item[1:3] for key, item in reference.items())
    return _count_dropped(plan, reference), board.cost, moved


def _add_to(board: Board, reference: Plan) -> Board:
    """Every booking that can stay stays; the others, then the new ones, at the cheapest free start."""
    lay_out(board, reference)
    insert_all(board, _by_need(board, reference))
    return board


def _by_need(board: Board, reference: Plan) -> list[int]:
    requests = board.tables.requests
    absent = [r for r in range(len(requests)) if board.start[r] < 0]
    return sorted(absent, key=lambda r: (requests[r].id not in reference, requests[r].priority, requests[r].due_day, r))


def _bring_back(board: Board, reference: Plan) -> None:
    """A dropped booking takes its old place back from whoever is in the way and was not there before."""
    tables, away = board.tables, []
    for key in reference:
        r = tables.index[key]
        home = _home(board, r, reference)
        if board.start[r] >= 0 or home is None:
            continue
        start, end = reference[key].start, reference[key].start + home.dur
        line = [q for first, last, _, q in board.lines[home.scanner] if first < end and start < last]
        if any(_is_home(board, q, reference) for q in line):
            continue
        for q in line:
            away += board.uproot(q)
        if board.starts(r, home) >> start & 1:
            board.place(r, home, start)
    if away or _count_dropped(board.plan(), reference):
        insert_all(board, _by_need(board, reference))


def _send_home(board: Board, reference: Plan) -> None:
    """A move that saves nothing is taken back."""
    for key in reference:
        r = board.tables.index[key]
        home, start = _home(board, r, reference), reference[key].start
        if home is None or board.start[r] < 0 or _is_home(board, r, reference):
            continue
        cost, option, old, batch = board.cost, board.option[r], board.start[r], board.batch[r]
        board.remove(r)
        if board.starts(r, home) >> start & 1:
            board.place(r, home, start)
            if board.cost <= cost:
                continue
            board.remove(r)
        board.place(r, option, old, batch)


def _home(board: Board, r: int, reference: Plan) -> Option | None:
    item = reference[board.tables.requests[r].id]
    scanner = board.tables.scanner_index[item.scanner]
    return next((option for option in board.tables.options[r] if option.scanner == scanner), None)


def _is_home(board: Board, r: int, reference: Plan) -> bool:
    item, option = reference.get(board.tables.requests[r].id), board.option[r]
    if item is None or option is None:
        return False
    return option.scanner == board.tables.scanner_index[item.scanner] and board.start[r] == item.start


def _count_dropped(plan: Plan, reference: Plan) -> int:
    return sum(key not in plan for key in reference)
