from datetime import timedelta

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.safety.engine.terms import InjectionSite
from apps.safety.models import Preparation, StopAlarm
from apps.safety.public import acknowledge_alarm, hand_over, move_preparation, remove_cannula
from apps.safety.rest.scope import check_site, limit_to_sites
from apps.safety.rest.serializers import StopAlarmSerializer
from apps.safety.rest.sheet_serializers import NurseLaneCardSerializer, PreparationSerializer, ScannerCardSerializer
from apps.safety.selectors.boards import list_lanes, list_worklist

LANE_ACTIONS = ["place_iv", "start_drinking", "start_uptake", "observe", "discharge", "close"]
LONGEST = timedelta(days=7)


class ScannerQuerySerializer(serializers.Serializer):
    """The day is a span of time, so that the site's own zone decides where it begins."""

    starts_from = serializers.DateTimeField(required=False)
    starts_before = serializers.DateTimeField(required=False)
    device = serializers.CharField(required=False, max_length=32)
    modality = serializers.CharField(required=False, max_length=8)
    site_id = serializers.IntegerField(required=False, min_value=1, max_value=2**62)

    def validate(self, data):
        now = clock.now()
        data.setdefault("starts_from", now - timedelta(hours=12))
        try:
            data.setdefault("starts_before", data["starts_from"] + timedelta(hours=24))
        except OverflowError:
            raise serializers.ValidationError({"starts_from": "too late for a day after it"}) from None
        if not timedelta(0) < data["starts_before"] - data["starts_from"] <= LONGEST:
            raise serializers.ValidationError({"starts_before": "0..7 d after starts_from"})
        return data


class WorklistView(ApiView):
    """The technologist's cards of one scanner: in exam, waiting (urgent first), to come, done."""

    required = {"GET": "exam.read"}

    @extend_schema(
        operation_id="safety_worklist",
        parameters=[ScannerQuerySerializer],
        responses=ScannerCardSerializer(many=True),
    )
    def get(self, request) -> Response:
        query = self.validate_query(ScannerQuerySerializer)
        device = query.get("device")
        cards = list_worklist(
            starts_from=query["starts_from"],
            starts_before=query["starts_before"],
            device_codes=[device] if device else None,
            modality=query.get("modality"),
            site_id=query.get("site_id"),
        )
        sites = request.grants.sites("exam.read")
        seen = [c for c in cards if sites is None or c.exam.site_id in sites]
        return self.render(ScannerCardSerializer, seen, many=True)


class NurseLaneQuerySerializer(serializers.Serializer):
    site_id = serializers.IntegerField(required=False, min_value=1, max_value=2**62)


class LaneListView(ApiView):
    """The nurse's lanes, the longest in its lane first."""

    required = {"GET": ("exam.prepare", "safety.read")}

    @extend_schema(
        operation_id="safety_lane_list",
        parameters=[NurseLaneQuerySerializer],
        responses=NurseLaneCardSerializer(many=True),
    )
    def get(self, request) -> Response:
        query = self.validate_query(NurseLaneQuerySerializer)
        rows = limit_to_sites(request, self, Preparation.objects.filter(**query))
        return self.render(NurseLaneCardSerializer, list_lanes(rows), many=True)


class PreparationMoveSerializer(serializers.Serializer):
    version = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)
    iv_site = serializers.ChoiceField(choices=[(s.value, s.value) for s in InjectionSite], allow_blank=True, default="")
    iv_gauge = serializers.IntegerField(min_value=10, max_value=30, required=False, allow_null=True, default=None)
    iv_attempts = serializers.IntegerField(min_value=1, max_value=20, default=1)
    minutes = serializers.IntegerField(
        min_value=1, max_value=1440, required=False, allow_null=True, default=None, help_text="of the lane's clock"
    )
    note = serializers.CharField(max_length=300, allow_blank=True, default="")


class PreparationActionView(ApiView):
    """place_iv, start_drinking, start_uptake, observe, discharge, close, hand_over, remove_iv."""

    required = {"POST": "exam.prepare"}

    @extend_schema(
        operation_id="safety_preparation_move", request=PreparationMoveSerializer, responses=PreparationSerializer
    )
    def post(self, request, preparation_id: int, action: str) -> Response:
        row = Preparation.objects.filter(pk=preparation_id).first()
        if row is None or action not in (*LANE_ACTIONS, "hand_over", "remove_iv"):
            raise NotFound("safety.preparation_unknown")
        check_site(request, self, row.site_id)
        data, actor = self.validate(PreparationMoveSerializer), actor_of(request)
        if action == "hand_over":
            moved = hand_over(preparation_id, actor=actor, version=data["version"], note=data["note"])
        elif action == "remove_iv":
            moved = remove_cannula(preparation_id, actor=actor)
        else:
            moved = move_preparation(preparation_id, action, actor=actor, **data)
        return self.render(PreparationSerializer, moved)


class StopAlarmQuerySerializer(serializers.Serializer):
    is_open = serializers.BooleanField(required=False, allow_null=True, default=None)


class AlarmListView(ListView):
    required = {"GET": "safety.read"}
    serializer_class = StopAlarmSerializer
    query_serializer = StopAlarmQuerySerializer
    ordering_fields = ["raised_at", "started_at"]

    def list_rows(self, query):
        rows = StopAlarm.objects.select_related("exam__patient").order_by("-raised_at", "-id")
        if query.get("is_open") is not None:
            rows = rows.filter(acknowledged_at__isnull=query["is_open"])
        return limit_to_sites(self.request, self, rows, field="exam__site_id")

    @extend_schema(operation_id="safety_alarm_list", parameters=[StopAlarmQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class AcknowledgeStopAlarmSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=500)


class AlarmAcknowledgeView(ApiView):
    required = {"POST": "safety.release"}

    @extend_schema(
        operation_id="safety_alarm_acknowledge", request=AcknowledgeStopAlarmSerializer, responses=StopAlarmSerializer
    )
    def post(self, request, alarm_id: int) -> Response:
        row = StopAlarm.objects.select_related("exam").filter(pk=alarm_id).first()
        if row is None:
            raise NotFound("safety.alarm_unknown")
        check_site(request, self, row.exam.site_id)
        return self.render(
            StopAlarmSerializer,
            acknowledge_alarm(alarm_id, actor=actor_of(request), **self.validate(AcknowledgeStopAlarmSerializer)),
        )
