"""Other bytes under a known SOP Instance UID, decided at the desk: they are discarded, or they take the place of those in use. Both can be taken back."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.common.policy import get_policy
from apps.imaging.drivers.headers import BadObject, read_header
from apps.imaging.drivers.vault import flush_folder, read_body
from apps.imaging.engine.objects import ObjectHeader
from apps.imaging.models import Instance, QuarantinedObject, ReconcileAct, Study
from apps.imaging.selectors.apart import find_in_use
from apps.imaging.selectors.store import get_root
from apps.imaging.services.acts import Act, begin, finish

PURGED_AT_ONCE = 500


def discard_object(row_id: int, *, actor: Actor, note: str) -> ReconcileAct:
    """The object in use stays; the other bytes go after the time of `imaging.queue_keeping`."""
    with transaction.atomic():
        act, row, image = _open(row_id, "discard", note)
        act.change("quarantine", row, **_close(actor, note, "discarded"))
        act.detail = _describe(row, image)
        return finish(act, actor=actor, note=note)


def replace_object(row_id: int, *, actor: Actor, note: str) -> ReconcileAct:
    """The other bytes are shown and sent from now on, those in use until now are set apart in their place.

    Raises Refused when they say another patient, study or series: whose they are is a question of its own.
    """
    with transaction.atomic():
        act, row, image = _open(row_id, "replace", note)
        header, was = _read(row.path), _read(image.path)
        for name in ("patient_id", "study_uid", "series_uid", "sop_uid"):
            if getattr(header, name) != getattr(was, name):
                raise Refused("imaging.quarantine_other", was=getattr(was, name), now=getattr(header, name))
        apart = {"path": image.path, "size": image.size, "sha256": image.sha256, "kept_sha256": row.sha256}
        act.detail = _describe(row, image)
        act.change(
            "instance", image, path=row.path, size=row.size, sha256=row.sha256, sop_class=header.sop_class,
            transfer_syntax=header.transfer_syntax, number=header.instance_number, n_frames=header.n_frames, rows=header.rows,
            columns=header.columns, position_mm=header.position_mm, facts=header.facts,
        )  # fmt: skip
        act.change("quarantine", row, **_close(actor, note, "replaced"), **apart)
        return finish(act, actor=actor, note=note)


def purge_discarded() -> int:
    """Beat: deletes bytes that nobody took back in time; the rows and the trail keep their digests."""
    days = get_policy("imaging.queue_keeping").payload["discarded_days"]
    old = QuarantinedObject.objects.filter(closed_at__lt=clock.now() - timedelta(days=days), purged_at=None)
    n = 0
    for pk in list(old.order_by("id").values_list("pk", flat=True)[:PURGED_AT_ONCE]):
        with transaction.atomic():
            row = old.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
            if row is None:
                continue
            row.purged_at = clock.now()
            row.save(update_fields=["purged_at"])
            path = get_root() / row.path
            path.unlink(missing_ok=True)
            if path.parent.exists():
                flush_folder(path.parent)
            n += 1
    return n


def _open(row_id: int, kind: str, note: str) -> tuple[Act, QuarantinedObject, Instance]:
    """Study first, then the row, as every act of the desk locks. Raises NotFound, Conflict, Refused when somebody decided already."""
    seen = QuarantinedObject.objects.filter(pk=row_id).first()
    image = find_in_use(seen.sop_uid) if seen else None
    if seen is None or image is None:
        raise NotFound("imaging.quarantine_missing", row=row_id)
    study = Study.objects.select_for_update(of=("self",)).get(pk=image.series.study_id)
    image = Instance.objects.select_for_update(of=("self",)).select_related("series").get(pk=image.pk)
    if image.series.study_id != study.pk:  # another desk moved it meanwhile
        raise Conflict(current={"id": image.series.study_id})
    row = QuarantinedObject.objects.select_for_update(of=("self",)).get(pk=row_id)
    if row.closed_at:
        raise Refused("imaging.quarantine_closed", by=row.closed_by)
    return begin(kind, {study.pk: study}, note), row, image


def _close(actor: Actor, note: str, outcome: str) -> dict[str, Any]:
    return {
        "closed_at": clock.now().isoformat(), "closed_by": actor.name[:128], "outcome": outcome, "note": note.strip()[:500],
    }  # fmt: skip


def _describe(row: QuarantinedObject, image: Instance) -> dict[str, Any]:
    return {"quarantine": row.pk, "sop_uid": row.sop_uid, "set_apart": row.sha256, "in_use": image.sha256}


def _read(path: str) -> ObjectHeader:
    """Raises Refused for a file that is away or cannot be read."""
    try:
        meta, body = read_body(get_root() / path)
        return read_header(body, is_whole=True, path="", sop_class=meta.get(0x0002, ""), sop_uid=meta.get(0x0003, ""), syntax=meta.get(0x0010, ""))  # fmt: skip
    except (OSError, ValueError, BadObject) as error:
        raise Refused("imaging.quarantine_gone", sop=path.rpartition("/")[2]) from error
