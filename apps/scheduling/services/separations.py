"""Clinical separations as a rule before booking: refused with what would make it possible, or set aside by name and with a reason."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.db import connection

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason, Severity
from apps.scheduling.engine.clinical_separations import Zone, find_earliest, find_hits
from apps.scheduling.engine.later_facts import distance_min
from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Appointment, Resource
from apps.scheduling.selectors.separations import SeparationCase, load_separations
from apps.workflow.public import ExamFacts

TOO_CLOSE = "scheduling.affected_separation"


def check_separations(
    exam: ExamFacts, span: Span, *, time_zone: str, override_reason: str = "", actor: Actor | None = None
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """What the exam keeps as warnings, and what `actor` set aside; raises Refused with the rule, the other exam and a way out."""
    lock_patient(exam.patient_id)
    case = load_separations(exam)
    hits = find_hits(case.zones, span)
    broken = [zone for zone in hits if not zone.is_advice]
    advice = tuple(_explain(zone, time_zone, "warning") for zone in _advice_beside(hits, broken))
    if not broken:
        return advice, ()
    if exam.is_emergency and case.policy.payload["emergency"] == "warn":
        return (*(_explain(zone, time_zone, "warning") for zone in broken), *advice), ()
    if not override_reason or actor is None or not all(zone.rule.is_overridable for zone in broken):
        raise _refusal(case, broken, span, time_zone)
    return advice, tuple(_set_aside(zone, span, time_zone, override_reason, actor) for zone in broken)


def flag_too_close(zone: Zone, time_zone: str) -> Reason:
    """What a booking that stands in `zone` is flagged with."""
    params = describe_zone(zone, time_zone) | {"what": f"{zone.rule.reason}_name"}
    return Reason(TOO_CLOSE, params, "warning", zone.policy_version)


def find_too_near(exam: ExamFacts, span: Span, resource: Resource) -> Reason | None:
    """The first demand that the exam would break at `span`, as a flag; what a patient takes is asked at the booking."""
    case = load_separations(exam)
    if exam.is_emergency and case.policy.payload["emergency"] == "warn":
        return None
    hits = [zone for zone in find_hits(case.zones, span) if not zone.is_advice and not zone.other.medicine]
    return flag_too_close(hits[0], resource.site.time_zone) if hits else None


def settle_separations(appointment: Appointment, exam: ExamFacts) -> None:
    """Asked when everything that changes together has its new place; raises Refused like `check_separations`."""
    time_zone = appointment.occupancy.resource.site.time_zone
    advice, _ = check_separations(exam, (appointment.starts_at, appointment.ends_at), time_zone=time_zone)
    if advice:
        appointment.reasons = [*appointment.reasons, *(reason.to_json() for reason in advice)]
        appointment.save(update_fields=["reasons"])


def warn_of_separations(case: SeparationCase, span: Span, *, time_zone: str) -> tuple[Reason, ...]:
    """What an offered time would carry as a warning: advice, and for an emergency the demands too."""
    return tuple(_explain(zone, time_zone, "warning") for zone in find_hits(case.zones, span))


def lock_patients(patient_ids: Iterable[int]) -> None:
    """Several, always in the same order."""
    for patient_id in sorted(set(patient_ids)):
        lock_patient(patient_id)


def lock_patient(patient_id: int) -> None:
    """After the resources, before the exam: two desks that book two exams of one patient decide one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('scheduling.patient', %s))", [patient_id])


def _advice_beside(hits: list[Zone], broken: list[Zone]) -> list[Zone]:
    """Advice is not repeated where the same rule already refuses."""
    said = {(zone.rule.code, zone.other.key) for zone in broken}
    return [zone for zone in hits if zone.is_advice and (zone.rule.code, zone.other.key) not in said]


def _refusal(case: SeparationCase, broken: list[Zone], span: Span, time_zone: str) -> Refused:
    earliest = find_earliest(case.zones, span)
    first, *more = (_explain(zone, time_zone, "error") for zone in broken)
    is_overridable = all(zone.rule.is_overridable for zone in broken)
    way_out = [Reason("scheduling.separation_earliest", {"time": _local(earliest, time_zone)}, "info")]
    if is_overridable:
        way_out.append(Reason("scheduling.separation_may_override", {}, "info", case.policy.label))
    return Refused(first, others=(*more, *way_out))


def _explain(zone: Zone, time_zone: str, severity: Severity) -> Reason:
    code = f"{zone.rule.reason}_advice" if zone.is_advice else zone.rule.reason
    return Reason(code, describe_zone(zone, time_zone), severity, zone.policy_version)


def _set_aside(zone: Zone, span: Span, time_zone: str, why: str, actor: Actor) -> Reason:
    params = describe_zone(zone, time_zone) | {
        "what": f"{zone.rule.reason}_name",
        "distance_min": distance_min(span, zone.other.span),
        "why": why,
        "by": actor.name,
        "by_id": actor.id,
        "at": _local(clock.now(), time_zone),
    }
    return Reason("scheduling.separation_overridden", params, "warning", zone.policy_version)


def describe_zone(zone: Zone, time_zone: str) -> dict:
    """The rule, the other exam, and until when the one that asks must keep clear of it."""
    return {
        "rule": zone.rule.code,
        "other": dict(zone.other.names),
        "accession": zone.other.key,
        "when": _local(zone.other.span[0], time_zone),
        "hours": f"{zone.hours:g}",
        "until": _local(zone.span[1], time_zone),
    }


def _local(at, time_zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(time_zone)):%m-%d %H:%M}"
