"""The way into the magnet: which step of the screening stands before which zone, and whether it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from apps.safety.engine.facts import Answer, AnswerValue, Rules, SafetyCase, Stage
from apps.safety.engine.forms import list_asked

STEPS = ("asked", "checked", "released")


@dataclass(frozen=True)
class Said:
    """Who did a step, and when."""

    by: str
    at: datetime | None


@dataclass(frozen=True)
class ZoneStep:
    """`zone` may be entered when this step and those before it are done; `n_open` counts questions without an answer."""

    step: str
    zone: str
    is_done: bool
    may_enter: bool
    said: Said | None
    n_open: int = 0


def list_zone_steps(
    case: SafetyCase, rules: Rules, *, check: Said | None, release: Said | None
) -> tuple[ZoneStep, ...]:
    """Nothing for an exam without a magnet, and where the site's rule names no zones. `check` is one that still stands."""
    zones: Mapping[str, str] = rules.payload.get("zones", {})
    if case.modality != "MR" or case.form is None or not zones:
        return ()
    n_open, asked = _read_questions(case)
    done = {"asked": asked, "checked": check, "released": release}
    steps: list[ZoneStep] = []
    for step in STEPS:
        is_done = done[step] is not None
        may_enter = is_done and all(before.is_done for before in steps)
        open_here = n_open if step == "asked" else 0
        steps.append(ZoneStep(step, zones[step], is_done, may_enter, done[step], open_here))
    return tuple(steps)


def _read_questions(case: SafetyCase) -> tuple[int, Said | None]:
    """How many booking questions nobody answered; else who gave the last answer."""
    assert case.form is not None
    items = list_asked(case.form, sex=case.sex, age_years=case.age_years, answers=case.answers)
    codes = [item.code for item in items if item.stage == Stage.BOOKING]
    n_open = sum(case.answer(code) == AnswerValue.UNANSWERED for code in codes)
    given: list[Answer] = [case.answers[code] for code in codes if code in case.answers]
    if n_open or not given:
        return n_open, None
    last = max(given, key=lambda a: a.at.timestamp() if a.at else 0.0)
    return 0, Said(last.by, last.at)
