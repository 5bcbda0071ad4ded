"""What an earlier reaction to contrast means for the next injection, and for the record after a new one."""

from collections.abc import Iterator, Mapping

from apps.safety.engine.facts import AllergyFact, AnswerValue, Finding, Rules, SafetyCase, Verdict, find


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


def judge_allergies(case: SafetyCase, rules: Rules) -> Iterator[Finding]:
    """Same class by severity; another class is only noted; a physiologic reaction is no reason for steroids."""
    if case.contrast in ("", "none"):
        return
    for allergy in case.allergies:
        if allergy.agent_class is None:
            continue
        if not allergy.is_allergic_like:
            yield _find(Verdict.CLEAR, "safety.allergy_physiologic", rules, allergy)
        elif allergy.agent_class == case.contrast:
            effect = rules.payload["same_class"].get(allergy.severity, rules.payload["same_class"]["unknown"])
            yield _find(effect, "safety.allergy_same_class", rules, allergy)
        else:
            yield _find(Verdict.CLEAR, "safety.allergy_other_class", rules, allergy)
    known = any(a.agent_class for a in case.allergies)
    if case.says("contrast_reaction", AnswerValue.YES) and not known:
        yield find(Verdict.HOLD, "safety.reaction_history_undocumented", rules)


def leaves_allergy(kind: str, rules: Rules) -> bool:
    """Whether a confirmed reaction of this kind becomes an allergy of the patient."""
    return bool(rules.payload["becomes_allergy"].get(kind, True))


def _find(effect: Verdict | str, code: str, rules: Rules, allergy: AllergyFact) -> Finding:
    return find(
        effect,
        code,
        rules,
        key=f"{code}:{allergy.id}:{allergy.severity}",
        substance=allergy.text or allergy.substance,
        severity=f"safety.grade_{allergy.severity}",
    )
