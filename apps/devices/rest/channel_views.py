from collections.abc import Iterable

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render_code
from apps.common.replica import may_lag
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.parquet_answer import MEDIA_TYPE, NUMBER, TEXT, TIME, answer_parquet
from apps.common.rest.views import ApiView
from apps.devices.models import Channel, Device, DeviceKey
from apps.devices.models.reading import QUALITIES
from apps.devices.public import clear_limit, edit_channel, issue_device_key, list_limits, revoke_device_key, set_limit
from apps.devices.rest import fleet_serializers as s
from apps.devices.rest.access import check_device, check_row, read_device
from apps.devices.rest.fleet_views import NO_CONTENT
from apps.devices.selectors.charts import read_latest, read_series
from apps.devices.selectors.raw_readings import list_readings, propose_baseline


class ChannelListView(ApiView):
    """Channels with the newest value and the limits in force."""

    required = {"GET": "device.read"}

    @extend_schema(operation_id="device_channels", responses=s.ChannelSerializer(many=True))
    def get(self, request, device_id: int) -> Response:
        device = read_device(request, self, device_id)
        channels = list(device.channels.all())
        latest = read_latest(channels, clock.now())
        limits = list_limits(device, channels)
        for channel in channels:
            row = latest.get(channel.id)
            channel.latest = {"t": row[0], "v": row[1], "q": QUALITIES[row[2]]} if row else None
            channel.limits = limits[channel.id]
        return self.render(s.ChannelSerializer, channels, many=True)


class ChannelView(ApiView):
    required = {"PATCH": "device.write"}

    @extend_schema(operation_id="channel_edit", request=s.ChangedChannelSerializer, responses={204: NO_CONTENT})
    def patch(self, request, device_id: int, channel_id: int) -> Response:
        check_device(request, self, device_id)
        if not Channel.objects.filter(pk=channel_id, device_id=device_id).exists():
            raise NotFound("devices.channel_not_there")
        edit_channel(channel_id, changes=self.validate(s.ChangedChannelSerializer), actor=actor_of(request))
        return Response(status=204)


class BaselineView(ApiView):
    """What the readings of a span would say is usual; a person decides whether it is."""

    required = {"GET": "device.write"}

    @extend_schema(
        operation_id="channel_baseline_proposed", parameters=[s.BaselineQuerySerializer], responses=s.BaselineSerializer
    )
    def get(self, request, device_id: int, channel_id: int) -> Response:
        check_device(request, self, device_id)
        channel = Channel.objects.filter(pk=channel_id, device_id=device_id).first()
        if channel is None:
            raise NotFound("devices.channel_not_there")
        return self.render(
            s.BaselineSerializer, propose_baseline(channel, **self.validate_query(s.BaselineQuerySerializer))
        )


class SeriesView(ApiView):
    required = {"GET": "device.read"}

    @extend_schema(
        operation_id="device_readings", parameters=[s.SeriesQuerySerializer], responses=s.SeriesSerializer(many=True)
    )
    def get(self, request, device_id: int) -> Response:
        device = read_device(request, self, device_id)
        query = self.validate_query(s.SeriesQuerySerializer)
        channels = list(_choose(list(device.channels.filter(enabled=True)), query.get("channels")))
        series = read_series(channels, start=query["start"], end=query["end"], points=query["points"])
        return self.render(s.SeriesSerializer, series, many=True)


class ReadingsCsvView(ApiView):
    """Readings as they came, one row each."""

    required = {"GET": "device.read"}

    @extend_schema(
        operation_id="device_readings_csv",
        parameters=[s.SpanQuerySerializer],
        responses={(200, "text/csv"): OpenApiResponse(OpenApiTypes.STR)},
    )
    @may_lag
    def get(self, request, device_id: int):
        device = read_device(request, self, device_id)
        found = _read_span(self, device)
        lang = language_of(request)
        columns = ("device", "channel", "t", "value", "unit", "quality", "original", "original_unit")
        header = [render_code(f"devices.reading_{name}", lang, {}) for name in columns]
        rows = (
            [device.code, c.code, r.at.isoformat(), r.value, c.unit, r.quality, r.original, r.original_unit]
            for c, readings in found
            for r in readings
        )
        return answer_csv(f"readings-{device.code}", header, rows, quotes_all=True)


