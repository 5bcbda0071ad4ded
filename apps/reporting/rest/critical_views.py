"""The screen of critical results: what is open and until when, every attempt, and how it ended."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField
from apps.common.rest.views import ApiView, ListView
from apps.reporting.models import CriticalContact, CriticalResult
from apps.reporting.public import list_criticals, record_contact, withdraw_critical
from apps.reporting.rest.access import check_visible_critical, may_verify
from apps.reporting.rest.first_exam import FirstExamSerializer
from apps.reporting.rest.serializers import CriticalSerializer
from apps.reporting.selectors.critical import STATES


class CriticalContactSerializer(serializers.ModelSerializer):
    by_name = ActorField()

    class Meta:
        model = CriticalContact
        fields = ["id", "at", "by_name", "to", "method", "outcome", "note"]


class CriticalContactMakeSerializer(serializers.Serializer):
    to = serializers.CharField(max_length=128)
    method = serializers.ChoiceField(choices=CriticalResult.Method.choices)
    outcome = serializers.ChoiceField(
        choices=[c for c in CriticalContact.Outcome.choices if c[0] != CriticalContact.Outcome.ESCALATED]
    )
    note = serializers.CharField(max_length=500, allow_blank=True, default="")


class CriticalWithdrawSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class CriticalQuerySerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=[(s, s) for s in STATES], required=False, allow_blank=True)
    category = serializers.IntegerField(min_value=1, max_value=3, required=False)


class CriticalRowSerializer(FirstExamSerializer, CriticalSerializer):
    n_steps = serializers.IntegerField()
    contacts = CriticalContactSerializer(many=True)

    class Meta(CriticalSerializer.Meta):
        fields = [
            *CriticalSerializer.Meta.fields, "report_id", "exam_id", "accession", "exam_names", "patient_name", "n_steps",
            "next_step_at", "contacts",
        ]  # fmt: skip


class CriticalBoardView(ListView):
    required = {"GET": "report.read"}
    serializer_class = CriticalRowSerializer
    query_serializer = CriticalQuerySerializer
    ordering_fields = ["due_at", "found_at", "category"]

    def list_rows(self, query):
        return list_criticals(
            sites=self.request.grants.sites("report.read"), state=query.get("state", ""), category=query.get("category")
        )

    @extend_schema(operation_id="critical_list", parameters=[CriticalQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class CriticalContactView(ApiView):
    required = {"POST": "report.write"}

    @extend_schema(
        operation_id="critical_contact",
        request=CriticalContactMakeSerializer,
        responses={201: CriticalContactSerializer},
    )
    def post(self, request, critical_id: int) -> Response:
        check_visible_critical(request, critical_id, "report.write")
        contact = record_contact(critical_id, actor=actor_of(request), **self.validate(CriticalContactMakeSerializer))
        return self.render(CriticalContactSerializer, contact, status=201)


class CriticalWithdrawalView(ApiView):
    required = {"POST": "report.write"}

    @extend_schema(operation_id="critical_withdraw", request=CriticalWithdrawSerializer, responses=CriticalSerializer)
    def post(self, request, critical_id: int) -> Response:
        report = check_visible_critical(request, critical_id, "report.write")
        notice = withdraw_critical(
            critical_id,
            is_verifier=may_verify(request, report),
            actor=actor_of(request),
            **self.validate(CriticalWithdrawSerializer),
        )
        return self.render(CriticalSerializer, notice)
