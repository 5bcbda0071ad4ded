"""Small mids-1 instances: one whole-hour department by hand, and seeded random ones that use every rule."""

from random import Random
from typing import Any

HOURS = 24
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


def build_request(name: str, **facts: Any) -> dict:
    """One hour on CT1, any time of the two days, unless said otherwise."""
    return {
        "id": name,
        "patient": f"P-{name}",
        "modality": "CT",
        "family": 0,
        "priority": 3,
        "release": 0,
        "due_day": 5,
        "deadline": None,
        "windows": [[0, 2 * HOURS]],
        "preferred": [],
        "modes": [{"scanner": "CT1", "dur": 1}],
        "demands": [],
        "lead": 0,
        "tail": 0,
        "fixed": None,
        "tracer": None,
        "noshow": 0.0,
    } | facts


def build_instance(*requests: dict, **facts: Any) -> dict:
    """Two CTs, 8 to 12 o'clock and an hour of overtime on two days; families 0 and 1 need an hour between them."""
    open_hours = [[8, 12], [HOURS + 8, HOURS + 12]]
    overtime = [[12, 13], [HOURS + 12, HOURS + 13]]
    scanner = {"modality": "CT", "site": "A", "open": open_hours, "overtime": overtime}
    return {
        "format": "mids-1",
        "name": "small",
        "seed": 0,
        "grid_min": 60,
        "slots_per_day": HOURS,
        "days": 2,
        "start_date": "2027-03-01",
        "scanners": [{"id": "CT1", **scanner}, {"id": "CT2", **scanner}],
        "blocks": [],
        "families": ["plain", "cardiac"],
        "setup": {"CT": [[0, 1], [1, 0]]},
        "pools": [{"id": "nurse", "capacity": [[7, 14, 1], [HOURS + 7, HOURS + 14, 1]]}],
        "requests": list(requests),
        "precedences": [],
        "separations": [],
        "bundles": [],
        "batches": [],
        "patient_gap": 1,
        "weights": WEIGHTS,
    } | facts


def build_random(seed: int, size: int = 8) -> dict:
    """Every rule of the format at once, on two or three days of whole hours."""
    rng = Random(seed)
    days = rng.choice((2, 3))
    names = [f"R{i}" for i in range(size)]
    gap = rng.choice((0, 1, 2))
    scanners = [
        {
            "id": f"S{k}",
            "modality": "CT",
            "site": "A",
            "open": [[d * HOURS + 8, d * HOURS + 8 + rng.randint(3, 5)] for d in range(days)],
            "overtime": [[d * HOURS + 14, d * HOURS + 15] for d in range(days) if rng.random() < 0.6],
        }
        for k in range(2)
    ]
    pair = lambda: rng.sample(names, 2)  # noqa: E731
    first, second = sorted(pair())
    return build_instance(
        *(_draw_request(rng, name, days) for name in names),
        name=f"random-{seed}",
        days=days,
        scanners=scanners,
        blocks=[{"scanner": "S0", "start": HOURS + 9, "end": HOURS + 10, "allow_max_priority": rng.choice((-1, 0, 1))}],
        families=["a", "b", "c"],
        setup={"CT": [[0, gap, 1], [1, 0, 1], [2, 2, rng.choice((0, 1))]]},
        pools=[
            {"id": "nurse", "capacity": [[d * HOURS + 7, d * HOURS + 16, rng.choice((1, 2))] for d in range(days)]},
            {"id": "bay", "capacity": [[d * HOURS + 6, d * HOURS + 17, 2] for d in range(days)]},
        ],
        precedences=[{"a": first, "b": second, "min_gap": 1, "max_gap": rng.choice((None, 3, 30))}],
        separations=[dict(zip(("a", "b"), pair()), gap_ab=rng.choice((1, 5)), gap_ba=rng.choice((0, 20)))],
        bundles=[{"requests": rng.sample(names, rng.choice((2, 3))), "same_day": rng.random() < 0.8}],
        batches=[
            {
                "id": "B0",
                "product": "FDG",
                "ready": 7,
                "expire": 12,
                "draw": [1000, 1500, 2200, 3300, 5000],
                "activity": 700,
            },
            {
                "id": "B1",
                "product": "FDG",
                "ready": HOURS + 7,
                "expire": HOURS + 10,
                "draw": [1000, 1500, 2200],
                "activity": 900,
            },
        ],
        patient_gap=rng.choice((0, 1)),
    )


def build_extended(seed: int, size: int = 8) -> dict:
    """The same with everything that mids-2 adds: two sites, a reserve with a release time, people on shift."""
    rng = Random(seed)
    data = build_random(seed, size)
    for scanner, site in zip(data["scanners"], ("main", "north")):
        scanner["site"] = site
    data["blocks"].append({"scanner": "S1", "start": 8, "end": 10, "allow_max_priority": 1, "released_at": 7})
    data["blocks"][0]["released_at"] = None
    shifts = [[d * HOURS + 8, d * HOURS + 12, rng.choice(("nurse", "bay"))] for d in range(data["days"])]
    return data | {
        "format": "mids-2",
        "now": rng.choice((6, 7)),
        "travel": {"main": {"north": rng.choice((0, 1, 3))}, "north": {"main": rng.choice((0, 2))}},
        "staff": [
            {"id": "Lin", "skills": ["nurse", "bay"], "shifts": shifts},
            {"id": "Okafor", "skills": ["nurse"], "shifts": [[9, 11, "nurse"], [11, 14, "nurse"]]},
        ],
    }


def _draw_request(rng: Random, name: str, days: int) -> dict:
    demands = []
    if rng.random() < 0.5:
        demands.append(
            {"pool": "nurse", "n": 1, "from": "start", "off": rng.choice((-1, 0)), "len": rng.choice((1, 2, None))}
        )
    if rng.random() < 0.5:
        demands.append({"pool": "bay", "n": rng.choice((1, 2)), "from": "end", "off": rng.choice((-1, 0)), "len": 1})
    windows = [[d * HOURS + 6, d * HOURS + rng.choice((11, 18))] for d in range(days) if rng.random() < 0.8]
    scanners = rng.sample(("S0", "S1"), rng.choice((1, 2)))
    return build_request(
        name,
        patient=f"P{rng.randint(0, 4)}",
        family=rng.randint(0, 2),
        priority=rng.randint(0, 3),
        release=rng.choice((0, 9, HOURS)),
        due_day=rng.randint(0, 2),
        deadline=rng.choice((None, None, HOURS + 11)),
        windows=windows or [[0, days * HOURS]],
        preferred=rng.choice(([], [[8, 10]], [[HOURS + 8, HOURS + 12]])),
        modes=[{"scanner": key, "dur": rng.choice((1, 1, 2))} for key in scanners],
        demands=demands,
        lead=rng.choice((0, 0, 1)),
        tail=rng.choice((0, 0, 1)),
        tracer={"product": "FDG", "dose": rng.choice((200, 300))} if rng.random() < 0.25 else None,
    )
