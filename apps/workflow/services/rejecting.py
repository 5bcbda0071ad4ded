"""Images that were exposed for nothing, or once more: what, why, how many, by whom; a wrong entry is voided, never deleted."""

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.workflow.engine.states import ExamState
from apps.workflow.models import Exam, ImageReject
from apps.workflow.selectors.floor import pick_row

EXPOSED = frozenset(
    {
        ExamState.IN_PROGRESS,
        ExamState.ACQUIRED,
        ExamState.REPORTED,
        ExamState.DELIVERED,
        ExamState.DISCONTINUED,
    }
)


def record_reject(
    exam_id: int,
    *,
    kind: str,
    reason: str,
    client_id: str,
    actor: Actor,
    n_images: int = 1,
    note: str = "",
    view: str = "",
    series_uid: str = "",
    sop_uid: str = "",
    device_code: str = "",
    at: datetime | None = None,
) -> ImageReject:
    """Once a client id. Raises Invalid (reason, words), Refused while nothing can have been exposed."""
    with transaction.atomic():
        exam = Exam.objects.select_for_update(of=("self",)).filter(pk=exam_id).first()
        if exam is None:
            raise NotFound("workflow.exam_missing", exam=exam_id)
        known = ImageReject.objects.filter(client_id=client_id).first()
        if known:
            return _own(known, exam_id)
        if exam.state not in EXPOSED:
            raise Refused(Reason("workflow.reject_before_scan", severity="error"))
        policy = get_policy("workflow.rejects", site_id=exam.site_id)
        pick_row(policy.payload["reasons"], reason, field="reason", note=note)
        try:
            with transaction.atomic():
                row = ImageReject.objects.create(
                    exam=exam,
                    site_id=exam.site_id,
                    kind=ImageReject.Kind(kind),
                    reason=reason,
                    n_images=n_images,
                    series_uid=series_uid,
                    sop_uid=sop_uid,
                    view=view,
                    note=note.strip(),
                    modality=exam.modality,
                    device_code=device_code or exam.slot_device_code,
                    policy=policy.label,
                    at=min(at, clock.now()) if at else clock.now(),
                    by=actor.name,
                    by_id=actor.id[:64],
                    client_id=client_id,
                )
        except IntegrityError:  # another exam took the id at this moment
            raise Conflict("common.stale", current={}) from None
        record(
            actor, "exam.reject", obj=f"exam:{exam.id}", patient_id=exam.patient_id,
            detail={"kind": kind, "reason": reason, "images": n_images},
        )  # fmt: skip
    return row


def void_reject(reject_id: int, *, actor: Actor, note: str, sites: Collection[int] | None = None) -> ImageReject:
    """Raises NotFound, also outside `sites`, and Invalid without words; said twice it stays as it was."""
    if not note.strip():
        raise Invalid({"note": Reason("workflow.reason_needed", severity="error")})
    with transaction.atomic():
        row = ImageReject.objects.select_for_update(of=("self",)).filter(pk=reject_id).first()
        if row is None or (sites is not None and row.site_id not in sites):
            raise NotFound("workflow.reject_missing", reject=reject_id)
        if row.void_at is None:
            row.void_at, row.void_by, row.void_note = clock.now(), actor.name, note.strip()
            row.save(update_fields=["void_at", "void_by", "void_note"])
            record(
                actor, "exam.void_reject", obj=f"exam:{row.exam_id}", detail={"reject": row.id, "note": row.void_note}
            )
    return row


def _own(row: ImageReject, exam_id: int) -> ImageReject:
    if row.exam_id != exam_id:
        raise Conflict("common.stale", current={})
    return row
