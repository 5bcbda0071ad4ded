"""A board for one question at a time: standing bookings are taken time, and any request can be asked about.

Booking, moving and offering ask here; the plan search puts requests on the same `Board` for good.
"""

from bisect import insort
from copy import copy
from dataclasses import replace
from typing import NamedTuple

from apps.scheduling.engine.bits import erode, move, reach, span_mask
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.option import Option, Segment, find_segments
from apps.scheduling.engine.problem import STAT, Mode, Problem, Request
from apps.scheduling.engine.tables import Tables

PROBE = 0


class Rule(NamedTuple):
    """`about` is the scanner, or the pool of a `pools` rule."""

    code: str
    about: str


class Calendar:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        probes = tuple(_make_probe(problem, family) for family in range(len(problem.families)))
        self.tables = Tables(replace(problem, requests=probes, precedences=(), separations=(), bundles=(), batches=()))
        self.board = Board(self.tables)
        self.everywhere = span_mask(0, problem.horizon)
        self.taken = dict.fromkeys(self.tables.scanner_index, 0)
        """Slots of standing bookings by scanner, without the changeovers around them."""
        self.lines: dict[str, list[tuple[int, int, int]]] = {key: [] for key in self.taken}
        """(start, end, family) of standing bookings by scanner, in order of time."""
        for request in sorted((r for r in problem.requests if r.fixed), key=lambda r: r.fixed.start):
            self.stand(request)

    def starts(self, request: Request, mode: Mode) -> int:
        """Every slot at which the request may start on the scanner of the mode."""
        mask = self._own_starts(request, mode)
        return self.board.starts(PROBE, self._option(request, mode, mask)) if mask else 0

    def broken(self, request: Request, mode: Mode, start: int) -> list[Rule]:
        """The rules that say no to one start, in the order in which they should be told; empty exactly when it is one of `starts`."""
        bit = 1 << start
        return [rule for rule, allowed in self._list_rules(request, mode) if not allowed & bit]

    def fork(self) -> "Calendar":
        """A copy to try things on: the masks are whole numbers, so that only lists are copied."""
        twin, board = copy(self), copy(self.board)
        board.busy, board.levels = self.board.busy[:], self.board.levels[:]
        twin.board, twin.taken = board, dict(self.taken)
        twin.lines = {scanner: line[:] for scanner, line in self.lines.items()}
        return twin

    def stand(self, request: Request) -> None:
        """Takes the time, the changeovers around it and the units of a fixed request."""
        mode, start = request.mode_on(request.fixed.scanner), request.fixed.start
        self._take(mode.scanner, (start, start + mode.dur, request.family))
        insort(self.lines[mode.scanner], (start, start + mode.dur, request.family))
        self.board.take_units(self._absolute(request, mode, start), 0)

    def take_pool(self, pool: str, start: int, end: int, n: int) -> None:
        """Units that a booking of other scanners takes."""
        if start < end:
            index = self.tables.pool_index[pool]
            only = Option(0, 1, 0, 0, (Segment(index, start, end - start, n),), mask=0, pattern=(), even=False)
            self.board.take_units(only, 0)

    def lift(self, request: Request) -> None:
        """Gives back what `stand` took."""
        mode, start = request.mode_on(request.fixed.scanner), request.fixed.start
        scanner = mode.scanner
        self.lines[scanner].remove((start, start + mode.dur, request.family))
        self.taken[scanner] = 0
        for row in self.tables.rows[self.tables.scanner_index[scanner]]:
            self.board.busy[row] = 0
        for booking in self.lines[scanner]:
            self._take(scanner, booking)
        self.board.give_units(self._absolute(request, mode, start), 0)

    def _take(self, scanner: str, booking: tuple[int, int, int]) -> None:
        start, end, family = booking
        index = self.tables.scanner_index[scanner]
        gaps, g = self.tables.gaps[index], self.tables.group[index][family]
        for h, row in enumerate(self.tables.rows[index]):
            self.board.busy[row] |= span_mask(start - gaps[h][g], end + gaps[g][h])
        self.taken[scanner] |= span_mask(start, end)

    def _absolute(self, request: Request, mode: Mode, start: int) -> Option:
        """The units that a request at `start` takes, as segments from slot 0, cut off at the ends of the horizon."""
        option = self._option(request, mode, 0)
        parts = (_clip(part, start, self.problem.horizon) for part in option.segments)
        return replace(option, segments=tuple(part for part in parts if part.length > 0))

    def _own_starts(self, request: Request, mode: Mode) -> int:
        rules = self.tables.rules
        mask = rules.once("free", mode.scanner, mode.dur, request.priority)
        return mask & self._in_windows(request, mode) & ~span_mask(0, request.release)

    def _list_rules(self, request: Request, mode: Mode) -> list[tuple[Rule, int]]:
        rules, board, scanner = self.tables.rules, self.board, mode.scanner
        option = self._option(request, mode, self.everywhere)
        closed = rules.once("blocked", scanner, mode.dur, STAT)  # closed even to the first class
        reserved = rules.once("blocked", scanner, mode.dur, request.priority)
        reserved |= rules.once("reserve", scanner, mode.dur, request.priority)
        found = [
            (Rule("release", ""), ~span_mask(0, request.release)),
            (Rule("hours", scanner), rules.once("hours", scanner, mode.dur)),
            (Rule("closed", scanner), ~closed),
            (Rule("taken", scanner), ~reach(self.taken[scanner], mode.dur)),
            (Rule("reserve", scanner), ~reserved | closed),
            (Rule("changeover", scanner), ~reach(board.busy[option.row], mode.dur)),
            (Rule("windows", ""), self._in_windows(request, mode)),
        ]
        for part in option.segments:
            free = self.units_free(part.pool, part.n)
            pool = self.problem.pools[part.pool].id
            found.append((Rule("pools", pool), move(erode(free, part.length), -part.off)))
        return found

    def units_free(self, pool: int, n: int) -> int:
        """Slots in which the pool has at least `n` units left."""
        if n > self.tables.pool_size[pool]:
            return 0
        return self.board.levels[self.tables.level_base[pool] + n]

    def neighbours(self, scanner: str, start: int, end: int) -> tuple:
        """The standing bookings (start, end, family) right before and right after, None where there is none."""
        line = self.lines[scanner]
        before = max((row for row in line if row[1] <= start), default=None)
        after = min((row for row in line if row[0] >= end), default=None)
        return before, after

    def _in_windows(self, request: Request, mode: Mode) -> int:
        mask = 0
        for start, end in request.windows:
            mask |= span_mask(start + request.lead, end - request.tail - mode.dur + 1)
        return mask

    def _option(self, request: Request, mode: Mode, mask: int) -> Option:
        scanner = self.tables.scanner_index[mode.scanner]
        group = self.tables.group[scanner][request.family]
        return Option(
            scanner=scanner,
            dur=mode.dur,
            group=group,
            row=self.tables.rows[scanner][group],
            segments=find_segments(request, mode.dur, self.tables.pool_index),
            mask=mask,
            pattern=(),
            even=False,
        )


def _clip(part: Segment, start: int, horizon: int) -> Segment:
    first, last = max(start + part.off, 0), min(start + part.off + part.length, horizon)
    return Segment(part.pool, first, last - first, part.n)


def _make_probe(problem: Problem, family: int) -> Request:
    """A request of no patient that is never placed: it gives its family a row on every scanner."""
    modes = tuple(Mode(scanner.id, 1) for scanner in problem.scanners)
    name = f"probe {family}"
    return Request(name, name, family, priority=0, release=0, due_day=0, windows=(), modes=modes)
