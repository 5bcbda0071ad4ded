"""The to-book list of the front desk, and the tries to reach its patients."""

from zoneinfo import ZoneInfo

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response

from apps.common.kernel.words import render_code
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.views import ApiView, ListView
from apps.directory.public import list_sites
from apps.scheduling.public import record_contact
from apps.scheduling.rest import contact_serializers as s
from apps.scheduling.rest.access import check_site
from apps.scheduling.selectors.contacts import get_contact_codes, list_attempts
from apps.scheduling.selectors.to_book import filter_to_book, list_to_book
from apps.workflow.public import get_exam

WRITE = "schedule.write"
MOST_ROWS = 5000
COLUMNS = ("due", "priority", "name", "mrn", "phone", "exam", "accession", "site", "tries", "last", "next_try")


class ToBookView(ListView):
    """Overdue first; a page costs the same few queries however long the list and its history are."""

    required = {"GET": WRITE}
    serializer_class = s.ToBookSerializer
    query_serializer = s.ToBookQuery
    ordering_fields = ["due_at", "received_at"]
    ordering_ties = ["id"]

    def list_rows(self, query):
        return filter_to_book(query, sites=self.request.grants.sites(WRITE))

    @extend_schema(operation_id="list_to_book", parameters=[s.ToBookQuery])
    def get(self, request) -> Response:
        query = self.validate_query(s.ToBookQuery)
        page = self.paginate_queryset(self.filter_queryset(self.list_rows(query)))
        rows = list_to_book([row.id for row in page])
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)


class ToBookFileView(ApiView):
    """The same list as a table for a spreadsheet, in the caller's language."""

    required = {"GET": WRITE}

    @extend_schema(
        operation_id="export_to_book", parameters=[s.ToBookQuery],
        responses={(200, "text/csv"): OpenApiResponse(OpenApiTypes.BINARY)},
    )  # fmt: skip
    def get(self, request) -> HttpResponse:
        query, language = self.validate_query(s.ToBookQuery), language_of(request)
        rows = filter_to_book(query, sites=request.grants.sites(WRITE))[:MOST_ROWS]
        zones = {site.id: ZoneInfo(site.time_zone) for site in list_sites()}
        head = [render_code(f"scheduling.to_book.{name}", language) for name in COLUMNS]
        found = list_to_book([row.id for row in rows])
        cells = (_cells(row, zones[row.exam.site_id], language) for row in found)
        return answer_csv("to-book", head, cells, quotes_all=True)


class ContactsView(ApiView):
    required = {"GET": WRITE, "POST": WRITE}

    @extend_schema(operation_id="list_contacts", responses=s.ContactSerializer(many=True))
    def get(self, request, exam_id: int) -> Response:
        check_site(request, WRITE, get_exam(exam_id).site_id)
        return self.render(s.ContactSerializer, list_attempts(exam_id), many=True)

    @extend_schema(operation_id="record_contact", request=s.ContactRequest, responses={201: s.ContactSerializer})
    def post(self, request, exam_id: int) -> Response:
        facts = self.validate(s.ContactRequest)
        check_site(request, WRITE, get_exam(exam_id).site_id)
        attempt = record_contact(exam_id, actor=actor_of(request), **facts)
        return self.render(s.ContactSerializer, attempt, status=201)


class ContactCodesView(ApiView):
    """Channels and outcomes in the order of their number keys."""

    required = {"GET": WRITE}

    @extend_schema(operation_id="get_contact_codes", responses=s.ContactCodesSerializer)
    def get(self, request, site_id: int) -> Response:
        check_site(request, WRITE, site_id)
        return self.render(s.ContactCodesSerializer, get_contact_codes(site_id))


def _cells(row, zone: ZoneInfo, language: str) -> list[str]:
    exam, last = row.exam, row.attempts[0] if row.attempts else None
    names = {code.code: code.names for code in get_contact_codes(exam.site_id).outcomes} if last else {}
    return [
        _time(exam.due_at, zone),
        exam.priority_code,
        exam.patient.name,
        exam.patient.mrn,
        exam.patient.phone,
        exam.exam_type_names.get(language, exam.exam_type_code),
        exam.accession,
        exam.site_code,
        str(len(row.attempts)),
        names.get(last.outcome, {}).get(language, last.outcome) if last else "",
        _time(row.next_try_at, zone),
    ]


def _time(at, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if at else ""
