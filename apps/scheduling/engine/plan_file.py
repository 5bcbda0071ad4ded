"""Reads a plan for a problem: the assignments of a PLAN.json, every fault named with its place."""

from typing import Any

from apps.scheduling.engine.board import ABSENT, Board
from apps.scheduling.engine.fields import BadInstance, Fault, Fields
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.problem import Problem


def read_plan(problem: Problem, data: Any) -> Plan:
    faults: list[Fault] = []
    top = Fields(data, "", faults)
    plan = Plan()
    for item in top.objects("assignments") if top.sound else ():
        batch = item.data.get("batch")
        found = Assignment(item.text("request"), item.text("scanner"), item.whole("start"), batch)
        if not item.sound:
            continue
        request = problem.request_of.get(found.request)
        if request is None:
            item.name("request", f"there is no request {found.request!r}")
        elif found.request in plan:
            item.name("request", f"{found.request!r} is planned twice")
        elif request.mode_on(found.scanner) is None:
            item.name("scanner", f"{found.scanner!r} is none of the modes of {found.request!r}")
        if batch is not None and batch not in problem.batch_of:
            item.name("batch", f"there is no batch {batch!r}")
        plan[found.request] = found
    if faults:
        raise BadInstance(faults)
    return plan


def lay_out(board: Board, plan: Plan) -> list[str]:
    """Puts a plan on an empty board, booking by booking; returns the requests that do not fit where the plan has them."""
    tables = board.tables
    batches = {batch.id: k for k, batch in enumerate(tables.problem.batches)}
    unfit = []
    for key, item in sorted(
        plan.items(), key=lambda pair: (tables.requests[tables.index[pair[0]]].fixed is None, pair[1].start, pair[0])
    ):
        r, scanner = tables.index[key], tables.scanner_index[item.scanner]
        option = next((option for option in tables.options[r] if option.scanner == scanner), None)
        if option is None or item.start < 0 or not board.starts(r, option, alone=True) >> item.start & 1:
            unfit.append(key)
            continue
        batch = batches.get(item.batch, ABSENT) if tables.requests[r].tracer else ABSENT
        try:
            board.place(r, option, item.start, batch)
        except ValueError:
            unfit.append(key)
    return unfit
