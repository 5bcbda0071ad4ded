"""The problem as whole numbers for the Java model: rows with their length in front, in the order in which `Reader.java` reads."""

from collections.abc import Iterator

from apps.scheduling.engine.bits import each
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.tables import Tables

MATE, NEED, APART = 0, 1, 2
ENDLESS = 1 << 30
NO_BATCH = -1


def write_case(start: Board) -> str:
    """`start` is the plan that the search begins with."""
    tables = start.tables
    problem = tables.problem
    weights = problem.weights
    choices, kinds = list_choices(tables)
    lines = [f"{problem.horizon} {problem.slots_per_day} {weights.setup} {weights.span}", str(len(tables.gaps))]
    lines += [table(gaps) for gaps in tables.gaps]
    lines += [table(list_capacities(problem)), row([batch.activity for batch in problem.batches])]
    lines += [str(len(choices)), *choices]
    lines += [table(list_exams(start, kinds)), table(list_links(tables))]
    lines += [table([int(tables.same_day[k]), *members] for k, members in enumerate(tables.bundle))]
    return "\n".join(lines)


def row(numbers) -> str:
    return " ".join(map(str, (len(numbers), *numbers)))


def table(rows) -> str:
    rows = list(rows)
    return "\n".join([str(len(rows)), *(row(numbers) for numbers in rows)])


def list_capacities(problem) -> list[list[int]]:
    found = []
    for pool in problem.pools:
        slots = [0] * problem.horizon
        for first, last, units in pool.capacity:
            for slot in range(max(first, 0), min(last, problem.horizon)):
                slots[slot] = units
        found.append(slots)
    return found


def list_choices(tables: Tables) -> tuple[list[str], list[int]]:
    """Texts of the kinds of requests, and per request its kind."""
    empty, texts = Board(tables), []
    known: dict[tuple, int] = {}
    kinds = []
    for r, request in enumerate(tables.requests):
        key = (id(tables.options[r]), request.tracer)
        if key not in known:
            known[key] = len(texts)
            texts.append(write_choice(empty, r))
        kinds.append(known[key])
    return texts, kinds


def write_choice(empty: Board, r: int) -> str:
    options = empty.tables.options[r]
    lines = [str(len(options))]
    for option in options:
        steps = [(part.pool, part.off, part.length, part.n) for part in option.segments]
        lines += [f"{option.scanner} {option.dur} {option.group}", table(steps), table(list_starts(empty, r, option))]
    return "\n".join(lines)


def list_starts(empty: Board, r: int, option) -> Iterator[tuple[int, int, int, int]]:
    """Slot, price, batch and units drawn of every start that is possible in an empty department."""
    possible, request = empty.starts(r, option, alone=True), empty.tables.requests[r]
    for price, mask in option.prices:
        for slot in each(mask & possible):
            if not request.tracer:
                yield slot, price, NO_BATCH, 0
                continue
            for draw in empty.tables.draws[r]:
                units = draw.units.get(slot - request.lead)
                if units is not None and units <= empty.left[draw.batch]:
                    yield slot, price, draw.batch, units


def list_exams(start: Board, kinds: list[int]) -> Iterator[tuple[int, ...]]:
    tables = start.tables
    for r, request in enumerate(tables.requests):
        option = start.option[r]
        place = (option.scanner, start.start[r], start.batch[r]) if option else (-1, -1, -1)
        yield kinds[r], tables.reject[r], int(request.fixed is not None), *place


def list_links(tables: Tables) -> Iterator[tuple[int, ...]]:
    """Every pair once."""
    gap = tables.problem.patient_gap
    for r in range(len(tables.requests)):
        yield from ((MATE, r, q, gap, gap) for q in tables.mates[r] if r < q)
        yield from ((NEED, a, r, low, ENDLESS if high is None else high) for a, low, high in tables.needs[r])
    for rule in tables.problem.separations:
        yield APART, tables.index[rule.a], tables.index[rule.b], rule.gap_ab, rule.gap_ba
