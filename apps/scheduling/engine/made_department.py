"""The fleet of a made instance: scanners with hours, reserves and maintenance, pools with a lunch dip, tracer batches."""

from random import Random
from typing import Any

GRID_MIN, DAY = 5, 288
OPEN, OVERTIME = (96, 216), (216, 228)
LUNCH = (144, 156)
IN_DEPARTMENT = (84, 228)
FAMILIES = [
    "DX",
    "US",
    "CT-plain",
    "CT-contrast",
    "CT-cardiac",
    "MR-head",
    "MR-spine",
    "MR-knee",
    "MR-body",
    "MR-breast",
    "PET-FDG",
    "PET-PSMA",
    "ISO",
]
CARDIAC, BREAST, ISOLATION = FAMILIES.index("CT-cardiac"), FAMILIES.index("MR-breast"), FAMILIES.index("ISO")
CLEANING = 6
"""Slots after an isolation patient."""
WEIGHTS = {
    "reject": [4000, 2000, 900, 450],
    "wait_day": [400, 60, 20, 8],
    "stat_hour": 60,
    "late_day": [1000, 300, 120, 20],
    "pref": 10,
    "setup": 3,
    "overtime": 12,
    "span": 1,
    "moved": 60,
    "shift": 2,
}
BATCHES = (("FDG", "am", 84, 5200), ("FDG", "pm", 144, 3600), ("PSMA", "am", 96, 2600))
BATCH_SLOTS = 72
DECAY = 2 ** (5 / 109.77)
"""A slot of five minutes at the half-life of fluorine-18."""


def make_scanners(fleet: dict[str, int], days: int) -> list[dict]:
    """Every third one of a modality stands at site B."""
    return [
        {
            "id": f"{modality}{k + 1}",
            "modality": modality,
            "site": "B" if k % 3 == 2 else "A",
            "open": _daily(days, *OPEN),
            "overtime": _daily(days, *OVERTIME),
        }
        for modality, count in fleet.items()
        for k in range(count)
    ]


def _daily(days: int, start: int, end: int, *more: int) -> list[list[int]]:
    return [[day * DAY + start, day * DAY + end, *more] for day in range(days)]


def make_blocks(rng: Random, scanners: list[dict], days: int) -> list[dict]:
    """An hour a day on every third CT and MR that only STAT and urgent may use; two hours of maintenance on some."""
    blocks = []
    for scanner in scanners:
        third = int(scanner["id"].lstrip("CTMRDXUSP")) % 3
        if scanner["modality"] in ("CT", "MR") and third == 1:
            blocks += [_block(scanner, start, end, 1) for start, end in _daily(days, 132, 144)]
        if rng.random() < 0.5:
            start = rng.randrange(days) * DAY + rng.choice((96, 144, 192))
            blocks.append(_block(scanner, start, start + 24, -1))
    return blocks


def _block(scanner: dict, start: int, end: int, allowed: int) -> dict:
    return {"scanner": scanner["id"], "start": start, "end": end, "allow_max_priority": allowed}


def make_setup(modalities: list[str]) -> dict[str, list[list[int]]]:
    size = len(FAMILIES)
    return {m: [[_changeover(m, f, g) for g in range(size)] for f in range(size)] for m in modalities}


def _changeover(modality: str, first: int, second: int) -> int:
    if first == ISOLATION:
        return 2 if second == ISOLATION else CLEANING
    if first == second or modality in ("DX", "US"):
        return 0
    if modality == "CT":
        return 1 if CARDIAC in (first, second) else 0
    return 2 if modality == "MR" and BREAST in (first, second) else 1


def make_pools(fleet: dict[str, int], days: int) -> list[dict]:
    """(morning, lunch, afternoon, overtime) units, in proportion to the fleet."""
    tenth = sum(fleet.values()) / 10
    count = {m: fleet.get(m, 0) for m in ("CT", "MR", "DX", "US", "PT")}
    units: dict[str, tuple[int, int, int, int]] = {}
    for modality, n in count.items():
        lunch = n - (n + 2) // 3 if modality in ("CT", "MR") and n > 1 else n
        units[f"tech_{modality}"] = (n, lunch, n, (n + 2) // 3)
    nurses, bays = max(1, round(4 * tenth)), max(1, round(5 * tenth))
    units["nurse"] = (nurses, max(1, nurses * 3 // 4), nurses, (nurses + 1) // 2)
    units["prep_bay"] = (bays, bays, bays, max(1, bays * 2 // 5))
    units["uptake_room"] = tuple(n * count["PT"] for n in (3, 3, 3, 1))
    for modality, per_three in (("CT", 2), ("MR", 1)):
        n = -(-count[modality] * per_three // 3)
        units[f"injector_{modality}"] = (n, n, n, min(n, max(1, count[modality] // 3)))
    spans = ((90, LUNCH[0]), LUNCH, (LUNCH[1], OPEN[1]), OVERTIME)
    return [
        {
            "id": name,
            "capacity": [[d * DAY + s, d * DAY + e, n] for d in range(days) for (s, e), n in zip(spans, numbers)],
        }
        for name, numbers in units.items()
    ]


def make_batches(fleet: dict[str, int], days: int) -> list[dict[str, Any]]:
    draw = [int(1000 * DECAY**slot) for slot in range(BATCH_SLOTS)]
    return [
        {
            "id": f"{product}-{day}-{part}",
            "product": product,
            "ready": day * DAY + ready,
            "expire": day * DAY + ready + BATCH_SLOTS,
            "draw": draw,
            "activity": activity * fleet["PT"],
        }
        for day in range(days if fleet.get("PT") else 0)
        for product, part, ready, activity in BATCHES
    ]
