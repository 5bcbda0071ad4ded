"""The problem with numbers for names: what board, search and bound look up millions of times."""

from typing import NamedTuple

from apps.scheduling.engine.option import Option, StartRules, find_segments
from apps.scheduling.engine.problem import Problem

AFTER = 100_000
"""Slots beyond the horizon in which units of a pool are still counted; nothing that an exam takes reaches further."""


class Draw(NamedTuple):
    """What one dose takes from a batch at each slot; `within[i]` are the slots at which `steps[i]` units are enough."""

    batch: int
    units: dict[int, int]
    steps: list[int]
    within: list[int]

    @classmethod
    def of(cls, batch: int, units: dict[int, int]) -> "Draw":
        steps, within, mask = [], [], 0
        for drawn, slot in sorted((drawn, slot) for slot, drawn in units.items()):
            mask |= 1 << slot
            if steps and steps[-1] == drawn:
                within[-1] = mask
            else:
                steps.append(drawn)
                within.append(mask)
        return cls(batch, units, steps, within)


class Tables:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.rules = StartRules(problem)
        self.requests = problem.requests
        self.index = {request.id: i for i, request in enumerate(problem.requests)}
        self.scanner_index = {scanner.id: i for i, scanner in enumerate(problem.scanners)}
        self.reject = [problem.weights.reject[request.priority] for request in problem.requests]
        self.walk = [[problem.gap_between(a, b) for b in problem.scanners] for a in problem.scanners]
        """Slots that a patient needs from scanner to scanner."""
        self._group_families()
        self._lay_out_pools()
        self._link_requests()
        self._find_draws()
        self.options = self._list_options()
        self.must = self._find_must()

    def _group_families(self) -> None:
        """Families with equal changeovers on a scanner share one row of the board."""
        used: list[set[int]] = [set() for _ in self.problem.scanners]
        for request in self.requests:
            for mode in request.modes:
                used[self.scanner_index[mode.scanner]].add(request.family)
        self.rows: list[list[int]] = []
        """Per scanner: the board's row of each group."""
        self.gaps: list[list[list[int]]] = []
        """Per scanner: idle slots from group to group."""
        self.group: list[dict[int, int]] = []
        count = 0
        for scanner, families in zip(self.problem.scanners, used):
            table, order = self.problem.setup[scanner.modality], sorted(families)
            kinds: dict[tuple, int] = {}
            group = {}
            for f in order:
                kind = (tuple(table[f][h] for h in order), tuple(table[h][f] for h in order))
                group[f] = kinds.setdefault(kind, len(kinds))
            first = {g: f for f, g in reversed(group.items())}
            self.group.append(group)
            self.gaps.append([[table[first[g]][first[h]] for h in range(len(kinds))] for g in range(len(kinds))])
            self.rows.append(list(range(count, count + len(kinds))))
            count += len(kinds)
        self.row_count = count
        self.even = [not any(any(row) for row in gaps) for gaps in self.gaps]

    def _lay_out_pools(self) -> None:
        """Level k of a pool: slots with at least k free units, for k from 0 (always) to its greatest capacity."""
        self.pool_index = {pool.id: i for i, pool in enumerate(self.problem.pools)}
        self.level_base: list[int] = []
        self.pool_size: list[int] = []
        self.levels: list[int] = []
        reach = self.problem.slots_per_day * self.problem.days + AFTER
        for pool in self.problem.pools:
            size = max((capacity for *_, capacity in pool.capacity), default=0)
            levels = [0] * (size + 1)
            for start, end, capacity in pool.capacity:
                start, end = max(start, 0), min(end, reach)
                for k in range(1, capacity + 1):
                    levels[k] |= ((1 << (end - start)) - 1) << start if end > start else 0
            self.level_base.append(len(self.levels))
            self.pool_size.append(size)
            self.levels += levels

    def _link_requests(self) -> None:
        n, at, problem = len(self.requests), self.index, self.problem
        by_patient: dict[str, list[int]] = {}
        for i, request in enumerate(self.requests):
            by_patient.setdefault(request.patient, []).append(i)
        self.mates = [[q for q in by_patient[r.patient] if q != i] for i, r in enumerate(self.requests)]
        self.needs: list[list[tuple]] = [[] for _ in range(n)]
        self.serves: list[list[tuple]] = [[] for _ in range(n)]
        for rule in problem.precedences:
            self.needs[at[rule.b]].append((at[rule.a], rule.min_gap, rule.max_gap))
            self.serves[at[rule.a]].append((at[rule.b], rule.min_gap, rule.max_gap))
        self.apart: list[list[tuple]] = [[] for _ in range(n)]
        for rule in problem.separations:
            self.apart[at[rule.a]].append((at[rule.b], rule.gap_ab, rule.gap_ba))
            self.apart[at[rule.b]].append((at[rule.a], rule.gap_ba, rule.gap_ab))
        self.bundle = [tuple(at[name] for name in bundle.requests) for bundle in problem.bundles]
        self.same_day = [bundle.same_day for bundle in problem.bundles]
        self.bundles_of: list[list[int]] = [[] for _ in range(n)]
        for k, members in enumerate(self.bundle):
            for member in members:
                self.bundles_of[member].append(k)
        self.linked = [
            bool(self.mates[i] or self.needs[i] or self.serves[i] or self.apart[i] or self.bundles_of[i] or r.tracer)
            for i, r in enumerate(self.requests)
        ]

    def _find_draws(self) -> None:
        """Per request the batches that its tracer may come from."""
        self.draws: list[tuple[Draw, ...]] = []
        known: dict = {None: ()}
        for request in self.requests:
            if request.tracer not in known:
                known[request.tracer] = tuple(
                    Draw.of(
                        k, {t: batch.units(request.tracer.dose, t) for t in range(max(batch.ready, 0), batch.expire)}
                    )
                    for k, batch in enumerate(self.problem.batches)
                    if batch.product == request.tracer.product
                )
            self.draws.append(known[request.tracer])

    def _list_options(self) -> list[tuple[Option, ...]]:
        """Requests that differ in name alone share their options."""
        known: dict[tuple, tuple[Option, ...]] = {}
        found = []
        for r in self.requests:
            key = (r.modes, r.priority, r.family, r.release, r.due_day, r.deadline, r.fixed, r.lead, r.tail)
            key += (r.windows, r.preferred, r.demands)
            if key not in known:
                known[key] = self._find_options(r)
            found.append(known[key])
        return found

    def _find_options(self, request) -> tuple[Option, ...]:
        found, rules = [], self.rules
        parts: dict[int, tuple] = {}
        """By length: pools, own starts."""
        patterns: dict[tuple, tuple] = {}
        for mode in request.modes:
            dur = mode.dur
            if dur not in parts:
                parts[dur] = find_segments(request, dur, self.pool_index), rules.own_mask(request, dur)
            segments, own = parts[dur]
            mask = rules.mask(request, mode, own)
            if not mask:
                continue
            scanner = self.scanner_index[mode.scanner]
            group = self.group[scanner][request.family]
            alike = rules.like[mode.scanner], dur
            if alike not in patterns:
                patterns[alike] = rules.pattern(request, mode)
            row = self.rows[scanner][group]
            found.append(Option(scanner, dur, group, row, segments, mask, patterns[alike], self.even[scanner]))
        return tuple(found)

    def _find_must(self) -> list[bool]:
        """Fixed bookings and whatever they wait for: a plan without them is no plan."""
        must = [request.fixed is not None for request in self.requests]
        ends = [i for i, wanted in enumerate(must) if wanted]
        while ends:
            for a, _, _ in self.needs[ends.pop()]:
                if not must[a]:
                    must[a] = True
                    ends.append(a)
        return must
