"""Contrast that was given, and what speaks against the bottle that is about to be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.safety.engine.allergies import judge_allergies
from apps.safety.engine.dose import DosePlan, check_given
from apps.safety.engine.facts import AgentFact, SafetyCase, Verdict
from apps.safety.engine.injector import check_injector
from apps.safety.engine.renal import judge_gadolinium
from apps.safety.engine.terms import InjectionKind
from apps.safety.events import InjectionRecorded
from apps.safety.models import ContrastAgent, ContrastLot, Injection
from apps.safety.selectors.cases import load_case
from apps.safety.selectors.doses import find_dose_plan, find_vein
from apps.safety.selectors.rules import get_rules
from apps.safety.services.lots import find_or_make_lot, get_agent, lock_lot
from apps.safety.services.outbox_writes import find_by_client_id, save_once
from apps.safety.services.preparing import move_after_injection
from apps.safety.services.stocking import use_stock
from apps.workflow.public import ExamFacts, get_exam

REFUSED_LOTS = ("safety.lot_blocked", "safety.lot_expired")


def record_injection(
    exam_id: int,
    *,
    agent_code: str,
    volume_ml: Decimal,
    actor: Actor,
    lot: str = "",
    expires_on: date | None = None,
    at: datetime | None = None,
    client_id: UUID | None = None,
    note: str = "",
    source: str = "person",
    **given: Any,
) -> Injection:
    """Keeps what was given, with what was planned and what was wrong in `warnings`. `given`: the other columns of Injection.

    Raises Refused for an expired or recalled lot and for a dose that is far from the plan, unless `note` says in words
    that it was given all the same; what an injector reports has happened and is never refused.
    """
    with transaction.atomic():
        exam = get_exam(exam_id)
        sent_before = find_by_client_id(Injection, client_id, exam_id=exam_id)
        if sent_before:
            return sent_before
        now = clock.now()
        agent = get_agent(agent_code)
        row_lot = find_or_make_lot(agent, lot, expires_on=expires_on, actor=actor)
        row_lot = row_lot and lock_lot(row_lot.id)  # a recall at the same moment comes before or after, never between
        warnings = list_warnings(exam_id, agent=agent, lot=row_lot)
        plan = find_dose_plan(exam, agent=agent, lot=row_lot, gauge=given.get("gauge"), site=given.get("site", ""))
        warnings += _check_dose(exam, plan, volume_ml=volume_ml, given=given)
        warnings += _check_injector(exam, volume_ml=volume_ml, given=given)
        if source == "person" and not note.strip():
            _refuse(warnings)
        row = Injection(
            exam_id=exam_id,
            patient_id=exam.patient_id,
            agent=agent,
            lot=row_lot,
            volume_ml=volume_ml,
            at=min(at, now) if at else now,
            given_by=actor.name,
            given_by_id=actor.id,
            plan=write_plan(plan),
            warnings=[r.to_json() for r in warnings],
            source=source,
            note=note.strip(),
            client_id=client_id,
            recorded_at=now,
            **given,
        )
        stored, is_new = save_once(row)
        if not is_new:
            return stored
        use_stock(row, site_id=exam.site_id)
        move_after_injection(exam_id, site_id=exam.site_id, at=row.at)
        publish(
            InjectionRecorded(row.id, exam_id, exam.patient_id, agent.code, float(volume_ml), row.at),
            aggregate=f"exam:{exam_id}",
        )
        record(
            actor,
            "contrast.injected",
            obj=f"injection:{row.id}",
            patient_id=exam.patient_id,
            detail={"exam": exam_id, "agent": agent.code, "lot": lot, "volume_ml": str(volume_ml)},
        )
        return row


def write_plan(plan: DosePlan | None) -> dict[str, Any]:
    """What stays of a plan with the injection that followed it."""
    if plan is None:
        return {}
    return {
        "rule": plan.rule,
        "volume_ml": plan.volume_ml,
        "rate_ml_per_s": plan.rate_ml_per_s,
        "flush_ml": plan.flush_ml,
        "policy_version": plan.policy_version,
    }


def _check_dose(
    exam: ExamFacts, plan: DosePlan | None, *, volume_ml: Decimal, given: Mapping[str, Any]
) -> list[Reason]:
    """Parts count together; a test bolus is planned by nobody."""
    kind, rate = given.get("kind", InjectionKind.MAIN), given.get("rate_ml_per_s")
    if kind == InjectionKind.TEST_BOLUS:
        return []
    before = Injection.objects.filter(exam_id=exam.id).exclude(kind=InjectionKind.TEST_BOLUS)
    total = volume_ml + (before.aggregate(n=Sum("volume_ml"))["n"] or 0)
    rules = get_rules("dose", site_id=exam.site_id)
    return list(
        check_given(
            plan,
            volume_ml=float(total),
            rate_ml_per_s=float(rate) if rate else None,
            rules=rules,
            is_part=kind == InjectionKind.PART,
        )
    )


def _check_injector(exam: ExamFacts, *, volume_ml: Decimal, given: Mapping[str, Any]) -> list[Reason]:
    rate = given.get("rate_ml_per_s")
    found = check_injector(
        get_rules("dose", site_id=exam.site_id),
        volume_ml=float(volume_ml),
        rate_ml_per_s=float(rate) if rate else None,
        phases=given.get("phases", ()),
        peak_pressure_psi=given.get("peak_pressure_psi"),
        **find_vein(exam.id, gauge=given.get("gauge"), site=given.get("site", "")),
    )
    return list(found)


def _refuse(warnings: list[Reason]) -> None:
    """Raises Refused when the bottle may not be used or the dose is implausible."""
    stops = [r for r in warnings if r.code in REFUSED_LOTS or r.code.startswith("safety.dose_")]
    if stops:
        raise Refused(Reason("safety.injection_to_confirm", {"count": len(stops)}, severity="error"), others=stops)


def list_warnings(exam_id: int, *, agent: ContrastAgent, lot: ContrastLot | None) -> list[Reason]:
    """What speaks against this bottle for this patient, asked at the act and not only at booking."""
    now = clock.now()
    loaded = load_case(exam_id, on=now)
    market = get_rules("release", site_id=loaded.exam.site_id).payload["market"]
    case = loaded.case
    warnings = []
    if agent.agent_class != case.contrast:
        warnings.append(
            Reason(
                "safety.injection_class_mismatch",
                {"planned": f"safety.class_{case.contrast}", "agent": agent.names},
                severity="warning",
            )
        )
    if lot and lot.is_blocked:
        warnings.append(Reason("safety.lot_blocked", {"lot": lot.lot}, severity="error"))
    if lot and lot.expires_on and lot.expires_on < now.date():
        warnings.append(
            Reason("safety.lot_expired", {"lot": lot.lot, "expires_on": lot.expires_on.isoformat()}, severity="error")
        )
    actual = _with_agent(case, agent, group=agent.groups.get(market, ""))
    findings = [
        *judge_allergies(actual, get_rules("allergy", site_id=loaded.exam.site_id)),
        *judge_gadolinium(actual, get_rules("gadolinium", site_id=loaded.exam.site_id)),
    ]
    warnings += [f.reason for f in findings if f.effect != Verdict.CLEAR and f.key not in case.accepted]
    return warnings


def _with_agent(case: SafetyCase, agent: ContrastAgent, *, group: str) -> SafetyCase:
    fact = AgentFact(agent.code, agent.names["en"], agent.agent_class, group)
    return replace(case, contrast=agent.agent_class, agent=fact)
