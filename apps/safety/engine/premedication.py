"""The steroid clock: it runs back from the start of the exam, so a moved slot moves it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from apps.safety.engine.facts import Finding, Rules, SafetyCase, Verdict, find


def list_dose_times(hours_before: tuple[float, ...], *, starts_at: datetime) -> tuple[datetime, ...]:
    return tuple(starts_at - timedelta(hours=h) for h in sorted(hours_before, reverse=True))


def judge_premedication(case: SafetyCase, rules: Rules, *, at: datetime, now: datetime) -> Iterator[Finding]:
    """An ordered regimen must fit between now and the start, until somebody confirmed it was taken."""
    plan = case.premedication
    if plan is None:
        return
    if plan.taken_at is not None:
        yield find(Verdict.CLEAR, "safety.premedication_taken", rules, taken_at=plan.taken_at.isoformat())
        return
    first = list_dose_times(plan.hours_before, starts_at=at)[0]
    is_late = first < now
    yield find(
        Verdict.NEEDS,
        "safety.premedication_too_late" if is_late else "safety.premedication_due",
        rules,
        key=f"safety.premedication:{plan.regimen}",
        regimen=f"safety.regimen_{plan.regimen}",
        first_dose_at=first.isoformat(),
        hours=max(plan.hours_before),
    )
