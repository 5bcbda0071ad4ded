"""Waits of groups of patients: of a week as it was booked, and of a plan as it is proposed."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from apps.directory.public import get_site
from apps.scheduling.engine.fairness import Waited, WaitSpread, compare_groups
from apps.scheduling.models import Appointment
from apps.scheduling.selectors.calendars import day_span
from apps.scheduling.selectors.policies import plan_policy
from apps.workflow.public import ExamFacts

DAY = timedelta(days=1)
SHOWN = ("booked", "arrived", "in_exam", "done")


def compare_waits(site_id: int, *, first: date, last: date) -> list[WaitSpread]:
    """From the order's arrival to the start of the appointment, for appointments of the days [first, last]; one query."""
    zone = get_site(site_id).time_zone
    within = (day_span(first, zone)[0], day_span(last, zone)[1])
    rows = Appointment.objects.filter(
        state__in=SHOWN,
        occupancy__resource__site=site_id,
        occupancy__during__startswith__gte=within[0],
        occupancy__during__startswith__lt=within[1],
    )
    found = rows.values_list(
        "occupancy__during", "exam__received_at", "exam__patient_class", "exam__patient__sex", "exam__patient__language"
    )
    waited = [
        Waited(_days(received, during.lower), {"patient_class": klass, "sex": sex, "language": language or "unknown"})
        for during, received, klass, sex, language in found
    ]
    return compare_groups(waited, least_n=_least_n(site_id))


def compare_planned(site_id: int, exams: Mapping[int, ExamFacts], starts: Mapping[int, datetime]) -> list[WaitSpread]:
    """The same for exams (by id) that a plan gives a time."""
    waited = [
        Waited(
            _days(exams[pk].received_at, start),
            {
                "patient_class": exams[pk].patient_class,
                "sex": exams[pk].patient.sex,
                "language": exams[pk].patient.language or "unknown",
            },
        )
        for pk, start in starts.items()
        if pk in exams
    ]
    return compare_groups(waited, least_n=_least_n(site_id))


def _days(received: datetime, start: datetime) -> float:
    return max(timedelta(0), start - received) / DAY


def _least_n(site_id: int) -> int:
    return plan_policy(site_id).payload.get("fairness_least_n", 20)
