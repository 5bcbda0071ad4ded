"""Parts with serial numbers: what they counted and where, how long they will last, into a device and out of it."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField
from apps.common.rest.scope import check_site, limit_to_sites
from apps.common.rest.views import ApiView, ListView
from apps.devices.engine.components import ComponentKind
from apps.devices.models import Component, ComponentFitting
from apps.devices.public import add_component, edit_component, fit_component, remove_component
from apps.devices.rest.access import check_device
from apps.devices.rest.fleet_serializers import choices_of
from apps.devices.selectors.components import show_components

MOST_METERS = 10
METER = r"^[a-z0-9_]{1,40}$"


class FittingSerializer(serializers.ModelSerializer):
    device_code = serializers.CharField(source="device.code")
    fitted_by = ActorField()
    removed_by = ActorField()

    class Meta:
        model = ComponentFitting
        fields = ["device_id", "device_code", "fitted_at", "fitted_by", "removed_at", "removed_by", "note"]


class ComponentSerializer(serializers.Serializer):
    """`meters`: what it brought and counted since; `ends_on` with its 10 to 90 % span where the pace of a meter tells it."""

    id = serializers.IntegerField(source="component.id")
    site_id = serializers.IntegerField(source="component.site_id")
    kind = serializers.ChoiceField(source="component.kind", choices=choices_of(ComponentKind))
    name = serializers.CharField(source="component.name")
    serial = serializers.CharField(source="component.serial")
    parent_id = serializers.IntegerField(source="component.parent_id", allow_null=True)
    brought = serializers.DictField(source="component.brought", child=serializers.FloatField())
    life_meter = serializers.CharField(source="component.life_meter")
    life_amount = serializers.FloatField(source="component.life_amount", allow_null=True)
    life_months = serializers.IntegerField(source="component.life_months", allow_null=True)
    life_source = serializers.CharField(source="component.life_source")
    retired_at = serializers.DateTimeField(source="component.retired_at", allow_null=True)
    version = serializers.IntegerField(source="component.version")
    meters = serializers.DictField(child=serializers.FloatField())
    used = serializers.FloatField(source="life.used", allow_null=True)
    left = serializers.FloatField(source="life.left", allow_null=True)
    ends_on = serializers.DateField(source="life.ends.due_on", allow_null=True)
    ends_by = serializers.CharField(source="life.ends.by")
    early_on = serializers.DateField(source="life.ends.early", allow_null=True)
    late_on = serializers.DateField(source="life.ends.late", allow_null=True)
    device_id = serializers.IntegerField(source="fitting.device_id", default=None, allow_null=True)
    device_code = serializers.CharField(source="fitting.device.code", default="")
    fittings = FittingSerializer(many=True)


class ComponentFactsSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=120)
    parent_id = serializers.IntegerField(min_value=1, max_value=2**62, allow_null=True, default=None)
    brought = serializers.DictField(
        child=serializers.FloatField(min_value=0, max_value=1e12), default=dict, help_text="by meter"
    )
    life_meter = serializers.RegexField(METER, allow_blank=True, default="")
    life_amount = serializers.FloatField(min_value=1e-6, max_value=1e12, allow_null=True, default=None)
    life_months = serializers.IntegerField(min_value=1, max_value=1200, allow_null=True, default=None)
    life_source = serializers.CharField(max_length=300, allow_blank=True, default="")

    def validate_brought(self, value: dict) -> dict:
        field = serializers.RegexField(METER)
        if len(value) > MOST_METERS:
            raise serializers.ValidationError(f"at most {MOST_METERS} meters")
        return {field.run_validation(name): amount for name, amount in value.items()}

    def validate(self, data: dict) -> dict:
        if (data["life_amount"] is None) != (data["life_meter"] == ""):
            raise serializers.ValidationError({"life_meter": "a meter and the amount on it go together"})
        if (data["life_amount"] or data["life_months"]) and not data["life_source"].strip():
            raise serializers.ValidationError({"life_source": "who says how long it lasts"})
        return data


class NewComponentSerializer(ComponentFactsSerializer):
    site_id = serializers.IntegerField(min_value=1, max_value=2**62)
    kind = serializers.ChoiceField(choices=choices_of(ComponentKind))
    serial = serializers.CharField(max_length=64)


class ChangedComponentSerializer(ComponentFactsSerializer):
    version = serializers.IntegerField(min_value=1)


class FitSerializer(serializers.Serializer):
    device_id = serializers.IntegerField(min_value=1, max_value=2**62)
    at = serializers.DateTimeField()


class RemoveSerializer(serializers.Serializer):
    at = serializers.DateTimeField()
    note = serializers.CharField(max_length=300, allow_blank=True, default="")
    is_retired = serializers.BooleanField(default=False, help_text="worn out: it is not fitted again")


class ComponentQuerySerializer(serializers.Serializer):
    device_id = serializers.IntegerField(required=False, min_value=1, max_value=2**62)
    scope = serializers.ChoiceField(choices=["live", "all"], default="live")


class ComponentListView(ListView):
    required = {"GET": "device.read", "POST": "device.write"}
    serializer_class = ComponentSerializer
    query_serializer = ComponentQuerySerializer
    ordering_fields = ["kind", "serial", "name"]

    def list_rows(self, query: dict):
        rows = limit_to_sites(self.request, self, Component.objects.order_by("kind", "serial", "id"), field="site_id")
        if "device_id" in query:
            rows = rows.filter(fittings__device_id=query["device_id"], fittings__removed_at=None)
        return rows if query["scope"] == "all" else rows.filter(retired_at=None)

    @extend_schema(operation_id="component_list", parameters=[ComponentQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        query = self.validate_query(ComponentQuerySerializer)
        page = self.paginate_queryset(self.filter_queryset(self.list_rows(query)))
        return self.get_paginated_response(self.get_serializer(list_states(page), many=True).data)

    @extend_schema(operation_id="component_add", request=NewComponentSerializer, responses={201: ComponentSerializer})
    def post(self, request) -> Response:
        data = self.validate(NewComponentSerializer)
        check_site(request, self, data["site_id"])
        row = add_component(actor=actor_of(request), **data)
        return self.render(ComponentSerializer, read_state(row.pk), status=201)


def list_states(page: list[Component]) -> list:
    """In the page's order."""
    found = {
        s.component.pk: s for s in show_components(Component.objects.filter(pk__in=[c.pk for c in page]), clock.now())
    }
    return [found[row.pk] for row in page]


