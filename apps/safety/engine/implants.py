"""Implants on record against the magnet."""

from collections.abc import Iterator

from apps.safety.engine.facts import Finding, Rules, SafetyCase, Verdict, find


def judge_implants(case: SafetyCase, rules: Rules) -> Iterator[Finding]:
    if case.modality != "MR":
        return
    for implant in case.implants:
        effect = rules.payload["implant"].get(implant.mr_safety, rules.payload["implant"]["unknown"])
        yield find(
            Verdict.CLEAR if effect == "note" else effect,
            "safety.implant_on_record",
            rules,
            key=f"safety.implant:{implant.id}:{implant.mr_safety}",
            implant=implant.text,
            mr_safety=f"safety.mr_{implant.mr_safety}",
        )
