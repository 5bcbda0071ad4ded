"""A plan: which request has which scanner, start and tracer batch. A request that is absent is not scheduled."""

from collections.abc import Iterable
from typing import NamedTuple

from apps.scheduling.engine.problem import Problem


class Assignment(NamedTuple):
    request: str
    scanner: str
    start: int
    batch: str | None = None


class Visit(NamedTuple):
    """An assignment with its end, as the constraints see it."""

    request: str
    scanner: str
    start: int
    end: int


class Plan(dict):
    """Request id to Assignment."""

    @classmethod
    def of(cls, assignments: Iterable[Assignment]) -> "Plan":
        return cls((assignment.request, assignment) for assignment in assignments)

    def rows(self) -> list[dict]:
        return [self[key]._asdict() for key in sorted(self)]

    def visits(self, problem: Problem) -> dict[str, Visit]:
        """Every assignment whose request has a mode on its scanner."""
        found = {}
        for key, item in self.items():
            mode = problem.request_of[key].mode_on(item.scanner)
            if mode:
                found[key] = Visit(key, item.scanner, item.start, item.start + mode.dur)
        return found
