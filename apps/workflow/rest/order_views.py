from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.views import ApiView, ListView
from apps.directory.public import PrecautionKind, Sex
from apps.workflow.engine.states import Laterality, PatientClass
from apps.workflow.models import Order
from apps.workflow.public import MOST_REPEATS, place_order
from apps.workflow.rest.access import may_act
from apps.workflow.rest.exam_serializers import ExamPatientSerializer, ExamSerializer, choices
from apps.workflow.selectors.lists import list_orders


class OrderedExamSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    accession = serializers.CharField()
    state = serializers.CharField()
    modality = serializers.CharField()
    repeat_offset_days = serializers.IntegerField()
    exam_type_code = serializers.CharField(source="exam_type.code")
    exam_type_names = LanguageMapField(source="exam_type.names")


class OrderSerializer(serializers.ModelSerializer):
    patient = ExamPatientSerializer(source="encounter.patient")
    patient_class = serializers.ChoiceField(choices=choices(PatientClass), source="encounter.patient_class")
    site_id = serializers.IntegerField(source="encounter.site_id")
    location = serializers.CharField(source="encounter.location")
    priority_code = serializers.CharField(source="priority.code")
    exams = OrderedExamSerializer(many=True)

    class Meta:
        model = Order
        fields = [
            "id",
            "patient",
            "patient_class",
            "site_id",
            "location",
            "placer_issuer",
            "placer_number",
            "priority_code",
            "reason",
            "referrer_name",
            "department",
            "ordered_at",
            "received_at",
            "version",
            "exams",
        ]


class NewOrderSerializer(serializers.Serializer):
    patient_id = serializers.IntegerField(min_value=1, required=False, allow_null=True)
    unknown_sex = serializers.ChoiceField(
        choices=choices(Sex),
        required=False,
        allow_blank=True,
        help_text="instead of patient_id: nobody knows who it is; a temporary identity is registered with the order",
    )
    site_id = serializers.IntegerField(min_value=1)
    patient_class = serializers.ChoiceField(choices=choices(PatientClass))
    exam_type_codes = serializers.ListField(child=serializers.CharField(max_length=32), min_length=1, max_length=10)
    priority = serializers.CharField(max_length=16)
    reason = serializers.CharField(max_length=4000)
    referrer_name = serializers.CharField(max_length=128)
    referrer_id = serializers.UUIDField(required=False, allow_null=True, help_text="account that sees the result")
    laterality = serializers.ChoiceField(choices=choices(Laterality), required=False, allow_blank=True)
    repeat_times = serializers.IntegerField(min_value=1, max_value=MOST_REPEATS, required=False)
    repeat_days = serializers.IntegerField(
        min_value=0, max_value=366, required=False, help_text="days between the exams of a repeated order"
    )
    precaution = serializers.ChoiceField(
        choices=choices(PrecautionKind), required=False, allow_blank=True, help_text="isolation, as far as it is known"
    )
    precaution_note = serializers.CharField(max_length=128, required=False, allow_blank=True)
    placer_number = serializers.CharField(max_length=64, required=False, allow_blank=True)
    visit_number = serializers.CharField(max_length=64, required=False, allow_blank=True)
    location = serializers.CharField(max_length=64, required=False, allow_blank=True)
    department = serializers.CharField(max_length=64, required=False, allow_blank=True)


class PlacedOrderSerializer(serializers.Serializer):
    order_id = serializers.IntegerField()
    exams = ExamSerializer(many=True)


class OrderQuerySerializer(serializers.Serializer):
    patient = serializers.IntegerField(required=False, min_value=1)
    placer_number = serializers.CharField(required=False, max_length=64)


class OrderListView(ListView):
    required = {"GET": "order.read", "POST": "order.write"}
    serializer_class = OrderSerializer
    query_serializer = OrderQuerySerializer
    ordering_fields = ["received_at", "ordered_at"]

    def list_rows(self, query):
        return list_orders(query, sites=self.request.grants.sites("order.read"))

    @extend_schema(operation_id="order_list", parameters=[OrderQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="order_create", request=NewOrderSerializer, responses={201: PlacedOrderSerializer})
    def post(self, request) -> Response:
        body = self.validate(NewOrderSerializer)
        if not request.grants.allows("order.write", site_id=body["site_id"]):
            raise PermissionDenied
        if body.get("patient_id") is None and not request.grants.allows("patient.write", site_id=body["site_id"]):
            raise PermissionDenied
        exams = place_order(actor=actor_of(request), **body)
        context = {"request": request, "may": may_act(request)}
        placed = {"order_id": exams[0].order_id, "exams": exams}
        return Response(PlacedOrderSerializer(placed, context=context).data, status=201)


class OrderView(ApiView):
    required = {"GET": "order.read"}

    @extend_schema(operation_id="order_get", responses=OrderSerializer)
    def get(self, request, order_id) -> Response:
        row = list_orders({}, sites=request.grants.sites("order.read")).filter(pk=order_id).first()
        if row is None:
            raise NotFound("workflow.order_missing", order=order_id)
        return self.render(OrderSerializer, row)
