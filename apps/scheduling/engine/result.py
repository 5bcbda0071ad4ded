"""What a run leaves behind: the PLAN.json of the machine interface, and the reasons in both languages."""

from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.cost import price_moves, price_plan
from apps.scheduling.engine.explain import explain_absence
from apps.scheduling.engine.greedy import place_fixed
from apps.scheduling.engine.least_moves import count_least_changed
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.plan_file import lay_out
from apps.scheduling.engine.tables import Tables


def build_result(tables: Tables, plan: Plan, *, bound: int | None, trace: list | None, reference: Plan | None) -> dict:
    """`trace` is left out when it is None: it tells the clock, which no two runs share."""
    problem = tables.problem
    cost = price_plan(problem, plan)
    bound = None if bound is None else min(max(bound, 0), cost.total)
    result = {
        "instance": problem.name,
        "assignments": plan.rows(),
        "cost": cost.total,
        "parts": cost.parts(),
        "bound": bound,
        "gap": find_gap(cost.total, bound),
        "avoidable_gap": None,
    }
    if bound is not None:
        result["avoidable_gap"] = find_share(cost.total - bound, cost.total - price_forced(tables))
    if trace is not None:
        result["trace"] = trace
    if reference is not None:
        change = price_moves(problem, plan, reference)
        result["repair"] = {
            "moved": change.moved,
            "dropped": change.dropped,
            "perturbation": change.cost,
            "least_changed": count_least_changed(tables, reference),
        }
    board = Board(tables)
    lay_out(board, plan)
    result["unscheduled"] = [
        {"request": request.id, "reasons": list_words(explain_absence(board, r))}
        for r, request in enumerate(problem.requests)
        if request.id not in plan
    ]
    return result


def price_forced(tables: Tables) -> int:
    """Rejections that no plan avoids: no start is left beside the fixed bookings alone."""
    board = Board(tables)
    place_fixed(board)
    return sum(
        tables.reject[r]
        for r in range(len(tables.requests))
        if board.start[r] < 0 and not any(board.starts(r, option, alone=True) for option in tables.options[r])
    )


def list_words(reasons: list[Reason]) -> list[dict]:
    return [
        {
            "code": reason.code,
            "params": dict(reason.params),
            "text_zh": render(reason, "zh-Hans"),
            "text_en": render(reason, "en"),
        }
        for reason in reasons
    ]


def find_gap(cost: int, bound: int | None) -> float | None:
    return None if bound is None else find_share(cost - min(max(bound, 0), cost), cost)


def find_share(part: int, whole: int) -> float:
    return round(part / whole, 6) if whole > 0 else 0.0
