"""What the technologist wants to know of this patient before the scan: size, the exam before, the room's own dose, what was set aside."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apps.common.policy import find_policy
from apps.directory.public import latest_measure
from apps.imaging.engine.advice import Size, find_advice
from apps.imaging.models import DoseEvent, DoseRecord
from apps.imaging.selectors.dose import list_group_ctdivol
from apps.safety.public import GivenContrast, list_contrast_of
from apps.scheduling.public import find_live_appointment
from apps.workflow.public import SCANNED_STATES, Comment, ExamFacts, list_comments, list_exams_of_patient


@dataclass(frozen=True)
class PriorUse:
    """What the last exam of the same kind and region used."""

    exam: ExamFacts
    at: datetime | None
    protocol: str
    kvp: list[float]
    ctdivol: float | None
    dlp: float | None
    contrast: list[GivenContrast]


@dataclass(frozen=True)
class Advice:
    """`is_on` False: the site has put no table in force, so nothing is advised."""

    is_on: bool
    kv: str = ""
    ctdivol_max: float | None = None
    source: str = ""
    policy_version: str = ""


@dataclass(frozen=True)
class RoomDose:
    n: int
    p50: float
    p75: float


@dataclass(frozen=True)
class ExamCard:
    weight_kg: float | None
    height_cm: float | None
    bmi: float | None
    measured_at: datetime | None
    prior: PriorUse | None
    advice: Advice
    room_dose: RoomDose | None
    comments: list[Comment]
    overrides: list[dict[str, Any]]
    outside_hours_reason: str
    is_overbooked: bool


def get_exam_card(exam: ExamFacts, *, device_code: str) -> ExamCard:
    measure = latest_measure(exam.patient_id)
    size = Size(_number(measure and measure.weight_kg), _number(measure and measure.height_cm))
    booked = find_live_appointment(exam.id)
    return ExamCard(
        weight_kg=size.weight_kg,
        height_cm=size.height_cm,
        bmi=round(size.bmi, 1) if size.bmi is not None else None,
        measured_at=measure.at if measure else None,
        prior=find_prior(exam),
        advice=advise(exam, size),
        room_dose=find_room_dose(exam.exam_type_code, device_code or exam.slot_device_code),
        comments=list_comments(exam.id),
        overrides=booked.overrides if booked else [],
        outside_hours_reason=booked.outside_hours_reason if booked else "",
        is_overbooked=bool(booked and booked.is_overbooked),
    )


def find_prior(exam: ExamFacts) -> PriorUse | None:
    """The newest scanned exam of the same modality and body part; doses are those of its records."""
    before = next(
        (
            e
            for e in list_exams_of_patient(exam.patient_id)
            if e.id != exam.id
            and e.state in SCANNED_STATES
            and (e.modality, e.body_part) == (exam.modality, exam.body_part)
        ),
        None,
    )
    if before is None:
        return None
    record = DoseRecord.objects.filter(exam_id=before.id).order_by("-started_at", "-id").first()
    facts = DoseEvent.objects.filter(record=record).values_list("facts", flat=True) if record else []
    volts = {v for one in facts for v in _list_kvp(one)}
    at = before.stamps.get("started") or before.stamps.get("finished")
    return PriorUse(
        exam=before,
        at=at,
        protocol=(record.protocol if record else "") or before.protocol,
        kvp=sorted(volts),
        ctdivol=record.max_ctdivol if record else None,
        dlp=record.total_dlp if record else None,
        contrast=list_contrast_of(before.id),
    )


def advise(exam: ExamFacts, size: Size) -> Advice:
    policy = find_policy("imaging.kv_advice", site_id=exam.site_id)
    if policy is None:
        return Advice(is_on=False)
    row = find_advice(
        policy.payload["rows"],
        modality=exam.modality,
        body_part=exam.body_part,
        has_iodine="iodine" in exam.contrast,
        size=size,
    )
    if row is None:
        return Advice(is_on=True, policy_version=policy.label)
    return Advice(True, str(row["kv"]), row.get("ctdivol_max"), row["source"], policy.label)


def find_room_dose(exam_code: str, device_code: str) -> RoomDose | None:
    """Compared irradiations of standard patients for this exam on this scanner, whatever the protocol's name."""
    if not exam_code or not device_code:
        return None
    rows = DoseRecord.objects.filter(exam_code=exam_code, device_code=device_code, is_standard=True)
    groups = list_group_ctdivol(rows)
    if not groups:
        return None
    n, p50, p75 = max(groups.values())
    return RoomDose(n, round(p50, 2), round(p75, 2))


def _list_kvp(facts: dict[str, Any]) -> list[float]:
    """Of the event itself, or of each of its sources."""
    own = [facts.get("kvp"), *(source.get("kvp") for source in facts.get("source") or [])]
    return [float(v) for value in own for v in (value if isinstance(value, list) else [value]) if v]


def _number(value: Any) -> float | None:
    return float(value) if value is not None else None
