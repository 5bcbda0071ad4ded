from rest_framework import serializers

from apps.common.rest.facts import FactsSerializer
from apps.common.rest.fields import ActorField, LanguageMapField, ReasonField

STATUSES = ["booked", "arrived", "preparing", "in_exam", "done", "cancelled", "held", "problem", "blocked"]


class SpanSerializer(serializers.Serializer):
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()

    def to_representation(self, instance) -> dict:
        start, end = instance
        return super().to_representation({"starts_at": start, "ends_at": end})


class BoardRowSerializer(serializers.Serializer):
    id = serializers.IntegerField(source="resource.id")
    code = serializers.CharField(source="resource.code")
    names = LanguageMapField(source="resource.names")
    modality = serializers.CharField(source="resource.modality")
    device_code = serializers.CharField(source="resource.device_code")
    opens = SpanSerializer(many=True)
    booked_min = serializers.IntegerField()
    open_min = serializers.IntegerField()


class BoardItemSerializer(FactsSerializer):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=["appointment", "reservation", "block"])
    resource_id = serializers.IntegerField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    status = serializers.ChoiceField(choices=STATUSES)
    appointment_id = serializers.IntegerField(allow_null=True)
    version = serializers.IntegerField(allow_null=True)
    exam_id = serializers.IntegerField(allow_null=True)
    accession = serializers.CharField()
    patient_name = serializers.CharField()
    exam_code = serializers.CharField()
    exam_names = LanguageMapField(allow_null=True)
    priority_code = serializers.CharField()
    flag = ReasonField(allow_null=True)
    visit_id = serializers.IntegerField(allow_null=True)
    series_id = serializers.IntegerField(allow_null=True)
    series_at = serializers.IntegerField(allow_null=True, help_text="this is number so much ...")
    series_of = serializers.IntegerField(allow_null=True, help_text="... of so many of its series that stand")
    holder = ActorField()
    is_mine = serializers.BooleanField()
    expires_in_s = serializers.IntegerField(allow_null=True)
    block_id = serializers.IntegerField(allow_null=True)
    cause = serializers.CharField()
    note = serializers.CharField()
    is_open_ended = serializers.BooleanField()
    is_overbooked = serializers.BooleanField(help_text="shares the slot of another appointment")
    clean_at = serializers.DateTimeField(allow_null=True, help_text="isolated patient: until then the room is cleaned")


class BoardSerializer(serializers.Serializer):
    site_id = serializers.IntegerField()
    day = serializers.DateField()
    time_zone = serializers.CharField()
    now = serializers.DateTimeField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    rows = BoardRowSerializer(many=True)
    items = BoardItemSerializer(many=True)


class BoardQuery(serializers.Serializer):
    site = serializers.IntegerField(min_value=1)
    day = serializers.DateField(required=False)


class HalfDaySerializer(serializers.Serializer):
    day = serializers.DateField()
    half = serializers.ChoiceField(choices=["am", "pm"])
    starts_at = serializers.DateTimeField()
    open_min = serializers.IntegerField()
    places = serializers.IntegerField()
    level = serializers.IntegerField(allow_null=True, help_text="0 empty to 4 full; null: closed")
    reason = ReasonField(allow_null=True, help_text="the pool that leaves fewer places than the scanners would")


class LoadQuery(serializers.Serializer):
    site = serializers.IntegerField(min_value=1)
    exam = serializers.IntegerField(min_value=1, required=False)
    modality = serializers.CharField(max_length=8, required=False, default="")
    day = serializers.DateField(required=False)
    days = serializers.IntegerField(min_value=1, max_value=31, default=14)
    duration_min = serializers.IntegerField(min_value=5, max_value=480, default=20)


class LoadSerializer(serializers.Serializer):
    duration_min = serializers.IntegerField()
    modality = serializers.CharField()
    days = HalfDaySerializer(many=True)
