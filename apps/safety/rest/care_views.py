from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.safety.models import Preparation, Sedation
from apps.safety.public import end_sedation, note_fasting, start_sedation
from apps.safety.rest.exam_views import SheetActionView
from apps.safety.rest.scope import check_site
from apps.safety.rest.serializers import SafetyNoteSerializer
from apps.safety.rest.sheet_serializers import PreparationSerializer, SafetySheetSerializer


class FastingSerializer(serializers.Serializer):
    since = serializers.DateTimeField(help_text="when the patient last ate")
    minutes = serializers.IntegerField(min_value=1, max_value=2880, required=False, allow_null=True, default=None)


class FastingView(ApiView):
    """When the patient last ate, and how long that has to be ago."""

    required = {"POST": "exam.prepare"}

    @extend_schema(operation_id="safety_fasting_post", request=FastingSerializer, responses=PreparationSerializer)
    def post(self, request, preparation_id: int) -> Response:
        row = Preparation.objects.filter(pk=preparation_id).first()
        if row is None:
            raise NotFound("safety.preparation_unknown")
        check_site(request, self, row.site_id)
        note_fasting(preparation_id, actor=actor_of(request), **self.validate(FastingSerializer))
        row.refresh_from_db()
        return self.render(PreparationSerializer, row)


class SedationInSerializer(serializers.Serializer):
    drug = serializers.CharField(max_length=80)
    dose = serializers.CharField(max_length=40)
    route = serializers.ChoiceField(choices=[(r, r) for r in ("iv", "oral", "nasal", "rectal", "gas", "other")])
    ordered_by = serializers.CharField(max_length=128)
    escort = serializers.CharField(max_length=128, allow_blank=True, default="")
    check_every_min = serializers.IntegerField(min_value=1, max_value=120)


class SedationView(SheetActionView):
    """A sedated patient is watched from here on."""

    required = {"POST": "exam.prepare"}
    body = SedationInSerializer

    def act(self, request, exam_id, data):
        start_sedation(exam_id, actor=actor_of(request), **data)

    @extend_schema(operation_id="safety_sedation_post", request=SedationInSerializer, responses=SafetySheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class SedationEndView(SheetActionView):
    required = {"POST": "exam.prepare"}

    def act(self, request, exam_id, data):
        end_sedation(self.kwargs["sedation_id"], actor=actor_of(request), note=data["note"])

    @extend_schema(operation_id="safety_sedation_end", request=SafetyNoteSerializer, responses=SafetySheetSerializer)
    def post(self, request, sedation_id: int) -> Response:
        row = Sedation.objects.filter(pk=sedation_id).first()
        if row is None:
            raise NotFound("safety.sedation_unknown")
        return self.answer(request, row.exam_id)
