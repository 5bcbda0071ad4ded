"""Facts that come after the booking: an overrun, an emergency, contrast beyond the plan, a new eGFR. Bookings that no longer fit are flagged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.later_facts import OtherExam, find_crossing, find_too_close
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.states import MOVABLE_STATES
from apps.scheduling.events import BookingsAffected
from apps.scheduling.models import Appointment, Resource
from apps.scheduling.selectors.calendars import show_local
from apps.scheduling.selectors.demands import demands_of
from apps.scheduling.selectors.separations import SCANNED, load_separations, span_of
from apps.scheduling.services.cleaning import review_cleaning
from apps.scheduling.services.occupancy import lock_resources
from apps.scheduling.services.separations import TOO_CLOSE, flag_too_close
from apps.scheduling.services.shortages import CROSSED, ISOLATED, OUTSIDE, SHORT, UNCLEAN, flag_affected, flag_short
from apps.scheduling.services.visit_rules import BROKEN, find_broken
from apps.workflow.public import ExamFacts, get_exam, list_exams_of_patient

OWN = (TOO_CLOSE, CROSSED, BROKEN)
GIVES_WAY = (*OWN, OUTSIDE, SHORT, ISOLATED, UNCLEAN)
"""Flags that this one may replace: the patient's safety comes before hours and people."""


def review_exam(exam_id: int) -> list[int]:
    """The same for the patient of an exam."""
    return review_patient(get_exam(exam_id).patient_id)


@transaction.atomic
def review_patient(patient_id: int) -> list[int]:
    """Asks of every booking of the patient whether it still lies clear of the other exams: flags, lifts flags, moves nothing.

    Returns the appointments that carry such a flag now. Late and repeated calls do no harm: it looks at what is.
    """
    rows = _lock_bookings(patient_id)
    if not rows:
        return []
    exams = {exam.id: exam for exam in list_exams_of_patient(patient_id)}
    rows = [row for row in rows if row.exam_id in exams]
    if len(exams) < 2 and not any(row.flag for row in rows):
        return []
    others = {exam.accession: other for exam in exams.values() if (other := _to_other(exam))}
    set_aside = _list_set_aside(patient_id, exams)
    found = {row.pk: _judge(row, exams[row.exam_id], others, set_aside) for row in rows}
    changed = [row for row in rows if _put_flag(row, found[row.pk])]
    _tell([(row, found[row.pk]) for row in changed])
    return [pk for pk, reason in found.items() if reason]


def review_running(*, at: datetime) -> int:
    """An exam that is over its time tells nobody: whoever has another booking is looked at again."""
    late = Appointment.objects.filter(state="in_exam", occupancy__during__endswith__lt=at)
    waiting = Appointment.objects.filter(state__in=MOVABLE_STATES, occupancy__is_live=True)
    ids = late.filter(exam__patient__in=waiting.values("exam__patient")).values_list("exam__patient_id", flat=True)
    return sum(len(review_patient(pk)) for pk in sorted(set(ids)))


def review_opened(resource_id: int, span: Span) -> None:
    """A block took its flags away: what they hid shows again."""
    rows = Appointment.objects.filter(
        state__in=MOVABLE_STATES,
        flag__isnull=True,
        occupancy__resource_id=resource_id,
        occupancy__is_live=True,
        occupancy__during__overlap=span,
    )
    for patient_id in sorted(set(rows.values_list("exam__patient_id", flat=True))):
        review_patient(patient_id)


@transaction.atomic
def review_pools(appointment_id: int, *, left: Span | None = None) -> None:
    """Units that a booking took over the rules, or gave back: whoever is short then is flagged, whoever is not any more is freed."""
    row = Appointment.objects.select_related("occupancy").filter(pk=appointment_id).first()
    if row is None or _took_what_was_free(row, left):
        return
    demands = demands_of(get_exam(row.exam_id))
    pools = lock_resources(demand.pool.pk for demand in demands)
    for start, end in [(row.starts_at, row.ends_at), *([left] if left else [])]:
        for demand in demands:
            flag_short([pools[demand.pool.pk]], demand.span(start, end))


