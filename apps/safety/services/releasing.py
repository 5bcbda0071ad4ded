"""Who takes the decision: a radiologist accepts a finding, a named person releases for the scan, an alarm is owned."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.directory.public import list_users_with_role
from apps.safety.engine.facts import Assessment, Finding, Stage, Verdict
from apps.safety.engine.terms import SafetyFacet
from apps.safety.events import StopAlarmRaised, VerdictChanged
from apps.safety.models import FindingDecision, SafetyRelease, StopAlarm
from apps.safety.selectors.cases import LoadedCase, load_case
from apps.safety.selectors.rules import get_rules
from apps.safety.selectors.sheets import find_missing_check
from apps.safety.services.assessing import judge, keep_state, lock_state, reassess_exam
from apps.workflow.public import set_facet


def accept_findings(exam_id: int, *, keys: Sequence[str], why: str, actor: Actor) -> Assessment:
    """A radiologist takes responsibility for open findings, with a reason that is kept."""
    if not why.strip():
        raise Invalid({"why": Reason("safety.why_required", severity="error")})
    if not actor.has_role("radiologist", "head"):
        raise Refused(Reason("safety.accept_role", severity="error"))
    with transaction.atomic():
        lock_state(exam_id)
        now = clock.now()
        loaded = load_case(exam_id, on=now)
        judged = judge(loaded, starts_at=loaded.exam.slot_start or now, stage=Stage.SCAN)
        open_findings = {f.key: f for f in judged.findings if f.effect != Verdict.CLEAR}
        waiting = set(FindingDecision.objects.filter(exam_id=exam_id).values_list("key", flat=True))
        for key in dict.fromkeys(keys):
            finding = open_findings.get(key)
            if finding is None or key in waiting:
                raise Refused(Reason("safety.finding_not_open", {"key": key}, severity="error"))
            if not finding.can_accept:
                raise Refused(Reason("safety.finding_not_acceptable", {"key": key}, severity="error"))
            FindingDecision.objects.create(
                exam_id=exam_id,
                key=key,
                reason=finding.reason.to_json(),
                facts=dict(judged.facts),
                why=why.strip(),
                decided_by=actor.name,
                decided_by_id=actor.id,
                at=now,
                needs_second=needs_second_person(loaded, finding),
            )
        record(
            actor,
            "safety.accepted",
            obj=f"exam:{exam_id}",
            patient_id=loaded.exam.patient_id,
            detail={"keys": list(keys), "why": why.strip()},
        )
        return reassess_exam(exam_id, cause="verdict_changed", by=actor)


def needs_second_person(loaded: LoadedCase, finding: Finding) -> bool:
    """A hold before the magnet is lifted by two: the ACR manual asks for the ordering and a Level 2 physician."""
    rules = get_rules("screening", site_id=loaded.exam.site_id).payload["second_person"]
    return finding.effect == Verdict.HOLD and loaded.exam.modality in rules["modalities"]


def second_decision(decision_id: int, *, actor: Actor) -> Assessment:
    """The second person agrees; from then on the decision counts. Said twice it changes nothing."""
    row = FindingDecision.objects.filter(pk=decision_id).first()
    if row is None:
        raise NotFound("safety.decision_unknown")
    with transaction.atomic():
        lock_state(row.exam_id)
        row = FindingDecision.objects.select_for_update(of=("self",)).get(pk=decision_id)
        loaded = load_case(row.exam_id, on=clock.now())
        roles = get_rules("screening", site_id=loaded.exam.site_id).payload["second_person"]["roles"]
        if not actor.has_role(*roles) or actor.id == row.decided_by_id:
            raise Refused(Reason("safety.second_person", {"by": row.decided_by}, severity="error"))
        if row.needs_second and row.seconded_at is None:
            row.seconded_by, row.seconded_at = actor.name, clock.now()
            row.save(update_fields=["seconded_by", "seconded_at"])
            record(
                actor,
                "safety.seconded",
                obj=f"exam:{row.exam_id}",
                patient_id=loaded.exam.patient_id,
                detail={"key": row.key},
            )
        return reassess_exam(row.exam_id, cause="verdict_changed", by=actor)


def release_for_scan(exam_id: int, *, actor: Actor, note: str = "") -> SafetyRelease:
    """A named person says: may be scanned now. Refused with every open point; idempotent while it stands."""
    with transaction.atomic():
        lock_state(exam_id)
        standing = find_release(exam_id)
        if standing:
            return standing
        now = clock.now()
        loaded = load_case(exam_id, on=now)
        assessment = judge(loaded, starts_at=now, stage=Stage.SCAN)
        open_points = [f.reason for f in assessment.findings if f.effect != Verdict.CLEAR]
        if (missing := find_missing_check(loaded)) is not None:
            open_points.append(missing)
        if open_points:
            raise Refused(
                Reason("safety.not_ready_for_release", {"count": len(open_points)}, severity="error"),
                others=open_points,
            )
        row = SafetyRelease.objects.create(
            exam_id=exam_id,
            released_by=actor.name,
            released_by_id=actor.id,
            at=now,
            note=note,
            assessment=assessment.to_json(),
        )
        _mark_released(exam_id, assessment, at=now, actor=actor)
        record(actor, "safety.released", obj=f"exam:{exam_id}", patient_id=loaded.exam.patient_id)
        return row


def withdraw_release(exam_id: int, *, actor: Actor) -> None:
    with transaction.atomic():
        lock_state(exam_id)
        standing = find_release(exam_id)
        if standing is None:
            raise Refused(Reason("safety.not_released", severity="error"))
        standing.withdrawn_at, standing.withdrawn_by = clock.now(), actor.name
        standing.withdrawn_reason = Reason(
            "safety.release_withdrawn", {"cause": "safety.cause_by_person"}, severity="warning"
        ).to_json()
        standing.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
        record(actor, "safety.release_withdrawn", obj=f"exam:{exam_id}")
        reassess_exam(exam_id, cause="by_person", by=actor)


def find_release(exam_id: int) -> SafetyRelease | None:
    return SafetyRelease.objects.filter(exam_id=exam_id, withdrawn_at=None).first()


def is_released(exam_id: int) -> bool:
    return find_release(exam_id) is not None


def needs_release(loaded: LoadedCase, assessment: Assessment) -> bool:
    """Whether a start without a release is an alarm: the magnet, contrast, or anything left open."""
    rules = get_rules("release", site_id=loaded.exam.site_id).payload
    planned = loaded.exam.modality in rules["modalities"] or loaded.case.contrast in rules["contrasts"]
    return planned or assessment.verdict != Verdict.CLEAR


def note_start(exam_id: int, *, started_at: datetime) -> StopAlarm | None:
    """Raises the stop alarm when an exam that needs a release started without one; the start itself stands."""
    with transaction.atomic():
        lock_state(exam_id)
        if SafetyRelease.objects.filter(exam_id=exam_id, at__lte=started_at, withdrawn_at=None).exists():
            return None
        loaded = load_case(exam_id, on=started_at)
        assessment = judge(loaded, starts_at=started_at)
        if is_released(exam_id) or not needs_release(loaded, assessment):
            return None
        alarm, is_new = StopAlarm.objects.get_or_create(
            exam_id=exam_id,
            started_at=started_at,
            defaults={"reasons": assessment.to_json()["reasons"], "raised_at": clock.now()},
        )
        if is_new:
            exam = loaded.exam
            people = {
                u.id for role in ("technologist", "radiologist") for u in list_users_with_role(role, exam.site_id)
            }
            reason = Reason(
                "safety.stop_alarm", {"patient": exam.patient.name, "accession": exam.accession}, severity="block"
            )
            notify(people, reason, link=f"/safety/exams/{exam_id}", severity="block")
            publish(StopAlarmRaised(alarm.id, exam_id, exam.site_id), aggregate=f"exam:{exam_id}")
        return alarm


def acknowledge_alarm(alarm_id: int, *, actor: Actor, note: str) -> StopAlarm:
    with transaction.atomic():
        row = StopAlarm.objects.select_for_update(of=("self",)).filter(pk=alarm_id).first()
        if row is None:
            raise NotFound("safety.alarm_unknown")
        if row.acknowledged_at is None:
            row.acknowledged_at, row.acknowledged_by, row.note = clock.now(), actor.name, note
            row.save(update_fields=["acknowledged_at", "acknowledged_by", "note"])
            record(actor, "safety.alarm_acknowledged", obj=f"exam:{row.exam_id}", detail={"note": note})
        return row


def _mark_released(exam_id: int, assessment: Assessment, *, at: datetime, actor: Actor) -> None:
    keep_state(exam_id, assessment, facet=SafetyFacet.RELEASED, starts_at=at, at=at)
    set_facet(
        exam_id, "safety", SafetyFacet.RELEASED.value, at=at, source="person" if actor.kind == "person" else "system"
    )
    publish(VerdictChanged(exam_id, str(assessment.verdict), SafetyFacet.RELEASED.value), aggregate=f"exam:{exam_id}")
