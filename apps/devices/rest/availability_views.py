"""Availability of the fleet against its contracts, the same as a file, and the contracts."""

from decimal import Decimal

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.words import render_code
from apps.common.replica import may_lag
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.views import ApiView, ListView
from apps.devices.engine.axes import DownCause
from apps.devices.models import ServiceContract
from apps.devices.public import add_contract, edit_contract
from apps.devices.rest.access import check_device, check_row, limit_by_device, limit_devices
from apps.devices.rest.fleet_serializers import choices_of
from apps.devices.selectors.availability import MeasuredDevice, measure_devices
from apps.devices.selectors.fleet import list_devices

LONGEST_DAYS = 366
MIDNIGHT = 1440
FIGURES = ("contracted_h", "planned_h", "unplanned_h", "excluded_h", "partial_h", "failures", "mtbf_h", "mttr_h")


class AvailabilityQuerySerializer(serializers.Serializer):
    first = serializers.DateField(help_text="first day, in each device's own time zone")
    last = serializers.DateField()
    site_id = serializers.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    modality = serializers.CharField(max_length=4, required=False)

    def validate(self, facts):
        if not 0 <= (facts["last"] - facts["first"]).days < LONGEST_DAYS:
            raise serializers.ValidationError({"last": f"0 to {LONGEST_DAYS - 1} days after the first"})
        return facts


class SpanField(serializers.ListField):
    child = serializers.IntegerField(min_value=0, max_value=MIDNIGHT)

    def __init__(self, **options) -> None:
        super().__init__(min_length=2, max_length=2, **options)

    def to_internal_value(self, data):
        span = super().to_internal_value(data)
        if len(span) == 2 and span[0] >= span[1]:  # how many they are is judged after this
            raise serializers.ValidationError("the end comes after the start")
        return span


class WeekField(serializers.ListField):
    """Monday first; the spans of a day come one after the other."""

    child = serializers.ListField(child=SpanField(), max_length=6)

    def __init__(self, **options) -> None:
        super().__init__(min_length=7, max_length=7, **options)

    def to_internal_value(self, data):
        week = super().to_internal_value(data)
        for day in week:
            if any(a[-1] > b[0] for a, b in zip(day, day[1:], strict=False)):
                raise serializers.ValidationError("spans of a day overlap")
        return week


class ServiceContractSerializer(serializers.ModelSerializer):
    device_code = serializers.CharField(source="device.code", read_only=True)
    weekly = WeekField(allow_null=True)
    excluded = serializers.ListField(child=serializers.ChoiceField(choices=choices_of(DownCause)))

    class Meta:
        model = ServiceContract
        fields = [
            "id", "device_id", "device_code", "vendor", "reference", "starts_on", "ends_on", "uptime_percent", "response_h", "fix_h", "weekly",
            "excluded", "version",
        ]  # fmt: skip


class ContractFactsSerializer(serializers.Serializer):
    vendor = serializers.CharField(max_length=120)
    reference = serializers.CharField(max_length=80, allow_blank=True, default="")
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(help_text="last day")
    uptime_percent = serializers.DecimalField(
        max_digits=5, decimal_places=2, min_value=Decimal("0.01"), max_value=100, allow_null=True, default=None
    )
    response_h = serializers.DecimalField(
        max_digits=6, decimal_places=1, min_value=0, max_value=10_000, allow_null=True, default=None
    )
    fix_h = serializers.DecimalField(
        max_digits=6, decimal_places=1, min_value=0, max_value=10_000, allow_null=True, default=None
    )
    weekly = WeekField(allow_null=True, default=None, help_text="null: the site's hours")
    excluded = serializers.ListField(
        child=serializers.ChoiceField(choices=choices_of(DownCause)), max_length=len(DownCause), default=list
    )


class NewContractSerializer(ContractFactsSerializer):
    device_id = serializers.IntegerField()


class ChangedContractSerializer(ContractFactsSerializer):
    version = serializers.IntegerField(min_value=1)


class ContractQuerySerializer(serializers.Serializer):
    device_id = serializers.IntegerField(required=False)


