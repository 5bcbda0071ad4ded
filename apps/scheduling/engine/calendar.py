"""A board for one question at a time: standing bookings are taken time, and any request can be asked about.

Booking, moving and offering ask here; the plan search puts requests on the same `Board` for good.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from typing import NamedTuple

from apps.scheduling.engine.bits import erode, move, reach, span_mask
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.option import Option, find_segments
from apps.scheduling.engine.problem import STAT, Mode, Problem, Request
from apps.scheduling.engine.tables import Tables
from apps.scheduling.engine.units import Units

PROBE = 0


class Rule(NamedTuple):
    """`about` is the scanner, or the pool of a `pools` rule."""

    code: str
    about: str


class Piece(NamedTuple):
    """Taken time: of a booking with its family, of a block without one; `scanner` is empty where only `uses` count here.

    `uses` are (pool, start, end, units). What is taken and given back by pieces leaves no trace, in any order.
    """

    scanner: str
    start: int
    end: int
    family: int | None
    uses: tuple[tuple[str, int, int, int], ...] = ()


class Calendar:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        probes = tuple(_make_probe(problem, family) for family in range(len(problem.families)))
        self.tables = Tables(replace(problem, requests=probes, precedences=(), separations=(), bundles=(), batches=()))
        self.board = Board(self.tables)
        self.everywhere = span_mask(0, problem.horizon)
        self.taken = dict.fromkeys(self.tables.scanner_index, 0)
        """Slots of standing bookings by scanner, without the changeovers around them."""
        self.closed = dict.fromkeys(self.tables.scanner_index, 0)
        """Slots of blocks that came as pieces."""
        self.lines: dict[str, list[tuple[int, int, int]]] = {key: [] for key in self.taken}
        """(start, end, family) of standing bookings by scanner, in order of time."""
        self.units = Units(self.tables)
        self.take(make_piece(request) for request in problem.requests if request.fixed)

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
        twin.board, twin.taken, twin.closed = board, dict(self.taken), dict(self.closed)
        twin.lines = {scanner: line[:] for scanner, line in self.lines.items()}
        twin.units = self.units.fork()
        return twin

    def stand(self, request: Request) -> None:
        """Takes the time, the changeovers around it and the units of a fixed request."""
        self.take([make_piece(request)])

    def lift(self, request: Request) -> None:
        """Gives back what `stand` took."""
        self.give([make_piece(request)])

    def take(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if piece.scanner and piece.family is None:
                self.closed[piece.scanner] |= span_mask(piece.start, piece.end)
            elif piece.scanner:
                insort(self.lines[piece.scanner], piece[1:4])
                self.taken[piece.scanner] |= span_mask(piece.start, piece.end)
                self._widen(piece.scanner, piece[1:4])
            self.units.take(piece.uses)
        self.units.write_levels(self.board.levels)

    def give(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if piece.scanner and piece.family is None:
                self.closed[piece.scanner] &= ~span_mask(piece.start, piece.end)
            elif piece.scanner:
                self._give_time(piece)
            self.units.give(piece.uses)
        self.units.write_levels(self.board.levels)

    def _give_time(self, piece: Piece) -> None:
        """Clears the slot with its changeovers, and takes again what the bookings around it reach into."""
        line, scanner = self.lines[piece.scanner], self.tables.scanner_index[piece.scanner]
        at = bisect_left(line, piece[1:4])
        if line[at : at + 1] != [piece[1:4]]:
            raise ValueError(f"nothing of the kind stands there: {piece}")
        del line[at]
        self.taken[piece.scanner] &= ~span_mask(piece.start, piece.end)
        far = self.longest_gap(piece.scanner)
        cleared = ~span_mask(piece.start - far, piece.end + far)
        for row in self.tables.rows[scanner]:
            self.board.busy[row] &= cleared
        for booking in self._around(line, piece.start - 2 * far, piece.end + 2 * far):
            self._widen(piece.scanner, booking)
            self.taken[piece.scanner] |= span_mask(booking[0], booking[1])

    def longest_gap(self, scanner: str) -> int:
        """Slots of the longest changeover on the scanner: nothing farther away speaks against a start."""
        return max(map(max, self.tables.gaps[self.tables.scanner_index[scanner]]))

    def show(self, scanner: str, window: tuple[int, int]) -> tuple[list[tuple[int, int, int]], int]:
        """The bookings (start, end, family) that touch the window, in order of time, and the closed slots in it."""
        first, last = window
        line = [booking for booking in self.lines[scanner] if booking[0] < last and first < booking[1]]
        return line, self.closed[scanner] & span_mask(first, last)

    def _around(self, line: list[tuple[int, int, int]], start: int, end: int) -> list[tuple[int, int, int]]:
        """The bookings that touch [start, end] or its edges; one that began before may last longer than its followers."""
        before = [booking for booking in line[: bisect_left(line, (start,))] if booking[1] >= start]
        return before + line[bisect_left(line, (start,)) : bisect_right(line, (end + 1,))]

    def _widen(self, scanner: str, booking: tuple[int, int, int]) -> None:
        start, end, family = booking
        index = self.tables.scanner_index[scanner]
        gaps, g = self.tables.gaps[index], self.tables.group[index][family]
        for h, row in enumerate(self.tables.rows[index]):
            self.board.busy[row] |= span_mask(start - gaps[h][g], end + gaps[g][h])

    def _own_starts(self, request: Request, mode: Mode) -> int:
        rules = self.tables.rules
        mask = rules.once("free", mode.scanner, mode.dur, request.priority) & ~reach(
            self.closed[mode.scanner], mode.dur
        )
        return mask & self._in_windows(request, mode) & ~span_mask(0, request.release)

    def _list_rules(self, request: Request, mode: Mode) -> list[tuple[Rule, int]]:
        rules, board, scanner = self.tables.rules, self.board, mode.scanner
        option = self._option(request, mode, self.everywhere)
        closed = rules.once("blocked", scanner, mode.dur, STAT)  # closed even to the first class
        closed |= reach(self.closed[scanner], mode.dur)
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

    def free(self, scanner: str) -> int:
        """The slots of the scanner's hours in which nothing stands."""
        return self.tables.rules.once("hours", scanner, 1) & ~self.taken[scanner] & ~self.closed[scanner]

    def neighbours(self, scanner: str, start: int, end: int) -> tuple:
        """The standing bookings (start, end, family) right before and right after, None where there is none."""
        line = self.lines[scanner]
        before, after = bisect_left(line, (start,)), bisect_left(line, (end,))
        while before and line[before - 1][1] > start:  # one that is under way
            before -= 1
        return line[before - 1] if before else None, line[after] if after < len(line) else None

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


def show_pieces(pieces: Iterable[Piece], window: tuple[int, int]) -> tuple[list[tuple[int, int, int]], int]:
    """What `Calendar.show` says of one scanner on which nothing but these pieces stands."""
    first, last = window
    touching = [piece for piece in pieces if piece.start < last and first < piece.end]
    closed = 0
    for piece in touching:
        if piece.family is None:
            closed |= span_mask(piece.start, piece.end)
    line = sorted(piece[1:4] for piece in touching if piece.family is not None)
    return line, closed & span_mask(first, last)


def make_piece(request: Request) -> Piece:
    """What a fixed request takes."""
    scanner, start = request.fixed
    dur = request.mode_on(scanner).dur
    uses = tuple((demand.pool, *demand.span(start, dur), demand.n) for demand in request.demands)
    return Piece(scanner, start, start + dur, request.family, uses)


def _make_probe(problem: Problem, family: int) -> Request:
    """A request of no patient that is never placed: it gives its family a row on every scanner."""
    modes = tuple(Mode(scanner.id, 1) for scanner in problem.scanners)
    name = f"probe {family}"
    return Request(name, name, family, priority=0, release=0, due_day=0, windows=(), modes=modes)
