from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ReasonField
from apps.common.rest.views import ApiView
from apps.reporting.engine.recist import ReadingState, Role
from apps.reporting.public import add_lesion, close_follow_up, get_lesion_table, measure_lesion, remove_lesion
from apps.reporting.rest.access import get_visible_report

STATES = [(state.value, state.value) for state in ReadingState]


class LesionReadingSerializer(serializers.Serializer):
    exam_id = serializers.IntegerField()
    state = serializers.CharField()
    size_mm = serializers.FloatField(allow_null=True)


class LesionSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    number = serializers.IntegerField()
    organ = serializers.CharField()
    label = serializers.CharField()
    is_node = serializers.BooleanField()
    role = serializers.CharField(help_text="target, non_target or new")
    readings = LesionReadingSerializer(many=True)


class LesionPointSerializer(serializers.Serializer):
    """One exam; the first is the baseline and has no response."""

    exam_id = serializers.IntegerField()
    at = serializers.DateTimeField()
    is_this = serializers.BooleanField(help_text="the exam of this report")
    sum_mm = serializers.FloatField(source="assessment.sum_mm", allow_null=True)
    baseline_mm = serializers.FloatField(source="assessment.baseline_mm", allow_null=True)
    nadir_mm = serializers.FloatField(source="assessment.nadir_mm", allow_null=True)
    from_baseline_pct = serializers.FloatField(source="assessment.from_baseline_pct", allow_null=True)
    from_nadir_pct = serializers.FloatField(source="assessment.from_nadir_pct", allow_null=True)
    target = serializers.CharField(source="assessment.target")
    non_target = serializers.CharField(source="assessment.non_target")
    has_new = serializers.BooleanField(source="assessment.has_new")
    overall = serializers.CharField(source="assessment.overall", help_text="CR, PR, SD, PD, NON_CR_NON_PD, NE")


class LesionTableSerializer(serializers.Serializer):
    started_at = serializers.DateTimeField(allow_null=True)
    points = LesionPointSerializer(many=True)
    lesions = LesionSerializer(many=True)
    faults = serializers.ListField(child=ReasonField(), read_only=True)
    summary = serializers.CharField(help_text="a sentence for the report, in its language")
    pr_below_mm = serializers.FloatField(allow_null=True, help_text="a sum that would be a partial response next")
    pd_from_mm = serializers.FloatField(allow_null=True, help_text="a sum that would be a progression next")
    policy_version = serializers.CharField()


class LesionSizeSerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=STATES, default="measured")
    size_mm = serializers.DecimalField(
        max_digits=5, decimal_places=1, min_value=0, max_value=999, required=False, allow_null=True, default=None
    )


class NewLesionSerializer(LesionSizeSerializer):
    organ = serializers.CharField(max_length=32)
    label = serializers.CharField(max_length=80)
    is_node = serializers.BooleanField(default=False)
    role = serializers.ChoiceField(choices=[(role.value, role.value) for role in Role])


class LesionListView(ApiView):
    required = {"GET": "report.read", "POST": "report.write", "DELETE": "report.write"}

    @extend_schema(operation_id="lesion_table", responses=LesionTableSerializer)
    def get(self, request, report_id: int) -> Response:
        return self.render(LesionTableSerializer, get_lesion_table(get_visible_report(request, report_id)))

    @extend_schema(operation_id="lesion_add", request=NewLesionSerializer, responses={201: LesionTableSerializer})
    def post(self, request, report_id: int) -> Response:
        report = get_visible_report(request, report_id, "report.write")
        add_lesion(report, actor=actor_of(request), **self.validate(NewLesionSerializer))
        return self.render(LesionTableSerializer, get_lesion_table(report), status=201)

    @extend_schema(operation_id="follow_up_close", responses={200: LesionTableSerializer})
    def delete(self, request, report_id: int) -> Response:
        """Ends the follow-up: the next lesion begins a new baseline."""
        report = get_visible_report(request, report_id, "report.write")
        close_follow_up(report, actor=actor_of(request))
        return self.render(LesionTableSerializer, get_lesion_table(report))


class LesionView(ApiView):
    required = {"PUT": "report.write", "DELETE": "report.write"}

    @extend_schema(operation_id="lesion_measure", request=LesionSizeSerializer, responses=LesionTableSerializer)
    def put(self, request, report_id: int, lesion_id: int) -> Response:
        report = get_visible_report(request, report_id, "report.write")
        measure_lesion(report, lesion_id, actor=actor_of(request), **self.validate(LesionSizeSerializer))
        return self.render(LesionTableSerializer, get_lesion_table(report))

    @extend_schema(operation_id="lesion_remove", responses={200: LesionTableSerializer})
    def delete(self, request, report_id: int, lesion_id: int) -> Response:
        report = get_visible_report(request, report_id, "report.write")
        remove_lesion(report, lesion_id, actor=actor_of(request))
        return self.render(LesionTableSerializer, get_lesion_table(report))
