from rest_framework import serializers

from apps.common.kernel.words import render_code
from apps.common.rest.actors import language_of
from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.scheduling.engine.arrival import Timing
from apps.scheduling.public import IDENTIFIERS
from apps.scheduling.rest.patient_serializers import PatientLineSerializer


class CodeSerializer(serializers.Serializer):
    code = serializers.CharField()
    text = serializers.SerializerMethodField()

    def get_text(self, row) -> str:
        return render_code(row["code"], language_of(self.context["request"]))

    def to_representation(self, instance) -> dict:
        return super().to_representation({"code": instance})


class ScanRequest(serializers.Serializer):
    site_id = serializers.IntegerField(min_value=1)
    code = serializers.CharField(min_length=2, max_length=120)
    identified_by = serializers.ListField(
        child=serializers.ChoiceField(choices=IDENTIFIERS), max_length=8, default=list
    )


class CheckInRequest(serializers.Serializer):
    exam_id = serializers.IntegerField(min_value=1)
    identified_by = serializers.ListField(
        child=serializers.ChoiceField(choices=IDENTIFIERS), max_length=8, allow_empty=False
    )
    gives_up_slot = serializers.BooleanField(
        default=False, help_text="booked for another day: give that time back and wait as a walk-in today"
    )


class TicketSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    label = serializers.CharField()
    state = serializers.CharField()
    exam_id = serializers.IntegerField()
    checked_in_at = serializers.DateTimeField()
    identified_by = serializers.ListField(child=serializers.CharField())
    expected_at = serializers.DateTimeField(allow_null=True, help_text="when the turn comes, as told at check-in")
    version = serializers.IntegerField()


class ArrivalSerializer(serializers.Serializer):
    """One exam that could be checked in."""

    exam_id = serializers.IntegerField()
    accession = serializers.CharField()
    state = serializers.CharField()
    exam_type_names = LanguageMapField()
    modality = serializers.CharField()
    priority_code = serializers.CharField()
    patient = PatientLineSerializer()
    needs_isolation = serializers.BooleanField(help_text="not among the others in the waiting room")
    starts_at = serializers.DateTimeField(allow_null=True)
    resource_code = serializers.CharField()
    room_names = LanguageMapField(allow_null=True)
    appointment_id = serializers.IntegerField(allow_null=True)
    timing = serializers.ChoiceField(choices=list(Timing))
    timing_reason = ReasonField(allow_null=True)
    safety = serializers.ListField(child=ReasonField(), help_text="what safety still asks for, in words")
    papers = serializers.ListField(child=ReasonField(), help_text="consent that is not signed, payment that is open")
    missing = CodeSerializer(many=True)
    ticket = TicketSerializer(allow_null=True)


class ScanSerializer(serializers.Serializer):
    outcome = serializers.ChoiceField(
        choices=["checked_in", "already", "identify", "choose", "other_day", "nothing"],
        help_text="identify: one more identifier is needed; choose: several exams match; other_day: the only one is booked for another day",
    )
    proved = serializers.ListField(child=serializers.CharField())
    arrivals = ArrivalSerializer(many=True)
    ahead = serializers.IntegerField(allow_null=True, help_text="patients before this one in the queue")


class QueueQuery(serializers.Serializer):
    site = serializers.IntegerField(min_value=1)
    modality = serializers.CharField(max_length=8, required=False, default="")
    resource = serializers.IntegerField(min_value=1, required=False)


class QueueRowSerializer(serializers.Serializer):
    ticket_id = serializers.IntegerField(source="ticket.id")
    label = serializers.CharField()
    state = serializers.CharField(source="ticket.state")
    version = serializers.IntegerField(source="ticket.version")
    position = serializers.IntegerField(source="place.position")
    waited_min = serializers.IntegerField(source="place.waited_min")
    turn_at = serializers.DateTimeField(source="place.turn_at")
    reason = ReasonField()
    overrides = serializers.ListField(child=ReasonField(), help_text="rules that a named person set aside")
    missing = CodeSerializer(many=True)
    hold_reason = serializers.CharField(source="ticket.hold_reason")
    skipped = serializers.IntegerField(source="ticket.skipped")
    exam_id = serializers.IntegerField(source="ticket.exam_id")
    exam_state = serializers.CharField(source="ticket.exam.state")
    accession = serializers.CharField(source="ticket.exam.accession")
    modality = serializers.CharField(source="ticket.exam.modality")
    exam_type_names = LanguageMapField(source="ticket.exam.exam_type.names")
    priority_code = serializers.CharField(source="ticket.exam.priority.code")
    patient = PatientLineSerializer(source="ticket.exam.patient")
    needs_isolation = serializers.BooleanField(source="ticket.exam.needs_isolation")
    resource_code = serializers.SerializerMethodField()
    room_code = serializers.CharField()
    appointment_at = serializers.SerializerMethodField()
    checked_in_at = serializers.DateTimeField(source="ticket.checked_in_at")
    called_at = serializers.DateTimeField(allow_null=True)
    expected_at = serializers.DateTimeField(allow_null=True, help_text="when the turn comes, as far as is known now")
    told_at = serializers.DateTimeField(source="ticket.expected_at", allow_null=True, help_text="told at check-in")
    overtaken = serializers.IntegerField(help_text="came later to the same modality and were called first")
    overtaken_urgent = serializers.IntegerField(help_text="of them emergencies and urgent ones")

    def get_resource_code(self, row) -> str:
        return row.ticket.resource.code if row.ticket.resource else ""

    def get_appointment_at(self, row) -> str | None:
        return row.ticket.appointment.starts_at.isoformat() if row.ticket.appointment else None


class CallRequest(serializers.Serializer):
    room_code = serializers.CharField(max_length=32)
    again = serializers.BooleanField(default=False)
    version = serializers.IntegerField(min_value=1, required=False)


class TicketActionRequest(serializers.Serializer):
    action = serializers.ChoiceField(choices=["skip", "hold", "resume", "serve"])
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")
    version = serializers.IntegerField(min_value=1, required=False)


class KioskRequest(serializers.Serializer):
    site_id = serializers.IntegerField(min_value=1)
    code = serializers.CharField(min_length=2, max_length=120)
    birth_day = serializers.RegexField(
        r"^\d{8}$",
        required=False,
        allow_blank=True,
        default="",
        help_text="YYYYMMDD, when the code is not a slip",
    )


class KioskSerializer(serializers.Serializer):
    outcome = serializers.ChoiceField(choices=["checked_in", "already", "birth_day", "desk"])
    label = serializers.CharField()
    masked_name = serializers.CharField()
    room_names = LanguageMapField(allow_null=True)
    floor = serializers.CharField()
    ahead = serializers.IntegerField(allow_null=True)
    wait_min = serializers.IntegerField(allow_null=True, help_text="in steps of five")
