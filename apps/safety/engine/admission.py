"""What the patient and the hospital have to agree to before the scan: consent and payment."""

from collections.abc import Iterator

from apps.safety.engine.facts import Finding, Rules, SafetyCase, Verdict, find


def judge_consent(case: SafetyCase, rules: Rules) -> Iterator[Finding]:
    """A refusal holds; what a missing signature means is the site's rule."""
    row = rules.payload["texts"].get(case.contrast)
    if row is None:
        return
    if case.consent == "refused":
        yield find(rules.payload["refused"], "safety.consent_refused", rules, document=row["names"])
    elif case.consent != "signed":
        # somebody who cannot be asked is not kept from an urgent exam by a form
        effect = Verdict.CLEAR if case.patient_class == "emergency" else rules.payload["missing"]
        yield find(effect, "safety.consent_missing", rules, document=row["names"])


EFFECT_OF_RULE = {"warn": Verdict.CLEAR, "block": Verdict.HOLD}


def judge_payment(case: SafetyCase, rules: Rules) -> Iterator[Finding]:
    effect = EFFECT_OF_RULE.get(rules.payload["rule"])
    state = case.payment or "unknown"
    if effect is None or state not in rules.payload["stops"]:
        return
    if case.patient_class == "emergency":
        effect = Verdict.CLEAR
    yield find(
        effect,
        "safety.payment_open",
        rules,
        key=f"safety.payment:{state}",
        state=f"safety.payment_{state}",
    )
