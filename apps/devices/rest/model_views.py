"""Types of equipment, and what a device of one begins with."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.fields import LanguageMapField
from apps.common.rest.views import ApiView, ListView
from apps.devices.models import DeviceModel
from apps.devices.public import load_rules
from apps.devices.rest.fleet_serializers import DeviceModelSerializer
from apps.devices.selectors.templates import read_template


class TemplateChannelSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    unit = serializers.CharField()


class TemplateRuleSerializer(serializers.Serializer):
    code = serializers.CharField()
    channel = serializers.CharField()
    kind = serializers.CharField()
    severity = serializers.CharField()
    on = serializers.FloatField()
    unit = serializers.CharField()
    of_baseline = serializers.BooleanField(help_text="`on` is a share of what is usual for the channel of the device")
    source = serializers.CharField()


class TemplateTestSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    every_days = serializers.IntegerField(allow_null=True)
    source = serializers.CharField()


class TemplatePlanSerializer(TemplateTestSerializer):
    kind = serializers.CharField()


class ModelTemplateSerializer(serializers.Serializer):
    """Limits, tests and plans come from policies, each row with its source."""

    model = DeviceModelSerializer()
    channels = TemplateChannelSerializer(many=True)
    rules = TemplateRuleSerializer(many=True)
    tests = TemplateTestSerializer(many=True)
    plans = TemplatePlanSerializer(many=True)


class DeviceModelListView(ListView):
    required = {"GET": "device.read"}
    serializer_class = DeviceModelSerializer
    ordering_fields = ["code", "modality"]

    def list_rows(self, query: dict):
        return DeviceModel.objects.order_by("code")

    @extend_schema(operation_id="device_model_list")
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)


class ModelTemplateView(ApiView):
    required = {"GET": "device.read"}

    @extend_schema(operation_id="device_model_template", responses=ModelTemplateSerializer)
    def get(self, request, code: str) -> Response:
        return self.render(ModelTemplateSerializer, read_template(code, load_rules()))
