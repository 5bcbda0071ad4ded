from drf_spectacular.utils import extend_schema

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.scheduling.public import call_ticket, change_ticket, check_in, list_queue
from apps.scheduling.rest.access import check_site, get_ticket_site
from apps.scheduling.rest.arrivals import count_ahead, describe_ticket, list_arrivals
from apps.scheduling.rest.desk_serializers import (
    CallRequest,
    CheckInRequest,
    QueueQuery,
    QueueRowSerializer,
    ScanRequest,
    ScanSerializer,
    TicketActionRequest,
    TicketSerializer,
)
from apps.scheduling.selectors.arrivals import is_other_day
from apps.scheduling.selectors.policies import min_identifiers
from apps.scheduling.selectors.scans import read_scan
from apps.workflow.public import get_exam


class ScanView(ApiView):
    """One scan at the desk: checks in at once when exactly one exam matches and enough identifiers are proved."""

    required = {"POST": "exam.check_in"}

    @extend_schema(operation_id="scan_at_desk", request=ScanRequest, responses=ScanSerializer)
    def post(self, request):
        facts = self.validate(ScanRequest)
        check_site(request, "exam.check_in", facts["site_id"])
        scan = read_scan(facts["code"], site_id=facts["site_id"])
        proved = sorted({*scan.proved, *facts["identified_by"]})
        exams = list(scan.exams)
        is_one = len(exams) == 1 or "accession" in scan.proved
        if not exams:
            outcome = "nothing"
        elif not is_one:
            outcome = "choose"
        elif is_other_day(exams[0]):
            outcome = "other_day"
        elif len(proved) < min_identifiers(facts["site_id"]):
            outcome = "identify"
        else:
            result = check_in(exams[0].id, identified_by=proved, actor=actor_of(request))
            outcome = "checked_in" if result.is_new else "already"
        arrivals = list_arrivals([exam.id for exam in exams])
        ahead = count_ahead(facts["site_id"], arrivals[0]["ticket"]) if outcome in ("checked_in", "already") else None
        answer = {"outcome": outcome, "proved": proved, "arrivals": arrivals, "ahead": ahead}
        return self.render(ScanSerializer, answer)


class CheckInView(ApiView):
    """Checks one chosen exam in."""

    required = {"POST": "exam.check_in"}

    @extend_schema(operation_id="check_in_exam", request=CheckInRequest, responses=ScanSerializer)
    def post(self, request):
        facts = self.validate(CheckInRequest)
        site_id = get_exam(facts["exam_id"]).site_id
        check_site(request, "exam.check_in", site_id)
        result = check_in(actor=actor_of(request), **facts)
        arrivals = list_arrivals([facts["exam_id"]])
        answer = {
            "outcome": "checked_in" if result.is_new else "already",
            "proved": facts["identified_by"],
            "arrivals": arrivals,
            "ahead": count_ahead(site_id, arrivals[0]["ticket"]),
        }
        return self.render(ScanSerializer, answer)


class QueueView(ApiView):
    """Open tickets of today, next one first, each place with its reason."""

    required = {"GET": "queue.read"}

    @extend_schema(operation_id="list_queue", parameters=[QueueQuery], responses=QueueRowSerializer(many=True))
    def get(self, request):
        query = self.validate_query(QueueQuery)
        check_site(request, "queue.read", query["site"])
        rows = list_queue(query["site"], modality=query["modality"], resource_id=query.get("resource"), with_waits=True)
        return self.render(QueueRowSerializer, rows, many=True)


class TicketCallView(ApiView):
    required = {"POST": "queue.call"}

    @extend_schema(operation_id="call_ticket", request=CallRequest, responses=TicketSerializer)
    def post(self, request, ticket_id: int):
        facts = self.validate(CallRequest)
        check_site(request, "queue.call", get_ticket_site(ticket_id))
        ticket = call_ticket(
            ticket_id,
            room_code=facts["room_code"],
            action="recall" if facts["again"] else "call",
            expected_version=facts.get("version"),
            actor=actor_of(request),
        )
        return self.render(TicketSerializer, describe_ticket(ticket))


class TicketStateView(ApiView):
    """Skips, holds, resumes or takes in."""

    required = {"POST": "queue.call"}

    @extend_schema(operation_id="change_ticket", request=TicketActionRequest, responses=TicketSerializer)
    def post(self, request, ticket_id: int):
        facts = self.validate(TicketActionRequest)
        check_site(request, "queue.call", get_ticket_site(ticket_id))
        ticket = change_ticket(
            ticket_id,
            facts["action"],
            reason=facts["reason"],
            expected_version=facts.get("version"),
            actor=actor_of(request),
        )
        return self.render(TicketSerializer, describe_ticket(ticket))
