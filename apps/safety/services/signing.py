"""Signatures: the patient under the answers, and consent or refusal; the hospital's word on payment."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.safety.models import Authorisation, Signature
from apps.safety.models.signature import PAYMENTS
from apps.safety.selectors.cases import load_case
from apps.safety.selectors.documents import find_document
from apps.safety.services.assessing import lock_state, reassess_exam
from apps.workflow.public import get_exam


def sign_document(
    exam_id: int,
    *,
    about: str,
    signed_by: str,
    actor: Actor,
    language: str = "zh-Hans",
    relation: str = "self",
    is_refused: bool = False,
    strokes: Sequence[Sequence[Sequence[int]]] = (),
    note: str = "",
    client_id: UUID | None = None,
) -> Signature:
    """Keeps the text as it was read; sent twice with one `client_id` it is kept once. A refusal says why."""
    if is_refused and not note.strip():
        raise Invalid({"note": Reason("safety.refusal_needs_note", severity="error")})
    with transaction.atomic():
        lock_state(exam_id)
        known = client_id and Signature.objects.filter(client_id=client_id).first()
        if known:
            if known.exam_id != exam_id:
                raise Refused(Reason("safety.client_id_reused", severity="error"))
            return known
        loaded = load_case(exam_id, on=clock.now())
        document = find_document(loaded, about, language=language)
        if document is None:
            raise Refused(Reason("safety.no_document", severity="error"))
        _withdraw_standing(exam_id, about, actor=actor, why=document.title)
        row = Signature.objects.create(
            exam_id=exam_id,
            about=about,
            document=document.label,
            language=language,
            title=document.title,
            text=document.text,
            is_refused=is_refused,
            signed_by=signed_by.strip() or loaded.exam.patient.name,
            relation=relation,
            strokes=[[list(point) for point in line] for line in strokes],
            note=note.strip(),
            witnessed_by=actor.name,
            witnessed_by_id=actor.id,
            at=clock.now(),
            client_id=client_id,
        )
        record(
            actor,
            "signature.refused" if is_refused else "signature.signed",
            obj=f"exam:{exam_id}",
            patient_id=loaded.exam.patient_id,
            detail=_describe(row),
        )
        reassess_exam(exam_id, cause="verdict_changed", by=actor)
        return row


def withdraw_signature(signature_id: int, *, why: str, actor: Actor) -> Signature:
    """The patient changes the mind, or the wrong person signed; it stays readable."""
    if not why.strip():
        raise Invalid({"why": Reason("safety.why_required", severity="error")})
    with transaction.atomic():
        row = Signature.objects.select_for_update(of=("self",)).filter(pk=signature_id).first()
        if row is None:
            raise NotFound("safety.signature_unknown")
        if row.withdrawn_at is None:
            row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = clock.now(), actor.name, why.strip()
            row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
            patient_id = get_exam(row.exam_id).patient_id
            record(
                actor,
                "signature.withdrawn",
                obj=f"exam:{row.exam_id}",
                patient_id=patient_id,
                detail=_describe(row),
            )
            reassess_exam(row.exam_id, cause="verdict_changed", by=actor)
        return row


def record_authorisation(exam_id: int, *, state: str, source: str, actor: Actor, note: str = "") -> Authorisation:
    """Paid, authorised, unpaid, refused or exempt: the newest word of the hospital."""
    if state not in PAYMENTS:
        raise Invalid({"state": Reason("safety.payment_state_unknown", {"state": state[:40]}, "error")})
    with transaction.atomic():
        lock_state(exam_id)
        exam = get_exam(exam_id)
        facts = {"state": state, "source": source, "note": note, "at": clock.now(), "recorded_by": actor.name}
        row, _ = Authorisation.objects.update_or_create(exam_id=exam_id, defaults=facts)
        record(
            actor, "safety.payment_recorded", obj=f"exam:{exam_id}", patient_id=exam.patient_id, detail={"state": state}
        )
        return row


def _withdraw_standing(exam_id: int, about: str, *, actor: Actor, why: str) -> None:
    """A later word replaces the earlier one, which stays."""
    rows = Signature.objects.filter(exam_id=exam_id, about=about, withdrawn_at=None)
    rows.update(withdrawn_at=clock.now(), withdrawn_by=actor.name, withdrawn_why=why)


def _describe(row: Signature) -> dict[str, Any]:
    return {"document": row.document, "by": row.signed_by, "relation": row.relation}