COLUMNS = {
    "device": TEXT, "channel": TEXT, "t": TIME, "value": NUMBER, "unit": TEXT, "quality": TEXT, "original": NUMBER, "original_unit": TEXT,
}  # fmt: skip


class ReadingsParquetView(ApiView):
    """Readings as they came, for programs; the names of the columns are the same in every language."""

    required = {"GET": "device.read"}

    @extend_schema(
        operation_id="device_readings_parquet",
        parameters=[s.SpanQuerySerializer],
        responses={(200, MEDIA_TYPE): OpenApiTypes.BINARY},
    )
    @may_lag
    def get(self, request, device_id: int):
        device = read_device(request, self, device_id)
        found = _read_span(self, device)
        rows = (
            (device.code, c.code, r.at, r.value, c.unit, r.quality, r.original, r.original_unit)
            for c, readings in found
            for r in readings
        )
        return answer_parquet(f"readings-{device.code}", COLUMNS, rows)


def _read_span(view: ApiView, device: Device):
    """The readings that the query asks for, by channel."""
    query = view.validate_query(s.SpanQuerySerializer)
    channels = list(_choose(list(device.channels.filter(enabled=True)), query.get("channels")))
    return list_readings(channels, start=query["start"], end=query["end"])


def _choose(channels: list[Channel], wanted: str | None) -> Iterable[Channel]:
    if not wanted:
        return channels
    by_code = {c.code: c for c in channels}
    codes = [code.strip() for code in wanted.split(",") if code.strip()]
    if unknown := [code for code in codes if code not in by_code]:
        raise Invalid(
            {"channels": Reason("devices.channel_unknown", {"device": "", "channel": unknown}, severity="error")}
        )
    return [by_code[code] for code in codes]


class LimitView(ApiView):
    required = {"PUT": "device.write", "DELETE": "device.write"}

    @extend_schema(operation_id="device_limit_set", request=s.NewLimitSerializer, responses={204: NO_CONTENT})
    def put(self, request, device_id: int, rule: str) -> Response:
        check_device(request, self, device_id)
        set_limit(device_id, rule, actor=actor_of(request), **self.validate(s.NewLimitSerializer))
        return Response(status=204)

    @extend_schema(operation_id="device_limit_clear", responses={204: NO_CONTENT})
    def delete(self, request, device_id: int, rule: str) -> Response:
        check_device(request, self, device_id)
        clear_limit(device_id, rule, actor=actor_of(request))
        return Response(status=204)


class KeyListView(ApiView):
    required = {"GET": "device.write", "POST": "device.key"}

    @extend_schema(operation_id="device_key_list", responses=s.KeyFactsSerializer(many=True))
    def get(self, request, device_id: int) -> Response:
        check_device(request, self, device_id)
        return self.render(
            s.KeyFactsSerializer, DeviceKey.objects.filter(device_id=device_id).order_by("-id")[:20], many=True
        )

    @extend_schema(operation_id="device_key_issue", request=None, responses={201: s.KeySerializer})
    def post(self, request, device_id: int) -> Response:
        check_device(request, self, device_id)
        row = issue_device_key(device_id, actor=actor_of(request))
        return self.render(s.KeySerializer, {"key_id": row.id, "secret": row.secret}, status=201)


class KeyView(ApiView):
    required = {"DELETE": "device.key"}

    @extend_schema(operation_id="device_key_revoke", responses={204: NO_CONTENT})
    def delete(self, request, key_id: int) -> Response:
        check_row(request, self, DeviceKey.objects.filter(pk=key_id), "common.not_found")
        revoke_device_key(key_id, actor=actor_of(request))
        return Response(status=204)
