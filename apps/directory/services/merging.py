"""Two records of one person become one, on evidence and with a reason; taken back the same way. Upper apps hear of it and follow."""

from datetime import timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.retention import share_hold
from apps.directory.engine.sameness import compare_patients
from apps.directory.events import PatientsMerged
from apps.directory.models import (
    Allergy,
    BodyMeasure,
    Implant,
    LabResult,
    Patient,
    PatientIdentifier,
    PatientMerge,
    Precaution,
    RecordOpening,
)
from apps.directory.selectors.patients import to_patient_facts
from apps.directory.services.moving import move_patient_rows
from apps.directory.services.patients import lock_patient

MODELS = (PatientIdentifier, Allergy, Implant, Precaution, LabResult, BodyMeasure, RecordOpening)
SWEEP_AFTER = timedelta(minutes=10)


def merge_patients(
    survivor_id: int, merged_id: int, *, reason: str, actor: Actor, source: str = "person", trusts_sender: bool = True
) -> int:
    """The merge's id. Raises Refused for a record that is merged already (so no cycle can come about), for a named person's record
    that should lead to an unknown one, and, unless `trusts_sender`, for records that contradict each other; Invalid without a reason."""
    if not reason.strip():
        raise Invalid({"reason": Reason("directory.merge_reason_needed", severity="error")})
    if survivor_id == merged_id:
        raise Refused(Reason("directory.merge_same", severity="error"))
    with transaction.atomic():
        rows = {
            pk: lock_patient(pk) for pk in sorted((survivor_id, merged_id))
        }  # one order: two merges cannot block each other
        survivor, merged = rows[survivor_id], rows[merged_id]
        if survivor.is_unknown and not merged.is_unknown:
            raise Refused(Reason("directory.merge_into_unknown", {"mrn": survivor.mrn}, "error"))
        evidence = compare_patients(to_patient_facts(survivor), to_patient_facts(merged))
        if evidence.is_contradicted and not trusts_sender:
            raise Refused(Reason("directory.merge_contradicted", {"one": survivor.mrn, "other": merged.mrn}, "error"))
        merge = PatientMerge.objects.create(
            survivor=survivor,
            merged=merged,
            source=source,
            reason=reason.strip(),
            evidence={"agree": evidence.agree, "differ": evidence.differ},
            made_at=clock.now(),
            made_by=actor.name,
        )
        merged.merged_into = survivor
        _touch(survivor, merged)
        move_patient_rows(merge.id, MODELS)
        share_hold(survivor.id, merged.id, actor=actor)
        _tell(merge)
        detail = {"merged": merged.id, "reason": merge.reason, **merge.evidence}
        record(actor, "patient.merged", obj=f"patient:{survivor.id}", patient_id=survivor.id, detail=detail)
    return merge.id


def undo_merge(merge_id: int, *, reason: str, actor: Actor) -> None:
    """Both records live again and each row returns to where it was; what came since stays with the survivor. Raises Invalid without a
    reason, Refused when it is undone already or when the survivor was merged on (that one must be taken back first)."""
    if not reason.strip():
        raise Invalid({"reason": Reason("directory.merge_reason_needed", severity="error")})
    with transaction.atomic():
        merge = PatientMerge.objects.filter(pk=merge_id).first()
        if merge is None:
            raise NotFound("common.not_found")
        pair = Patient.objects.select_for_update(of=("self",)).in_bulk(sorted((merge.survivor_id, merge.merged_id)))
        merge = PatientMerge.objects.select_for_update(of=("self",)).get(pk=merge_id)
        if merge.undone_at:
            raise Refused(Reason("directory.merge_undone", {"by": merge.undone_by}, "error"))
        survivor, merged = pair[merge.survivor_id], pair[merge.merged_id]
        if survivor.merged_into_id:
            raise Refused(Reason("directory.merge_went_on", {"into": survivor.merged_into_id}, "error"))
        merge.undone_at, merge.undone_by, merge.undone_reason = clock.now(), actor.name, reason.strip()
        merge.save()
        merged.merged_into = None
        _touch(survivor, merged)
        move_patient_rows(merge.id, MODELS)
        _tell(merge)
        detail = {"merged": merged.id, "reason": merge.undone_reason}
        record(actor, "patient.unmerged", obj=f"patient:{survivor.id}", patient_id=survivor.id, detail=detail)


def sweep_merges() -> int:
    """Tells of each merge once more: a booking that was being written for the merged record while it was merged follows too."""
    before = clock.now() - SWEEP_AFTER
    with transaction.atomic():
        rows = list(
            PatientMerge.objects.select_for_update(skip_locked=True).filter(swept_at=None, made_at__lt=before)[:100]
        )
        for merge in rows:
            merge.swept_at = clock.now()
            merge.save(update_fields=["swept_at"])
            move_patient_rows(merge.id, MODELS)
            _tell(merge)
    return len(rows)


def _touch(*rows: Patient) -> None:
    for row in rows:
        row.version += 1
        row.updated_at = clock.now()
        row.save()


def _tell(merge: PatientMerge) -> None:
    event = PatientsMerged(merge.id, merge.survivor_id, merge.merged_id, is_undone=merge.undone_at is not None)
    publish(event, aggregate=f"patient:{merge.survivor_id}")
