"""What other sites hold of a patient, and opening it for a reason."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.policy import get_policy
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.directory.public import find_live_opening, get_patient, open_record
from apps.workflow.selectors.elsewhere import count_hidden, list_sites_of_patient


class OpeningReasonSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = serializers.DictField(child=serializers.CharField())


class ElsewhereSerializer(serializers.Serializer):
    n_hidden = serializers.IntegerField(help_text="exams of the patient at sites where the caller may not read")
    open_until = serializers.DateTimeField(allow_null=True)
    minutes = serializers.IntegerField()
    note_min = serializers.IntegerField()
    reasons = OpeningReasonSerializer(many=True)


class OpenRecordSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=40)
    note = serializers.CharField(max_length=500)


class ElsewhereView(ApiView):
    required = {"GET": "patient.break_glass", "POST": "patient.break_glass"}

    @extend_schema(operation_id="patient_elsewhere", responses=ElsewhereSerializer)
    def get(self, request, patient_id: int) -> Response:
        return self._answer(request, get_patient(patient_id).id)

    @extend_schema(
        operation_id="patient_open_record", request=OpenRecordSerializer, responses={201: ElsewhereSerializer}
    )
    def post(self, request, patient_id: int) -> Response:
        patient = get_patient(patient_id).id
        body = self.validate(OpenRecordSerializer)
        open_record(patient, site_ids=list_sites_of_patient(patient), actor=actor_of(request), **body)
        return self._answer(request, patient, status=201)

    def _answer(self, request, patient_id: int, *, status: int = 200) -> Response:
        payload = get_policy("directory.record_opening").payload
        live = find_live_opening(actor_of(request), patient_id)
        facts = {
            "n_hidden": count_hidden(patient_id, sites=request.grants.sites("exam.read")),
            "open_until": live.expires_at if live else None,
            **{name: payload[name] for name in ("minutes", "note_min", "reasons")},
        }
        return self.render(ElsewhereSerializer, facts, status=status)
