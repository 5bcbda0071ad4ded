"""The problem with numbers for names: what board, search and bound look up millions of times."""

from apps.scheduling.engine.option import Option, StartRules, find_segments
from apps.scheduling.engine.problem import Problem


class Tables:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.rules = StartRules(problem)
        self.requests = problem.requests
        self.index = {request.id: i for i, request in enumerate(problem.requests)}
        self.scanner_index = {scanner.id: i for i, scanner in enumerate(problem.scanners)}
        self.reject = [problem.weights.reject[request.priority] for request in problem.requests]
        self._group_families()
        self._lay_out_pools()
        self._link_requests()
        self._find_draws()
        self.options = [self._find_options(request) for request in problem.requests]
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

    def _lay_out_pools(self) -> None:
        """Level k of a pool: slots with at least k free units, for k from 0 (always) to its greatest capacity."""
        self.pool_index = {pool.id: i for i, pool in enumerate(self.problem.pools)}
        self.level_base: list[int] = []
        self.pool_size: list[int] = []
        self.levels: list[int] = []
        for pool in self.problem.pools:
            size = max((capacity for *_, capacity in pool.capacity), default=0)
            levels = [0] * (size + 1)
            for start, end, capacity in pool.capacity:
                start = max(start, 0)
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
        """Per request with a tracer: (batch, units at each slot from its ready time) of the batches it may use."""
        self.draws: list[tuple] = []
        for request in self.requests:
            rows = []
            for k, batch in enumerate(self.problem.batches):
                if request.tracer and batch.product == request.tracer.product:
                    span = range(max(batch.ready, 0), batch.expire)
                    rows.append((k, {t: batch.units(request.tracer.dose, t) for t in span}))
            self.draws.append(tuple(rows))

    def _find_options(self, request) -> tuple[Option, ...]:
        found = []
        for mode in request.modes:
            mask = self.rules.mask(request, mode)
            if not mask:
                continue
            scanner = self.scanner_index[mode.scanner]
            group = self.group[scanner][request.family]
            found.append(
                Option(
                    scanner=scanner,
                    dur=mode.dur,
                    group=group,
                    row=self.rows[scanner][group],
                    segments=find_segments(request, mode.dur, self.pool_index),
                    mask=mask,
                    prices=self.rules.prices(request, mode, mask),
                    even=not any(any(row) for row in self.gaps[scanner]),
                )
            )
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
