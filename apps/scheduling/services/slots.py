"""May this exam stand there? Each rule that speaks before the database does, with its reason."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import Policy
from apps.safety.public import Assessment, assess
from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Resource
from apps.scheduling.selectors.calendars import load_times
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.separations import check_separations
from apps.workflow.public import ExamFacts

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Slot:
    """A place that the rules allow; `reasons` are what safety wants before the exam, `overrides` what a person set aside."""

    span: Span
    reasons: tuple[Reason, ...]
    overrides: tuple[Reason, ...] = ()


def check_slot(
    exam: ExamFacts,
    resource: Resource,
    starts_at: datetime,
    *,
    length: timedelta | None = None,
    ignore: tuple[int, ...] = (),
    outside_hours_reason: str = "",
    separation_reason: str = "",
    actor: Actor | None = None,
) -> Slot:
    """Raises Refused or Conflict with the first rule that says no.

    `outside_hours_reason` opens closed hours, `separation_reason` sets a clinical separation aside for `actor`; a safety hold stands.
    """
    policy = booking_policy(exam.site_id)
    length = length or timedelta(minutes=exam.duration_min)
    span = (starts_at, starts_at + length)
    _check_resource(exam, resource)
    _check_not_past(starts_at, policy, resource)
    (time,), patient_busy = load_times(
        [resource], (span[0] - DAY, span[1] + DAY), patient_id=exam.patient_id, ignore=ignore
    )
    if not outside_hours_reason and not any(start <= span[0] and span[1] <= end for start, end in time.opens):
        raise Refused(Reason("scheduling.outside_opening", {"resource": resource.code}, "error"))
    if any(start < span[1] and span[0] < end for start, end in time.busy):
        raise Conflict(Reason("scheduling.slot_taken", {}, "error"))
    _check_patient(span, patient_busy, policy, resource)
    verdict = assess(exam.id, starts_at)
    _check_verdict(verdict)
    warnings, overrides = check_separations(
        exam, span, time_zone=resource.site.time_zone, override_reason=separation_reason, actor=actor
    )
    return Slot(span, (*verdict.reasons, *warnings), overrides)


def _check_resource(exam: ExamFacts, resource: Resource) -> None:
    if not resource.is_active or resource.modality != exam.modality or resource.site_id != exam.site_id:
        params = {"resource": resource.code, "modality": exam.modality}
        raise Refused(Reason("scheduling.resource_does_not_fit", params, "error"))


def _check_not_past(starts_at: datetime, policy: Policy, resource: Resource) -> None:
    if starts_at < clock.now() - timedelta(minutes=policy.payload["grid_min"]):
        params = {"time": _local(starts_at, resource)}
        raise Refused(Reason("scheduling.slot_in_past", params, "error", policy.label))


def _check_patient(span: Span, patient_busy: tuple[Span, ...], policy: Policy, resource: Resource) -> None:
    gap = timedelta(minutes=policy.payload["patient_gap_min"])
    for start, end in patient_busy:
        if start - gap < span[1] and span[0] < end + gap:
            params = {"time": _local(start, resource), "gap_min": policy.payload["patient_gap_min"]}
            raise Refused(Reason("scheduling.patient_elsewhere", params, "error", policy.label))


def _check_verdict(verdict: Assessment) -> None:
    if verdict.verdict == "hold":
        raise Refused(Reason("scheduling.safety_hold", {}, "block"), others=tuple(verdict.reasons))


def _local(at: datetime, resource: Resource) -> str:
    return f"{at.astimezone(ZoneInfo(resource.site.time_zone)):%m-%d %H:%M}"
