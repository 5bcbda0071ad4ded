"""What an earlier reaction to contrast means for the next injection, and for the record after a new one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from apps.safety.engine.facts import Act, AllergyFact, AnswerValue, Finding, Rules, SafetyCase, Verdict, find
from apps.safety.engine.packs import list_acts
from apps.safety.engine.premedication import choose_regimen


def classify_substance(text: str, *, agents: Mapping[str, str], rules: Rules) -> str | None:
    """The contrast class a recorded substance belongs to: by agent code or name, else by the policy's own terms."""
    wanted = text.strip().casefold()
    if not wanted:
        return None
    for name, agent_class in agents.items():
        if name.casefold() in wanted:
            return agent_class
    for agent_class, terms in rules.payload["terms"].items():
        if any(term.casefold() in wanted for term in terms):
            return agent_class
    return None


def judge_allergies(
    case: SafetyCase,
    rules: Rules,
    *,
    regimens: Mapping[str, Any] = MappingProxyType({}),
    at: datetime | None = None,
    now: datetime | None = None,
) -> Iterator[Finding]:
    """Same class by severity; another class is only noted; a physiologic reaction is no reason for steroids.

    With `at` and `now` the findings carry what is to be done and when.
    """
    if case.contrast in ("", "none"):
        return
    for allergy in case.allergies:
        if allergy.agent_class is None:
            continue
        if not allergy.is_allergic_like:
            yield _find(Verdict.CLEAR, "safety.allergy_physiologic", rules, allergy)
        elif allergy.agent_class == case.contrast:
            yield from _judge_same_class(case, rules, allergy, regimens, at, now)
        else:
            yield _find(Verdict.CLEAR, "safety.allergy_other_class", rules, allergy)
    known = any(a.agent_class for a in case.allergies)
    if case.says("contrast_reaction", AnswerValue.YES) and not known:
        yield find(Verdict.HOLD, "safety.reaction_history_undocumented", rules)


def _judge_same_class(
    case: SafetyCase,
    rules: Rules,
    allergy: AllergyFact,
    regimens: Mapping[str, Any],
    at: datetime | None,
    now: datetime | None,
) -> Iterator[Finding]:
    table = rules.payload["same_class"]
    row = table.get(allergy.severity, table["unknown"])
    taken = case.premedication is not None and case.premedication.taken_at is not None
    if row["effect"] == Verdict.NEEDS and "premedicate" in row["ask"] and taken:
        yield _find(Verdict.CLEAR, "safety.allergy_premedicated", rules, allergy)
        return
    acts: list[Act] = []
    wants_steroids = "premedicate" in row["ask"] and bool(regimens) and not taken
    if at and now:
        acts += list_acts([a for a in row["ask"] if a != "premedicate"], at=at)
    if wants_steroids and case.premedication is None and at and now:
        plan = choose_regimen(regimens, at=at, now=now)
        if plan is None:
            # no regimen is left: only a physician may go on, with another agent or another exam
            yield _find(Verdict.HOLD, "safety.premedication_no_time", rules, allergy)
        else:
            code, times = plan
            acts += [Act(f"premedicate_{code}", time) for time in times]
    yield _find(row["effect"], "safety.allergy_same_class", rules, allergy, acts=acts)


def leaves_allergy(kind: str, rules: Rules) -> bool:
    """Whether a confirmed reaction of this kind becomes an allergy of the patient."""
    return bool(rules.payload["becomes_allergy"].get(kind, True))


def _find(effect: Verdict | str, code: str, rules: Rules, allergy: AllergyFact, *, acts: Iterable[Act] = ()) -> Finding:
    return find(
        effect,
        code,
        rules,
        acts=acts,
        key=f"{code}:{allergy.id}:{allergy.severity}",
        substance=allergy.text or allergy.substance,
        severity=f"safety.grade_{allergy.severity}",
    )
