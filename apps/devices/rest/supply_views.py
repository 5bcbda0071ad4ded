"""Shared supplies: what several devices hang on, such as one chiller."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.scope import check_site, limit_to_sites
from apps.common.rest.views import ApiView, ListView
from apps.devices.models import Supply
from apps.devices.public import delete_supply, save_supply
from apps.devices.rest.fleet_views import NO_CONTENT


class SupplySerializer(serializers.ModelSerializer):
    names = LanguageMapField()
    device_ids = serializers.PrimaryKeyRelatedField(source="devices", many=True, read_only=True)
    device_codes = serializers.SlugRelatedField(source="devices", slug_field="code", many=True, read_only=True)

    class Meta:
        model = Supply
        fields = ["id", "site_id", "code", "names", "kind", "device_ids", "device_codes", "version"]


class SupplyFactsSerializer(serializers.Serializer):
    code = serializers.RegexField(r"^[A-Za-z0-9_.-]{1,32}$")
    names = LanguageMapField()
    kind = serializers.RegexField(
        r"^[a-z_]{1,40}$", help_text="the cause of the alarm rules that it explains, such as cooling"
    )
    device_ids = serializers.ListField(child=serializers.IntegerField(min_value=1, max_value=2**62), max_length=200)


class NewSupplySerializer(SupplyFactsSerializer):
    site_id = serializers.IntegerField(min_value=1, max_value=2**62)


class ChangedSupplySerializer(SupplyFactsSerializer):
    version = serializers.IntegerField(min_value=1)


class SupplyVersionSerializer(serializers.Serializer):
    version = serializers.IntegerField(min_value=1)


class SupplyListView(ListView):
    required = {"GET": "device.read", "POST": "device.write"}
    serializer_class = SupplySerializer
    ordering_fields = ["code", "kind"]

    def list_rows(self, query: dict):
        rows = Supply.objects.prefetch_related("devices").order_by("code", "id")
        return limit_to_sites(self.request, self, rows, field="site_id")

    @extend_schema(operation_id="device_supply_list")
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)

    @extend_schema(operation_id="device_supply_add", request=NewSupplySerializer, responses={201: SupplySerializer})
    def post(self, request) -> Response:
        data = self.validate(NewSupplySerializer)
        check_site(request, self, data["site_id"])
        return self.render(SupplySerializer, save_supply(None, actor=actor_of(request), **data), status=201)


class SupplyView(ApiView):
    required = {"PUT": "device.write", "DELETE": "device.write"}

    @extend_schema(operation_id="device_supply_edit", request=ChangedSupplySerializer, responses=SupplySerializer)
    def put(self, request, supply_id: int) -> Response:
        site_id = self._find_site(supply_id)
        data = self.validate(ChangedSupplySerializer)
        return self.render(SupplySerializer, save_supply(supply_id, site_id=site_id, actor=actor_of(request), **data))

    @extend_schema(
        operation_id="device_supply_delete",
        parameters=[OpenApiParameter("version", int, required=True)],
        responses={204: NO_CONTENT},
    )
    def delete(self, request, supply_id: int) -> Response:
        self._find_site(supply_id)
        version = self.validate_query(SupplyVersionSerializer)["version"]
        delete_supply(supply_id, version=version, actor=actor_of(request))
        return Response(status=204)

    def _find_site(self, supply_id: int) -> int:
        rows = limit_to_sites(self.request, self, Supply.objects.filter(pk=supply_id), field="site_id")
        found = rows.values_list("site_id", flat=True).first()
        if found is None:
            raise NotFound("devices.supply_unknown")
        return found
