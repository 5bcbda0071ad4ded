from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField


class PatientLineSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField()
    sex = serializers.CharField()
    birth_date = serializers.DateField(allow_null=True)
    mrn = serializers.CharField()
    phone = serializers.CharField()
    is_unknown = serializers.BooleanField()


class ExamLineSerializer(serializers.Serializer):
    """An exam row of this app's own reads."""

    id = serializers.IntegerField()
    accession = serializers.CharField()
    state = serializers.CharField()
    site_id = serializers.IntegerField()
    modality = serializers.CharField()
    exam_type_code = serializers.CharField(source="exam_type.code")
    exam_type_names = LanguageMapField(source="exam_type.names")
    priority_code = serializers.CharField(source="priority.code")
    patient = PatientLineSerializer()


class ExamFactsSerializer(serializers.Serializer):
    """An exam as workflow's front door tells it."""

    id = serializers.IntegerField()
    accession = serializers.CharField()
    state = serializers.CharField()
    site_id = serializers.IntegerField()
    modality = serializers.CharField()
    exam_type_code = serializers.CharField()
    exam_type_names = LanguageMapField()
    duration_min = serializers.IntegerField()
    order_id = serializers.IntegerField()
    repeat_offset_days = serializers.IntegerField(help_text="of a repeated exam: days after the first one of its order")
    contrast = serializers.CharField()
    laterality = serializers.CharField()
    prep = LanguageMapField()
    priority_code = serializers.CharField()
    priority_rank = serializers.IntegerField()
    patient_class = serializers.CharField()
    referrer_name = serializers.CharField()
    reason_for_exam = serializers.CharField()
    scan_due_at = serializers.DateTimeField(allow_null=True)
    slot_start = serializers.DateTimeField(allow_null=True)
    slot_device_code = serializers.CharField()
    is_held = serializers.BooleanField()
    appointment_id = serializers.IntegerField(allow_null=True)
    version = serializers.IntegerField()


class CallerSerializer(serializers.Serializer):
    patient = PatientLineSerializer()
    to_book = ExamFactsSerializer(many=True)
    booked = ExamFactsSerializer(many=True)


class CallersQuery(serializers.Serializer):
    q = serializers.CharField(min_length=2, max_length=60)
    site = serializers.IntegerField(min_value=1)


class CallersSerializer(serializers.Serializer):
    is_unique = serializers.BooleanField(help_text="exactly one patient with an exam to book matched")
    results = CallerSerializer(many=True)


class RecentExamSerializer(serializers.Serializer):
    exam_id = serializers.IntegerField()
    day = serializers.DateTimeField()
    exam_type_names = LanguageMapField()
    state = serializers.CharField()


class CallCardSerializer(CallerSerializer):
    recent = RecentExamSerializer(many=True)
