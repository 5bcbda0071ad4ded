from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from apps.common.rest.facts import FactsSerializer
from apps.common.rest.fields import ReasonField
from apps.common.rest.views import ApiView
from apps.scheduling.rest.access import check_site, get_appointment
from apps.scheduling.selectors.notices import list_notices

WRITE = "schedule.write"


class NoticeSerializer(FactsSerializer):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=["booked", "moved", "cancelled", "reminder"])
    state = serializers.ChoiceField(choices=["planned", "skipped", "waiting", "sending", "sent", "failed"])
    about = serializers.DateTimeField(help_text="the start that it speaks of")
    hours_before = serializers.IntegerField()
    due_at = serializers.DateTimeField()
    sent_at = serializers.DateTimeField(allow_null=True)
    channel = serializers.CharField()
    address = serializers.CharField()
    text = serializers.CharField(help_text="in the patient's language; empty until it is queued")
    why = ReasonField(allow_null=True)


class NoticesView(ApiView):
    """What the patient was and will be told about one appointment."""

    required = {"GET": WRITE}

    @extend_schema(operation_id="list_patient_notices", responses=NoticeSerializer(many=True))
    def get(self, request, appointment_id: int):
        check_site(request, WRITE, get_appointment(appointment_id).occupancy.resource.site_id)
        return self.render(NoticeSerializer, list_notices(appointment_id), many=True)
