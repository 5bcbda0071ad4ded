"""The steroid clock: it runs back from the start of the exam, so a moved slot moves it."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from apps.safety.engine.facts import Act, Finding, Rules, SafetyCase, Verdict, find


def list_dose_times(hours_before: tuple[float, ...], *, starts_at: datetime) -> tuple[datetime, ...]:
    return tuple(starts_at - timedelta(hours=h) for h in sorted(hours_before, reverse=True))


def list_regimens(regimens: Mapping[str, Any], *, at: datetime, now: datetime) -> list[str]:
    """Those that still fit before the start, elective ones first: what is too late is not offered."""
    fitting = [code for code, row in regimens.items() if at - now >= timedelta(hours=_least_hours(row))]
    return sorted(fitting, key=lambda code: regimens[code]["kind"] != "elective")


def choose_regimen(
    regimens: Mapping[str, Any], *, at: datetime, now: datetime
) -> tuple[str, tuple[datetime, ...]] | None:
    """The first that fits and its dose times; None when no legal way is left."""
    fitting = list_regimens(regimens, at=at, now=now)
    if not fitting:
        return None
    row = regimens[fitting[0]]
    if row["kind"] == "elective":
        return fitting[0], list_dose_times(tuple(row["hours_before"]), starts_at=at)
    return fitting[0], _repeat(now, at, timedelta(hours=row["every_h"]))


def _repeat(first: datetime, until: datetime, step: timedelta) -> tuple[datetime, ...]:
    """Now and every few hours until the exam."""
    return tuple(first + n * step for n in range(-(-(until - first) // step)))


def _least_hours(row: Mapping[str, Any]) -> float:
    return row.get("least_h") or max(row["hours_before"])


def judge_premedication(case: SafetyCase, rules: Rules, *, at: datetime, now: datetime) -> Iterator[Finding]:
    """An ordered regimen must fit between now and the start, until somebody confirmed it was taken."""
    plan = case.premedication
    if plan is None:
        return
    if plan.taken_at is not None:
        yield find(Verdict.CLEAR, "safety.premedication_taken", rules, taken_at=plan.taken_at.isoformat())
        return
    times = list_dose_times(plan.hours_before, starts_at=at)
    still = [] if times[0] >= now else list_regimens(rules.payload["regimens"], at=at, now=now)
    yield find(
        Verdict.NEEDS,
        "safety.premedication_too_late" if times[0] < now else "safety.premedication_due",
        rules,
        key=f"safety.premedication:{plan.regimen}",
        regimen=f"safety.regimen_{plan.regimen}",
        first_dose_at=times[0].isoformat(),
        hours=max(plan.hours_before),
        instead=[f"safety.regimen_{code}" for code in still],
        acts=[Act(f"premedicate_{plan.regimen}", time) for time in times] if times[0] >= now else (),
    )
