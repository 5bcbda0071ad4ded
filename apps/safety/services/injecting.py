"""Contrast that was given, and the bottle that is about to be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound
from apps.common.kernel.reason import Reason
from apps.safety.engine.allergies import judge_allergies
from apps.safety.engine.facts import AgentFact, SafetyCase, Verdict
from apps.safety.engine.renal import judge_gadolinium
from apps.safety.events import InjectionRecorded
from apps.safety.models import ContrastAgent, ContrastLot, Injection
from apps.safety.selectors.cases import load_case
from apps.safety.selectors.rules import get_rules
from apps.safety.services.outbox_writes import find_by_client_id, save_once
from apps.safety.services.preparing import move_after_injection
from apps.workflow.public import get_exam


def record_injection(
    exam_id: int,
    *,
    agent_code: str,
    volume_ml: Decimal,
    actor: Actor,
    lot: str = "",
    expires_on: date | None = None,
    rate_ml_per_s: Decimal | None = None,
    saline_ml: Decimal | None = None,
    route: str = "iv",
    site: str = "",
    gauge: int | None = None,
    at: datetime | None = None,
    client_id: UUID | None = None,
) -> Injection:
    """Keeps what was given; never refused for a clinical reason: what was wrong stands in `warnings`."""
    with transaction.atomic():
        exam = get_exam(exam_id)
        sent_before = find_by_client_id(Injection, client_id, exam_id=exam_id)
        if sent_before:
            return sent_before
        now = clock.now()
        agent = get_agent(agent_code)
        row_lot = _get_lot(agent, lot, expires_on=expires_on, actor=actor)
        row = Injection(
            exam_id=exam_id,
            patient_id=exam.patient_id,
            agent=agent,
            lot=row_lot,
            volume_ml=volume_ml,
            rate_ml_per_s=rate_ml_per_s,
            saline_ml=saline_ml,
            route=route,
            site=site,
            gauge=gauge,
            at=min(at, now) if at else now,
            given_by=actor.name,
            given_by_id=actor.id,
            warnings=[r.to_json() for r in list_warnings(exam_id, agent=agent, lot=row_lot)],
            client_id=client_id,
            recorded_at=now,
        )
        stored, is_new = save_once(row)
        if not is_new:
            return stored
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


def find_bottle(code: str) -> ContrastLot | None:
    """The lot behind a scanned barcode or a typed lot number."""
    wanted = code.strip()
    rows = ContrastLot.objects.select_related("agent")
    return rows.filter(barcode=wanted).first() or rows.filter(lot=wanted).first()


def save_lot(
    agent_code: str,
    *,
    lot: str,
    actor: Actor,
    expires_on: date | None = None,
    container_ml: Decimal | None = None,
    barcode: str = "",
) -> ContrastLot:
    """A lot that came in; the same lot again completes what was missing."""
    with transaction.atomic():
        agent = get_agent(agent_code)
        row = _get_lot(agent, lot, expires_on=expires_on, actor=actor)
        assert row is not None
        row.expires_on, row.container_ml = expires_on or row.expires_on, container_ml or row.container_ml
        row.barcode = barcode or row.barcode
        row.save()
        record(actor, "contrast.lot_saved", obj=f"lot:{row.id}", detail={"agent": agent.code, "lot": lot})
        return row


def block_lot(lot_id: int, *, is_blocked: bool, version: int, actor: Actor) -> ContrastLot:
    """Puts a lot aside (recall) or frees it again. Raises Conflict for a stale version."""
    with transaction.atomic():
        row = ContrastLot.objects.select_for_update(of=("self",)).select_related("agent").filter(pk=lot_id).first()
        if row is None:
            raise NotFound("safety.lot_unknown", lot=lot_id)
        if row.version != version:
            raise Conflict(current={"version": row.version, "is_blocked": row.is_blocked})
        row.is_blocked, row.version = is_blocked, row.version + 1
        row.save(update_fields=["is_blocked", "version"])
        record(actor, "contrast.lot_blocked", obj=f"lot:{row.id}", detail={"is_blocked": is_blocked})
        return row


def get_agent(code: str) -> ContrastAgent:
    row = ContrastAgent.objects.filter(code=code).first()
    if row is None:
        raise NotFound("safety.agent_unknown", agent=code)
    return row


def _with_agent(case: SafetyCase, agent: ContrastAgent, *, group: str) -> SafetyCase:
    fact = AgentFact(agent.code, agent.names["en"], agent.agent_class, group)
    return replace(case, contrast=agent.agent_class, agent=fact)


def _get_lot(agent: ContrastAgent, lot: str, *, expires_on: date | None, actor: Actor) -> ContrastLot | None:
    if not lot.strip():
        return None
    facts: Mapping[str, Any] = {"expires_on": expires_on, "recorded_by": actor.name, "recorded_at": clock.now()}
    row, _ = ContrastLot.objects.get_or_create(agent=agent, lot=lot.strip(), defaults=facts)
    return row