def _took_what_was_free(row: Appointment, left: Span | None) -> bool:
    """A booking by the rules makes nobody short, and its pools need not be locked and counted again."""
    return row.state == "booked" and left is None and not row.outside_hours_reason and row.flag is None


def _lock_bookings(patient_id: int) -> list[Appointment]:
    rows = Appointment.objects.select_related("occupancy__resource__site", "visit").select_for_update(of=("self",))
    rows = rows.filter(exam__patient_id=patient_id, state__in=MOVABLE_STATES, occupancy__is_live=True)
    return list(rows.order_by("pk"))


def _to_other(exam: ExamFacts) -> OtherExam | None:
    span = span_of(exam)
    if span is None:
        return None
    stays = exam.state in SCANNED or exam.is_emergency
    return OtherExam(exam.accession, span, stays, runs=exam.state == "in_progress")


def _list_set_aside(patient_id: int, exams: Mapping[int, ExamFacts]) -> list[dict[str, Any]]:
    """Every separation of the patient that a person set aside, with the exam whose booking it was."""
    rows = Appointment.objects.filter(exam__patient_id=patient_id).exclude(overrides=[])
    return [
        reason["params"] | {"own": exams[exam_id].accession}
        for exam_id, overrides in rows.values_list("exam_id", "overrides")
        if exam_id in exams
        for reason in overrides
    ]


def _judge(
    row: Appointment, exam: ExamFacts, others: Mapping[str, OtherExam], set_aside: Sequence[Mapping[str, Any]]
) -> Reason | None:
    rest = {key: other for key, other in others.items() if key != exam.accession}
    crossing = find_crossing((row.starts_at, row.ends_at), rest.values())
    if crossing is not None:
        params = {"accession": crossing.key, "until": show_local(crossing.span[1], row.occupancy.resource)}
        return Reason(CROSSED, params, "warning")
    case = load_separations(exam)
    if exam.is_emergency and case.policy.payload["emergency"] == "warn":
        return _still_broken(row)
    zones = [zone for zone in case.zones if not zone.other.medicine]  # what a patient takes is asked at the booking
    start = max(row.starts_at, clock.now())  # a booking that waits for its patient begins now at the earliest
    span = (start, start + (row.ends_at - row.starts_at))
    zone = find_too_close(span, exam.accession, zones, rest, set_aside)
    if zone is not None:
        return flag_too_close(zone, row.occupancy.resource.site.time_zone)
    return _still_broken(row)


def _still_broken(row: Appointment) -> Reason | None:
    """A visit that an emergency pushed apart, until it holds together again."""
    is_flagged = row.flag is not None and row.flag["code"] == BROKEN and row.visit is not None
    return find_broken(row.visit, {}) if is_flagged else None


def _put_flag(row: Appointment, reason: Reason | None) -> bool:
    """True when the desk has something new to see."""
    code = (row.flag or {}).get("code", "")
    if (reason is None and code not in OWN) or (code and code not in GIVES_WAY):
        return False
    Appointment.objects.filter(pk=row.pk).update(flag=reason and reason.to_json())
    if reason is None:
        _look_behind(row)
    return reason is None or code != reason.code


def _look_behind(row: Appointment) -> None:
    """Hours or people that were short while this flag stood over theirs."""
    pools = Resource.objects.filter(uses__occupancy=row.occupancy_id).select_related("site").distinct()
    flag_affected([row.occupancy.resource, *pools])
    review_cleaning(row.occupancy.resource.device_code, around=row.starts_at)


def _tell(rows: Iterable[tuple[Appointment, Reason | None]]) -> None:
    """What is flagged now with its rule, and what is over."""
    alike: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row, reason in rows:
        rule = reason.params.get("rule", "") if reason else ""
        alike[row.occupancy.resource.device_code, reason.code if reason else "", rule].append(row.exam_id)
    for (device, code, rule), exam_ids in alike.items():
        event = BookingsAffected(
            device_code=device,
            exam_ids=tuple(exam_ids),
            cause="later_fact" if code else "later_fact_over",
            until=None,
            reason=code,
            rule=rule,
        )
        publish(event, aggregate=f"device:{device}")
