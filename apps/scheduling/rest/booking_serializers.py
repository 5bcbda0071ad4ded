from rest_framework import serializers

from apps.common.rest.facts import FactsSerializer
from apps.common.rest.fields import ActorField, LanguageMapField, ReasonField
from apps.scheduling.engine.states import AppointmentState
from apps.scheduling.rest.patient_serializers import ExamLineSerializer


class OfferQuery(serializers.Serializer):
    n = serializers.IntegerField(min_value=1, max_value=20, default=3)
    skip = serializers.IntegerField(min_value=0, max_value=1000, default=0)
    after = serializers.DateTimeField(required=False)


class OfferSerializer(FactsSerializer):
    exam_id = serializers.IntegerField()
    resource_id = serializers.IntegerField()
    resource_code = serializers.CharField()
    device_code = serializers.CharField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    verdict = serializers.ChoiceField(choices=["clear", "needs", "hold"])
    price_min = serializers.IntegerField(help_text="minutes that nobody else can use when this slot is taken")
    reasons = serializers.ListField(child=ReasonField())


class ReservationRequest(serializers.Serializer):
    exam_id = serializers.IntegerField(min_value=1)
    resource_id = serializers.IntegerField(min_value=1)
    starts_at = serializers.DateTimeField()


class ReservationSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    exam_id = serializers.IntegerField()
    resource_id = serializers.IntegerField(source="occupancy.resource_id")
    starts_at = serializers.DateTimeField(source="occupancy.during.lower")
    ends_at = serializers.DateTimeField(source="occupancy.during.upper")
    expires_at = serializers.DateTimeField(help_text="real time")
    expires_in_s = serializers.IntegerField()


class BookingRequest(serializers.Serializer):
    exam_id = serializers.IntegerField(min_value=1)
    resource_id = serializers.IntegerField(min_value=1)
    starts_at = serializers.DateTimeField()
    client_key = serializers.CharField(min_length=8, max_length=64)
    outside_hours_reason = serializers.CharField(max_length=300, allow_blank=True, default="")
    separation_reason = serializers.CharField(max_length=300, allow_blank=True, default="")


class MoveRequest(serializers.Serializer):
    resource_id = serializers.IntegerField(min_value=1)
    starts_at = serializers.DateTimeField()
    reason_code = serializers.CharField(max_length=32)
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")
    version = serializers.IntegerField(min_value=1)
    outside_hours_reason = serializers.CharField(max_length=300, allow_blank=True, default="")
    separation_reason = serializers.CharField(max_length=300, allow_blank=True, default="")


class CancelRequest(serializers.Serializer):
    reason_code = serializers.CharField(max_length=32)
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")
    also_exam = serializers.BooleanField(default=False)
    version = serializers.IntegerField(min_value=1)


class NoShowRequest(serializers.Serializer):
    reason_code = serializers.CharField(max_length=32)
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")
    version = serializers.IntegerField(min_value=1)


class AppointmentSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    exam = ExamLineSerializer()
    resource_id = serializers.IntegerField(source="occupancy.resource_id")
    resource_code = serializers.CharField(source="occupancy.resource.code")
    device_code = serializers.CharField(source="occupancy.resource.device_code")
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    state = serializers.ChoiceField(choices=[(s, s) for s in AppointmentState])
    reasons = serializers.ListField(child=ReasonField())
    overrides = serializers.ListField(child=ReasonField(), help_text="rules that a named person set aside")
    flag = ReasonField(allow_null=True)
    outside_hours_reason = serializers.CharField()
    is_overbooked = serializers.BooleanField()
    cancel_code = serializers.CharField()
    cancel_reason = serializers.CharField()
    booked_at = serializers.DateTimeField()
    booked_by = ActorField()
    visit_id = serializers.IntegerField(allow_null=True)
    series_id = serializers.IntegerField(allow_null=True)
    version = serializers.IntegerField()
    undo_s = serializers.SerializerMethodField(help_text="seconds in which the last change may be undone")

    def get_undo_s(self, appointment) -> int:
        return self.context.get("undo_s", 0)


class SqueezeQuery(serializers.Serializer):
    exam_id = serializers.IntegerField(min_value=1)
    resource_id = serializers.IntegerField(min_value=1)
    at = serializers.DateTimeField(required=False)


class SqueezeChoicesQuery(serializers.Serializer):
    exam_id = serializers.IntegerField(min_value=1)


class SqueezeRequest(SqueezeQuery):
    at = serializers.DateTimeField()
    reason = serializers.CharField(max_length=300)
    client_key = serializers.CharField(min_length=8, max_length=64)


class PushSerializer(serializers.Serializer):
    appointment_id = serializers.IntegerField()
    patient_name = serializers.CharField()
    from_at = serializers.DateTimeField()
    to_at = serializers.DateTimeField()
    delay_min = serializers.IntegerField()
    broken = serializers.ListField(
        child=ReasonField(), help_text="what the push breaks: a visit, a distance to another exam"
    )


class SqueezeSerializer(serializers.Serializer):
    resource_id = serializers.IntegerField()
    resource_code = serializers.CharField()
    resource_names = LanguageMapField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    over_closing_min = serializers.IntegerField()
    delay_min = serializers.IntegerField(help_text="of all together")
    pushes = PushSerializer(many=True)
