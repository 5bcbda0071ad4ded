"""Which pictures stand on which page: marked ones first, then each phase in even steps from one end of the organ to the other.

Pure: stacks of slices and a recipe in, pages out. A person moves them afterwards; nothing here is a judgement of what is seen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

FORMATS = {"a4": (210.0, 297.0), "film": (355.6, 431.8)}  # millimetres; 14 x 17 in
KEY = "key"
MOST_PAGES = 12
LONGEST_TITLE = 64


@dataclass(frozen=True)
class Slice:
    instance_id: int
    frame: int = 1
    position_mm: float | None = None
    is_marked: bool = False


@dataclass(frozen=True)
class Stack:
    """One series in reading order."""

    series_id: int
    description: str
    slices: tuple[Slice, ...]


@dataclass(frozen=True)
class Recipe:
    """`windows` are (title, centre, width); centre and width None leave the image's own. `trim` is left out at either end.
    A page with fewer pictures than cells takes a grid that fits them, unless `is_fixed`: somebody chose this one."""

    format: str = "a4"
    rows: int = 5
    cols: int = 4
    is_fixed: bool = False
    windows: tuple[tuple[str, float | None, float | None], ...] = (("", None, None),)
    trim: float = 0.05
    most_pages: int = 4
    phases: tuple[tuple[str, str], ...] = ()  # (name, pattern), in the order of the pages


@dataclass(frozen=True)
class Tile:
    instance_id: int
    frame: int
    center: float | None = None
    width: float | None = None


@dataclass(frozen=True)
class Page:
    title: str
    rows: int
    cols: int
    tiles: tuple[Tile | None, ...] = field(default=())


def mark_regions(slices: Sequence[Slice], positions_mm: Sequence[float]) -> tuple[Slice, ...]:
    """Marks the slice on which each region was measured: the nearest one, where the stack reaches that far."""
    placed = [s for s in slices if s.position_mm is not None]
    if len(placed) < 2 or len(placed) < len(slices):
        return tuple(slices)
    step = abs(placed[-1].position_mm - placed[0].position_mm) / (len(placed) - 1)
    hit = set()
    for at in positions_mm:
        near = min(placed, key=lambda s: abs(s.position_mm - at))
        if abs(near.position_mm - at) <= step:
            hit.add(near)
    return tuple(replace(s, is_marked=True) if s in hit else s for s in slices)


def propose_pages(stacks: Sequence[Stack], recipe: Recipe) -> list[Page]:
    chosen = choose_stacks(stacks, recipe)
    pages = _lay_marked(stacks, recipe)
    for phase, stack in chosen:
        for title, center, width in recipe.windows:
            picked = pick_evenly(stack.slices, recipe.rows * recipe.cols, trim=recipe.trim)
            tiles = tuple(Tile(s.instance_id, s.frame, center, width) for s in picked)
            name = " ".join(part for part in (phase or stack.description, title) if part)
            grid = (recipe.rows, recipe.cols) if recipe.is_fixed else fit_grid(len(tiles), recipe)
            pages.append(_fill(name, *grid, tiles))
    return pages[: recipe.most_pages]


def choose_stacks(stacks: Sequence[Stack], recipe: Recipe) -> list[tuple[str, Stack]]:
    """One stack a phase: the one with the fewest slices that still fills a page (thick slices are made for printing).
    Single pictures (views of a radiograph) are one stack together."""
    whole = [s for s in stacks if len(s.slices) >= 4] or _join([s for s in stacks if s.slices])
    groups: dict[str, list[Stack]] = {}
    for stack in whole:
        groups.setdefault(name_phase(stack.description, recipe.phases) or f"={stack.description}", []).append(stack)
    known = [name for name, _ in recipe.phases if name in groups]
    if known:  # series of no phase are reformats and tests of the injection
        groups = {name: groups[name] for name in known}
    room = recipe.rows * recipe.cols
    best = {
        name: min(rows, key=lambda s: (len(s.slices) < room, abs(len(s.slices) - room)))
        for name, rows in groups.items()
    }
    return [("" if name.startswith("=") else name, stack) for name, stack in best.items()]


def _join(stacks: Sequence[Stack]) -> list[Stack]:
    if len(stacks) < 2:
        return list(stacks)
    slices = tuple(replace(s, position_mm=None) for stack in stacks for s in stack.slices)
    names = dict.fromkeys(stack.description for stack in stacks if stack.description)
    return [Stack(stacks[0].series_id, ", ".join(names)[:LONGEST_TITLE], slices)]


def name_phase(description: str, phases: Sequence[tuple[str, str]]) -> str:
    return next((name for name, pattern in phases if re.search(pattern, description, re.IGNORECASE)), "")


def pick_evenly(slices: Sequence[Slice], n: int, *, trim: float = 0.0) -> list[Slice]:
    """`n` of them in even steps (of millimetres where positions are known) without the trimmed ends; marked ones take the nearest place."""
    if len(slices) <= n:
        return list(slices)
    at = [float(i) for i in range(len(slices))]
    if all(s.position_mm is not None for s in slices):
        at = [abs(s.position_mm - slices[0].position_mm) for s in slices]
    first, last = at[0] + trim * (at[-1] - at[0]), at[-1] - trim * (at[-1] - at[0])
    wanted = [first + (last - first) * i / max(1, n - 1) for i in range(n)]
    taken = _nearest_apart(at, wanted)
    return [slices[i] for i in _bring_in_marked(slices, at, taken)]


def _nearest_apart(at: Sequence[float], wanted: Sequence[float]) -> list[int]:
    """The nearest slice to each wish, no slice twice, in order."""
    taken: list[int] = []
    for nth, wish in enumerate(wanted):
        low, high = (taken[-1] + 1 if taken else 0), len(at) - (len(wanted) - nth) + 1
        taken.append(min(range(low, high), key=lambda i: abs(at[i] - wish)))
    return taken


def _bring_in_marked(slices: Sequence[Slice], at: Sequence[float], taken: list[int]) -> list[int]:
    marked = [i for i, s in enumerate(slices) if s.is_marked][: len(taken)]
    kept = set(taken)
    for i in marked:
        if i in kept:
            continue
        free = [j for j in kept if not slices[j].is_marked]
        if not free:  # more marks than places: those in even steps stay
            break
        kept.remove(min(free, key=lambda j: abs(at[j] - at[i])))
        kept.add(i)
    return sorted(kept)


def _lay_marked(stacks: Sequence[Stack], recipe: Recipe) -> list[Page]:
    """Larger than the others: the fewest cells, in the shape of the sheet, that hold them."""
    tiles = tuple(Tile(s.instance_id, s.frame) for stack in stacks for s in stack.slices if s.is_marked)
    if not tiles:
        return []
    tiles = tiles[: recipe.rows * recipe.cols]
    return [_fill(KEY, *fit_grid(len(tiles), recipe), tiles)]


def fit_grid(n: int, recipe: Recipe) -> tuple[int, int]:
    """Rows and columns: the fewest cells, in the shape of the sheet, that hold `n` pictures."""
    cols = next(c for c in range(1, recipe.cols + 1) if c * min(c + 1, recipe.rows) >= n or c == recipe.cols)
    return -(-n // cols), cols


def _fill(title: str, rows: int, cols: int, tiles: tuple[Tile, ...]) -> Page:
    return Page(title, rows, cols, tiles + (None,) * (rows * cols - len(tiles)))
