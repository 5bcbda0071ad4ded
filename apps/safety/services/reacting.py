"""An adverse reaction from the first tap to its end."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.directory.public import list_users_with_role, record_allergy
from apps.safety.engine.allergies import leaves_allergy
from apps.safety.engine.follow_ups import wants_quality_case
from apps.safety.engine.reactions import grade_reaction
from apps.safety.engine.terms import ReactionState, get_contrast_class
from apps.safety.events import ReactionConfirmed, ReactionRecorded
from apps.safety.models import Injection, Reaction
from apps.safety.selectors.rules import get_rules
from apps.safety.services.follow_ups import (
    ask_confirmation,
    finish_confirmation,
    open_follow_ups,
    read_facts,
    withdraw_follow_ups,
)
from apps.safety.services.following import reassess_patient
from apps.safety.services.outbox_writes import find_by_client_id, save_once
from apps.safety.services.preparing import observe_limb
from apps.workflow.public import get_exam

CLASS_TEXTS = {
    "iodine": "碘对比剂 iodinated contrast",
    "gadolinium": "钆对比剂 gadolinium contrast",
    "microbubble": "超声造影剂 microbubble contrast",
}


def record_reaction(
    exam_id: int,
    *,
    symptoms: Sequence[str],
    actor: Actor,
    started_at: datetime | None = None,
    kind: str = "",
    grade: str = "",
    body_site: str = "",
    volume_band: str = "",
    client_id: UUID | None = None,
) -> Reaction:
    """Keeps what happened with the suggested class and grade; `kind` and `grade` are what the recorder chose instead.

    Raises Invalid without symptoms or for one that the table does not know. A start ahead of our clock counts as now.
    """
    with transaction.atomic():
        exam = get_exam(exam_id)
        sent_before = find_by_client_id(Reaction, client_id, exam_id=exam_id)
        if sent_before:
            return sent_before
        rules = get_rules("reactions", site_id=exam.site_id)
        _check_symptoms(symptoms, known=rules.payload["symptoms"])
        grading = grade_reaction(symptoms, rules)
        assert grading is not None
        now = clock.now()
        injection = Injection.objects.filter(exam_id=exam_id).select_related("agent").order_by("-at", "-id").first()
        hours = get_rules("department", site_id=exam.site_id).payload["confirm_within_h"]
        row = Reaction(
            exam_id=exam_id,
            patient_id=exam.patient_id,
            site_id=exam.site_id,
            injection=injection,
            agent_class=injection.agent.agent_class if injection else get_contrast_class(exam.contrast),
            started_at=min(started_at, now) if started_at else now,
            symptoms=list(dict.fromkeys(symptoms)),
            suggested_kind=grading.kind,
            suggested_grade=grading.grade,
            suggested_because=list(grading.because),
            policy_version=grading.policy_version,
            needs_surgeon=grading.needs_surgeon,
            chosen_kind=kind or grading.kind,
            chosen_grade=grade or grading.grade,
            body_site=body_site,
            volume_band=volume_band,
            confirm_by=now + timedelta(hours=hours) if hours else None,
            recorded_by=actor.name,
            recorded_by_id=actor.id,
            recorded_at=now,
            client_id=client_id,
        )
        stored, is_new = save_once(row)
        if not is_new:
            return stored
        agent = injection.agent.code if injection else ""
        publish(
            ReactionRecorded(row.id, exam_id, exam.patient_id, row.chosen_grade, row.chosen_kind, agent),
            aggregate=f"exam:{exam_id}",
        )
        reason = Reason(
            "safety.reaction_needs_confirmation",
            {
                "patient": exam.patient.name,
                "severity": f"safety.grade_{row.chosen_grade}",
                "kind": f"safety.kind_{row.chosen_kind}",
            },
            severity="block" if row.chosen_grade == "severe" else "warning",
        )
        doctors = [u.id for u in list_users_with_role("radiologist", site_id=exam.site_id)]
        notify(doctors, reason, link=f"/safety/reactions/{row.id}", severity=reason.severity)
        ask_confirmation(row)
        open_follow_ups(row, stage="recorded", at=row.started_at)
        if row.chosen_kind == "extravasation":
            observe_limb(exam_id, site_id=exam.site_id, since=row.started_at)
        record(actor, "reaction.recorded", obj=f"reaction:{row.id}", patient_id=exam.patient_id)
        return row


def confirm_reaction(reaction_id: int, *, kind: str, grade: str, actor: Actor, note: str = "") -> Reaction:
    """A physician's word on class and grade; an allergic-like one becomes an allergy of the patient in the same breath."""
    if not actor.has_role("radiologist"):
        raise Refused(Reason("safety.confirm_role", severity="error"))
    with transaction.atomic():
        row = lock_reaction(reaction_id)
        if row.state == ReactionState.UNDONE:
            raise Refused(Reason("safety.reaction_undone", severity="error"))
        if row.confirmed_at is not None:
            raise Refused(Reason("safety.reaction_confirmed_already", {"by": row.confirmed_by}, severity="error"))
        row.confirmed_kind, row.confirmed_grade = kind, grade
        row.confirmed_by, row.confirmed_at, row.confirm_note = actor.name, clock.now(), note
        row.state = ReactionState.CONFIRMED
        row.version += 1
        row.save()
        allergy_id = None
        if leaves_allergy(kind, get_rules("allergy", site_id=row.site_id)):
            allergy_id = _remember_allergy(row, actor=actor)
        finish_confirmation(row)
        open_follow_ups(row, stage="confirmed", at=row.confirmed_at)
        publish(
            ReactionConfirmed(
                reaction_id=row.id,
                exam_id=row.exam_id,
                patient_id=row.patient_id,
                severity=grade,
                kind=kind,
                agent=row.injection.agent.code if row.injection else "",
                agent_class=row.agent_class,
                allergy_id=allergy_id,
                needs_quality_case=wants_quality_case(read_facts(row), get_rules("follow_up", site_id=row.site_id)),
            ),
            aggregate=f"exam:{row.exam_id}",
        )
        record(
            actor,
            "reaction.confirmed",
            obj=f"reaction:{row.id}",
            patient_id=row.patient_id,
            detail={"kind": kind, "grade": grade, "allergy": allergy_id},
        )
        return row


