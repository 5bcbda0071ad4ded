"""Drafts of what confirmed errors teach, and what a person makes of them."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.common.rest.actors import actor_of
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView, ListView
from apps.qc.models import Lesson
from apps.qc.public import (
    draft_from_dispute,
    drop_lesson,
    get_lesson,
    keep_example,
    list_disputes,
    list_heard,
    list_lessons,
    make_rule,
    teach_pair,
)
from apps.qc.rest.lesson_serializers import (
    QcLessonHeardSerializer,
    QcLessonPromoteSerializer,
    QcLessonQuerySerializer,
    QcLessonReasonSerializer,
    QcLessonSerializer,
)


class LessonListView(ListView):
    required = {"GET": "qc.read"}
    serializer_class = QcLessonSerializer
    query_serializer = QcLessonQuerySerializer
    ordering_fields = ["id", "category", "confirmed_at"]

    def list_rows(self, query):
        return list_lessons(sites=reach_of(self.request, self), **query)

    @extend_schema(operation_id="qc_lesson_list", parameters=[QcLessonQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class LessonHeardView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_lesson_heard", responses=QcLessonHeardSerializer)
    def get(self, request, lesson_id: int) -> Response:
        lesson = get_lesson(lesson_id, sites=reach_of(request, self))
        return self.render(QcLessonHeardSerializer, {"rules": list_heard(lesson)})


class LessonPromoteView(ApiView):
    required = {"POST": "qc.rules"}

    @extend_schema(operation_id="qc_lesson_promote", request=QcLessonPromoteSerializer, responses=QcLessonSerializer)
    def post(self, request, lesson_id: int) -> Response:
        get_lesson(lesson_id, sites=reach_of(request, self))
        data, actor = self.validate(QcLessonPromoteSerializer), actor_of(request)
        return self.render(QcLessonSerializer, self._promote(lesson_id, actor=actor, **data))

    def _promote(self, lesson_id: int, *, to: str, rule: str, reason: str, actor) -> Lesson:
        if to == "pair":
            return teach_pair(lesson_id, reason=reason, actor=actor)
        if not rule:
            raise Invalid({"rule": Reason("qc.lesson_rule_needed", severity="error")})
        if to == "rule":
            return make_rule(lesson_id, code=rule, reason=reason, actor=actor)
        return keep_example(lesson_id, rule=rule, reason=reason, actor=actor)


class LessonDropView(ApiView):
    required = {"POST": "qc.rules"}

    @extend_schema(operation_id="qc_lesson_drop", request=QcLessonReasonSerializer, responses=QcLessonSerializer)
    def post(self, request, lesson_id: int) -> Response:
        get_lesson(lesson_id, sites=reach_of(request, self))
        reason = self.validate(QcLessonReasonSerializer)["reason"]
        return self.render(QcLessonSerializer, drop_lesson(lesson_id, reason=reason, actor=actor_of(request)))


class DisputeConfirmView(ApiView):
    """Quality control agrees with an author: the alert was a false alarm."""

    required = {"POST": "qc.rules"}

    @extend_schema(operation_id="qc_dispute_confirm", request=None, responses={201: QcLessonSerializer})
    def post(self, request, code: str, alert_id: int) -> Response:
        if not any(one.id == alert_id for one in list_disputes(code, sites=reach_of(request, self))):
            raise NotFound("qc.alert_missing", alert=alert_id)
        return self.render(QcLessonSerializer, draft_from_dispute(alert_id, actor=actor_of(request)), status=201)
