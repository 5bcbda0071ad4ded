"""The requests of a relaxation as arrays: equal requests are one class, and starts that look alike share a kind."""

from typing import NamedTuple

import numpy as np

from apps.scheduling.engine.bits import each, span_mask
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.option import Option, Segment

NEVER = 1 << 28


class Kind(NamedTuple):
    """What a start takes besides its own price: time of a lane, units of pools, activity of a batch."""

    lane: int
    dur: int
    group: int
    segments: tuple[Segment, ...]
    tracer: tuple[str, int] | None
    lead: int


class Demand:
    """Rows are (class, kind) in order of kind; columns are the slots at which anybody may start.

    `fixed_cost`: what no plan can choose, fixed bookings and requests without any start.
    """

    def __init__(self, board: Board, lane_of: list[int]) -> None:
        self.board, self.lane_of = board, lane_of
        self.slots = max(board.tables.problem.horizon, 1)
        self.fixed_cost = 0
        self.class_of: dict[int, int] = {}
        """Class of each request that has a choice."""
        classes = self._group_requests()
        self.count = np.array([len(members) for _, members in classes], dtype=np.int64)
        self.reject = np.array([board.tables.reject[members[0]] for _, members in classes], dtype=np.int64)
        self._lay_out_rows(classes)

    def _group_requests(self) -> list[tuple[dict, list[int]]]:
        """(starts by kind, members) of each class; a member of a visit is always alone."""
        board, tables = self.board, self.board.tables
        known: dict[tuple, tuple[dict, list[int]]] = {}
        for r in range(len(tables.requests)):
            if board.start[r] >= 0:
                self.fixed_cost += board.option[r].price_of(board.start[r])
                continue
            choices: dict[tuple, int] = {}
            for option in tables.options[r]:
                mask = board.starts(r, option, alone=True)
                if mask:
                    key = self._kind(r, option), option.pattern
                    name = key[0], id(option.pattern)
                    choices[name] = choices[name] | mask if name in choices else mask
                    self._patterns[name] = key
            if not choices:
                self.fixed_cost += tables.reject[r]
                continue
            key = (tables.reject[r], r if tables.bundles_of[r] else -1, *choices.items())
            members = known.setdefault(key, (choices, []))[1]
            members.append(r)
        classes = list(known.values())
        self.class_of = {r: c for c, (_, members) in enumerate(classes) for r in members}
        return classes

    @property
    def _patterns(self) -> dict:
        return self.__dict__.setdefault("_pattern_of", {})

    def _kind(self, r: int, option: Option) -> Kind:
        request = self.board.tables.requests[r]
        lead = request.lead if request.tracer else 0
        return Kind(self.lane_of[option.scanner], option.dur, option.group, option.segments, request.tracer, lead)

    def _lay_out_rows(self, classes: list[tuple[dict, list[int]]]) -> None:
        union, kinds = 0, {}
        for c, (choices, _) in enumerate(classes):
            for name, mask in choices.items():
                union |= mask
                kinds.setdefault(name[0], []).append((c, self._patterns[name][1], mask))
        self.columns = np.fromiter(each(union), dtype=np.int64)
        self.kinds: list[Kind] = list(kinds)
        rows = [(k, *row) for k, kind in enumerate(self.kinds) for row in kinds[kind]]
        self.kind_of = np.array([row[0] for row in rows], dtype=np.int64)
        self.class_of_row = np.array([row[1] for row in rows], dtype=np.int64)
        self.first_row = np.searchsorted(self.kind_of, np.arange(len(self.kinds) + 1))
        self.base = np.full((len(rows), len(self.columns)), NEVER, dtype=np.int32)
        for i, (_, c, pattern, mask) in enumerate(rows):
            for price, part in pattern:
                if price >= self.reject[c]:
                    break  # nobody books what costs as much as a rejection
                if part & mask:
                    self.base[i, self._columns_of(part & mask)] = min(price, NEVER - 1)
        self.order = np.argsort(self.class_of_row, kind="stable")
        self.first = np.searchsorted(self.class_of_row[self.order], np.arange(len(classes)))

    def _columns_of(self, mask: int) -> np.ndarray:
        size = (self.slots + 7) // 8
        whole = (mask & span_mask(0, size * 8)).to_bytes(size, "little")
        bits = np.unpackbits(np.frombuffer(whole, np.uint8), bitorder="little")
        return np.flatnonzero(bits[self.columns])
