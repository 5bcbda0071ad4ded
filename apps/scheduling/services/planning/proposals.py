"""From the optimiser's plan to proposals that a person can read: what moves, why, and what stays without a time."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from apps.common.kernel.reason import Reason
from apps.directory.public import get_site
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.changes import Change, list_changes
from apps.scheduling.engine.cost import price_plan
from apps.scheduling.engine.explain import explain_absence
from apps.scheduling.engine.fairness import WaitSpread
from apps.scheduling.engine.grid import Grid
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.plan_file import lay_out, read_plan
from apps.scheduling.engine.problem import Problem
from apps.scheduling.engine.runs import ChangeKind, RunKind
from apps.scheduling.engine.settle import settle_plan
from apps.scheduling.engine.tables import Tables
from apps.scheduling.models import PlanChange, PlanRun, Resource
from apps.scheduling.selectors.calendars import day_span
from apps.scheduling.selectors.fairness import compare_planned
from apps.workflow.public import list_exams

PEOPLE = ("request", "other", "others")
"""Parameters of reasons that name requests: they become accession numbers."""


def import_plan(run: PlanRun, result: dict[str, Any]) -> None:
    """Stores the result and, unless it is a replay, the changes that it proposes."""
    problem = read_problem(run.instance)
    reference = Plan.of(Assignment(**row) for row in run.reference)
    plan = read_plan(problem, result)
    if run.kind == RunKind.PLAN:
        plan = settle_plan(problem, plan, reference)
    cost = price_plan(problem, plan)
    run.result, run.cost = result, result["cost"]
    run.bound, run.gap = result.get("bound"), result.get("gap")
    run.settled = {
        "assignments": plan.rows(),
        "cost": cost.total,
        "parts": cost.parts(),
        "repair": result.get("repair"),
        "summary": _sum_up(problem, plan, reference),
    }
    fields = ["result", "cost", "bound", "gap", "settled"]
    if run.replay_of_id:
        run.comparison = _compare(run.replay_of, result)
        fields.append("comparison")
    else:
        _propose(run, problem, plan, reference)
        run.settled["fairness"] = [asdict(row) for row in _compare_waits(run, problem, plan)]
    run.save(update_fields=fields)


def _compare(first: PlanRun, result: dict[str, Any]) -> dict[str, Any]:
    one, other = ({row["request"]: row for row in r["assignments"]} for r in (first.result, result))
    n_different = sum(one.get(key) != other.get(key) for key in one.keys() | other.keys())
    return {
        "is_same": n_different == 0,
        "n_different": n_different,
        "cost": result["cost"],
        "other_cost": first.result["cost"],
    }


def _propose(run: PlanRun, problem: Problem, plan: Plan, reference: Plan) -> None:
    requests = run.origins["requests"]
    exams = {e.id: e for e in list_exams([origin["exam"] for origin in requests.values()])}
    names = {key: exams[origin["exam"]].accession for key, origin in requests.items() if origin["exam"] in exams}
    grid = Grid(_start_of(run), problem.grid_min, problem.horizon)
    resources = {row.code: row for row in Resource.objects.filter(site_id=run.site_id)}
    rows: dict[str, PlanChange] = {}
    needs: dict[str, tuple[str, ...]] = {}
    for change in list_changes(problem, plan, reference):
        if change.after is not None and change.request in names:
            rows[change.request] = _to_row(run, change, requests[change.request], grid, resources, problem, names)
            needs[change.request] = change.needs
    PlanChange.objects.bulk_create([*rows.values(), *_list_unplaced(run, problem, plan, names, resources)])
    for key, row in rows.items():
        row.needs = [rows[other].pk for other in needs[key] if other in rows]
    PlanChange.objects.bulk_update([row for row in rows.values() if row.needs], ["needs"])


def _start_of(run: PlanRun) -> datetime:
    return day_span(run.first_day, get_site(run.site_id).time_zone)[0]


def _to_row(
    run: PlanRun,
    change: Change,
    origin: dict[str, Any],
    grid: Grid,
    resources: dict[str, Resource],
    problem: Problem,
    names: dict[str, str],
) -> PlanChange:
    starts_at = grid.at(change.after.start)
    slots = problem.request_of[change.request].mode_on(change.after.scanner).dur
    row = PlanChange(
        run=run,
        kind=ChangeKind.MOVE if origin["appointment"] else ChangeKind.BOOK,
        exam_id=origin["exam"],
        to_resource=resources[change.after.scanner],
        to_starts_at=starts_at,
        to_ends_at=starts_at + timedelta(minutes=slots * grid.grid_min),
        saves=change.saves,
        reasons=[_name_people(reason, names) for reason in change.reasons],
    )
    if origin["appointment"]:
        _note_old_place(row, origin)
        row.shift_min = round((starts_at - row.from_starts_at).total_seconds() / 60)
    return row


def _note_old_place(row: PlanChange, origin: dict[str, Any]) -> None:
    row.appointment_id = origin["appointment"]
    row.from_resource_id, row.from_starts_at = origin["resource"], datetime.fromisoformat(origin["starts_at"])
    row.is_told = origin["is_told"]


def _list_unplaced(
    run: PlanRun, problem: Problem, plan: Plan, names: dict[str, str], resources: dict[str, Resource]
) -> list[PlanChange]:
    """Every exam that has no place in the plan, with the rules that leave it none."""
    board = Board(Tables(problem))
    lay_out(board, plan)
    rows = []
    for r, request in enumerate(problem.requests):
        if request.id in plan or request.id not in names:
            continue
        origin = run.origins["requests"][request.id]
        reasons = [_name_people(reason, names) for reason in explain_absence(board, r)]
        row = PlanChange(run=run, kind=ChangeKind.UNPLACED, exam_id=origin["exam"], reasons=reasons)
        if origin["appointment"]:
            _note_old_place(row, origin)
        rows.append(row)
    known = {exam.id for exam in list_exams(int(pk) for pk in run.origins["barred"])}
    rows += [
        PlanChange(run=run, kind=ChangeKind.UNPLACED, exam_id=int(pk), reasons=reasons)
        for pk, reasons in run.origins["barred"].items()
        if int(pk) in known
    ]
    return rows


def _name_people(reason: Reason, names: dict[str, str]) -> dict[str, Any]:
    """Requests are pseudonyms of the run; people read accession numbers."""
    params = {key: _name(value, names) if key in PEOPLE else value for key, value in reason.params.items()}
    return Reason(reason.code, params, reason.severity, reason.policy_version).to_json()


def _name(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, (list, tuple)):
        return [names.get(key, key) for key in value]
    return names.get(value, value)


def _sum_up(problem: Problem, plan: Plan, reference: Plan) -> dict[str, list]:
    """Before and after, in numbers that a planner knows."""
    both = (reference, plan)
    return {
        "placed": [len(p) for p in both],
        "unplaced": [len(problem.requests) - len(p) for p in both],
        "late": [sum(_day(problem, item) > problem.request_of[key].due_day for key, item in p.items()) for p in both],
        "wait_days": [_mean([_wait(problem, item) for item in p.values()]) for p in both],
        "overtime_min": [_overtime_min(problem, p) for p in both],
        "moved": [0, sum(plan.get(key) not in (None, item) for key, item in reference.items())],
    }


def _compare_waits(run: PlanRun, problem: Problem, plan: Plan) -> list[WaitSpread]:
    """How differently groups of patients wait under the plan: for a person to see; the optimiser knows nobody's group."""
    grid = Grid(_start_of(run), problem.grid_min, problem.horizon)
    requests = run.origins["requests"]
    starts = {requests[key]["exam"]: grid.at(item.start) for key, item in plan.items() if key in requests}
    return compare_planned(run.site_id, {exam.id: exam for exam in list_exams(list(starts))}, starts)


def _day(problem: Problem, item: Assignment) -> int:
    return item.start // problem.slots_per_day


def _wait(problem: Problem, item: Assignment) -> int:
    return _day(problem, item) - problem.request_of[item.request].release // problem.slots_per_day


def _mean(values: list[int]) -> float:
    return round(sum(values) / len(values), 1) if values else 0.0


def _overtime_min(problem: Problem, plan: Plan) -> int:
    weight = problem.weights.overtime
    return price_plan(problem, plan).overtime // weight * problem.grid_min if weight else 0
