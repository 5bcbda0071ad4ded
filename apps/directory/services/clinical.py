from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.directory.engine.terms import AllergyKind, MrSafety, Severity
from apps.directory.events import AllergyChanged
from apps.directory.models import Allergy, BodyMeasure, Implant
from apps.directory.selectors.patients import get_patient_row


def record_allergy(
    patient_id: int,
    *,
    substance_text: str = "",
    substance_code: str = "",
    kind: str = AllergyKind.ALLERGY,
    severity: str = Severity.UNKNOWN,
    reaction: str = "",
    source: str,
    actor: Actor,
    at: datetime | None = None,
) -> int:
    """Id of the entry; said twice from the same source it stays one, with the graver severity."""
    text = substance_text.strip() or substance_code
    check_fields(
        {"substance_text": bool(text), "kind": kind in set(AllergyKind), "severity": severity in set(Severity)}
    )
    with transaction.atomic():
        patient = get_patient_row(patient_id)
        same = (
            Allergy.objects.select_for_update(of=("self",))
            .filter(
                patient=patient, substance_code=substance_code, substance_text=text, source=source, retracted_at=None
            )
            .first()
        )
        if same:
            order = [Severity.UNKNOWN, Severity.MILD, Severity.MODERATE, Severity.SEVERE]
            if order.index(Severity(severity)) <= order.index(Severity(same.severity)):
                return same.id
            same.severity, same.version = severity, same.version + 1
            same.save()
            row = same
        else:
            row = Allergy.objects.create(
                patient=patient,
                substance_code=substance_code,
                substance_text=text,
                kind=kind,
                severity=severity,
                reaction=reaction,
                source=source,
                noted_at=at or clock.now(),
                noted_by=actor.name,
            )
        _tell(row, actor, "allergy.recorded", is_retracted=False)
    return row.id


def retract_allergy(allergy_id: int, *, reason: str, actor: Actor, expected_version: int | None = None) -> None:
    """Marks an entry as wrong; it stays readable in the record."""
    if not reason.strip():
        raise Invalid({"reason": Reason("directory.reason_needed", severity="error")})
    with transaction.atomic():
        row = Allergy.objects.select_for_update(of=("self",)).filter(pk=allergy_id).first()
        if row is None:
            raise NotFound("directory.allergy_missing", allergy=allergy_id)
        if expected_version is not None and expected_version != row.version:
            raise Conflict(current={"id": row.id, "version": row.version, "severity": row.severity})
        if row.retracted_at:
            raise Refused("directory.allergy_retracted", by=row.retracted_by)
        row.retracted_at, row.retracted_by, row.retracted_reason = clock.now(), actor.name, reason
        row.version += 1
        row.save()
        _tell(row, actor, "allergy.retracted", is_retracted=True)


def record_implant(
    patient_id: int,
    *,
    kind: str,
    description: str = "",
    body_site: str = "",
    mr_safety: str = MrSafety.UNKNOWN,
    implanted_on: date | None = None,
    removed_on: date | None = None,
    source: str,
    actor: Actor,
) -> int:
    check_fields({"kind": bool(kind.strip()), "mr_safety": mr_safety in set(MrSafety)})
    if implanted_on and removed_on and removed_on < implanted_on:
        raise Invalid({"removed_on": Reason("directory.removed_before_implanted", severity="error")})
    with transaction.atomic():
        row = Implant.objects.create(
            patient=get_patient_row(patient_id),
            kind=kind.strip(),
            description=description,
            body_site=body_site,
            mr_safety=mr_safety,
            implanted_on=implanted_on,
            removed_on=removed_on,
            source=source,
            noted_at=clock.now(),
            noted_by=actor.name,
        )
        record(actor, "implant.recorded", obj=f"implant:{row.id}", patient_id=row.patient_id)
    return row.id


def record_measure(
    patient_id: int,
    *,
    weight_kg: Decimal | float | None = None,
    height_cm: Decimal | float | None = None,
    at: datetime | None = None,
    source: str = "person",
    actor: Actor,
) -> int:
    weight, height = (None if v is None else Decimal(str(v)) for v in (weight_kg, height_cm))
    check_fields(
        {
            "weight_kg": weight is None or 0 < weight < 700,
            "height_cm": height is None or 10 < height < 280,
            "measure": weight is not None or height is not None,
        }
    )
    with transaction.atomic():
        row = BodyMeasure.objects.create(
            patient=get_patient_row(patient_id),
            weight_kg=weight,
            height_cm=height,
            at=at or clock.now(),
            source=source,
            recorded_by=actor.name,
        )
        record(actor, "measure.recorded", obj=f"measure:{row.id}", patient_id=row.patient_id)
    return row.id


def check_fields(fields: dict[str, bool]) -> None:
    wrong = {
        name: Reason("directory.value_needed", {"field": name}, "error")
        for name, is_right in fields.items()
        if not is_right
    }
    if wrong:
        raise Invalid(wrong)


def _tell(row: Allergy, actor: Actor, what: str, *, is_retracted: bool) -> None:
    publish(AllergyChanged(row.patient_id, row.id, is_retracted), aggregate=f"patient:{row.patient_id}")
    record(actor, what, obj=f"allergy:{row.id}", patient_id=row.patient_id, detail={"substance": row.substance_text})
