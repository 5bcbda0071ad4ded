"""What the activity of tracer batches is worth in a relaxation: one price a batch, for what a standard dose draws fresh."""

import numpy as np

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.demand import Demand

UNIT = 256
"""Units of activity that one price is for: about a dose, so that its steps are of the size of a slot's."""
NOWHERE = 1 << 30


def list_left(board: Board) -> list[int]:
    """What fixed bookings leave of each batch for certain: one takes of a batch only where it has no other."""
    tables = board.tables
    left = [batch.activity for batch in tables.problem.batches]
    for r, request in enumerate(tables.requests):
        if request.tracer and board.start[r] >= 0:
            injected = board.start[r] - request.lead
            possible = [draw for draw in tables.draws[r] if injected in draw.units]
            if len(possible) == 1:
                left[possible[0].batch] -= possible[0].units[injected]
    return left


class Tracers:
    """Charges are rounded down and the capacity's value up, so that whole prices prove a bound."""

    def __init__(self, board: Board, demand: Demand) -> None:
        tables = board.tables
        self.count = len(tables.problem.batches)
        self.left = np.array(list_left(board), dtype=np.int64)
        self.draws: dict[int, tuple[np.ndarray, np.ndarray]] = {}
        """Per kind with a tracer: its batches, and the units drawn from each at every column."""
        of = {request.tracer: tables.draws[r] for r, request in enumerate(tables.requests) if request.tracer}
        for k, kind in enumerate(demand.kinds):
            if kind.tracer:
                draws = of[kind.tracer]
                units = [[draw.units.get(t - kind.lead, NOWHERE) for t in demand.columns.tolist()] for draw in draws]
                self.draws[k] = (np.array([draw.batch for draw in draws]), np.array(units, dtype=np.int64))

    def price(self, k: int, per_batch: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(the cheapest charge, its batch) at every column."""
        batches, units = self.draws[k]
        charges = per_batch[batches][:, None] * units
        charges = charges // UNIT if charges.dtype.kind == "i" else charges / UNIT
        charges[units == NOWHERE] = NOWHERE * UNIT * 1024
        at = charges.argmin(axis=0)
        lowest = charges[at, np.arange(charges.shape[1])]
        # Where no batch is left there is no start either: its price says so already.
        return np.where(lowest >= NOWHERE * UNIT, 0, lowest), at

    def value(self, per_batch: np.ndarray):
        worth = per_batch * self.left
        return (-(-worth // UNIT)).sum() if worth.dtype.kind == "i" else worth.sum() / UNIT

    def draw(self, drawn: np.ndarray, k: int, column: np.ndarray, at: np.ndarray, n: np.ndarray) -> None:
        batches, units = self.draws[k]
        np.add.at(drawn, batches[at[column]], units[at[column], column] * n)

    def slope(self, drawn: np.ndarray) -> np.ndarray:
        return (drawn - self.left) / UNIT
