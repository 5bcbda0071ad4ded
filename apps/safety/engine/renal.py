"""Kidney and contrast: eGFR bands, age of the laboratory value, metformin, gadolinium groups."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from apps.safety.engine.facts import Act, AnswerValue, Finding, Rules, SafetyCase, Verdict, find
from apps.safety.engine.packs import is_intravascular, list_acts, list_bands

YES = AnswerValue.YES


def max_age_days(case: SafetyCase, rules: Rules) -> int:
    """How old the creatinine may be on the day of the scan; a low value makes the kidneys chronically ill, too."""
    valid = rules.payload["valid_days"]
    if case.says("acute_kidney_injury", YES):
        return valid["acute"]
    is_low = case.egfr is not None and case.egfr.value < rules.payload["chronic_below"]
    return valid["chronic"] if is_low or case.says("kidney_disease", YES) else valid["other"]


def is_egfr_valid(case: SafetyCase, rules: Rules, *, at: datetime) -> bool:
    return case.egfr is not None and at - case.egfr.at <= timedelta(days=max_age_days(case, rules))


def judge_kidney(case: SafetyCase, rules: Rules, *, at: datetime) -> Iterator[Finding]:
    """Iodine into a vessel: who is at risk, who needs a fresh value. Never a hold: a needed CT is not withheld for this."""
    if case.contrast != "iodine" or not is_intravascular(case):
        return
    on_dialysis = case.says("dialysis", YES)
    if case.says("acute_kidney_injury", YES) and not on_dialysis:
        acts = list_acts(rules.payload["acute_ask"], at=at)
        yield find(rules.payload["acute_effect"], "safety.renal_acute", rules, acts=acts)
    yield from _judge_value(case, rules, at=at, on_dialysis=on_dialysis)
    if case.egfr is None:
        return
    for band in list_bands(rules, case.route):
        if case.egfr.value < band["below"]:
            yield _judge_band(case, rules, band, at=at, on_dialysis=on_dialysis)
            return


def _judge_value(case: SafetyCase, rules: Rules, *, at: datetime, on_dialysis: bool) -> Iterator[Finding]:
    """Whether there is a value, and one that is fresh enough on the day of the scan."""
    if on_dialysis or is_egfr_valid(case, rules, at=at):
        return
    asked = [item for item in rules.payload["value_needed_if"] if case.says(item, YES)]
    is_low = case.egfr is not None and case.egfr.value < rules.payload["chronic_below"]
    needed = bool(asked) or is_low or case.says("acute_kidney_injury", YES) or bool(case.why_no_egfr)
    acts = [Act("measure_creatinine", at)] if needed else []
    if case.egfr is None:
        if needed:
            yield find(Verdict.NEEDS, case.why_no_egfr or "safety.egfr_missing", rules, acts=acts)
        return
    yield find(
        Verdict.NEEDS if needed else Verdict.CLEAR,
        "safety.egfr_too_old",
        rules,
        acts=acts,
        taken_on=case.egfr.at.date().isoformat(),
        max_days=max_age_days(case, rules),
    )


def _judge_band(case: SafetyCase, rules: Rules, band: dict, *, at: datetime, on_dialysis: bool) -> Finding:
    assert case.egfr is not None
    code = "safety.renal_on_dialysis" if on_dialysis else f"safety.{band['code']}"
    at_risk = any(case.says(item, YES) for item in band.get("needs_if", ()))
    effect = Verdict.CLEAR if on_dialysis else Verdict.NEEDS if at_risk else Verdict(band["effect"])
    asked = ["clinician_decides"] if at_risk else band.get("ask", [])
    return find(
        effect,
        code,
        rules,
        key=f"{code}:{round(case.egfr.value)}",
        acts=() if on_dialysis else list_acts(asked, at=at),
        egfr=round(case.egfr.value),
        below=band["below"],
    )


def judge_metformin(case: SafetyCase, rules: Rules, *, at: datetime, now: datetime | None = None) -> Iterator[Finding]:
    """By the school of the pack; a stop whose time has passed is due at once."""
    if case.contrast != "iodine" or not is_intravascular(case) or not case.says("metformin", YES):
        return
    is_acute = case.says("acute_kidney_injury", YES)
    band = rules.payload["acute"] if is_acute else _find_metformin_band(case, rules)
    if band is None:
        if case.egfr is None:
            acts = [Act("measure_creatinine", at)]
            yield find(Verdict.NEEDS, "safety.metformin_egfr_missing", rules, acts=acts)
        return
    if case.says("metformin_stopped", YES):
        yield find(Verdict.CLEAR, "safety.metformin_stopped", rules)
        return
    yield _stop_metformin(case, rules, band, at=at, now=now)


def _stop_metformin(case: SafetyCase, rules: Rules, band: dict, *, at: datetime, now: datetime | None) -> Finding:
    """By when it is stopped; where that time has passed, at once, and the start is too early."""
    stop_at = at - timedelta(hours=band["stop_h"])
    is_late = now is not None and stop_at < now
    acts = [Act("stop_metformin", now if is_late else stop_at)]
    if is_late and now:
        acts.append(Act("start_not_before", now + timedelta(hours=band["stop_h"])))
    if band["resume_h"] is not None:
        acts.append(Act("test_kidneys_before_metformin", at + timedelta(hours=band["resume_h"])))
    return find(
        band["effect"],
        "safety.metformin_too_late" if is_late else f"safety.{band['code']}",
        rules,
        acts=acts,
        egfr=round(case.egfr.value) if case.egfr else "?",
        stop_h=band["stop_h"],
        stop_at=stop_at.isoformat(),
    )


def _find_metformin_band(case: SafetyCase, rules: Rules) -> dict | None:
    for band in list_bands(rules, case.route):
        if band["below"] is None or (case.egfr is not None and case.egfr.value < band["below"]):
            return band
    return None


def judge_gadolinium(case: SafetyCase, rules: Rules, *, at: datetime | None = None) -> Iterator[Finding]:
    """Group I agents are contraindicated in acute kidney injury and below the limit; group III is used with care."""
    if case.contrast != "gadolinium" or case.agent is None or case.agent.agent_class != "gadolinium":
        return
    below, group = rules.payload["egfr_below"], case.agent.group
    is_low = case.egfr is not None and case.egfr.value < below
    if not (is_low or case.says("acute_kidney_injury", YES) or case.says("dialysis", YES)):
        if case.egfr is None and at and (group in rules.payload["value_needed"] or case.says("kidney_disease", YES)):
            yield from _ask_for_value(case, rules, at=at)
        return
    effect = rules.payload["groups"].get(group)
    if effect is None:
        yield find(Verdict.NEEDS, "safety.gadolinium_group_unknown", rules, agent=case.agent.name)
    elif effect != "clear":
        yield find(
            Verdict.CLEAR if effect == "note" else effect,
            "safety.gadolinium_group",
            rules,
            key=f"safety.gadolinium_group:{group}",
            acts=[Act("change_agent", at)] if effect == "hold" and at else (),
            agent=case.agent.name,
            group=group,
            below=below,
        )


def _ask_for_value(case: SafetyCase, rules: Rules, *, at: datetime) -> Iterator[Finding]:
    """Kidney screening is optional before agents of the safe groups, whoever gets them."""
    assert case.agent is not None
    if rules.payload["groups"].get(case.agent.group) in ("clear", "note"):
        return
    code = case.why_no_egfr or "safety.gadolinium_egfr_missing"
    yield find(
        Verdict.NEEDS,
        code,
        rules,
        acts=[Act("measure_creatinine", at)],
        agent=case.agent.name,
        group=case.agent.group or "?",
    )
