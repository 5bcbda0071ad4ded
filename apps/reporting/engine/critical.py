"""When a critical result that nobody confirmed is passed on, and to whom: by the clock, until it is closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True)
class Step:
    at: datetime
    to: tuple[str, ...]
    """`teller` is who found it; anything else is a role at the site."""


def find_step(rules: Mapping[str, Any], *, category: int, found_at: datetime, due_at: datetime, n_done: int) -> Step:
    """The step after `n_done`: first those of the policy, each at its share of the time, then the last one again and again."""
    steps = rules["escalation"]
    if n_done < len(steps):
        return Step(found_at + (due_at - found_at) * steps[n_done]["at_share"], tuple(steps[n_done]["to"]))
    last = steps[-1]
    rounds = n_done - len(steps) + 1
    again = timedelta(minutes=rules["repeat_min"][str(category)]) * rounds
    return Step(found_at + (due_at - found_at) * last["at_share"] + again, tuple(last["to"]))


def skip_past(
    rules: Mapping[str, Any], *, category: int, found_at: datetime, due_at: datetime, n_done: int, now: datetime
) -> int:
    """How many steps are behind at `now`: after a night without the clock one message is sent, not one for each step."""
    while find_step(rules, category=category, found_at=found_at, due_at=due_at, n_done=n_done).at <= now:
        n_done += 1
    return n_done
