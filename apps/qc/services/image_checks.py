"""The image rules over a completed study of a known exam: findings kept, the right people told."""

import hashlib
import json
import time

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.imaging.public import get_study, load_stored_case, write_patient_name
from apps.qc.engine.image import ImageFinding as Found
from apps.qc.engine.image import ImageOrder
from apps.qc.engine.image_checking import ENGINE_VERSION, check_images
from apps.qc.engine.image_orders import parse_order
from apps.qc.engine.image_routes import choose_route
from apps.qc.models import ImageCheck, ImageFinding
from apps.qc.services.image_cases import find_rule_case
from apps.qc.services.image_files import make_case
from apps.workflow.public import ExamFacts, get_exam

Verdict = ImageFinding.Verdict
_NEEDS_NOTE = (Verdict.ACCEPTED, Verdict.FALSE_ALARM)


def check_study(study_id: int) -> ImageCheck | None:
    """Runs the rules and keeps what they say; None for a study of no known exam. Run again it changes only what is new or gone."""
    study = get_study(study_id)
    exam_ids = sorted(link.exam_id for link in study.links.all())
    if not exam_ids:
        return None
    exam = get_exam(exam_ids[0])
    policy = get_policy("qc.image_rules", site_id=exam.site_id)
    began = time.monotonic()
    case = make_case(load_stored_case(study_id), make_order(exam), policy.payload)
    found = check_images(case, policy_version=policy.label, off=policy.payload["rules_off"])
    took_ms = round((time.monotonic() - began) * 1000)
    with transaction.atomic():
        check, _ = ImageCheck.objects.select_for_update(of=("self",)).update_or_create(
            study_id=study_id,
            defaults={
                "exam_id": exam.id,
                "site_id": exam.site_id,
                "engine_version": ENGINE_VERSION,
                "policy_version": policy.label,
                "n_images": len(case.instances),
                "at": clock.now(),
                "took_ms": took_ms,
            },
        )
        _keep(check, exam, found, images_at=study.completed_at or study.last_at)
    return check


def make_order(exam: ExamFacts) -> ImageOrder:
    """What was ordered, as far as images can be held against it; the protocol's figures are policy, by exam type."""
    known = get_policy("qc.image_protocols", site_id=exam.site_id).payload
    born = exam.patient.birth_date
    return parse_order(
        {
            "accession": exam.accession,
            "patient_id": exam.patient.mrn,
            "patient_name": write_patient_name(exam.patient),
            "sex": exam.patient.sex,
            "birth_date": f"{born:%Y%m%d}" if born else "",
            "modality": exam.modality,
            "body_part": exam.body_part,
            "laterality": exam.laterality,
            "study_uid": exam.study_uid,
            "protocol": known["exam_types"].get(exam.exam_type_code) or known["modalities"].get(exam.modality),
        }
    )


def _keep(check: ImageCheck, exam: ExamFacts, found: list[Found], *, images_at) -> None:
    known = {
        row.key: row for row in ImageFinding.objects.select_for_update(of=("self",)).filter(study_id=check.study_id)
    }
    rule, seen, fresh = get_policy("qc.image_routes", site_id=exam.site_id).payload, set(), []
    for finding in found:
        key = _make_key(finding)
        if key in seen:
            continue
        seen.add(key)
        if key in known:
            if known[key].state == ImageFinding.State.WITHDRAWN:
                known[key].state = ImageFinding.State.OPEN
                known[key].save(update_fields=["state"])
            continue
        route = choose_route(
            finding.category, finding.severity, exam_state=exam.state, images_at=images_at, now=check.at, rule=rule
        )
        fresh.append(_make_row(check, finding, key, route))
    gone = [r.pk for r in known.values() if r.key not in seen and r.state == ImageFinding.State.OPEN]
    ImageFinding.objects.filter(pk__in=gone).update(state=ImageFinding.State.WITHDRAWN)
    for_case = [row for row in fresh if row.route == ImageFinding.Route.CASE]
    if for_case:
        case = find_rule_case(check, for_case)
        for row in for_case:
            row.case = case
    ImageFinding.objects.bulk_create(fresh)


def _make_row(check: ImageCheck, finding: Found, key: str, route: str) -> ImageFinding:
    return ImageFinding(
        study_id=check.study_id,
        exam_id=check.exam_id,
        site_id=check.site_id,
        key=key,
        rule=finding.rule,
        rule_version=finding.rule_version,
        policy_version=check.policy_version,
        category=finding.category,
        severity=finding.severity,
        series_uid=finding.series[:64],
        sop_uid=finding.instance[:64],
        reason=finding.reason.to_json(),
        measured=finding.measured,
        expected=finding.expected,
        route=route,
        found_at=check.at,
    )


def _make_key(finding: Found) -> str:
    """What makes two findings one: figures may change when more images come, the fault stays the same."""
    told = json.dumps([finding.rule, finding.reason.code, finding.severity, finding.series])
    return hashlib.sha256(told.encode()).hexdigest()


def answer_finding(finding_id: int, *, verdict: str, note: str, actor: Actor) -> ImageFinding:
    """Repeated, corrected, accepted or a false alarm; the last two say why. Raises NotFound, Invalid, Conflict when it is answered."""
    if verdict in _NEEDS_NOTE and not note.strip():
        raise Invalid({"note": Reason("qc.reason_needed", severity="error")})
    with transaction.atomic():
        row = ImageFinding.objects.select_for_update(of=("self",)).filter(pk=finding_id).first()
        if row is None:
            raise NotFound("qc.image_finding_missing", finding=finding_id)
        if row.state == ImageFinding.State.ANSWERED:
            raise Conflict(current={"state": row.state, "verdict": row.verdict, "by": row.answered_by_name})
        row.state, row.verdict, row.note = ImageFinding.State.ANSWERED, verdict, note.strip()
        row.answered_by_id, row.answered_by_name, row.answered_at = actor.id, actor.name, clock.now()
        row.save()
        record(
            actor,
            "qc.image_finding_answered",
            obj=f"exam:{row.exam_id}",
            detail={"rule": row.rule, "verdict": verdict, "note": row.note, "finding": row.id},
        )
    return row
