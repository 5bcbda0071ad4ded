"""Exams that could arrive, as the desk and the kiosk print them."""

from apps.common.kernel.reason import Reason
from apps.safety.public import list_open_papers, list_open_reasons
from apps.scheduling.engine.display import ticket_label
from apps.scheduling.models import Ticket
from apps.scheduling.public import list_queue
from apps.scheduling.selectors.arrivals import judge_at_desk
from apps.scheduling.selectors.queue import SAFE_VALUES
from apps.scheduling.selectors.scans import get_exams, list_exam_appointments
from apps.workflow.public import ExamFacts


def list_arrivals(exam_ids: list[int]) -> list[dict]:
    """In the order of `exam_ids`; the number of queries does not depend on how many."""
    exams = {exam.id: exam for exam in get_exams(exam_ids)}
    appointments = list_exam_appointments(exam_ids)
    rows = Ticket.objects.filter(exam_id__in=exam_ids, state__in=["waiting", "called", "held"])
    tickets = {ticket.exam_id: ticket for ticket in rows}
    asked, papers = list_open_reasons(exam_ids), list_open_papers(list(exams.values()))
    return [
        _describe(exams[pk], appointments.get(pk), tickets.get(pk)) | _say_open(asked.get(pk, []), papers[pk])
        for pk in exam_ids
        if pk in exams
    ]


def _say_open(safety: list[Reason], papers: list[Reason]) -> dict:
    """A paper that safety holds the exam for is told once."""
    said = {reason.code for reason in safety}
    return {"safety": safety, "papers": [reason for reason in papers if reason.code not in said]}


def describe_ticket(ticket: Ticket) -> dict:
    return {
        "id": ticket.pk,
        "label": ticket_label(ticket.section, ticket.number),
        "state": ticket.state,
        "exam_id": ticket.exam_id,
        "checked_in_at": ticket.checked_in_at,
        "identified_by": ticket.identified_by,
        "expected_at": ticket.expected_at,
        "version": ticket.version,
    }


def count_ahead(site_id: int, ticket: dict | None) -> int | None:
    """How many of the same section stand before this ticket."""
    if ticket is None:
        return None
    own = [row for row in list_queue(site_id) if row.label[:1] == ticket["label"][:1]]
    place = next((n for n, row in enumerate(own) if row.ticket.pk == ticket["id"]), None)
    return place


def list_missing_codes(exam: ExamFacts) -> list[str]:
    missing = [] if exam.facets.get("safety") in SAFE_VALUES else ["scheduling.missing_screening"]
    return missing + (["scheduling.missing_clinical_release"] if exam.is_held else [])


def _describe(exam: ExamFacts, appointment, ticket: Ticket | None) -> dict:
    resource = appointment.occupancy.resource if appointment else None
    timing, reason = judge_at_desk(exam.site_id, appointment.starts_at if appointment else None)
    return {
        "exam_id": exam.id,
        "accession": exam.accession,
        "state": exam.state,
        "exam_type_names": exam.exam_type_names,
        "modality": exam.modality,
        "priority_code": exam.priority_code,
        "patient": exam.patient,
        "needs_isolation": exam.needs_isolation,
        "starts_at": appointment.starts_at if appointment else None,
        "resource_code": resource.code if resource else "",
        "room_names": resource.room.name if resource and resource.room else None,
        "appointment_id": appointment.pk if appointment else None,
        "timing": timing,
        "timing_reason": reason,
        "missing": list_missing_codes(exam),
        "ticket": describe_ticket(ticket) if ticket else None,
    }
