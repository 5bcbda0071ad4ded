"""Closed work enters the frame: an immutable copy of what a reviewer may see, and who is behind it, apart."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from apps.common.policy import get_policy
from apps.directory.public import get_site, list_users_with_role
from apps.qc.engine.risk import Trigger
from apps.qc.models import Subject, SubjectIdentity
from apps.qc.services.triggers import note_triggers
from apps.workflow.public import ExamFacts, find_performer, get_exam

DISCORDANT = {"minor": 1, "major": 2}  # how often the sign counts, by what the second signature said


def enrol_report(
    *,
    report_id: int,
    version: int,
    exams: list[ExamFacts],
    findings: str,
    impression: str,
    technique: str,
    lang: str,
    responsible: list[dict],
    closed_at: datetime,
    n_overridden: int = 0,
    is_amended: bool = False,
    is_critical: bool = False,
    discordance: str = "",
) -> Subject:
    """A signed report version as a subject; the same version twice is the same subject."""
    first = exams[0]
    shift = find_shift(closed_at, first.site_id)
    content = make_content(first, closed_at) | {
        "findings": findings,
        "impression": impression,
        "technique": technique,
        "lang": lang,
    }
    signs = {
        Trigger.FINDING_OVERRIDDEN: n_overridden,
        Trigger.AMENDED: int(is_amended),
        Trigger.CRITICAL: int(is_critical),
        Trigger.DISCORDANT: DISCORDANT.get(discordance, 0),
        Trigger.JUNIOR: int(_has_junior(responsible, first.site_id)),
    }
    ref = f"report:{report_id}@{version}"
    return _enrol("report", ref, first, shift, content, signs, responsible, closed_at, study_id=None)


def enrol_image(
    study_id: int, exam_id: int, *, n_series: int, n_instances: int, device_code: str, closed_at: datetime
) -> Subject:
    """A completed study of a known exam, answered for by whoever scanned; told again with more images it stays the same subject."""
    exam = get_exam(exam_id)
    content = make_content(exam, closed_at) | {"n_series": n_series, "n_instances": n_instances}
    shift = find_shift(closed_at, exam.site_id)
    return _enrol(
        "image",
        f"study:{study_id}",
        exam,
        shift,
        content,
        {},
        [{"id": who[0], "name": who[1]}] if (who := find_performer(exam_id)) else [],
        closed_at,
        study_id=study_id,
        device_code=device_code,
    )


def _enrol(
    kind: str,
    ref: str,
    exam: ExamFacts,
    shift: str,
    content: dict,
    signs: dict[str, int],
    responsible: list[dict],
    closed_at: datetime,
    *,
    study_id: int | None,
    device_code: str = "",
) -> Subject:
    with transaction.atomic():
        subject, made = Subject.objects.get_or_create(
            kind=kind,
            ref=ref,
            defaults={
                "site_id": exam.site_id,
                "modality": exam.modality,
                "device_code": device_code or exam.slot_device_code,
                "protocol": exam.exam_type_code,
                "patient_class": exam.patient_class,
                "shift": shift,
                "responsible_id": responsible[0]["id"] if responsible else "",
                "closed_at": closed_at,
                "content": content,
            },
        )
        if made:
            SubjectIdentity.objects.create(
                subject=subject,
                exam_id=exam.id,
                study_id=study_id,
                accession=exam.accession,
                patient_id=exam.patient_id,
                patient_name=exam.patient.name,
                responsible=responsible,
            )
            note_triggers(subject, signs | _find_signs_of_exam(exam, shift, closed_at))
        return subject


def _find_signs_of_exam(exam: ExamFacts, shift: str, at: datetime) -> dict[str, int]:
    """Signs of images and reports alike."""
    policy = get_policy("qc.risk", site_id=exam.site_id).payload
    high_risk = policy.get("high_risk_exams", [])
    return {
        Trigger.NIGHT: int(shift == "night"),
        Trigger.EMERGENCY: int(exam.is_emergency),
        Trigger.HIGH_RISK_EXAM: int(exam.exam_type_code in high_risk),
        Trigger.NEW_PROTOCOL: int(_is_new(exam, days=policy.get("new_protocol_days", 0), at=at)),
    }


def _is_new(exam: ExamFacts, *, days: int, at: datetime) -> bool:
    """The site's first subject of this protocol is younger than that, though the site itself is not."""
    rows = Subject.objects.filter(site_id=exam.site_id).order_by("closed_at").values_list("closed_at", flat=True)
    first, edge = rows.filter(protocol=exam.exam_type_code).first(), at - timedelta(days=days)
    return first is not None and first > edge and rows.filter(closed_at__lte=edge).exists()


def _has_junior(responsible: list[dict], site_id: int) -> bool:
    juniors = {str(user.pk) for user in list_users_with_role("resident", site_id=site_id)}
    return any(person["id"] in juniors for person in responsible)


def make_content(exam: ExamFacts, at: datetime) -> dict:
    """The exam without names, numbers, place or machine."""
    return {
        "exam_names": exam.exam_type_names,
        "modality": exam.modality,
        "body_part": exam.body_part,
        "laterality": exam.laterality,
        "contrast": exam.contrast,
        "reason_for_exam": exam.reason_for_exam,
        "patient_class": exam.patient_class,
        "sex": exam.patient.sex,
        "age_band": make_age_band(exam.patient.birth_date, at.date()),
    }


def make_age_band(born: date | None, on: date) -> str:
    """Ten years wide, "60-69"; empty when the birth date is unknown."""
    if born is None:
        return ""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    decade = max(0, years) // 10 * 10
    return f"{decade}-{decade + 9}"


def find_shift(at: datetime, site_id: int) -> str:
    """ "day" or "night" on the site's own clock."""
    start, end = get_policy("qc.guards", site_id=site_id).payload["day_shift"]
    local = at.astimezone(ZoneInfo(get_site(site_id).time_zone)).strftime("%H:%M")
    return "day" if start <= local < end else "night"
