from rest_framework import serializers

from apps.common.rest.fields import ActorField
from apps.scheduling.engine.waiting import OPEN_OFFERS, EntryState
from apps.scheduling.rest.patient_serializers import ExamLineSerializer


class WaitingQuery(serializers.Serializer):
    state = serializers.ChoiceField(choices=[(s, s) for s in EntryState], default=EntryState.WAITING)
    modality = serializers.CharField(max_length=8, required=False, default="")


class WaitingRequest(serializers.Serializer):
    exam_id = serializers.IntegerField(min_value=1)
    before_day = serializers.DateField(
        allow_null=True, default=None, help_text="wants to come before this day; null: before the present booking"
    )
    weekdays = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=6), max_length=7, default=list, help_text="Monday 0"
    )
    parts = serializers.ListField(child=serializers.CharField(max_length=16), max_length=8, default=list)
    notice_h = serializers.IntegerField(min_value=0, max_value=336, allow_null=True, default=None)
    contact = serializers.CharField(max_length=64, allow_blank=True, default="")
    note = serializers.CharField(max_length=300, allow_blank=True, default="")


class WithdrawRequest(serializers.Serializer):
    version = serializers.IntegerField(min_value=1)


class WaitingEntrySerializer(serializers.Serializer):
    id = serializers.IntegerField()
    exam = ExamLineSerializer()
    state = serializers.ChoiceField(choices=[(s, s) for s in EntryState])
    before = serializers.DateTimeField(allow_null=True)
    weekdays = serializers.ListField(child=serializers.IntegerField())
    parts = serializers.ListField(child=serializers.CharField())
    notice_h = serializers.IntegerField()
    contact = serializers.CharField()
    note = serializers.CharField()
    made_at = serializers.DateTimeField()
    made_by = ActorField()
    booked_for = serializers.DateTimeField(allow_null=True, help_text="start of the present booking")
    version = serializers.IntegerField()


class WaitingOfferSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    entry_id = serializers.IntegerField()
    exam = ExamLineSerializer(source="entry.exam")
    contact = serializers.CharField(source="entry.contact")
    resource_id = serializers.IntegerField()
    resource_code = serializers.CharField(source="resource.code")
    starts_at = serializers.DateTimeField(source="during.lower")
    ends_at = serializers.DateTimeField(source="during.upper")
    state = serializers.ChoiceField(choices=[(s, s) for s in OPEN_OFFERS])
    expires_at = serializers.DateTimeField(source="reservation.expires_at", help_text="real time")
    booked_for = serializers.DateTimeField(allow_null=True, help_text="start of the present booking")
