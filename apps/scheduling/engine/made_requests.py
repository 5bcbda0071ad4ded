"""The requests of a made instance: what is asked for, how urgent, when the patient can come, and who belongs together."""

from random import Random

from apps.scheduling.engine.made_department import DAY, FAMILIES, IN_DEPARTMENT, ISOLATION, LUNCH

MIX = {"CT": 36, "DX": 36, "MR": 16, "US": 7, "PT": 5}
EXAMS = {
    "CT": (("ct-plain", 52), ("ct-con", 38), ("ct-card", 10)),
    "DX": (("dx", 1),),
    "MR": (("mr-head", 35), ("mr-spine", 24), ("mr-knee", 18), ("mr-body", 16), ("mr-breast", 7)),
    "US": (("us", 1),),
    "PT": (("pet-fdg", 78), ("pet-psma", 22)),
}
FAMILY = {
    "ct-con": "CT-contrast",
    "ct-card": "CT-cardiac",
    "pet-fdg": "PET-FDG",
    "pet-psma": "PET-PSMA",
} | {name: name[:2].upper() + name[2:] for name in ("dx", "us", "ct-plain", "mr-head", "mr-spine", "mr-knee")}
FAMILY |= {"mr-body": "MR-body", "mr-breast": "MR-breast"}
DUR = {"ct-plain": (2, 3, 3), "ct-con": (3, 4, 4, 4), "ct-card": (6, 6, 7), "dx": (2, 2, 2, 3), "us": (4, 4, 5, 6)}
DUR |= {"mr-head": (4, 5, 6), "mr-spine": (4, 5), "mr-knee": (4, 5), "mr-body": (7, 9), "mr-breast": (7, 8)}
DUR |= {"pet-fdg": (5, 6, 6), "pet-psma": (5, 6)}
LEAD = {"ct-con": (3, 3), "ct-card": (6, 3), "mr-body": (2, 1), "mr-breast": (2, 1), "pet-fdg": (12, 0)}
LEAD["pet-psma"] = (12, 0)
"""Slots in the department before and after."""
CLASSES = (0, 1, 2, 3)
CLASS_SHARES = (5, 15, 28, 52)
PARTS = ((96, 120), (120, 156), (156, 192), (192, 216))
BACKLOG, INPATIENT, ONE_SCANNER, ISOLATED = 0.83, 0.45, 0.14, 0.02
BUNDLES, PRECEDENCES, CONTRAST, BARIUM = 0.04, 0.01, 0.01, 0.006
"""Shares of the requests."""


def make_requests(rng: Random, count: int, scanners: list[dict], days: int) -> list[dict]:
    here = [m for m in MIX if any(s["modality"] == m for s in scanners)]
    requests = []
    for index in range(count):
        modality = rng.choices(here, [MIX[m] for m in here])[0]
        names, shares = zip(*EXAMS[modality])
        requests.append(_make_request(rng, index, modality, rng.choices(names, shares)[0], scanners, days))
    return requests


def _make_request(rng: Random, index: int, modality: str, exam: str, scanners: list[dict], days: int) -> dict:
    priority = rng.choices(CLASSES, CLASS_SHARES)[0]
    inpatient = priority < 2 and rng.random() < (INPATIENT if priority == 0 else 0.75)
    release, due = _draw_dates(rng, priority, days)
    lead, tail = LEAD.get(exam, (0, 0))
    family = ISOLATION if modality in ("CT", "DX", "MR") and rng.random() < ISOLATED else FAMILIES.index(FAMILY[exam])
    liked = rng.choice(PARTS) if not inpatient and rng.random() < 0.28 else None
    return {
        "id": f"R{index:04d}",
        "patient": f"P{index:04d}",
        "modality": modality,
        "exam": exam,
        "family": family,
        "priority": priority,
        "inpatient": inpatient,
        "release": release,
        "due_day": due,
        "deadline": None,
        "windows": _draw_windows(rng, priority, inpatient, days),
        "preferred": [[d * DAY + liked[0], d * DAY + liked[1]] for d in range(days)] if liked else [],
        "modes": _draw_modes(rng, modality, exam, scanners),
        "demands": _list_demands(modality, exam, lead, tail),
        "lead": lead,
        "tail": tail,
        "fixed": None,
        "tracer": {"product": exam[4:].upper(), "dose": rng.choice((250, 300, 350))} if modality == "PT" else None,
        "noshow": 0.0 if inpatient else round(rng.betavariate(2, 20), 3),
    }


def _draw_dates(rng: Random, priority: int, days: int) -> tuple[int, int]:
    """(release slot, due day): STAT and urgent come all week, the rest mostly waits already."""
    if priority < 2:
        day = rng.randrange(days)
        slot = 96 if rng.random() < 0.22 else rng.randrange(96, 180)
        return day * DAY + slot, day + (0 if priority == 0 or rng.random() < 0.15 else 1)
    day = 0 if rng.random() < BACKLOG else rng.randrange(1, days) if days > 1 else 0
    wait = 14 if priority == 3 or rng.random() < 0.1 else rng.choice((2, 3, 4))
    return day * DAY + 96, day + wait


