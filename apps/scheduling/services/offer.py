"""The next free slots for an exam, each with what safety says to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.devices.public import list_devices
from apps.safety.public import Assessment, assess_starts
from apps.scheduling.engine.offers import FreeStart, OfferQuery, find_free_starts
from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Occupancy, Resource
from apps.scheduling.selectors.calendars import load_times
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.selectors.separations import SeparationCase, list_forbidden, load_separations
from apps.scheduling.services.separations import warn_of_separations
from apps.workflow.public import ExamFacts, get_exam

WINDOWS_DAYS = (2, 14, 60)


@dataclass(frozen=True)
class Offer:
    exam_id: int
    resource_id: int
    resource_code: str
    device_code: str
    starts_at: datetime
    ends_at: datetime
    verdict: str
    reasons: tuple[Reason, ...]


def offer_slots(exam_id: int, *, n: int = 3, after: datetime | None = None, skip: int = 0) -> list[Offer]:
    """The first `n` free starts (one a gap) on the fitting scanners, from `after` on; `skip` pages through them."""
    exam = get_exam(exam_id)
    policy = booking_policy(exam.site_id)
    resources = list_fitting_resources(exam)
    ignore = tuple(Occupancy.objects.filter(reservation__exam_id=exam_id).values_list("pk", flat=True)) + tuple(
        Occupancy.objects.filter(appointment__exam_id=exam_id, is_live=True).values_list("pk", flat=True)
    )
    separations = load_separations(exam)
    forbidden = list_forbidden(separations, is_emergency=exam.is_emergency)
    earliest = max(clock.now() + timedelta(minutes=policy.payload["lead_min"]), after or clock.now())
    starts: list[FreeStart] = []
    for days in WINDOWS_DAYS:
        days = min(days, policy.payload["horizon_days"])
        starts = _find(exam, resources, earliest, days, policy.payload, ignore, forbidden)
        if len(starts) >= skip + n:
            break
    by_id = {resource.pk: resource for resource in resources}
    chosen = starts[skip : skip + n]
    verdicts = assess_starts(exam_id, [start.starts_at for start in chosen])
    return [
        _explain(exam, by_id[start.resource_id], start, verdict, separations, is_first=skip + index == 0)
        for index, (start, verdict) in enumerate(zip(chosen, verdicts, strict=True))
    ]


def list_fitting_resources(exam: ExamFacts) -> list[Resource]:
    """Active scanners of the modality and site whose device may be used on patients."""
    rows = Resource.objects.select_related("site").filter(
        kind=Resource.Kind.SCANNER, is_active=True, modality=exam.modality, site_id=exam.site_id
    )
    held = {device.code for device in list_devices(modality=exam.modality) if device.clinical == "held"}
    return [row for row in rows if row.device_code not in held]


def _find(
    exam: ExamFacts,
    resources: list[Resource],
    earliest: datetime,
    days: int,
    payload: dict,
    ignore: tuple[int, ...],
    forbidden: tuple[Span, ...],
) -> list[FreeStart]:
    within = (earliest, earliest + timedelta(days=days))
    times, patient_busy = load_times(resources, within, patient_id=exam.patient_id, ignore=ignore)
    query = OfferQuery(
        duration_min=exam.duration_min,
        not_before=earliest,
        grid_min=payload["grid_min"],
        patient_busy=patient_busy,
        patient_gap_min=payload["patient_gap_min"],
        forbidden=forbidden,
    )
    return find_free_starts(query, times)


def _explain(
    exam: ExamFacts,
    resource: Resource,
    start: FreeStart,
    verdict: Assessment,
    separations: SeparationCase,
    *,
    is_first: bool,
) -> Offer:
    reasons = [Reason("scheduling.offer_first", {"resource": resource.code})] if is_first else []
    if exam.due_at is not None and start.starts_at > exam.due_at:
        late_days = max(1, (start.starts_at - exam.due_at).days)
        reasons.append(Reason("scheduling.offer_after_due", {"days": late_days}, "warning"))
    elif exam.due_at is not None:
        reasons.append(Reason("scheduling.offer_within_due", {}))
    span = (start.starts_at, start.ends_at)
    reasons += warn_of_separations(separations, span, time_zone=resource.site.time_zone)
    return Offer(
        exam_id=exam.id,
        resource_id=resource.pk,
        resource_code=resource.code,
        device_code=resource.device_code,
        starts_at=start.starts_at,
        ends_at=start.ends_at,
        verdict=verdict.verdict,
        reasons=(*reasons, *verdict.reasons),
    )
