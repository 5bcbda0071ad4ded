from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField, LanguageMapField, ReasonField
from apps.common.rest.views import ApiView
from apps.imaging.selectors.card import get_exam_card
from apps.workflow.public import get_exam

PERMISSION = "exam.perform"


class GivenContrastSerializer(serializers.Serializer):
    names = LanguageMapField()
    volume_ml = serializers.FloatField()
    rate_ml_per_s = serializers.FloatField(allow_null=True)


class PriorUseSerializer(serializers.Serializer):
    exam_id = serializers.IntegerField(source="exam.id")
    accession = serializers.CharField(source="exam.accession")
    exam_type_names = LanguageMapField(source="exam.exam_type_names")
    at = serializers.DateTimeField(allow_null=True)
    protocol = serializers.CharField()
    kvp = serializers.ListField(child=serializers.FloatField())
    ctdivol = serializers.FloatField(allow_null=True)
    dlp = serializers.FloatField(allow_null=True)
    contrast = GivenContrastSerializer(many=True)


class KvAdviceSerializer(serializers.Serializer):
    is_on = serializers.BooleanField(help_text="a table is in force at the site")
    kv = serializers.CharField(help_text="empty: no row fits this patient")
    ctdivol_max = serializers.FloatField(allow_null=True)
    source = serializers.CharField()
    policy_version = serializers.CharField()


class RoomDoseSerializer(serializers.Serializer):
    n = serializers.IntegerField()
    p50 = serializers.FloatField()
    p75 = serializers.FloatField()


class ExamCommentSerializer(serializers.Serializer):
    kind = serializers.CharField(help_text="vet, suspend, ask or start")
    note = serializers.CharField()
    by = ActorField()
    at = serializers.DateTimeField()


class ExamCardSerializer(serializers.Serializer):
    weight_kg = serializers.FloatField(allow_null=True)
    height_cm = serializers.FloatField(allow_null=True)
    bmi = serializers.FloatField(allow_null=True)
    measured_at = serializers.DateTimeField(allow_null=True)
    prior = PriorUseSerializer(allow_null=True)
    advice = KvAdviceSerializer()
    room_dose = RoomDoseSerializer(allow_null=True)
    comments = ExamCommentSerializer(many=True)
    overrides = serializers.ListField(child=ReasonField(), help_text="rules that a named person set aside at booking")
    outside_hours_reason = serializers.CharField()
    is_overbooked = serializers.BooleanField()


class CardQuerySerializer(serializers.Serializer):
    device = serializers.CharField(max_length=32, required=False, allow_blank=True, default="")


class ExamCardView(ApiView):
    """Size, the exam before, advice, comments, what was set aside at booking."""

    required = {"GET": PERMISSION}

    @extend_schema(operation_id="exam_card", parameters=[CardQuerySerializer], responses=ExamCardSerializer)
    def get(self, request, exam_id: int) -> Response:
        query = self.validate_query(CardQuerySerializer)
        exam = get_exam(exam_id)
        if not request.grants.allows(PERMISSION, site_id=exam.site_id):
            raise NotFound("workflow.exam_missing", exam=exam_id)
        record(actor_of(request), "exam.card_read", obj=f"exam:{exam_id}", patient_id=exam.patient_id)
        return self.render(ExamCardSerializer, get_exam_card(exam, device_code=query["device"]))
