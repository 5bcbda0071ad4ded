"""Clinical separations of a run: time that exams outside of it bar, and rows between the exams that it places."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from apps.scheduling.engine.grid import Grid
from apps.scheduling.models import Appointment
from apps.scheduling.selectors.separations import SeparationCase, list_forbidden, load_separations, separations_of
from apps.workflow.public import ExamFacts


def load_cases(exams: Iterable[ExamFacts]) -> dict[int, SeparationCase]:
    return {exam.id: load_separations(exam) for exam in exams}


def lies_apart(appointment: Appointment, case: SeparationCase, grid: Grid) -> bool:
    """Whether the optimiser could give it its own place: not where a person set a separation aside or an emergency was let in."""
    start, end = grid.floor(appointment.starts_at), grid.ceil(appointment.ends_at)
    zones = grid.around(list_forbidden(case, is_emergency=False))
    return not any(first < end and start < last for first, last in zones)


def list_barred(exam: ExamFacts, case: SeparationCase, grid: Grid, *, moving: set[str]) -> list[tuple[int, int]]:
    """Slots that it must not touch because of exams that the run does not move; `moving` are the accessions of the bookings that it does."""
    zones = tuple(zone for zone in case.zones if zone.other.key not in moving)
    return grid.around(list_forbidden(replace(case, zones=zones), is_emergency=exam.is_emergency))


def write_separations(exams: Iterable[ExamFacts], grid_min: int, *, keys: Mapping[int, str]) -> list[dict]:
    rows = separations_of(exams, grid_min, name=lambda exam: keys[exam.id])
    return [row._asdict() for row in rows]
