"""Objects set apart: a person looks, then they go or they replace what is stored."""

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.imaging.drivers.vault import flush_folder
from apps.imaging.models import QuarantinedObject
from apps.imaging.selectors.store import get_root


def discard_object(row_id: int, *, actor: Actor, note: str) -> QuarantinedObject:
    """The stored object stays, the other bytes are deleted; the trail keeps both digests."""
    if not note.strip():
        raise Invalid({"note": Reason("imaging.note_needed", severity="error")})
    with transaction.atomic():
        row = QuarantinedObject.objects.select_for_update(of=("self",)).filter(pk=row_id).first()
        if row is None:
            raise NotFound("imaging.quarantine_missing", row=row_id)
        if row.closed_at:
            raise Refused(Reason("imaging.quarantine_closed", {"by": row.closed_by}, "error"))
        row.closed_at, row.closed_by, row.outcome, row.note = clock.now(), actor.name, "discarded", note.strip()[:500]
        row.save()
        record(
            actor,
            "dicom.quarantine_discarded",
            obj=f"quarantine:{row.id}",
            detail={"sop_uid": row.sop_uid, "sha256": row.sha256, "kept_sha256": row.kept_sha256, "note": row.note},
        )
        path = get_root() / row.path
        path.unlink(missing_ok=True)
        if path.parent.exists():
            flush_folder(path.parent)
    return row
