from rest_framework import serializers

from apps.common.rest.facts import FactsSerializer
from apps.common.rest.fields import ActorField, LanguageMapField, ReasonField
from apps.workflow.engine.states import Action, ExamState, Laterality, PatientClass

ASKED_BY_PEOPLE = [a for a in Action if a not in (Action.BOOK, Action.UNBOOK, Action.SIGN, Action.DELIVER)]


def choices(values) -> list[tuple[str, str]]:
    return [(v.value, v.value) for v in values]


class ExamPatientSerializer(FactsSerializer):
    id = serializers.IntegerField()
    name = serializers.CharField()
    name_latin = serializers.CharField()
    sex = serializers.CharField()
    birth_date = serializers.DateField(allow_null=True)
    mrn = serializers.CharField()
    is_unknown = serializers.BooleanField()


class StepSerializer(FactsSerializer):
    id = serializers.IntegerField()
    sps_id = serializers.CharField()
    study_uid = serializers.CharField()
    rp_id = serializers.CharField()


class ExamSerializer(FactsSerializer):
    """One exam as lists and pages show it."""

    id = serializers.IntegerField()
    accession = serializers.CharField()
    issuer = serializers.CharField()
    state = serializers.ChoiceField(choices=choices(ExamState))
    allowed_actions = serializers.SerializerMethodField()
    patient = ExamPatientSerializer()
    site_id = serializers.IntegerField()
    site_code = serializers.CharField()
    exam_type_code = serializers.CharField()
    exam_type_names = LanguageMapField()
    duration_min = serializers.IntegerField()
    modality = serializers.CharField()
    body_part = serializers.CharField()
    laterality = serializers.CharField()
    contrast = serializers.CharField()
    protocol = serializers.CharField()
    priority_code = serializers.CharField()
    priority_rank = serializers.IntegerField()
    patient_class = serializers.ChoiceField(choices=choices(PatientClass))
    location = serializers.CharField()
    visit_number = serializers.CharField()
    reason_for_exam = serializers.CharField()
    referrer_name = serializers.CharField()
    order_id = serializers.IntegerField()
    repeat_offset_days = serializers.IntegerField(help_text="of a repeated exam: days after the first one of its order")
    placer_number = serializers.CharField()
    ordered_at = serializers.DateTimeField()
    received_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField(allow_null=True)
    scan_due_at = serializers.DateTimeField(allow_null=True)
    report_due_at = serializers.DateTimeField(allow_null=True)
    slot_start = serializers.DateTimeField(allow_null=True)
    slot_device_code = serializers.CharField()
    is_held = serializers.BooleanField()
    version = serializers.IntegerField()
    steps = StepSerializer(many=True)
    facets = serializers.DictField(child=serializers.CharField())
    stamps = serializers.DictField(child=serializers.DateTimeField())
    stamp_sources = serializers.DictField(child=serializers.CharField())

    def get_allowed_actions(self, exam) -> list[str]:
        """What the caller may ask for here: by the state, the rules and the caller's own permissions."""
        may = self.context.get("may")
        return [a for a in exam.allowed_actions if may is None or may(a, exam.site_id)]


class VetDetailSerializer(serializers.Serializer):
    protocol = serializers.CharField(max_length=200, required=False, allow_blank=True)
    priority = serializers.CharField(max_length=16, required=False)
    contrast = serializers.CharField(max_length=20, required=False)
    laterality = serializers.ChoiceField(choices=choices(Laterality), required=False, allow_blank=True)
    exam_type = serializers.CharField(
        max_length=32, required=False, allow_blank=True, help_text="another exam than the ordered one"
    )
    is_suggested = serializers.BooleanField(required=False, help_text="the order's text proposed it")


class ActionSerializer(serializers.Serializer):
    action = serializers.ChoiceField(choices=choices(ASKED_BY_PEOPLE))
    version = serializers.IntegerField(min_value=1, required=False, help_text="refused as stale when it is not current")
    reason = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    at = serializers.DateTimeField(required=False, help_text="when it happened; now when absent")
    detail = VetDetailSerializer(required=False, help_text="for vet")
    with_repeats = serializers.BooleanField(
        required=False, help_text="vet also the exams of the order that repeat this one and still wait"
    )


