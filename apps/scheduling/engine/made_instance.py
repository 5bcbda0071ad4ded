"""A made department and its demand as a mids-1 document: seeded, of any size, load, fleet and number of days."""

from random import Random

from apps.scheduling.engine.bits import each
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.made_department import (
    DAY,
    FAMILIES,
    GRID_MIN,
    OPEN,
    WEIGHTS,
    make_batches,
    make_blocks,
    make_pools,
    make_scanners,
    make_setup,
)
from apps.scheduling.engine.made_requests import link_requests, make_requests
from apps.scheduling.engine.mids1 import FORMAT, read_problem
from apps.scheduling.engine.tables import Tables

FLEET = {"CT": 3, "MR": 3, "DX": 2, "US": 1, "PT": 1}
FIXED_SHARE, STAT_LIKE = 0.15, 1
PATIENT_GAP = 2
CT_SLOTS = 0.36 * 3.7
"""Scanner time on CT that one request asks for, on the average of the mix."""


def make_instance(*, requests: int, days: int, fleet: dict[str, int], seed: int) -> dict:
    rng = Random(seed)
    scanners = make_scanners(fleet, days)
    asked = make_requests(rng, requests, scanners, days)
    data = {
        "format": FORMAT,
        "name": f"made-n{requests}-d{days}-s{seed}",
        "seed": seed,
        "grid_min": GRID_MIN,
        "slots_per_day": DAY,
        "days": days,
        "start_date": "2027-03-01",
        "scanners": scanners,
        "blocks": make_blocks(rng, scanners, days),
        "families": FAMILIES,
        "setup": make_setup(list(fleet)),
        "pools": make_pools(fleet, days),
        "requests": asked,
        **link_requests(rng, asked),
        "batches": make_batches(fleet, days),
        "patient_gap": PATIENT_GAP,
        "weights": WEIGHTS,
    }
    _fix_some(rng, data)
    return data


def count_requests(load: float, fleet: dict[str, int], days: int) -> int:
    """How many requests ask for this share of the regular hours of the CTs, and of the others in proportion."""
    return max(1, round(load * fleet["CT"] * days * (OPEN[1] - OPEN[0]) / CT_SLOTS))


def _fix_some(rng: Random, data: dict) -> None:
    """Bookings that people already know: any start that is feasible beside the others, nobody urgent, nobody linked."""
    tables = Tables(read_problem(data))
    board = Board(tables)
    linked = {
        key for rows in (data["precedences"], data["separations"]) for row in rows for key in (row["a"], row["b"])
    }
    linked |= {key for bundle in data["bundles"] for key in bundle["requests"]}
    free = [i for i, r in enumerate(data["requests"]) if r["priority"] > STAT_LIKE and r["id"] not in linked]
    rng.shuffle(free)
    wanted = round(FIXED_SHARE * len(data["requests"]))
    for r in free:
        if not wanted:
            break
        option = rng.choice(tables.options[r]) if tables.options[r] else None
        starts = list(each(board.starts(r, option))) if option else []
        if not starts:
            continue
        start = rng.choice(starts)
        board.place(r, option, start)
        data["requests"][r]["fixed"] = {"scanner": data["scanners"][option.scanner]["id"], "start": start}
        wanted -= 1
