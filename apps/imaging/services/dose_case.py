"""A dose record's place in the department: whose, of which exam and room, how old; and what the policies say of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.policy import Policy, find_policy, get_policy
from apps.directory.public import get_site, latest_measure
from apps.imaging.engine.dose.assess import (
    DoseCase,
    estimate_effective_dose,
    find_level,
    find_region,
    judge_exam,
    list_compared,
)
from apps.imaging.engine.dose.merge import DoseRecordFacts
from apps.imaging.engine.dose.quantities import tidy
from apps.imaging.models import DoseRecord, Study
from apps.imaging.selectors.dose import find_local_percentile
from apps.workflow.public import ExamFacts, get_exam

_NUMBERS = ("total_dlp", "total_dap_gym2", "total_rp_gy", "agd_left_mgy", "agd_right_mgy")
_FAR = timedelta(days=366 * 60)


@dataclass(frozen=True)
class StudyFacts:
    exam: ExamFacts | None
    zone: ZoneInfo
    weight_kg: float | None
    dose: Policy
    k: Policy
    levels: Policy | None


def describe_study(study: Study) -> StudyFacts:
    exam_id = study.links.order_by("id").values_list("exam_id", flat=True).first()
    measure = latest_measure(study.patient_id) if study.patient_id else None
    dose = get_policy("imaging.dose", site_id=study.site_id)
    return StudyFacts(
        exam=get_exam(exam_id) if exam_id else None,
        zone=ZoneInfo(get_site(study.site_id).time_zone if study.site_id else "UTC"),
        weight_kg=float(measure.weight_kg) if measure and measure.weight_kg else None,
        dose=dose,
        k=get_policy("imaging.dose_k", site_id=study.site_id),
        levels=find_policy(dose.payload["drl_policy"], site_id=study.site_id),
    )


def make_fields(study: Study, record: DoseRecordFacts, facts: StudyFacts) -> dict[str, Any]:
    values = record.values
    events = values.get("events", [])
    started = find_start(study, values, facts.zone)
    age = find_age(study, values, started)
    activities = [a["activity_mbq"] for a in values.get("administrations", []) if "activity_mbq" in a]
    fields: dict[str, Any] = {name: values.get(name) for name in _NUMBERS}
    fields |= {
        "exam_id": facts.exam.id if facts.exam else None,
        "patient_id": study.patient_id,
        "site_id": study.site_id,
        "source": record.source,
        "modality": values.get("modality", study.modality)[:8],
        "exam_code": facts.exam.exam_type_code if facts.exam else "",
        "device_code": study.device_code,
        "protocol": find_protocol(events)[:64],
        "started_at": started,
        "age_years": age,
        "weight_kg": facts.weight_kg,
        "is_standard": is_standard(age, facts.weight_kg, facts.dose.payload),
        "n_events": len(events) or values.get("n_events", 0),
        "activity_mbq": tidy(sum(activities)) if activities else None,
        "values": values,
        "files": list(record.files),
    }
    fields["metric"] = find_metric(fields)
    return fields


def judge_record(row: DoseRecord, facts: StudyFacts) -> None:
    """Effective dose and findings of an unsaved row."""
    body_part = facts.exam.body_part if facts.exam else ""
    events = tuple(row.values.get("events", []))
    targets = tuple(event["target"] for event in events if event.get("target"))
    case = DoseCase(
        row.modality, row.exam_code, (body_part, *targets), row.age_years, row.total_dlp, events, row.metric
    )
    _estimate(row, case, facts)
    phantom = facts.k.payload["phantom"].get(find_region(case.region_terms, facts.k.payload["regions"]) or "")
    row.max_ctdivol = max(list_compared(events, phantom), default=None)
    level = find_level(facts.levels.payload, row.exam_code) if facts.levels and row.exam_code else None
    versions = [facts.dose.label] + ([facts.levels.label] if facts.levels else [])
    findings = judge_exam(
        case,
        level=level,
        phantom=phantom,
        local=find_local_percentile(row, facts.dose.payload),
        policy=facts.dose.payload,
        version=" ".join(versions),
    )
    row.findings = [reason.to_json() for reason in findings]
    row.is_flagged = bool(findings)


def _estimate(row: DoseRecord, case: DoseCase, facts: StudyFacts) -> None:
    told = [a["effective_dose_msv"] for a in row.values.get("administrations", []) if "effective_dose_msv" in a]
    estimate = estimate_effective_dose(case, facts.k.payload)
    if told:
        row.effective_dose_msv, row.effective_dose_basis = tidy(sum(told)), {"told_by": "report"}
    elif estimate:
        row.effective_dose_msv = estimate.msv
        row.effective_dose_basis = {
            "k": estimate.k,
            "region": estimate.region,
            "age_group": estimate.age_group,
            "policy_version": facts.k.label,
        }
    else:
        row.effective_dose_msv, row.effective_dose_basis = None, {}


def find_protocol(events: list[dict[str, Any]]) -> str:
    """Of the irradiation that gave most."""

    def amount(event: dict[str, Any]) -> float:
        return max(
            (v for n in ("dlp", "dap_gym2", "agd_mgy", "ctdivol") if isinstance(v := event.get(n), float)), default=0
        )

    named = [event for event in events if event.get("protocol")]
    return max(named, key=amount)["protocol"] if named else ""


def find_metric(fields: dict[str, Any]) -> float | None:
    """What a modality is judged by: DLP of CT, glandular dose of the breast that got more, else the dose area product."""
    if fields["modality"] == "CT":
        return fields["total_dlp"]
    if fields["modality"] == "MG":
        return max((d for d in (fields["agd_left_mgy"], fields["agd_right_mgy"]) if d is not None), default=None)
    return fields["total_dap_gym2"]


def find_start(study: Study, values: dict[str, Any], zone: ZoneInfo) -> datetime:
    """The first irradiation by the device's clock; the first object's arrival where no believable time is told."""
    rows = [*values.get("events", []), *values.get("administrations", [])]
    texts = sorted(row["started"] for row in rows if row.get("started"))
    for text in texts[:1]:
        try:
            told = datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=zone).astimezone(UTC)
        except (ValueError, OverflowError):
            break
        if abs(told - study.first_at) < _FAR:
            return told
    return study.first_at


def find_age(study: Study, values: dict[str, Any], at: datetime) -> float | None:
    """Years, by the birth date in the objects, else by their Patient's Age (AS)."""
    try:
        born = datetime.strptime(study.patient_birth_date, "%Y%m%d").date()  # noqa: DTZ007
    except ValueError:
        return read_age(values.get("patient_age", ""))
    return _years_between(born, at.date())


def _years_between(born: date, day: date) -> float | None:
    years = (day - born).days / 365.25
    return round(years, 2) if 0 <= years < 130 else None


def read_age(text: str) -> float | None:
    number, unit = text[:-1], text[-1:].upper()
    per_year = {"Y": 1, "M": 12, "W": 52.18, "D": 365.25}.get(unit)
    return round(int(number) / per_year, 2) if per_year and number.isdigit() else None


def is_standard(age: float | None, weight_kg: float | None, policy: dict[str, Any]) -> bool:
    """Counts among the standard patients: an adult, within the policy's weight range where it has one."""
    if age is None or age < policy["adult_from_years"]:
        return False
    span = policy["standard_weight_kg"]
    return span is None or (weight_kg is not None and span[0] <= weight_kg <= span[1])
