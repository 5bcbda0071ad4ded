from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField
from apps.scheduling.selectors.to_book import TRIED


class ToBookQuery(serializers.Serializer):
    site = serializers.IntegerField(required=False, min_value=1)
    modality = serializers.CharField(required=False, max_length=8)
    priority = serializers.CharField(required=False, max_length=16)
    state = serializers.ChoiceField(choices=["requested", "vetted"], required=False)
    due = serializers.ChoiceField(choices=["overdue", "today", "week"], required=False)
    tried = serializers.ChoiceField(
        choices=TRIED, required=False, help_text="now: never, or the time of the next try has come"
    )


class ContactRequest(serializers.Serializer):
    outcome = serializers.CharField(max_length=32)
    channel = serializers.CharField(max_length=16, required=False, allow_blank=True)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)
    next_try_at = serializers.DateTimeField(required=False, allow_null=True)


class ContactSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    channel = serializers.CharField()
    outcome = serializers.CharField()
    note = serializers.CharField()
    next_try_at = serializers.DateTimeField(allow_null=True)
    actor_name = serializers.CharField()


class ContactCodeSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    retry_min = serializers.IntegerField(allow_null=True)


class ContactCodesSerializer(serializers.Serializer):
    channels = ContactCodeSerializer(many=True)
    outcomes = ContactCodeSerializer(many=True)


class ToBookPatientSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField()
    sex = serializers.CharField()
    birth_date = serializers.DateField(allow_null=True)
    mrn = serializers.CharField()
    phone = serializers.CharField()


class ToBookSerializer(serializers.Serializer):
    id = serializers.IntegerField(source="exam.id")
    accession = serializers.CharField(source="exam.accession")
    state = serializers.CharField(source="exam.state")
    patient = ToBookPatientSerializer(source="exam.patient")
    site_id = serializers.IntegerField(source="exam.site_id")
    exam_type_names = LanguageMapField(source="exam.exam_type_names")
    modality = serializers.CharField(source="exam.modality")
    laterality = serializers.CharField(source="exam.laterality")
    priority_code = serializers.CharField(source="exam.priority_code")
    priority_rank = serializers.IntegerField(source="exam.priority_rank")
    patient_class = serializers.CharField(source="exam.patient_class")
    referrer_name = serializers.CharField(source="exam.referrer_name")
    received_at = serializers.DateTimeField(source="exam.received_at")
    due_at = serializers.DateTimeField(source="exam.due_at", allow_null=True)
    is_held = serializers.BooleanField(source="exam.is_held")
    tries = serializers.SerializerMethodField()
    last_contact = serializers.SerializerMethodField()
    next_try_at = serializers.DateTimeField(allow_null=True)

    def get_tries(self, row) -> int:
        return len(row.attempts)

    def get_last_contact(self, row) -> ContactSerializer(allow_null=True):
        return ContactSerializer(row.attempts[0]).data if row.attempts else None
