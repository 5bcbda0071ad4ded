from rest_framework import serializers

from apps.common.rest.facts import FactsSerializer
from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.scheduling.rest.booking_serializers import AppointmentSerializer, ReservationSerializer

MOST = 12
ID = {"min_value": 1, "max_value": 2**53}


class VisitOffersRequest(serializers.Serializer):
    exam_ids = serializers.ListField(child=serializers.IntegerField(**ID), min_length=2, max_length=MOST)
    n = serializers.IntegerField(min_value=1, max_value=10, default=3)
    skip = serializers.IntegerField(min_value=0, max_value=100, default=0)
    after = serializers.DateTimeField(required=False)
    keeps_order = serializers.BooleanField(default=False)


class VisitPlaceSerializer(FactsSerializer):
    exam_id = serializers.IntegerField()
    exam_type_names = LanguageMapField()
    resource_id = serializers.IntegerField()
    resource_code = serializers.CharField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    reasons = serializers.ListField(child=ReasonField())


class VisitOfferSerializer(serializers.Serializer):
    price = serializers.IntegerField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    idle_min = serializers.IntegerField()
    places = VisitPlaceSerializer(many=True)
    reasons = serializers.ListField(child=ReasonField())


class WantedSerializer(serializers.Serializer):
    exam_id = serializers.IntegerField(**ID)
    resource_id = serializers.IntegerField(**ID)
    starts_at = serializers.DateTimeField()


class PlacesRequest(serializers.Serializer):
    places = WantedSerializer(many=True, min_length=2, max_length=MOST)


class VisitBookingRequest(PlacesRequest):
    client_key = serializers.CharField(min_length=8, max_length=64)
    keeps_order = serializers.BooleanField(default=False)


class VisitMoveRequest(PlacesRequest):
    reason_code = serializers.CharField(max_length=32)
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")


class VisitCancelRequest(serializers.Serializer):
    reason_code = serializers.CharField(max_length=32)
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")


class VisitReservationsSerializer(serializers.Serializer):
    expires_in_s = serializers.IntegerField()
    reservations = ReservationSerializer(many=True)


class VisitSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    keeps_order = serializers.BooleanField()
    appointments = AppointmentSerializer(many=True)
    undo_s = serializers.IntegerField(help_text="seconds in which the last change may be undone")
