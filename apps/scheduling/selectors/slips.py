"""What a slip says, in the patient's language: when and where, exam by exam, and how to prepare."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render_code
from apps.safety.public import assess
from apps.scheduling.models import Appointment, Resource
from apps.scheduling.selectors.policies import booking_policy

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LIVE = ("booked", "arrived", "in_exam")
RELATED = ("occupancy__resource__site", "occupancy__resource__room", "exam__patient", "exam__exam_type")
# What safety finds, in words for the patient. The figures come with the finding; what it does not say is not said here.
TOLD = {
    "safety.metformin_stop": "scheduling.tell_metformin_stop",
    "safety.metformin_contraindicated": "scheduling.tell_metformin_ask",
    "safety.metformin_egfr_missing": "scheduling.tell_bring_kidney_result",
    "safety.egfr_missing": "scheduling.tell_bring_kidney_result",
    "safety.egfr_too_old": "scheduling.tell_bring_kidney_result",
    "safety.premedication_due": "scheduling.tell_premedication",
}
SENTENCE = re.compile(r"\n|(?<=[。；;])|(?<=\.)\s")


def list_slip_appointments(appointment: Appointment) -> list[Appointment]:
    """What stands on one slip: the appointment, or all that are still on of its visit, in order of time."""
    if appointment.visit_id is None:
        return [appointment]
    rows = Appointment.objects.select_related(*RELATED).filter(visit_id=appointment.visit_id, state__in=LIVE)
    return list(rows.order_by("occupancy__during")) or [appointment]


def choose_slip_language(appointment: Appointment) -> str | None:
    """The patient's, when the record says one."""
    return appointment.exam.patient.language or None


def describe_slip(appointments: Sequence[Appointment], lang: str) -> dict[str, Any]:
    """Title, rows of (label, value), one entry an exam, and the lines of the preparation. `appointments` in order of time."""
    first = appointments[0]
    patient, resource = first.exam.patient, first.occupancy.resource
    start = to_local(first.starts_at, resource)
    rows = [
        ("scheduling.slip_patient", patient.name),
        ("scheduling.slip_mrn", patient.mrn),
        ("scheduling.slip_arrive", f"{arrive_by(first):%H:%M}"),
    ]
    return {
        "title": render_code("scheduling.slip_title", lang),
        "site": resource.site.name.get(lang, resource.site.code),
        "rows": [(render_code(code, lang), value) for code, value in rows],
        "day": say_day(start, lang),
        "start": f"{start:%H:%M}",
        "exams": [describe_exam(appointment, lang) for appointment in appointments],
        "prepare": render_code("scheduling.slip_prepare", lang),
        "prep": list_preparation(appointments, lang) or [render_code("scheduling.slip_no_prep", lang)],
        "told_title": render_code("scheduling.slip_told", lang),
        "told": list_told(appointments, lang),
        "scan": render_code("scheduling.slip_scan", lang),
        "accession": render_code("scheduling.slip_accession", lang),
    }


def describe_exam(appointment: Appointment, lang: str) -> dict[str, str]:
    resource, exam = appointment.occupancy.resource, appointment.exam
    start = to_local(appointment.starts_at, resource)
    return {
        "day": say_day(start, lang),
        "time": f"{start:%H:%M}",
        "name": exam.exam_type.names.get(lang, exam.exam_type.code),
        "where": say_place(resource, lang),
        "accession": exam.accession,
    }


def list_preparation(appointments: Sequence[Appointment], lang: str) -> list[str]:
    """The catalogue's preparation of all exams, each sentence once, in the order of the exams."""
    lines: dict[str, None] = {}
    for appointment in appointments:
        text = (appointment.exam.exam_type.prep or {}).get(lang) or ""
        parts = text if isinstance(text, list) else SENTENCE.split(text)
        lines |= dict.fromkeys(line.strip() for line in parts if line.strip())
    return list(lines)


def list_told(appointments: Sequence[Appointment], lang: str) -> list[str]:
    """What safety finds now and the patient has to do about it."""
    lines: dict[str, None] = {}
    for appointment in appointments:
        zone = ZoneInfo(appointment.occupancy.resource.site.time_zone)
        for reason in assess(appointment.exam_id, appointment.starts_at).reasons:
            if reason.code in TOLD:
                lines[render_code(TOLD[reason.code], lang, _say_times(reason, zone, lang))] = None
    return list(lines)


def say_place(resource: Resource, lang: str) -> str:
    place = [resource.room.floor, resource.room.name.get(lang, resource.code)] if resource.room else [resource.code]
    return " ".join(filter(None, [resource.site.name.get(lang, ""), *place]))


def say_day(at: datetime, lang: str) -> str:
    return f"{at:%Y-%m-%d} {render_code(f'scheduling.weekday_{WEEKDAYS[at.weekday()]}', lang)}"


def arrive_by(appointment: Appointment) -> datetime:
    """Site-local."""
    resource = appointment.occupancy.resource
    early = timedelta(minutes=booking_policy(resource.site_id).payload["arrive_early_min"])
    return to_local(appointment.starts_at - early, resource)


def to_local(at: datetime, resource: Resource) -> datetime:
    return at.astimezone(ZoneInfo(resource.site.time_zone))


def _say_times(reason: Reason, zone: ZoneInfo, lang: str) -> dict[str, Any]:
    """Times of the finding as the patient's own clock shows them."""
    said = dict(reason.params)
    for name, value in reason.params.items():
        if name.endswith("_at") and isinstance(value, str):
            at = datetime.fromisoformat(value).astimezone(zone)
            said[name] = f"{say_day(at, lang)} {at:%H:%M}"
    return said
