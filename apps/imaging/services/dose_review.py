"""A person looks at a dose alarm and says what came of it."""

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.imaging.models import DoseRecord


def review_dose(record_id: int, *, actor: Actor, note: str, version: int) -> DoseRecord:
    """Raises Invalid without a note, Refused where nothing is to review, Conflict when the record has changed."""
    if not note.strip():
        raise Invalid({"note": Reason("imaging.note_needed", severity="error")})
    with transaction.atomic():
        row = DoseRecord.objects.select_for_update(of=("self",)).filter(pk=record_id).first()
        if row is None:
            raise NotFound("imaging.dose_record_missing", record=record_id)
        if row.version != version:
            raise Conflict(current={"version": row.version})
        if not row.is_flagged:
            raise Refused(Reason("imaging.dose_not_flagged", severity="error"))
        if row.reviewed_at:
            raise Refused(Reason("imaging.dose_reviewed", {"by": row.reviewed_by}, "error"))
        row.reviewed_at, row.reviewed_by, row.review_note = clock.now(), actor.name[:128], note.strip()
        row.version += 1
        row.save(update_fields=["reviewed_at", "reviewed_by", "review_note", "version"])
        detail = {"note": row.review_note, "findings": [f["code"] for f in row.findings], "exam": row.exam_id}
        record(actor, "dose.reviewed", obj=f"dose:{row.id}", patient_id=row.patient_id, detail=detail)
    return row