class MeasuredDeviceSerializer(serializers.Serializer):
    device_id = serializers.IntegerField(source="device.id")
    device_code = serializers.CharField(source="device.code")
    modality = serializers.CharField(source="device.modality")
    first = serializers.DateField()
    last = serializers.DateField(help_text="the days under this contract, or under none")
    contract_id = serializers.IntegerField(source="contract.id", default=None, allow_null=True)
    vendor = serializers.CharField(source="contract.vendor", default="")
    uptime_percent = serializers.FloatField(source="contract.uptime_percent", default=None, allow_null=True)
    is_kept = serializers.BooleanField(allow_null=True)
    available_percent = serializers.SerializerMethodField()
    contracted_h = serializers.FloatField(source="measured.contracted_h")
    planned_h = serializers.FloatField(source="measured.planned_h")
    unplanned_h = serializers.FloatField(source="measured.unplanned_h")
    excluded_h = serializers.FloatField(source="measured.excluded_h")
    partial_h = serializers.FloatField(source="measured.partial_h")
    failures = serializers.IntegerField(source="measured.failures")
    mtbf_h = serializers.FloatField(source="measured.mtbf_h", allow_null=True)
    mttr_h = serializers.FloatField(source="measured.mttr_h", allow_null=True)
    policy_version = serializers.CharField()

    def get_available_percent(self, row: MeasuredDevice) -> float | None:
        share = row.measured.available_share
        return None if share is None else round(share * 100, 2)


class AvailabilityView(ApiView):
    required = {"GET": "device.read"}

    @extend_schema(
        operation_id="device_availability",
        parameters=[AvailabilityQuerySerializer],
        responses=MeasuredDeviceSerializer(many=True),
    )
    def get(self, request) -> Response:
        return self.render(MeasuredDeviceSerializer, self.measure(request), many=True)

    def measure(self, request) -> list[MeasuredDevice]:
        query = self.validate_query(AvailabilityQuerySerializer)
        asked = {name: query[name] for name in ("site_id", "modality") if name in query}
        devices = limit_devices(request, self, list_devices(**asked).order_by("code"))
        return measure_devices(devices, first=query["first"], last=query["last"])


class AvailabilityCsvView(AvailabilityView):
    @extend_schema(
        operation_id="device_availability_csv",
        parameters=[AvailabilityQuerySerializer],
        responses={(200, "text/csv"): OpenApiResponse(OpenApiTypes.STR)},
    )
    @may_lag
    def get(self, request):
        lang = language_of(request)
        names = ("device", "first", "last", "vendor", "available_percent", "uptime_percent", *FIGURES, "policy")
        header = [render_code(f"devices.availability_{name}", lang, {}) for name in names]
        rows = MeasuredDeviceSerializer(self.measure(request), many=True).data
        keys = (
            "device_code",
            "first",
            "last",
            "vendor",
            "available_percent",
            "uptime_percent",
            *FIGURES,
            "policy_version",
        )
        cells = [[_round(row[key]) for key in keys] for row in rows]
        return answer_csv("availability", header, cells, quotes_all=True)


def _round(value):
    return round(value, 2) if isinstance(value, float) else value


class ContractListView(ListView):
    required = {"GET": "device.read", "POST": "device.write"}
    serializer_class = ServiceContractSerializer
    query_serializer = ContractQuerySerializer
    ordering_fields = ["ends_on", "starts_on", "vendor"]

    def list_rows(self, query: dict):
        rows = ServiceContract.objects.select_related("device").order_by("ends_on", "id")
        return limit_by_device(self.request, self, rows.filter(**query))

    @extend_schema(operation_id="service_contract_list", parameters=[ContractQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="service_contract_add", request=NewContractSerializer, responses={201: ServiceContractSerializer}
    )
    def post(self, request) -> Response:
        data = self.validate(NewContractSerializer)
        check_device(request, self, data["device_id"])
        return self.render(ServiceContractSerializer, add_contract(actor=actor_of(request), **data), status=201)


class ContractView(ApiView):
    required = {"PUT": "device.write"}

    @extend_schema(
        operation_id="service_contract_edit", request=ChangedContractSerializer, responses=ServiceContractSerializer
    )
    def put(self, request, contract_id: int) -> Response:
        check_row(request, self, ServiceContract.objects.filter(pk=contract_id), "devices.contract_unknown")
        data = self.validate(ChangedContractSerializer)
        return self.render(ServiceContractSerializer, edit_contract(contract_id, actor=actor_of(request), **data))
