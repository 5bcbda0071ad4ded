from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView, ListView
from apps.directory.models import RecordOpening
from apps.directory.public import judge_opening, list_openings, list_record_acts


class OpeningSerializer(serializers.ModelSerializer):
    patient_name = serializers.CharField(source="patient.name")
    patient_mrn = serializers.CharField(source="patient.mrn")
    user_name = serializers.CharField(source="user.name")
    judged_by_name = serializers.CharField(source="judged_by.name", allow_null=True, default=None)
    acts = serializers.SerializerMethodField(
        help_text="entries of the trail of this person about this patient meanwhile"
    )

    class Meta:
        model = RecordOpening
        fields = [
            "id", "patient_id", "patient_name", "patient_mrn", "user_id", "user_name", "reason", "note", "site_ids",
            "opened_at", "expires_at", "judged_at", "judged_by_name", "verdict", "verdict_note", "acts",
        ]  # fmt: skip

    def get_acts(self, row: RecordOpening) -> dict[str, int]:
        return list_record_acts(row)


class OpeningQuerySerializer(serializers.Serializer):
    waiting = serializers.BooleanField(required=False, allow_null=True, default=None)


class VerdictSerializer(serializers.Serializer):
    verdict = serializers.ChoiceField(choices=RecordOpening.Verdict.choices)
    note = serializers.CharField(max_length=500, allow_blank=True, default="")


class OpeningListView(ListView):
    """What was opened, for the privacy reviewers of the sites that hold exams of the patient."""

    required = {"GET": "privacy.review"}
    serializer_class = OpeningSerializer
    query_serializer = OpeningQuerySerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        return list_openings(reach=reach_of(self.request, self), waiting=query["waiting"])

    @extend_schema(operation_id="record_opening_list", parameters=[OpeningQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class OpeningVerdictView(ApiView):
    required = {"POST": "privacy.review"}

    @extend_schema(operation_id="record_opening_judge", request=VerdictSerializer, responses=OpeningSerializer)
    def post(self, request, opening_id: int) -> Response:
        body = self.validate(VerdictSerializer)
        row = judge_opening(opening_id, reach=reach_of(request, self), actor=actor_of(request), **body)
        return self.render(OpeningSerializer, row)
