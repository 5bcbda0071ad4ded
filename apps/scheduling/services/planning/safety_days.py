"""On which days safety lets an exam be done: one question a day, asked before the optimiser looks for a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from apps.directory.public import get_site
from apps.safety.public import assess_starts
from apps.scheduling.selectors.calendars import day_span
from apps.workflow.public import ExamFacts

NOON = timedelta(hours=12)


@dataclass(frozen=True)
class SafeDays:
    """Numbers of days from the first; `reasons` are those of the last refusal."""

    days: set[int]
    reasons: list[dict]


def find_safe_days(exams: Iterable[ExamFacts], first_day: date, days: int) -> dict[int, SafeDays]:
    found = {}
    for exam in exams:
        zone = get_site(exam.site_id).time_zone
        noons = [day_span(first_day + timedelta(days=n), zone)[0] + NOON for n in range(days)]
        verdicts = assess_starts(exam, noons)
        held = [verdict for verdict in verdicts if verdict.verdict == "hold"]
        found[exam.id] = SafeDays(
            {n for n, verdict in enumerate(verdicts) if verdict.verdict != "hold"},
            [reason.to_json() for reason in held[-1].reasons] if held else [],
        )
    return found
