"""What a slip says, in one language."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from apps.common.kernel.words import render_code
from apps.scheduling.models import Appointment
from apps.scheduling.selectors.policies import booking_policy

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def describe_slip(appointment: Appointment, lang: str) -> dict:
    """Title, rows of (label, value) and the lines of the preparation."""
    exam, resource = appointment.exam, appointment.occupancy.resource
    start = appointment.starts_at.astimezone(ZoneInfo(resource.site.time_zone))
    early = timedelta(minutes=booking_policy(resource.site_id).payload["arrive_early_min"])
    day = f"{start:%Y-%m-%d} {render_code(f'scheduling.weekday_{WEEKDAYS[start.weekday()]}', lang)}"
    place = [resource.room.floor, resource.room.name.get(lang, resource.code)] if resource.room else [resource.code]
    room = " ".join(filter(None, [resource.site.name.get(lang, ""), *place]))
    rows = [
        ("scheduling.slip_patient", exam.patient.name),
        ("scheduling.slip_mrn", exam.patient.mrn),
        ("scheduling.slip_exam", exam.exam_type.names.get(lang, exam.exam_type.code)),
        ("scheduling.slip_when", f"{day} {start:%H:%M}"),
        ("scheduling.slip_arrive", f"{start - early:%H:%M}"),
        ("scheduling.slip_where", room),
        ("scheduling.slip_accession", exam.accession),
    ]
    prep = exam.exam_type.prep or {}
    text = prep.get(lang) or ""
    lines = text if isinstance(text, list) else [line.strip() for line in text.split("\n") if line.strip()]
    return {
        "title": render_code("scheduling.slip_title", lang),
        "rows": [(render_code(code, lang), value) for code, value in rows],
        "prep": lines or [render_code("scheduling.slip_no_prep", lang)],
        "prepare": render_code("scheduling.slip_prepare", lang),
        "scan": render_code("scheduling.slip_scan", lang),
        "start": f"{start:%H:%M}",
        "day": day,
    }