class QuestionSerializer(serializers.Serializer):
    question = serializers.CharField(max_length=1000)


class ExamQuerySerializer(serializers.Serializer):
    q = serializers.CharField(required=False, allow_blank=True, max_length=80, help_text="accession or patient")
    state = serializers.CharField(required=False, max_length=160, help_text="one or several, by comma")
    modality = serializers.CharField(required=False, max_length=40, help_text="one or several, by comma")
    priority = serializers.CharField(required=False, max_length=80, help_text="one or several, by comma")
    patient_class = serializers.ChoiceField(choices=choices(PatientClass), required=False)
    patient = serializers.IntegerField(required=False, min_value=1)
    accession = serializers.CharField(required=False, max_length=16)
    site = serializers.IntegerField(required=False, min_value=1)
    day = serializers.DateField(required=False, help_text="day of the slot, in the site's time zone")
    received_from = serializers.DateTimeField(required=False)
    received_before = serializers.DateTimeField(required=False)
    due = serializers.ChoiceField(choices=["late", "open"], required=False, help_text="late: the clock ran out")
    held = serializers.BooleanField(required=False, allow_null=True, default=None)

    def validate_state(self, value: str) -> list[str]:
        return _split(value, {s.value for s in ExamState})

    def validate_modality(self, value: str) -> list[str]:
        return _split(value)

    def validate_priority(self, value: str) -> list[str]:
        return _split(value)


class TaskSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    kind = serializers.CharField()
    reason = ReasonField()
    severity = serializers.CharField()
    exam_id = serializers.IntegerField(allow_null=True)
    accession = serializers.SerializerMethodField()
    patient_name = serializers.SerializerMethodField()
    site_id = serializers.IntegerField()
    opened_at = serializers.DateTimeField()
    opened_by = ActorField()
    closed_at = serializers.DateTimeField(allow_null=True)
    closed_by = ActorField()
    note = serializers.CharField()
    version = serializers.IntegerField()

    def get_accession(self, task) -> str:
        return task.exam.accession if task.exam_id else ""

    def get_patient_name(self, task) -> str:
        return task.exam.patient.name if task.exam_id else ""


class TaskQuerySerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=["discrepancy", "question", "due_soon", "late"], required=False)
    open = serializers.BooleanField(required=False, allow_null=True, default=None)
    exam = serializers.IntegerField(required=False, min_value=1)
    site = serializers.IntegerField(required=False, min_value=1)


class CloseTaskSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=2000)
    version = serializers.IntegerField(min_value=1)


class TimelineEntrySerializer(serializers.Serializer):
    at = serializers.DateTimeField()
    recorded_at = serializers.DateTimeField()
    kind = serializers.CharField(help_text="action, fact, facet, task, task_closed")
    trigger = serializers.CharField()
    text = serializers.CharField(help_text="in the caller's language")
    from_state = serializers.CharField()
    to_state = serializers.CharField()
    source = serializers.CharField()
    actor_name = serializers.CharField()
    note = serializers.CharField()
    is_expected = serializers.BooleanField()
    is_undone = serializers.BooleanField()


class IntervalSerializer(serializers.Serializer):
    code = serializers.CharField()
    text = serializers.CharField()
    minutes = serializers.FloatField()


class TimelineSerializer(serializers.Serializer):
    exam = ExamSerializer()
    entries = TimelineEntrySerializer(many=True)
    intervals = IntervalSerializer(many=True)


def _split(value: str, allowed: set[str] | None = None) -> list[str]:
    parts = [p.strip() for p in value.split(",") if p.strip()]
    if allowed and (unknown := [p for p in parts if p not in allowed]):
        raise serializers.ValidationError(f"{', '.join(unknown)}: one of {', '.join(sorted(allowed))}")
    return parts
