"""Which bookings an iteration takes out: neighbours in time, strings of two days, the way of a cheaper start, any."""

from bisect import bisect_left
from collections.abc import Callable
from random import Random

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.option import Option

MOST_WAITING = 6
FOCUSED = 0.8


class Ruin:
    def __init__(self, board: Board, rng: Random, focus: Callable[[], list[int]] | None = None) -> None:
        self.board, self.rng, self.focus = board, rng, focus
        tables = board.tables
        self.free = [r for r, request in enumerate(tables.requests) if tables.options[r] and not request.fixed]
        self.movable = set(self.free)
        self.kinds = [self.take_neighbours, self.take_strings, self.eject, self.take_any]
        self.weights = [0.0, 1.0, 0.1, 0.02]
        self.group_of = _find_groups(tables)

    def run(self) -> list[int] | None:
        """Removes; returns the removed, or None when nothing came of it."""
        if not self.free:
            return None
        return self.rng.choices(self.kinds, self.weights)[0]()

    def pick_waiting(self) -> list[int]:
        waiting = sorted(self.board.absent & self.movable)
        return waiting if len(waiting) <= MOST_WAITING else self.rng.sample(waiting, MOST_WAITING)

    def pick_seed(self) -> int:
        """A booking, the one that pays most above its cheapest start out of a few."""
        free, rng = self.free, self.rng
        if self.focus and rng.random() < FOCUSED:
            free = [r for r in self.focus() if r in self.movable] or free
        drawn = [free[int(rng.random() * len(free))] for _ in range(1 + int(rng.random() * 6))]
        return max(drawn, key=lambda r: self.excess(r))

    def excess(self, r: int) -> int:
        board = self.board
        cheapest = board.tables.options[r][0].prices[0][0]
        if board.start[r] < 0:
            return board.tables.reject[r] - cheapest
        return board.price[r] - cheapest

    # kinds ------------------------------------------------------------------------------------------------------

    def take_neighbours(self) -> list[int] | None:
        seed = self.pick_seed()
        scanner, start = self.place_of(seed)
        count = 3 + int(self.rng.random() * 5)
        removed: list[int] = []
        for other in self.group_of[scanner]:
            if other == scanner or self.rng.random() < 0.6:
                self.take_string(other, start, count if other == scanner else count // 2 + 1, removed)
        return removed

    def take_strings(self) -> list[int] | None:
        """The seed's own time and another day's, where it would be cheaper or anywhere."""
        seed = self.pick_seed()
        scanner, start = self.place_of(seed)
        count = 2 + int(self.rng.random() * 5)
        removed: list[int] = []
        self.take_string(scanner, start, count, removed)
        for _ in range(1 + int(self.rng.random() * 2)):
            option, other = self.pick_target(seed)
            self.take_string(option.scanner, other, count, removed)
        return removed

    def take_any(self) -> list[int] | None:
        removed: list[int] = []
        for _ in range(2 + int(self.rng.random() * 8)):
            r = self.free[int(self.rng.random() * len(self.free))]
            if self.board.start[r] >= 0:
                removed += self.uproot(r)
        return removed

    def eject(self) -> list[int] | None:
        """Puts one request at a cheaper start and takes out what is in its way."""
        board, seed = self.board, self.pick_seed()
        removed = self.uproot(seed) if board.start[seed] >= 0 else []
        option, start = self.pick_target(seed)
        if not self.clear(seed, option, start, removed):
            return None
        board.place(seed, option, start)
        return [r for r in removed if r != seed]

    # parts ------------------------------------------------------------------------------------------------------

    def place_of(self, r: int) -> tuple[int, int]:
        if self.board.start[r] >= 0:
            return self.board.option[r].scanner, self.board.start[r]
        option, start = self.pick_target(r)
        return option.scanner, start

    def pick_target(self, r: int) -> tuple[Option, int]:
        """A start that the request's own rules allow, the cheaper the likelier."""
        options, rng = self.board.tables.options[r], self.rng
        option = options[int(rng.random() * len(options))]
        _, mask = option.prices[min(int(rng.random() * rng.random() * len(option.prices)), len(option.prices) - 1)]
        low, high = (mask & -mask).bit_length() - 1, mask.bit_length()
        above = mask >> (low + int(rng.random() * (high - low)))
        return option, high - above.bit_length() + (above & -above).bit_length() - 1

    def uproot(self, r: int) -> list[int]:
        return self.board.uproot(r) if self.board.start[r] >= 0 else []

    def is_free(self, r: int) -> bool:
        requests, tables = self.board.tables.requests, self.board.tables
        return not requests[r].fixed and all(
            self.is_free(b) for b, _, _ in tables.serves[r] if self.board.start[b] >= 0
        )

    def take_string(self, scanner: int, start: int, count: int, removed: list[int]) -> None:
        """Neighbours around a time on one scanner, all of its day."""
        line = self.board.lines[scanner]
        day = start // self.board.spd
        at = bisect_left(line, (start,))
        low = max(0, at - int(self.rng.random() * (count + 1)))
        near = [item[3] for item in line[low : low + count] if item[0] // self.board.spd == day]
        for r in near:
            if self.board.start[r] >= 0 and self.is_free(r):
                removed += self.uproot(r)

    def clear(self, r: int, option: Option, start: int, removed: list[int]) -> bool:
        """Removes what keeps the request from this start; False when something that may not move does."""
        board, bit = self.board, 1 << start
        for q in self.list_rivals(r, option, start):
            if not self.is_free(q):
                return False
            removed += self.uproot(q)
        if board.starts(r, option) & bit:
            return True
        for q in self.list_sharers(option, start):
            if self.is_free(q) and board.start[q] >= 0:
                removed += self.uproot(q)
                if board.starts(r, option) & bit:
                    return True
        return False

    def list_rivals(self, r: int, option: Option, start: int) -> list[int]:
        board, tables = self.board, self.board.tables
        gaps, g, end = tables.gaps[option.scanner], option.group, start + option.dur
        line = board.lines[option.scanner]
        at = bisect_left(line, (start,))
        rivals = []
        for first, last, f, q in line[max(0, at - 2) : at + option.dur + 8]:
            if first - gaps[g][f] >= end and first - end > 12:
                break
            if first < end + gaps[g][f] and start < last + gaps[f][g]:
                rivals.append(q)
        for q in tables.mates[r]:
            if board.start[q] >= 0 and q not in rivals:
                here, there = option.scanner, board.option[q].scanner
                if start < board.end(q) + tables.walk[there][here] and board.start[q] < end + tables.walk[here][there]:
                    rivals.append(q)
        return rivals

    def list_sharers(self, option: Option, start: int) -> list[int]:
        """Who uses a pool that is short at this start, in random order, a few."""
        board, tables = self.board, self.board.tables
        found = []
        for part in option.segments:
            base = tables.level_base[part.pool]
            if part.n > tables.pool_size[part.pool]:
                continue  # it never has so many: nobody who leaves would help
            slots = ((1 << part.length) - 1) << (start + part.off)
            if board.levels[base + part.n] & slots == slots:
                continue
            low, high = start + part.off, start + part.off + part.length
            for line in board.lines:
                for first, _, _, q in line[bisect_left(line, (low - 40,)) : bisect_left(line, (high + 40,))]:
                    for other in board.option[q].segments:
                        if (
                            other.pool == part.pool
                            and first + other.off < high
                            and low < first + other.off + other.length
                        ):
                            found.append(q)
                            break
        self.rng.shuffle(found)
        return list(dict.fromkeys(found))[:5]


def _find_groups(tables) -> list[list[int]]:
    """Scanners that share requests with a scanner, itself included."""
    near: list[set[int]] = [{i} for i in range(len(tables.problem.scanners))]
    for options in tables.options:
        used = {option.scanner for option in options}
        for scanner in used:
            near[scanner] |= used
    return [sorted(group) for group in near]