def read_state(component_id: int):
    return show_components(Component.objects.filter(pk=component_id), clock.now())[0]


class OneComponent(ApiView):
    def check(self, request, component_id: int) -> None:
        rows = limit_to_sites(request, self, Component.objects.filter(pk=component_id), field="site_id")
        if not rows.exists():
            raise NotFound("devices.component_unknown")


class ComponentView(OneComponent):
    required = {"PUT": "device.write"}

    @extend_schema(operation_id="component_edit", request=ChangedComponentSerializer, responses=ComponentSerializer)
    def put(self, request, component_id: int) -> Response:
        self.check(request, component_id)
        edit_component(component_id, actor=actor_of(request), **self.validate(ChangedComponentSerializer))
        return self.render(ComponentSerializer, read_state(component_id))


class ComponentFitView(OneComponent):
    required = {"POST": "device.write"}

    @extend_schema(operation_id="component_fit", request=FitSerializer, responses=ComponentSerializer)
    def post(self, request, component_id: int) -> Response:
        self.check(request, component_id)
        data = self.validate(FitSerializer)
        check_device(request, self, data["device_id"])
        fit_component(component_id, actor=actor_of(request), **data)
        return self.render(ComponentSerializer, read_state(component_id))


class ComponentRemoveView(OneComponent):
    required = {"POST": "device.write"}

    @extend_schema(operation_id="component_remove", request=RemoveSerializer, responses=ComponentSerializer)
    def post(self, request, component_id: int) -> Response:
        self.check(request, component_id)
        remove_component(component_id, actor=actor_of(request), **self.validate(RemoveSerializer))
        return self.render(ComponentSerializer, read_state(component_id))