def undo_reaction(reaction_id: int, *, actor: Actor) -> Reaction:
    """Touched by mistake: stays on record as undone. Not after a physician confirmed it."""
    with transaction.atomic():
        row = lock_reaction(reaction_id)
        if row.state == ReactionState.UNDONE:
            return row
        if row.confirmed_at is not None:
            raise Refused(Reason("safety.reaction_confirmed_already", {"by": row.confirmed_by}, severity="error"))
        row.state, row.closed_at, row.version = ReactionState.UNDONE, clock.now(), row.version + 1
        row.save()
        withdraw_follow_ups(row)
        reassess_patient(row.patient_id, cause="verdict_changed")
        record(actor, "reaction.undone", obj=f"reaction:{row.id}", patient_id=row.patient_id)
        return row


def close_reaction(
    reaction_id: int,
    *,
    outcome: str,
    actor: Actor,
    outcome_code: str = "unknown",
    seriousness: Sequence[str] = (),
) -> Reaction:
    """How it ended, and what a regulator asks: the outcome and what made it serious. Death is both."""
    with transaction.atomic():
        row = lock_reaction(reaction_id)
        if row.state in (ReactionState.UNDONE, ReactionState.CLOSED):
            raise Refused(Reason("safety.reaction_not_open", severity="error"))
        if row.confirmed_at is None:
            raise Refused(Reason("safety.confirm_first", severity="error"))
        row.state, row.outcome, row.closed_at = ReactionState.CLOSED, outcome, clock.now()
        row.outcome_code = outcome_code
        row.seriousness = sorted({*seriousness, *(("death",) if outcome_code == "fatal" else ())})
        row.version += 1
        row.save()
        open_follow_ups(row, stage="closed", at=row.closed_at)
        record(actor, "reaction.closed", obj=f"reaction:{row.id}", patient_id=row.patient_id)
        return row


def lock_reaction(reaction_id: int) -> Reaction:
    rows = Reaction.objects.select_for_update(of=("self",)).select_related("injection__agent")
    row = rows.filter(pk=reaction_id).first()
    if row is None:
        raise NotFound("safety.reaction_unknown")
    return row


def _check_symptoms(symptoms: Sequence[str], *, known: Any) -> None:
    if not symptoms:
        raise Invalid({"symptoms": Reason("safety.symptoms_required", severity="error")})
    for n, symptom in enumerate(symptoms):
        if symptom not in known:
            raise Invalid({f"symptoms[{n}]": Reason("safety.symptom_unknown", {"symptom": symptom}, severity="error")})


def _remember_allergy(row: Reaction, *, actor: Actor) -> int:
    agent = row.injection.agent if row.injection else None
    text = " ".join(agent.names.values()) if agent else CLASS_TEXTS.get(row.agent_class, row.agent_class)
    return record_allergy(
        row.patient_id,
        substance_code=agent.code if agent else f"contrast.{row.agent_class}",
        substance_text=text[:128],
        kind="allergy",
        severity=row.confirmed_grade,
        reaction=", ".join(row.symptoms)[:200],
        source=f"reaction:{row.id}",
        actor=actor,
    )
