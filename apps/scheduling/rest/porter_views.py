from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.views import ApiView
from apps.scheduling.engine.states import PORTER_TABLE, PorterKind, PorterMode, PorterState
from apps.scheduling.public import act_on_porter, ask_porter, get_porter_board
from apps.scheduling.rest.access import check_site, site_of_porter
from apps.scheduling.rest.patient_serializers import PatientLineSerializer
from apps.workflow.public import get_exam

ACTIONS = sorted({action for _, action in PORTER_TABLE})


class PorterExamSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    accession = serializers.CharField()
    exam_type_names = LanguageMapField()
    patient = PatientLineSerializer()
    location = serializers.CharField()
    slot_start = serializers.DateTimeField(allow_null=True)
    slot_device_code = serializers.CharField()
    needs_isolation = serializers.BooleanField(help_text="gown and gloves; the chair or bed is cleaned afterwards")


class PorterRequestSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    version = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=list(PorterKind))
    mode = serializers.ChoiceField(choices=list(PorterMode))
    state = serializers.ChoiceField(choices=list(PorterState))
    from_place = serializers.CharField()
    to_place = serializers.CharField()
    note = serializers.CharField()
    wanted_at = serializers.DateTimeField()
    requested_at = serializers.DateTimeField()
    requested_by = serializers.CharField()
    porter = serializers.CharField()
    accepted_at = serializers.DateTimeField(allow_null=True)
    picked_up_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    cancel_reason = serializers.CharField()


class PorterRowSerializer(serializers.Serializer):
    request = PorterRequestSerializer()
    exam = PorterExamSerializer()
    late_min = serializers.IntegerField()


class PorterBoardSerializer(serializers.Serializer):
    rows = PorterRowSerializer(many=True, help_text="open ones by the wanted time, then what ended today")
    to_ask = PorterExamSerializer(many=True, help_text="inpatients of the next hours without a request")


class NewPorterSerializer(serializers.Serializer):
    exam_id = serializers.IntegerField(min_value=1)
    kind = serializers.ChoiceField(choices=list(PorterKind), default=PorterKind.BRING)
    mode = serializers.ChoiceField(choices=list(PorterMode), default=PorterMode.WHEELCHAIR)
    note = serializers.CharField(max_length=200, allow_blank=True, default="")
    from_place = serializers.CharField(max_length=64, allow_blank=True, default="")
    to_place = serializers.CharField(max_length=64, allow_blank=True, default="")
    wanted_at = serializers.DateTimeField(required=False, allow_null=True)


class PorterActionSerializer(serializers.Serializer):
    action = serializers.ChoiceField(choices=ACTIONS)
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")
    version = serializers.IntegerField(min_value=1, required=False)


class PorterBoardView(ApiView):
    required = {"GET": "porter.read"}

    @extend_schema(operation_id="get_porter_board", responses=PorterBoardSerializer)
    def get(self, request, site_id: int) -> Response:
        check_site(request, "porter.read", site_id)
        return self.render(PorterBoardSerializer, get_porter_board(site_id))


class PorterRequestsView(ApiView):
    required = {"POST": "porter.ask"}

    @extend_schema(operation_id="ask_porter", request=NewPorterSerializer, responses={201: PorterRequestSerializer})
    def post(self, request) -> Response:
        facts = self.validate(NewPorterSerializer)
        check_site(request, "porter.ask", get_exam(facts["exam_id"]).site_id)
        return self.render(PorterRequestSerializer, ask_porter(actor=actor_of(request), **facts), status=201)


class PorterActionView(ApiView):
    required = {"POST": "porter.write"}

    @extend_schema(operation_id="act_on_porter", request=PorterActionSerializer, responses=PorterRequestSerializer)
    def post(self, request, porter_id: int) -> Response:
        facts = self.validate(PorterActionSerializer)
        check_site(request, "porter.write", site_of_porter(porter_id))
        version = facts.pop("version", None)
        row = act_on_porter(porter_id, actor=actor_of(request), expected_version=version, **facts)
        return self.render(PorterRequestSerializer, row)
