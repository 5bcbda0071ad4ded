"""Isolation: who asked for it, why, and when it was over."""

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.directory.engine.terms import PrecautionKind
from apps.directory.events import PrecautionChanged
from apps.directory.models import Precaution
from apps.directory.selectors.patients import get_patient_row


def record_precaution(patient_id: int, *, kind: str, note: str = "", source: str, actor: Actor) -> int:
    """Id of the entry; said twice by the same source it stays one."""
    if kind not in set(PrecautionKind):
        raise Invalid({"kind": Reason("directory.value_needed", {"field": "kind"}, "error")})
    with transaction.atomic():
        row, is_new = Precaution.objects.get_or_create(
            patient=get_patient_row(patient_id),
            kind=kind,
            note=note.strip()[:128],
            source=source,
            ended_at=None,
            defaults={"noted_at": clock.now(), "noted_by": actor.name},
        )
        if is_new:
            _tell(row, is_over=False)
            record(
                actor, "precaution.recorded", obj=f"precaution:{row.id}", patient_id=row.patient_id,
                detail={"kind": row.kind},
            )  # fmt: skip
    return row.id


def end_precaution(precaution_id: int, *, reason: str, actor: Actor, expected_version: int | None = None) -> None:
    """Says why nobody has to be kept apart any more."""
    if not reason.strip():
        raise Invalid({"reason": Reason("directory.reason_needed", severity="error")})
    with transaction.atomic():
        row = Precaution.objects.select_for_update(of=("self",)).filter(pk=precaution_id).first()
        if row is None:
            raise NotFound("directory.precaution_missing", precaution=precaution_id)
        if expected_version is not None and expected_version != row.version:
            raise Conflict(current={"id": row.id, "version": row.version, "kind": row.kind})
        if row.ended_at:
            raise Refused("directory.precaution_ended", by=row.ended_by)
        row.ended_at, row.ended_by, row.ended_reason = clock.now(), actor.name, reason.strip()[:200]
        row.version += 1
        row.save()
        _tell(row, is_over=True)
        record(
            actor, "precaution.ended", obj=f"precaution:{row.id}", patient_id=row.patient_id, detail={"kind": row.kind}
        )


def _tell(row: Precaution, *, is_over: bool) -> None:
    publish(PrecautionChanged(row.patient_id, row.id, is_over), aggregate=f"patient:{row.patient_id}")
