"""A day as it would come: who is ordered what, when, how urgent, and what goes wrong. Same seed and date, same day."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from simulator.people import Person, invent_person

# share of the day's exams by modality, and of patient classes within them
MIX = {"CT": 0.34, "MR": 0.17, "DX": 0.27, "US": 0.1, "MG": 0.05, "PT": 0.02, "NM": 0.03, "XA": 0.02}
CLASSES = (("outpatient", "O", 0.62), ("inpatient", "I", 0.2), ("emergency", "E", 0.12), ("checkup", "P", 0.06))
REASONS = {
    "CT": ("咳嗽三周，痰中带血", "腹痛待查", "头痛、呕吐", "外伤", "肺结节随访", "术后复查"),
    "MR": ("腰痛伴下肢麻木", "膝关节损伤", "头晕待查", "肝占位待查"),
    "DX": ("咳嗽、发热", "外伤后疼痛", "术前检查"),
    "US": ("体检", "右上腹不适", "颈部包块"),
    "MG": ("乳腺筛查", "乳腺结节随访"),
    "PT": ("肿瘤分期",),
    "NM": ("骨转移筛查", "甲状腺功能亢进"),
    "XA": ("胸痛待查", "下肢缺血"),
}


@dataclass(frozen=True)
class Visit:
    """One patient's way through the day. Chances were drawn once: they are facts here."""

    placer: str
    person: Person
    exam_code: str
    modality: str
    hl7_class: str
    priority: str  # HL7 0485
    reason: str
    ordered_at: datetime
    wish_at: datetime  # the time of day the patient would like
    early_min: int  # how long before the slot the patient comes (negative: late)
    stretch: float  # actual over planned duration
    is_no_show: bool
    is_cancelled: bool
    has_reaction: bool
    has_finding: bool
    report_min: int
    slices: int


def plan_day(day: date, *, seed: int, catalogue: Sequence[Mapping], zone: ZoneInfo, exams: int = 150) -> list[Visit]:
    """The visits of one day in order of their orders. `catalogue`: rows with code, modality, contrast, laterality_rule."""
    rng = random.Random(f"radflow:{seed}:{day.isoformat()}")
    by_modality = {m: [r for r in catalogue if r["modality"] == m and r["laterality_rule"] == "none"] for m in MIX}
    start = datetime.combine(day, time(7, 40), zone)
    visits = []
    for n in range(exams):
        modality = rng.choices(list(MIX), list(MIX.values()))[0]
        if not by_modality[modality]:
            continue
        exam = rng.choice(by_modality[modality][:12])
        _, letter, _ = rng.choices(CLASSES, [c[2] for c in CLASSES])[0]
        minutes = rng.betavariate(1.3, 2.2) * 560 if letter != "E" else rng.uniform(0, 720)
        wish = start + timedelta(minutes=minutes)
        if letter in "OP" and rng.random() < 0.75:  # called before today: the day begins with them on the board
            minutes = rng.uniform(-9, 4)
        visits.append(
            Visit(
                placer=f"SIM{day:%Y%m%d}{n:03d}",
                person=invent_person(rng, mrn=f"S{day:%y%m%d}{n:03d}", today=day),
                exam_code=exam["code"],
                modality=modality,
                hl7_class=letter,
                priority={"E": rng.choice("SSA"), "I": rng.choice("ARR")}.get(letter, "R"),
                reason=rng.choice(REASONS[modality]),
                ordered_at=start + timedelta(minutes=minutes),
                wish_at=wish,
                early_min=int(rng.gauss(18, 14)),
                stretch=min(1.8, max(0.7, rng.lognormvariate(0, 0.18))),
                is_no_show=letter == "O" and rng.random() < 0.05,
                is_cancelled=letter == "O" and rng.random() < 0.03,
                has_reaction=exam["contrast"] not in ("none", "") and rng.random() < 0.02,
                has_finding=rng.random() < 0.45,
                report_min=int(rng.lognormvariate(2.6, 0.5)),
                slices={"CT": 24, "MR": 20, "PT": 16, "NM": 4, "XA": 6, "US": 4, "MG": 4}.get(modality, 1),
            )
        )
    return sorted(visits, key=lambda v: (v.ordered_at, v.placer))
