"""Results of models come in, are shown before or after reading by policy, and are accepted or rejected by the reader."""

from typing import Any

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.qc.public import make_age_band
from apps.reporting.models import AiFinding, AiModel, AiResult, AiTruth
from apps.reporting.selectors.ai_results import list_shown
from apps.reporting.services.signs import tell_signs_of_exam
from apps.workflow.public import ExamFacts, get_exam


def take_ai_result(
    exam: ExamFacts,
    *,
    product: str,
    version: str,
    role: str,
    target: str,
    is_positive: bool,
    vendor: str = "",
    score: float | None = None,
    document_uid: str = "",
    findings: list[dict[str, Any]] = (),
    actor: Actor,
) -> AiResult:
    """The same model twice on an exam: the second is refused, a result that a reader may have seen does not change."""
    now = clock.now()
    try:
        with transaction.atomic():
            model, _ = AiModel.objects.get_or_create(
                product=product,
                version=version,
                target=target,
                defaults={"role": role, "vendor": vendor, "first_seen_at": now},
            )
            if model.role != role:
                raise Refused(Reason("reporting.ai_role_fixed", {"role": model.role}, "error"))
            result = AiResult.objects.create(
                model=model,
                exam_id=exam.id,
                site_id=exam.site_id,
                received_at=now,
                is_positive=is_positive,
                score=score,
                document_uid=document_uid,
                sex=exam.patient.sex,
                age_band=make_age_band(exam.patient.birth_date, now.date()),
                device_code=exam.slot_device_code,
            )
            AiFinding.objects.bulk_create(AiFinding(result=result, **facts) for facts in findings)
            record(
                actor, "ai.received", obj=f"exam:{exam.id}", patient_id=exam.patient_id, detail={"model": str(model)}
            )
    except IntegrityError:
        raise Conflict(Reason("reporting.ai_result_known", {"model": f"{product} {version}"}, "warning")) from None
    return result


def judge_ai_result(result_id: int, *, is_present: bool, accepted: list[int] = (), actor: Actor) -> AiResult:
    """The reader's word on the target of this result, and which of its marks hold. What is not shown yet cannot be judged."""
    with transaction.atomic():
        result = AiResult.objects.select_for_update(of=("self",)).select_related("model").filter(pk=result_id).first()
        if result is None:
            raise NotFound("reporting.ai_missing", result=result_id)
        _check_shown(result)
        own = {finding.id for finding in result.findings.all()}
        if set(accepted) - own:
            raise Invalid({"accepted": Reason("reporting.ai_missing", severity="error")})
        AiTruth.objects.update_or_create(
            exam_id=result.exam_id,
            target=result.model.target,
            defaults={"is_present": is_present, "said_by_name": actor.name, "said_at": clock.now()},
        )
        result.findings.filter(pk__in=accepted).update(is_accepted=True)
        result.findings.exclude(pk__in=accepted).update(is_accepted=False)
        record(
            actor,
            "ai.judged",
            obj=f"exam:{result.exam_id}",
            patient_id=get_exam(result.exam_id).patient_id,
            detail={"model": str(result.model), "is_present": is_present},
        )
        tell_signs_of_exam(result.exam_id)
    return result


def judge_ai_mark(mark_id: int, *, is_accepted: bool, actor: Actor) -> AiFinding:
    """One mark by itself; the word on the target is not touched. Raises as `judge_ai_result`."""
    with transaction.atomic():
        rows = AiFinding.objects.select_for_update(of=("self",)).select_related("result__model")
        mark = rows.filter(pk=mark_id).first()
        if mark is None:
            raise NotFound("reporting.ai_missing", result=mark_id)
        _check_shown(mark.result)
        mark.is_accepted = is_accepted
        mark.save(update_fields=["is_accepted"])
        exam_id = mark.result.exam_id
        record(
            actor,
            "ai.mark_judged",
            obj=f"exam:{exam_id}",
            patient_id=get_exam(exam_id).patient_id,
            detail={"model": str(mark.result.model), "mark": mark.label, "is_accepted": is_accepted},
        )
    return mark


def _check_shown(result: AiResult) -> None:
    if not list_shown([result]):
        raise Refused(Reason("reporting.ai_after_reading", severity="warning"))
