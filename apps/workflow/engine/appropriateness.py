"""Before an exam is done: is it asked for twice, was it done just now, would another one come first? Hints, never a refusal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.common.kernel.reason import Reason


@dataclass(frozen=True)
class Wanted:
    code: str
    modality: str
    body_part: str


@dataclass(frozen=True)
class Other:
    """Another exam of the patient; `done_on` is None while it is still to come."""

    code: str
    names: Mapping[str, str]
    modality: str
    body_part: str
    accession: str
    received_on: date
    done_on: date | None


@dataclass(frozen=True)
class Person:
    """`age` in years, None when unknown."""

    sex: str
    age: float | None


def find_hints(
    wanted: Sequence[Wanted],
    others: Iterable[Other],
    *,
    text: str,
    person: Person,
    today: date,
    policy: Mapping[str, Any],
    version: str = "",
) -> tuple[Reason, ...]:
    rows = list(others)
    found = [hint for exam in wanted for hint in _find_same(exam, rows, today, policy["recent_days"], version)]
    plain = text.lower()
    found += [
        hint for exam in wanted for rule in policy["rules"] if (hint := _apply(rule, exam, plain, person, version))
    ]
    return tuple(hint for n, hint in enumerate(found) if hint not in found[:n])


def _find_same(
    exam: Wanted, others: Sequence[Other], today: date, days: Mapping[str, int], version: str
) -> list[Reason]:
    hints = []
    for other in others:
        if (other.modality, other.body_part) != (exam.modality, exam.body_part):
            continue
        facts = {"exam": dict(other.names), "accession": other.accession}
        if other.done_on is None and other.code == exam.code:
            hints.append(Reason("workflow.hint_duplicate", facts | {"day": f"{other.received_on}"}, "warning", version))
        elif other.done_on and (ago := (today - other.done_on).days) <= days.get(exam.modality, 0):
            hints.append(Reason("workflow.hint_recent", facts | {"days": ago}, "warning", version))
    return hints


def _apply(rule: Mapping[str, Any], exam: Wanted, text: str, person: Person, version: str) -> Reason | None:
    """All that a row names must hold; a word of `unless` silences it, and so does an age or a sex that nobody knows."""
    spoke = [word for word in rule["words"] if word in text]
    silent = (
        not spoke
        or exam.modality not in rule["modality"]
        or ("body_part" in rule and exam.body_part not in rule["body_part"])
        or ("also" in rule and not any(word in text for word in rule["also"]))
        or any(word in text for word in rule.get("unless", ()))
        or ("sex" in rule and person.sex != rule["sex"])
        or ("age_below" in rule and (person.age is None or person.age >= rule["age_below"]))
    )
    if silent:
        return None
    params = {"words": spoke[0], "source": rule["source"]}
    if rule["better"]:
        return Reason(
            "workflow.hint_better", params | {"better": f"workflow.better.{rule['better']}"}, "warning", version
        )
    return Reason("workflow.hint_not_at_first", params, "warning", version)
