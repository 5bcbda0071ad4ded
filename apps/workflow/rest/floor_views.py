"""The exam at the scanner: rejects and repeats, deviations, an unscheduled emergency."""

from django.core.validators import RegexValidator
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField, LanguageMapField
from apps.common.rest.scope import check_site, reach_of
from apps.common.rest.views import ApiView
from apps.workflow.engine.states import Laterality
from apps.workflow.public import admit_unscheduled, record_deviation, record_reject, void_reject
from apps.workflow.rest.access import get_visible_exam, may_act
from apps.workflow.rest.exam_serializers import ExamSerializer, choices
from apps.workflow.selectors.floor import (
    list_deviation_reasons,
    list_deviation_subjects,
    list_presets,
    list_reject_reasons,
)
from apps.workflow.selectors.rejects import list_deviations, list_rejects

PERFORM = "exam.perform"
KINDS = [("reject", "reject"), ("repeat", "repeat")]
is_uid = RegexValidator(r"^[0-9.]{1,64}\Z")


class RejectSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=KINDS)
    reason = serializers.CharField()
    n_images = serializers.IntegerField()
    view = serializers.CharField()
    series_uid = serializers.CharField()
    sop_uid = serializers.CharField()
    note = serializers.CharField()
    at = serializers.DateTimeField()
    by = ActorField()
    device_code = serializers.CharField()
    void_at = serializers.DateTimeField(allow_null=True)
    void_by = ActorField()
    void_note = serializers.CharField()


class NewRejectSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=KINDS)
    reason = serializers.CharField(max_length=32)
    client_id = serializers.CharField(min_length=8, max_length=64)
    n_images = serializers.IntegerField(min_value=1, max_value=999, default=1)
    view = serializers.CharField(max_length=64, allow_blank=True, default="")
    series_uid = serializers.CharField(max_length=64, allow_blank=True, default="", validators=[is_uid])
    sop_uid = serializers.CharField(max_length=64, allow_blank=True, default="", validators=[is_uid])
    note = serializers.CharField(max_length=500, allow_blank=True, default="")
    device_code = serializers.CharField(max_length=32, allow_blank=True, default="")
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class VoidSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=500)


class DeviationSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    subject = serializers.CharField(source="trigger")
    planned = serializers.CharField(source="detail.planned")
    done = serializers.CharField(source="detail.done")
    reason = serializers.CharField(source="detail.reason")
    note = serializers.CharField()
    at = serializers.DateTimeField()
    by = ActorField(source="actor_name")


class NewDeviationSerializer(serializers.Serializer):
    subject = serializers.CharField(max_length=24)
    planned = serializers.CharField(max_length=200, allow_blank=True, default="")
    done = serializers.CharField(max_length=200)
    reason = serializers.CharField(max_length=32)
    note = serializers.CharField(max_length=500, allow_blank=True, default="")
    client_id = serializers.CharField(min_length=8, max_length=64)


class FloorChoiceSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    needs_note = serializers.BooleanField(default=False)
    is_unverified = serializers.BooleanField(source="unverified", default=False, help_text="stands in no source")


class FloorSerializer(serializers.Serializer):
    """What stands against one exam's plan, and what may be chosen."""

    rejects = RejectSerializer(many=True)
    deviations = DeviationSerializer(many=True)
    reject_reasons = FloorChoiceSerializer(many=True)
    deviation_subjects = FloorChoiceSerializer(many=True)
    deviation_reasons = FloorChoiceSerializer(many=True)


class PresetSerializer(FloorChoiceSerializer):
    exam_type = serializers.CharField()


class PresetQuerySerializer(serializers.Serializer):
    site = serializers.IntegerField(min_value=1)
    modality = serializers.CharField(max_length=8)


class UnscheduledSerializer(serializers.Serializer):
    site_id = serializers.IntegerField(min_value=1)
    device_code = serializers.CharField(max_length=32)
    client_id = serializers.CharField(min_length=8, max_length=64)
    patient_id = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)
    sex = serializers.ChoiceField(choices=[(s, s) for s in "MFOU"], default="U", help_text="of a patient nobody knows")
    preset = serializers.CharField(max_length=32, allow_blank=True, default="")
    exam_type_code = serializers.CharField(max_length=32, allow_blank=True, default="")
    reason = serializers.CharField(max_length=500, allow_blank=True, default="")
    laterality = serializers.ChoiceField(choices=choices(Laterality), allow_blank=True, default="")


class ExamFloorView(ApiView):
    """Rejects, repeats and deviations of an exam."""

    required = {"GET": "exam.read"}

    @extend_schema(operation_id="exam_floor", responses=FloorSerializer)
    def get(self, request, exam_id) -> Response:
        site = get_visible_exam(request, exam_id).site_id
        body = {
            "rejects": list_rejects(exam_id),
            "deviations": list_deviations(exam_id),
            "reject_reasons": list_reject_reasons(site),
            "deviation_subjects": list_deviation_subjects(site),
            "deviation_reasons": list_deviation_reasons(site),
        }
        return self.render(FloorSerializer, body)


class ExamRejectView(ApiView):
    required = {"POST": PERFORM}

    @extend_schema(operation_id="exam_reject", request=NewRejectSerializer, responses={201: RejectSerializer})
    def post(self, request, exam_id) -> Response:
        body = self.validate(NewRejectSerializer)
        get_visible_exam(request, exam_id, PERFORM)
        return self.render(RejectSerializer, record_reject(exam_id, actor=actor_of(request), **body), status=201)


class RejectVoidView(ApiView):
    required = {"POST": PERFORM}

    @extend_schema(operation_id="reject_void", request=VoidSerializer, responses=RejectSerializer)
    def post(self, request, reject_id) -> Response:
        body = self.validate(VoidSerializer)
        row = void_reject(reject_id, actor=actor_of(request), note=body["note"], sites=reach_of(request, self))
        return self.render(RejectSerializer, row)


class ExamDeviationView(ApiView):
    required = {"POST": PERFORM}

    @extend_schema(operation_id="exam_deviate", request=NewDeviationSerializer, responses={201: DeviationSerializer})
    def post(self, request, exam_id) -> Response:
        body = self.validate(NewDeviationSerializer)
        get_visible_exam(request, exam_id, PERFORM)
        row = record_deviation(exam_id, actor=actor_of(request), **body)
        return self.render(DeviationSerializer, row, status=201)


class UnscheduledView(ApiView):
    """GET: the site's emergency reasons for a modality. POST: patient, order and arrival in one act."""

    required = {"GET": PERFORM, "POST": PERFORM}

    @extend_schema(
        operation_id="unscheduled_presets",
        parameters=[PresetQuerySerializer],
        responses=PresetSerializer(many=True),
    )
    def get(self, request) -> Response:
        query = self.validate_query(PresetQuerySerializer)
        check_site(request, self, query["site"])
        return self.render(PresetSerializer, list_presets(query["site"], query["modality"]), many=True)

    @extend_schema(operation_id="unscheduled_admit", request=UnscheduledSerializer, responses={201: ExamSerializer})
    def post(self, request) -> Response:
        body = self.validate(UnscheduledSerializer)
        check_site(request, self, body["site_id"])
        exam = admit_unscheduled(actor=actor_of(request), **body)
        context = {"request": request, "may": may_act(request)}
        return Response(ExamSerializer(exam, context=context).data, status=201)
