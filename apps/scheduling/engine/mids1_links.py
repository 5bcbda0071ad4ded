"""What a single field cannot show: ids taken twice, names of nobody, overlaps, circles."""

from collections.abc import Iterable, Iterator

from apps.scheduling.engine.fields import Fault
from apps.scheduling.engine.problem import Problem, Request


def check_links(problem: Problem) -> list[Fault]:
    faults: list[Fault] = []
    for key in ("scanners", "pools", "requests", "batches"):
        faults += _list_doubles(key, [item.id for item in getattr(problem, key)])
    faults += _check_hours(problem)
    faults += _check_setup(problem)
    faults += _check_requests(problem)
    faults += _check_relations(problem)
    return faults


def _list_doubles(key: str, ids: list[str]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for index, name in enumerate(ids):
        if name and name in seen:
            yield Fault(f"{key}[{index}].id", f"{name!r} is already {key}[{seen[name]}]")
        seen.setdefault(name, index)


def _check_hours(problem: Problem) -> Iterator[Fault]:
    for index, scanner in enumerate(problem.scanners):
        if _overlap([*scanner.open, *scanner.overtime]):
            yield Fault(f"scanners[{index}].open", "open and overtime intervals overlap")
        if scanner.modality and scanner.modality not in problem.setup:
            yield Fault("setup", f"has no table for modality {scanner.modality!r}")
    for index, pool in enumerate(problem.pools):
        if _overlap(span[:2] for span in pool.capacity):
            yield Fault(f"pools[{index}].capacity", "intervals overlap")
    for index, block in enumerate(problem.blocks):
        if block.scanner and block.scanner not in problem.scanner_of:
            yield Fault(f"blocks[{index}].scanner", f"there is no scanner {block.scanner!r}")


def _overlap(spans: Iterable[tuple[int, int]]) -> bool:
    ordered = sorted(spans)
    return any(second[0] < first[1] for first, second in zip(ordered, ordered[1:]))


def _check_setup(problem: Problem) -> Iterator[Fault]:
    for modality, table in problem.setup.items():
        for f, row in enumerate(table):
            for g, slots in enumerate(row):
                via = next((h for h in range(len(row)) if row[h] + table[h][g] < slots), None)
                if via is not None:
                    yield Fault(
                        f"setup.{modality}[{f}][{g}]",
                        f"{slots} is more than the way over family {via} ({row[via] + table[via][g]}): no triangle inequality",
                    )


def _check_requests(problem: Problem) -> list[Fault]:
    faults: list[Fault] = []
    pools = {pool.id for pool in problem.pools}
    sound: set[tuple[int, int]] = set()
    """Modes and demands that requests share and that were right."""
    for index, request in enumerate(problem.requests):
        shared = id(request.modes), id(request.demands)
        if shared in sound and not request.fixed:
            continue
        found = [*_check_request(problem, f"requests[{index}]", request, pools)]
        faults += found
        if not found:
            sound.add(shared)
    return faults


def _check_request(problem: Problem, place: str, request: Request, pools: set[str]) -> Iterator[Fault]:
    names = [mode.scanner for mode in request.modes]
    for index, name in enumerate(names):
        if name and name not in problem.scanner_of:
            yield Fault(f"{place}.modes[{index}].scanner", f"there is no scanner {name!r}")
        if name in names[:index]:
            yield Fault(f"{place}.modes[{index}].scanner", f"{name!r} is named twice")
    for index, demand in enumerate(request.demands):
        if demand.pool and demand.pool not in pools:
            yield Fault(f"{place}.demands[{index}].pool", f"there is no pool {demand.pool!r}")
    if request.fixed and request.fixed.scanner and request.fixed.scanner not in names:
        yield Fault(f"{place}.fixed.scanner", f"{request.fixed.scanner!r} is none of the request's modes")


def _check_relations(problem: Problem) -> Iterator[Fault]:
    for key, sides in (("precedences", ("a", "b")), ("separations", ("a", "b"))):
        for index, rule in enumerate(getattr(problem, key)):
            for side in sides:
                name = getattr(rule, side)
                if name and name not in problem.request_of:
                    yield Fault(f"{key}[{index}].{side}", f"there is no request {name!r}")
            if rule.a and rule.a == rule.b:
                yield Fault(f"{key}[{index}].b", f"{rule.b!r} cannot stand on both sides")
    for index, bundle in enumerate(problem.bundles):
        for at, name in enumerate(bundle.requests):
            if name not in problem.request_of:
                yield Fault(f"bundles[{index}].requests[{at}]", f"there is no request {name!r}")
            if name in bundle.requests[:at]:
                yield Fault(f"bundles[{index}].requests[{at}]", f"{name!r} is named twice")
    yield from _list_circles(problem)


def _list_circles(problem: Problem) -> Iterator[Fault]:
    """A request that waits for itself, through however many others."""
    needs: dict[str, set[str]] = {}
    for index, rule in enumerate(problem.precedences):
        if rule.a == rule.b:
            continue
        reached, open_ends = set(), [rule.a]
        while open_ends:
            name = open_ends.pop()
            if name not in reached:
                reached.add(name)
                open_ends += needs.get(name, ())
        if rule.b in reached:
            yield Fault(f"precedences[{index}]", f"closes a circle: {rule.a!r} already waits for {rule.b!r}")
        needs.setdefault(rule.b, set()).add(rule.a)
