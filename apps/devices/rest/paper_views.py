"""Certificates with how they stand, and field notices with the devices they mean."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.devices.engine.papers import CertificateKind, Match, OnExpiry, Standing
from apps.devices.engine.rules import Severity
from apps.devices.models import Certificate, Device, DeviceModel, FieldNotice, WorkOrder
from apps.devices.public import add_certificate, edit_certificate, save_notice
from apps.devices.rest.access import check_device, check_row, limit_by_device, limit_devices
from apps.devices.rest.alarm_views import OrderRefSerializer
from apps.devices.rest.fleet_serializers import choices_of
from apps.devices.selectors.papers import list_certificates, list_notices, match_devices

ID = {"min_value": 1, "max_value": 2**62}


class CertificateSerializer(serializers.Serializer):
    """`is_replaced`: the next paper of its kind is there, so this one asks for nothing."""

    id = serializers.IntegerField(source="certificate.id")
    device_id = serializers.IntegerField(source="certificate.device_id")
    device_code = serializers.CharField(source="certificate.device.code")
    kind = serializers.ChoiceField(source="certificate.kind", choices=choices_of(CertificateKind))
    number = serializers.CharField(source="certificate.number")
    issuer = serializers.CharField(source="certificate.issuer")
    instrument = serializers.CharField(source="certificate.instrument")
    valid_from = serializers.DateField(source="certificate.valid_from")
    valid_to = serializers.DateField(source="certificate.valid_to")
    on_expiry = serializers.ChoiceField(source="certificate.on_expiry", choices=choices_of(OnExpiry))
    lead_days = serializers.IntegerField(source="certificate.lead_days")
    version = serializers.IntegerField(source="certificate.version")
    standing = serializers.ChoiceField(choices=choices_of(Standing))
    is_replaced = serializers.BooleanField()
    order = OrderRefSerializer(allow_null=True)


class CertificateFactsSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=choices_of(CertificateKind))
    number = serializers.CharField(max_length=80, allow_blank=True, default="")
    issuer = serializers.CharField(max_length=120)
    instrument = serializers.CharField(max_length=200, allow_blank=True, default="")
    valid_from = serializers.DateField()
    valid_to = serializers.DateField(help_text="last day")
    on_expiry = serializers.ChoiceField(choices=choices_of(OnExpiry), default=OnExpiry.REMIND)
    lead_days = serializers.IntegerField(min_value=0, max_value=366, default=60)


class NewCertificateSerializer(CertificateFactsSerializer):
    device_id = serializers.IntegerField(**ID)


class ChangedCertificateSerializer(CertificateFactsSerializer):
    version = serializers.IntegerField(min_value=1)


class CertificateQuerySerializer(serializers.Serializer):
    device_id = serializers.IntegerField(required=False, **ID)


class CertificateListView(ListView):
    required = {"GET": "device.read", "POST": "device.write"}
    serializer_class = CertificateSerializer
    query_serializer = CertificateQuerySerializer
    ordering_fields = ["valid_to", "kind", "issuer"]

    def list_rows(self, query: dict):
        rows = limit_by_device(self.request, self, Certificate.objects.order_by("valid_to", "id"))
        return rows.filter(**query)

    @extend_schema(operation_id="certificate_list", parameters=[CertificateQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        query = self.validate_query(CertificateQuerySerializer)
        page = self.paginate_queryset(self.filter_queryset(self.list_rows(query)))
        found = {
            state.certificate.pk: state
            for state in list_certificates(Certificate.objects.filter(pk__in=[row.pk for row in page]), clock.now())
        }
        return self.get_paginated_response(self.get_serializer([found[row.pk] for row in page], many=True).data)

    @extend_schema(
        operation_id="certificate_add", request=NewCertificateSerializer, responses={201: CertificateSerializer}
    )
    def post(self, request) -> Response:
        data = self.validate(NewCertificateSerializer)
        check_device(request, self, data["device_id"])
        row = add_certificate(actor=actor_of(request), **data)
        return self.render(CertificateSerializer, read_certificate(row.pk), status=201)


class CertificateView(ApiView):
    required = {"PUT": "device.write"}

    @extend_schema(
        operation_id="certificate_edit", request=ChangedCertificateSerializer, responses=CertificateSerializer
    )
    def put(self, request, certificate_id: int) -> Response:
        check_row(request, self, Certificate.objects.filter(pk=certificate_id), "devices.certificate_unknown")
        edit_certificate(certificate_id, actor=actor_of(request), **self.validate(ChangedCertificateSerializer))
        return self.render(CertificateSerializer, read_certificate(certificate_id))


def read_certificate(certificate_id: int):
    return list_certificates(Certificate.objects.filter(pk=certificate_id), clock.now())[0]


class NoticedDeviceSerializer(serializers.Serializer):
    device_id = serializers.IntegerField()
    device_code = serializers.CharField()
    match = serializers.ChoiceField(choices=choices_of(Match))
    order = OrderRefSerializer(allow_null=True)


class FieldNoticeSerializer(serializers.ModelSerializer):
    model = serializers.CharField(source="model.code")
    orders_n = serializers.IntegerField(default=0)
    closed_n = serializers.IntegerField(default=0)

    class Meta:
        model = FieldNotice
        fields = [
            "id", "vendor", "reference", "title", "action", "source", "model", "serial_from", "serial_to", "software", "priority",
            "due_on", "received_on", "is_open", "version", "orders_n", "closed_n",
        ]  # fmt: skip


class FieldNoticeFactsSerializer(serializers.Serializer):
    vendor = serializers.CharField(max_length=120)
    reference = serializers.CharField(max_length=80)
    title = serializers.CharField(max_length=200)
    action = serializers.CharField(max_length=2000)
    source = serializers.CharField(max_length=300)
    model = serializers.SlugRelatedField(slug_field="code", queryset=DeviceModel.objects.all())
    serial_from = serializers.CharField(max_length=64, allow_blank=True, default="")
    serial_to = serializers.CharField(max_length=64, allow_blank=True, default="")
    software = serializers.ListField(
        child=serializers.CharField(max_length=64), max_length=50, default=list, help_text="3.* stands for all of 3"
    )
    priority = serializers.ChoiceField(choices=choices_of(Severity), default=Severity.HIGH)
    due_on = serializers.DateField(allow_null=True, default=None)
    received_on = serializers.DateField()
    is_open = serializers.BooleanField(default=True)


class ChangedFieldNoticeSerializer(FieldNoticeFactsSerializer):
    version = serializers.IntegerField(min_value=1)


class FieldNoticeListView(ListView):
    required = {"GET": "device.read", "POST": "device.write"}
    serializer_class = FieldNoticeSerializer
    ordering_fields = ["received_on", "reference", "vendor"]

    def list_rows(self, query: dict):
        return list_notices()

    @extend_schema(operation_id="field_notice_list")
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="field_notice_add", request=FieldNoticeFactsSerializer, responses={201: FieldNoticeSerializer}
    )
    def post(self, request) -> Response:
        row = save_notice(None, actor=actor_of(request), **self.validate(FieldNoticeFactsSerializer))
        return self.render(FieldNoticeSerializer, list_notices().get(pk=row.pk), status=201)


class FieldNoticeView(ApiView):
    required = {"PUT": "device.write"}

    @extend_schema(
        operation_id="field_notice_edit", request=ChangedFieldNoticeSerializer, responses=FieldNoticeSerializer
    )
    def put(self, request, notice_id: int) -> Response:
        save_notice(notice_id, actor=actor_of(request), **self.validate(ChangedFieldNoticeSerializer))
        return self.render(FieldNoticeSerializer, list_notices().get(pk=notice_id))


class NoticedDevicesView(ApiView):
    """Every device of the notice's model within reach: meant or not, and how far its order is."""

    required = {"GET": "device.read"}

    @extend_schema(operation_id="field_notice_devices", responses=NoticedDeviceSerializer(many=True))
    def get(self, request, notice_id: int) -> Response:
        notice = FieldNotice.objects.filter(pk=notice_id).first()
        if notice is None:
            raise NotFound("devices.notice_unknown")
        within = set(limit_devices(request, self, Device.objects.all()).values_list("pk", flat=True))
        orders = {order.device_id: order for order in WorkOrder.objects.filter(notice=notice)}
        rows = [
            {"device_id": d.pk, "device_code": d.code, "match": match, "order": orders.get(d.pk)}
            for d, match in match_devices(notice)
            if d.pk in within
        ]
        return self.render(NoticedDeviceSerializer, rows, many=True)
