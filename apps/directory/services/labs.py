"""What a laboratory or a person says of a patient's blood: kept once, corrected by what is said later, taken back."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.prepared import run_prepared
from apps.directory.engine.patient import LabFacts
from apps.directory.events import LabRecorded
from apps.directory.models import LabResult
from apps.directory.selectors.clinical import to_lab_facts
from apps.directory.selectors.patients import get_living_id
from apps.directory.services.clinical import check_fields

KEY = ("patient_id", "code", "value", "value_text", "unit", "taken_at")
COLUMNS = (*KEY, "source", "loinc", "recorded_at", "recorded_by", "said_at", "is_correction")
CORRECTED = "corrected"
OTHERS = "FROM directory_labresult other WHERE other.patient_id = kept.patient_id AND other.code = kept.code AND other.taken_at = kept.taken_at AND other.id <> kept.id"  # fmt: skip
# The same value again is the same row, said later. Tells whether it is new, whether there are others of the moment, and whether one corrects.
KEEP = (
    f"INSERT INTO directory_labresult AS kept ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))}) "
    "ON CONFLICT ON CONSTRAINT lab_once DO UPDATE SET said_at = EXCLUDED.said_at, is_correction = EXCLUDED.is_correction, "
    "retracted_at = NULL, retracted_by = '', retracted_reason = '' WHERE kept.said_at IS NULL OR kept.said_at < EXCLUDED.said_at "
    "OR kept.said_at = EXCLUDED.said_at AND EXCLUDED.is_correction AND NOT kept.is_correction "
    f"RETURNING id, xmax = 0, EXISTS (SELECT {OTHERS}), EXISTS (SELECT {OTHERS} AND (kept.is_correction OR other.is_correction))"
)


def record_lab(
    patient_id: int,
    *,
    code: str,
    value: Decimal | float | None = None,
    value_text: str = "",
    unit: str = "",
    taken_at: datetime,
    source: str = "person",
    loinc: str = "",
    said_at: datetime | None = None,
    is_correction: bool = False,
    actor: Actor,
) -> LabFacts:
    """Keeps it; said before, it stays one. A correction retracts what the same source said before of the same moment. Raises Invalid.

    `said_at`: when the source said so (None: now), never later than now.
    """
    check_fields({"code": bool(code.strip()), "value": value is not None or bool(value_text.strip())})
    number = None if value is None else Decimal(str(value))
    if number is not None and not (number.is_finite() and abs(number) < 10**8):
        raise Invalid({"value": Reason("directory.value_not_plausible", {"value": str(value)}, "error")})
    now = clock.now()
    with transaction.atomic():
        row = LabResult(
            patient_id=get_living_id(patient_id),
            code=code.strip(),
            value=None if number is None else number.quantize(Decimal("0.0001")),
            value_text=value_text.strip(),
            unit=unit,
            taken_at=taken_at,
            source=source,
            loinc=loinc,
            recorded_at=now,
            recorded_by=actor.name,
            said_at=min(said_at or now, now),
            is_correction=is_correction,
        )
        made = run_prepared(KEEP, [getattr(row, name) for name in COLUMNS])
        if not made:
            return to_lab_facts(LabResult.objects.get(**{name: getattr(row, name) for name in KEY}))
        row.id, is_new, has_others, is_corrected = made[0]
        if is_corrected:
            _retract_corrected(row)
        if is_new or has_others:
            _tell(row)
            record(actor, "lab.recorded", obj=f"lab:{row.id}", patient_id=row.patient_id, detail={"code": row.code})
    return to_lab_facts(row)


def _retract_corrected(row: LabResult) -> None:
    """What a source said of a moment before it corrected itself stands no longer, in whichever order the two came in."""
    rows = LabResult.objects.select_for_update(of=("self",)).filter(
        patient_id=row.patient_id, code=row.code, taken_at=row.taken_at, source=row.source, retracted_at=None
    )
    said = sorted(rows, key=lambda r: (r.said_at or r.recorded_at, r.id == row.id, r.id))
    last = max((n for n, r in enumerate(said) if r.is_correction), default=0)
    for old in said[:last]:
        old.retracted_at, old.retracted_by, old.retracted_reason = row.recorded_at, row.recorded_by, CORRECTED
        old.save(update_fields=["retracted_at", "retracted_by", "retracted_reason"])
        if old.id != row.id:
            _tell(old)


def take_back_lab(
    patient_id: int,
    *,
    code: str,
    taken_at: datetime,
    said_at: datetime | None = None,
    source: str,
    reason: str,
    actor: Actor,
) -> int:
    """How many values stand no longer: those that the source said of that moment before `said_at` (None: now)."""
    now = clock.now()
    with transaction.atomic():
        rows = LabResult.objects.select_for_update(of=("self",)).filter(
            patient_id=get_living_id(patient_id), code=code, taken_at=taken_at, source=source, retracted_at=None
        )
        until = min(said_at or now, now)
        found = [row for row in rows.order_by("id") if (row.said_at or row.recorded_at) <= until]
        for row in found:
            _retract(row, reason, actor)
    return len(found)


def retract_lab(lab_id: int, *, reason: str, actor: Actor) -> None:
    """Marks a value as wrong; it stays readable in the record. Raises Invalid without a reason, NotFound, Refused when it is done."""
    if not reason.strip():
        raise Invalid({"reason": Reason("directory.reason_needed", severity="error")})
    with transaction.atomic():
        row = LabResult.objects.select_for_update(of=("self",)).filter(pk=lab_id).first()
        if row is None:
            raise NotFound("common.not_found")
        if row.retracted_at:
            raise Refused("directory.lab_retracted", by=row.retracted_by)
        _retract(row, reason.strip(), actor)


def _retract(row: LabResult, reason: str, actor: Actor) -> None:
    row.retracted_at, row.retracted_by, row.retracted_reason = clock.now(), actor.name, reason[:200]
    row.save(update_fields=["retracted_at", "retracted_by", "retracted_reason"])
    _tell(row)
    record(actor, "lab.retracted", obj=f"lab:{row.id}", patient_id=row.patient_id, detail={"code": row.code})


def _tell(row: LabResult) -> None:
    publish(LabRecorded(row.patient_id, row.id, row.code), aggregate=f"patient:{row.patient_id}")
