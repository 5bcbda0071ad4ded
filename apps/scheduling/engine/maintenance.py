"""A window for work on a scanner: never on a booking, and where it costs the least open time."""

from apps.scheduling.engine.bits import each, reach, span_mask


def find_window(*, hours: int, taken: int, first: int, last: int, length: int, grid: int) -> int | None:
    """The start in [first, last - length] with the fewest open slots, the earliest of equal ones; None when nothing is free."""
    free = span_mask(first, last - length + 1) & ~reach(taken, length)
    window = (1 << length) - 1
    starts = [start for start in each(free) if start % grid == 0]
    return min(starts, key=lambda start: ((hours >> start & window).bit_count(), start), default=None)
