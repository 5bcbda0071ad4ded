from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response

from apps.common.kernel.words import render_code
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.views import ApiView, ListView
from apps.directory.public import is_open_to
from apps.workflow.engine.intervals import list_intervals
from apps.workflow.public import Action, ask_information, close_task, print_timeline, vet_with_repeats
from apps.workflow.public import request as request_action
from apps.workflow.rest import exam_serializers as s
from apps.workflow.rest.access import ANY_ACTION, check_action, check_visible, get_visible_exam, may_act
from apps.workflow.selectors.exams import get_exam_for, list_exams_in_order
from apps.workflow.selectors.lists import ByRank, filter_exams, list_tasks, list_vetting
from apps.workflow.selectors.timeline import list_timeline

MAY_BE_ABSENT = ("due_at", "slot_start")
BY_RANK = "priority__rank"


class ExamListView(ListView):
    """Ordered by due time or slot, it lists the exams that have one: an index serves them, and blanks would come first."""

    required = {"GET": "exam.read"}
    serializer_class = s.ExamSerializer
    query_serializer = s.ExamQuerySerializer
    ordering_fields = ["received_at", "due_at", "slot_start", "priority__rank", "accession", "state", "modality"]
    ordering_ties = ["-received_at", "-id"]

    def list_rows(self, query):
        grants, sites = self.request.grants, self.request.grants.sites("exam.read")
        if is_open_to(self.request.actor, grants, "exam.read", query.get("patient")):
            sites = None  # of this one patient
        rows = filter_exams(query, sites=sites)
        by = self.request.query_params.get("ordering", "").lstrip("-")
        return rows.exclude(**{by: None}) if by in MAY_BE_ABSENT else rows

    def filter_queryset(self, queryset):
        by = self.request.query_params.get("ordering", "")
        if by.lstrip("-") == BY_RANK:
            return ByRank(queryset, descending=by.startswith("-"))
        return super().filter_queryset(queryset)

    @extend_schema(operation_id="exam_list", parameters=[s.ExamQuerySerializer])
    def get(self, request) -> Response:
        query = self.validate_query(self.query_serializer) if self.query_serializer else {}
        page = self.paginate_queryset(self.filter_queryset(self.list_rows(query)))
        facts = list_exams_in_order([row.id for row in page])
        context = {"request": request, "may": may_act(request)}
        return self.get_paginated_response(s.ExamSerializer(facts, many=True, context=context).data)


class VettingListView(ExamListView):
    required = {"GET": "exam.read"}
    query_serializer = None
    ordering_fields = ["received_at", "due_at", "priority__rank"]

    def list_rows(self, query):
        return list_vetting(sites=self.request.grants.sites("exam.read"))

    @extend_schema(operation_id="vetting_list")
    def get(self, request) -> Response:
        return super().get(request)


class ExamView(ApiView):
    required = {"GET": "exam.read"}

    @extend_schema(operation_id="exam_get", responses=s.ExamSerializer)
    def get(self, request, exam_id) -> Response:
        return render_exam(request, exam_id, permission="exam.read")


class ExamActionView(ApiView):
    required = {"POST": ANY_ACTION}

    @extend_schema(operation_id="exam_act", request=s.ActionSerializer, responses=s.ExamSerializer)
    def post(self, request, exam_id) -> Response:
        body = self.validate(s.ActionSerializer)
        exam = get_visible_exam(request, exam_id, "any")
        check_action(request, body["action"], exam.site_id)
        if body["action"] == Action.VET and body.get("with_repeats"):
            facts = {"expected_version": body.get("version"), "detail": body.get("detail")}
            vet_with_repeats(exam_id, actor=actor_of(request), **facts)
            return render_exam(request, exam_id)
        request_action(
            exam_id,
            body["action"],
            actor=actor_of(request),
            at=body.get("at"),
            reason=body.get("reason"),
            expected_version=body.get("version"),
            detail=body.get("detail"),
            may_correct=request.grants.allows("exam.correct", site_id=exam.site_id),
        )
        return render_exam(request, exam_id)


class ExamQuestionView(ApiView):
    required = {"POST": "exam.vet"}

    @extend_schema(operation_id="exam_ask", request=s.QuestionSerializer, responses={201: s.TaskSerializer})
    def post(self, request, exam_id) -> Response:
        body = self.validate(s.QuestionSerializer)
        get_visible_exam(request, exam_id, "exam.vet")
        task = ask_information(exam_id, body["question"], actor=actor_of(request))
        return self.render(s.TaskSerializer, task, status=201)


class TimelineView(ApiView):
    required = {"GET": "exam.read"}

    @extend_schema(operation_id="exam_timeline", responses=s.TimelineSerializer)
    def get(self, request, exam_id) -> Response:
        exam, language = get_visible_exam(request, exam_id), language_of(request)
        intervals = [
            {"code": code, "minutes": minutes, "text": render_code(f"workflow.interval.{code}", language)}
            for code, minutes in list_intervals(exam.stamps)
        ]
        body = {"exam": exam, "entries": list_timeline(exam_id, language), "intervals": intervals}
        return Response(s.TimelineSerializer(body, context={"request": request, "may": may_act(request)}).data)


class TimelinePrintView(ApiView):
    required = {"GET": "exam.read"}

    @extend_schema(
        operation_id="exam_timeline_print",
        responses={(200, "application/pdf"): OpenApiResponse(OpenApiTypes.BINARY, description="the timeline")},
    )
    def get(self, request, exam_id) -> HttpResponse:
        exam = get_visible_exam(request, exam_id)
        data = print_timeline(exam_id, lang=language_of(request), actor=actor_of(request))
        headers = {"Content-Disposition": f'inline; filename="timeline-{exam.accession}.pdf"'}
        return HttpResponse(data, content_type="application/pdf", headers=headers)


class TaskListView(ListView):
    required = {"GET": "task.read"}
    serializer_class = s.TaskSerializer
    query_serializer = s.TaskQuerySerializer
    ordering_fields = ["opened_at", "kind", "severity"]

    def list_rows(self, query):
        return list_tasks(query, sites=self.request.grants.sites("task.read"))

    @extend_schema(operation_id="task_list", parameters=[s.TaskQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class TaskClosureView(ApiView):
    required = {"POST": "task.write"}

    @extend_schema(operation_id="task_close", request=s.CloseTaskSerializer, responses=s.TaskSerializer)
    def post(self, request, task_id) -> Response:
        body = self.validate(s.CloseTaskSerializer)
        sites = request.grants.sites("task.write")
        task = close_task(
            task_id, actor=actor_of(request), note=body["note"], expected_version=body["version"], sites=sites
        )
        return self.render(s.TaskSerializer, task)


def render_exam(request, exam_id: int, *, permission: str = "any") -> Response:
    """Raises NotFound for an exam of a site where the caller does not hold the permission."""
    exam = get_exam_for(
        exam_id,
        actor_id=actor_of(request).id,
        may_correct=lambda site_id: request.grants.allows("exam.correct", site_id=site_id),
    )
    check_visible(request, exam, permission)
    return Response(s.ExamSerializer(exam, context={"request": request, "may": may_act(request)}).data)
