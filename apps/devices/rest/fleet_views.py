from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.views import ApiView, ListView
from apps.devices.models import Downtime
from apps.devices.public import (
    add_device,
    change_downtime,
    correct_downtime,
    edit_device,
    return_to_service,
    take_out_of_service,
)
from apps.devices.rest import fleet_serializers as s
from apps.devices.rest.access import check_device, check_room, limit_devices, read_device
from apps.devices.selectors.board import read_board
from apps.devices.selectors.fleet import get_device, list_devices


class FleetView(ApiView):
    required = {"GET": "device.read"}

    @extend_schema(operation_id="fleet_read", parameters=[s.DeviceQuerySerializer], responses=s.FleetSerializer)
    def get(self, request) -> Response:
        query = self.validate_query(s.DeviceQuerySerializer)
        devices = limit_devices(request, self, list_devices(site_id=query.get("site_id")))
        return self.render(s.FleetSerializer, read_board(clock.now(), devices))


class DeviceListView(ListView):
    required = {"GET": "device.read", "POST": "device.write"}
    serializer_class = s.DeviceSerializer
    query_serializer = s.DeviceQuerySerializer
    ordering_fields = ["code", "modality", "technical", "id"]

    def list_rows(self, query: dict):
        return limit_devices(self.request, self, list_devices(**query))

    @extend_schema(operation_id="device_list", parameters=[s.DeviceQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)

    @extend_schema(operation_id="device_add", request=s.NewDeviceSerializer, responses={201: s.DeviceSerializer})
    def post(self, request) -> Response:
        data = self.validate(s.NewDeviceSerializer)
        check_room(request, self, data["room_id"])
        language = language_of(request) if data.pop("with_plans") else None
        device = add_device(model_code=data.pop("model"), actor=actor_of(request), plans_language=language, **data)
        return self.render(s.DeviceSerializer, get_device(device.id), status=201)


class DeviceView(ApiView):
    required = {"GET": "device.read", "PATCH": "device.write"}

    @extend_schema(operation_id="device_read", responses=s.DeviceSerializer)
    def get(self, request, device_id: int) -> Response:
        return self.render(s.DeviceSerializer, read_device(request, self, device_id))

    @extend_schema(operation_id="device_edit", request=s.ChangedDeviceSerializer, responses=s.DeviceSerializer)
    def patch(self, request, device_id: int) -> Response:
        check_device(request, self, device_id)
        data = self.validate(s.ChangedDeviceSerializer)
        if "room_id" in data:
            check_room(request, self, data["room_id"])
        edit_device(device_id, version=data.pop("version"), changes=data, actor=actor_of(request))
        return self.render(s.DeviceSerializer, get_device(device_id))


class OutOfServiceView(ApiView):
    required = {"POST": "device.downtime", "PATCH": "device.downtime"}

    @extend_schema(
        operation_id="device_take_out_of_service",
        request=s.NewDowntimeSerializer,
        responses={201: s.DowntimeSerializer},
    )
    def post(self, request, device_id: int) -> Response:
        check_device(request, self, device_id)
        data = self.validate(s.NewDowntimeSerializer)
        row = take_out_of_service(device_id, actor=actor_of(request), **data)
        return self.render(s.DowntimeSerializer, row, status=201)

    @extend_schema(
        operation_id="device_change_downtime",
        request=s.ChangedDowntimeSerializer,
        responses=s.DowntimeSerializer,
    )
    def patch(self, request, device_id: int) -> Response:
        check_device(request, self, device_id)
        changes = self.validate(s.ChangedDowntimeSerializer)
        return self.render(s.DowntimeSerializer, change_downtime(device_id, changes=changes, actor=actor_of(request)))


class DowntimeView(ApiView):
    required = {"PATCH": "device.downtime"}

    @extend_schema(
        operation_id="downtime_correct", request=s.CorrectedDowntimeSerializer, responses=s.DowntimeSerializer
    )
    def patch(self, request, downtime_id: int) -> Response:
        row = Downtime.objects.filter(pk=downtime_id).first()
        if row is None:
            raise NotFound("devices.downtime_unknown")
        check_device(request, self, row.device_id)
        changes = self.validate(s.CorrectedDowntimeSerializer)
        reason = changes.pop("reason")
        row = correct_downtime(downtime_id, changes=changes, reason=reason, actor=actor_of(request))
        return self.render(s.DowntimeSerializer, row)


class BackInServiceView(ApiView):
    required = {"POST": "device.downtime"}

    @extend_schema(
        operation_id="device_return_to_service", request=s.BackInServiceSerializer, responses=s.DowntimeSerializer
    )
    def post(self, request, device_id: int) -> Response:
        check_device(request, self, device_id)
        row = return_to_service(device_id, actor=actor_of(request), **self.validate(s.BackInServiceSerializer))
        return self.render(s.DowntimeSerializer, row)


NO_CONTENT = OpenApiResponse(description="done")
