"""Kidney and contrast: eGFR bands, age of the laboratory value, metformin, gadolinium groups."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from apps.safety.engine.facts import AnswerValue, Finding, Rules, SafetyCase, Verdict, find

YES = AnswerValue.YES


def max_age_days(case: SafetyCase, rules: Rules) -> int:
    """How old the creatinine may be on the day of the scan."""
    valid = rules.payload["valid_days"]
    if case.says("acute_kidney_injury", YES):
        return valid["acute"]
    return valid["chronic"] if case.says("kidney_disease", YES) else valid["other"]


def is_egfr_valid(case: SafetyCase, rules: Rules, *, at: datetime) -> bool:
    return case.egfr is not None and at - case.egfr.at <= timedelta(days=max_age_days(case, rules))


def judge_kidney(case: SafetyCase, rules: Rules, *, at: datetime) -> Iterator[Finding]:
    """Iodine into a vein: who is at risk, who needs a fresh value. Never a hold: a needed CT is not withheld for this."""
    if case.contrast != "iodine":
        return
    on_dialysis = case.says("dialysis", YES)
    if case.says("acute_kidney_injury", YES) and not on_dialysis:
        yield find(rules.payload["acute_effect"], "safety.renal_acute", rules)
    if case.egfr is None:
        if case.says("kidney_disease", YES) and not on_dialysis:
            yield find(Verdict.NEEDS, "safety.egfr_missing", rules)
        return
    if not is_egfr_valid(case, rules, at=at) and not on_dialysis:
        needed = case.says("kidney_disease", YES) or case.says("acute_kidney_injury", YES)
        yield find(
            Verdict.NEEDS if needed else Verdict.CLEAR,
            "safety.egfr_too_old",
            rules,
            taken_on=case.egfr.at.date().isoformat(),
            max_days=max_age_days(case, rules),
        )
    for band in rules.payload["bands"]:
        if case.egfr.value < band["below"]:
            effect = Verdict.CLEAR if on_dialysis else Verdict(band["effect"])
            code = "safety.renal_on_dialysis" if on_dialysis else f"safety.{band['code']}"
            yield find(
                effect,
                code,
                rules,
                key=f"{code}:{round(case.egfr.value)}",
                egfr=round(case.egfr.value),
                below=band["below"],
            )
            return


def judge_metformin(case: SafetyCase, rules: Rules, *, at: datetime) -> Iterator[Finding]:
    if case.contrast != "iodine" or not case.says("metformin", YES):
        return
    if case.egfr is None:
        yield find(Verdict.NEEDS, "safety.metformin_egfr_missing", rules)
        return
    for band in rules.payload["bands"]:
        if case.egfr.value < band["below"]:
            if case.says("metformin_stopped", YES):
                yield find(Verdict.CLEAR, "safety.metformin_stopped", rules)
                return
            stop_at = at - timedelta(hours=band["stop_h"])
            yield find(
                band["effect"],
                f"safety.{band['code']}",
                rules,
                egfr=round(case.egfr.value),
                stop_h=band["stop_h"],
                stop_at=stop_at.isoformat(),
            )
            return


def judge_gadolinium(case: SafetyCase, rules: Rules) -> Iterator[Finding]:
    """Group I agents are contraindicated in acute kidney injury and below the limit; group III is used with care."""
    if case.contrast != "gadolinium" or case.agent is None or case.agent.agent_class != "gadolinium":
        return
    below = rules.payload["egfr_below"]
    is_low = case.egfr is not None and case.egfr.value < below
    if not (is_low or case.says("acute_kidney_injury", YES) or case.says("dialysis", YES)):
        return
    effect = rules.payload["groups"].get(case.agent.group)
    if effect is None:
        yield find(Verdict.NEEDS, "safety.gadolinium_group_unknown", rules, agent=case.agent.name)
    elif effect != "clear":
        yield find(
            Verdict.CLEAR if effect == "note" else effect,
            "safety.gadolinium_group",
            rules,
            key=f"safety.gadolinium_group:{case.agent.group}",
            agent=case.agent.name,
            group=case.agent.group,
            below=below,
        )