def _draw_windows(rng: Random, priority: int, inpatient: bool, days: int) -> list[list[int]]:
    start, end = IN_DEPARTMENT
    if priority > 1:
        die = rng.random()
        start, end = (LUNCH[0], end) if die < 0.14 else (start, LUNCH[1]) if die < 0.26 else (start, end)
    missing = 0.0 if inpatient or rng.random() < 0.87 else 0.25
    windows = [[d * DAY + start, d * DAY + end] for d in range(days) if rng.random() >= missing]
    return windows or [[start, end]]


def _draw_modes(rng: Random, modality: str, exam: str, scanners: list[dict]) -> list[dict]:
    """Scanners at site B are slower and lack the breast coil; the heart needs the first of every three."""
    fit = [s for s in scanners if s["modality"] == modality]
    dur = rng.choice(DUR[exam])
    if exam == "ct-card":
        fit = fit[::3]
    if exam == "mr-breast":
        fit = [s for s in fit if s["site"] == "A"]
    if len(fit) > 1 and modality in ("CT", "MR") and exam != "ct-card" and rng.random() < ONE_SCANNER:
        fit = [rng.choice(fit)]
    slower = 1 if dur >= 4 and modality in ("CT", "MR") else 0
    return [{"scanner": s["id"], "dur": dur + (slower if s["site"] == "B" else 0)} for s in fit]


def _list_demands(modality: str, exam: str, lead: int, tail: int) -> list[dict]:
    demand = lambda pool, off, length, anchor="start": {  # noqa: E731
        "pool": pool,
        "n": 1,
        "from": anchor,
        "off": off,
        "len": length,
    }
    demands = [demand(f"tech_{modality}", 0, None)]
    if modality == "PT":
        return [*demands, demand("nurse", -lead, 2), demand("uptake_room", -lead, lead)]
    if lead:
        demands += [demand("nurse", -2, 3), demand("prep_bay", -lead, lead), demand("prep_bay", 0, tail, "end")]
        demands.append(demand(f"injector_{modality}", 0, None))
    return demands


def link_requests(rng: Random, requests: list[dict]) -> dict[str, list[dict]]:
    """Pairs of one patient: visits of one day, CT before MR, contrast and barium that disturb each other."""
    left = {kind: [r for r in requests if r["exam"] in kind and r["priority"] > 1] for kind in _KINDS}
    for group in left.values():
        rng.shuffle(group)
    taken: set[str] = set()
    links: dict[str, list[dict]] = {"precedences": [], "separations": [], "bundles": []}
    for share, first, second, write in _LINKS:
        for _ in range(round(share * len(requests))):
            pair = [_take(left[kind], taken) for kind in (first, second)]
            if not all(pair):
                break
            a, b = pair
            b |= {key: a[key] for key in OF_THE_PATIENT}
            write(links, a["id"], b["id"])
    return links


OF_THE_PATIENT = (
    "patient",
    "priority",
    "inpatient",
    "release",
    "due_day",
    "deadline",
    "windows",
    "preferred",
    "noshow",
)
"""Shared by the requests of one patient: they were asked for together."""


def _take(group: list[dict], taken: set[str]) -> dict | None:
    while group:
        request = group.pop()
        if request["id"] not in taken:
            taken.add(request["id"])
            return request
    return None


CT, CT_PLAIN, CT_CONTRAST = ("ct-plain", "ct-con", "ct-card"), ("ct-plain",), ("ct-con",)
SIMPLE, MR = ("us", "dx"), ("mr-head", "mr-body", "mr-breast", "mr-knee")
MR_CONTRAST, US, DX = ("mr-body", "mr-breast"), ("us",), ("dx",)
_KINDS = (CT, CT_PLAIN, CT_CONTRAST, SIMPLE, MR, MR_CONTRAST, US, DX)
_LINKS = (
    (PRECEDENCES, CT_PLAIN, MR, lambda links, a, b: links["precedences"].append(_precede(a, b))),
    (CONTRAST, CT_CONTRAST, MR_CONTRAST, lambda links, a, b: links["separations"].append(_part(a, b, 288, 96))),
    (BARIUM, US, DX, lambda links, a, b: links["separations"].append(_part(a, b, 2, 576))),
    (BUNDLES, CT, SIMPLE, lambda links, a, b: links["bundles"].append({"requests": [a, b], "same_day": True})),
)


def _precede(a: str, b: str) -> dict:
    return {"a": a, "b": b, "min_gap": 12, "max_gap": 864}


def _part(a: str, b: str, gap_ab: int, gap_ba: int) -> dict:
    return {"a": a, "b": b, "gap_ab": gap_ab, "gap_ba": gap_ba}
