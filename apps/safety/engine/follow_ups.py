"""What has to be done after a reaction, and by when: the department's rules over kind, grade and outcome."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from apps.safety.engine.facts import Rules


@dataclass(frozen=True)
class ReactionFacts:
    kind: str
    grade: str
    needs_surgeon: bool = False
    is_fatal: bool = False
    is_serious: bool = False


@dataclass(frozen=True)
class Planned:
    kind: str
    due_at: datetime


def plan_follow_ups(facts: ReactionFacts, rules: Rules, *, stage: str, at: datetime) -> Iterator[Planned]:
    """Those of one stage (recorded, confirmed, closed) whose conditions all hold; one row a kind, the first wins."""
    seen = set()
    for row in rules.payload["tasks"]:
        if row["stage"] == stage and row["task"] not in seen and _fits(row["when"], facts):
            seen.add(row["task"])
            yield Planned(row["task"], at + timedelta(minutes=row["after_min"]))


def _fits(when: dict[str, Any], facts: ReactionFacts) -> bool:
    """A list holds one of its values; a bare value is the value itself; nothing said is always."""
    return all(
        getattr(facts, name) in wanted if isinstance(wanted, list) else getattr(facts, name) == wanted
        for name, wanted in when.items()
    )


def wants_quality_case(facts: ReactionFacts, rules: Rules) -> bool:
    """Whether quality control has to look at it."""
    return any(_fits(when, facts) for when in rules.payload["quality_case"])
