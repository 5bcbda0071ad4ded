"""`manage.py offer INSTANCE.json PLAN.json REQUEST_ID --n 5 --out OUT.json`: the best starts beside a plan that stays."""

from django.core.management.base import BaseCommand

from apps.common.management.file_commands import fail
from apps.scheduling.engine.best_starts import explain_start, find_best_starts
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan_file import lay_out, read_plan
from apps.scheduling.engine.result import list_words
from apps.scheduling.engine.tables import Tables
from apps.scheduling.management.file_commands import read_with, write_json


class Command(BaseCommand):
    help = "Lists the cheapest feasible starts of one request, each with its price and its reasons."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("instance", metavar="INSTANCE.json")
        parser.add_argument("plan", metavar="PLAN.json")
        parser.add_argument("request", metavar="REQUEST_ID")
        parser.add_argument("--n", type=int, default=5)
        parser.add_argument("--out", required=True)

    def handle(self, *args, instance: str, plan: str, request: str, n: int, out: str, **options) -> None:
        if n < 1:
            fail([{"argument": "--n", "error": "must be positive"}])
        problem = read_with(read_problem, instance)
        known = read_with(read_plan, plan, problem)
        if request not in problem.request_of:
            fail([{"argument": "REQUEST_ID", "error": f"there is no request {request!r}"}])
        board = Board(Tables(problem))
        unfit = lay_out(board, known)
        if unfit:
            fail([{"file": plan, "request": key, "error": "cannot be booked where the plan has it"} for key in unfit])
        r = board.tables.index[request]
        offers = [
            {**_place(board, r, best), "price": best.price, "reasons": list_words(explain_start(board, r, best))}
            for best in find_best_starts(board, r, n)
        ]
        write_json(out, {"request": request, "offers": offers})


def _place(board: Board, r: int, best) -> dict:
    """Books the start for a moment: the board itself says which batch it would draw from."""
    saved = board.save()
    if board.start[r] >= 0:
        board.remove(r)
    board.place(r, best.option, best.start)
    item = board.plan()[board.tables.requests[r].id]
    board.load(saved)
    return {"scanner": item.scanner, "start": item.start, "batch": item.batch}
