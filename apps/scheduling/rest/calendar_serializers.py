from rest_framework import serializers

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.scheduling.engine.display import mask_name
from apps.scheduling.models import Absence, Resource

MOST_ROWS = 400


class BlockRequest(serializers.Serializer):
    resource_id = serializers.IntegerField(min_value=1)
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField(allow_null=True, default=None)
    cause = serializers.ChoiceField(choices=["maintenance", "other", "downtime"])
    note = serializers.CharField(max_length=300, allow_blank=True, default="")

    def validate(self, data):
        if data["ends_at"] is not None and data["ends_at"] <= data["starts_at"]:
            raise Invalid({"ends_at": Reason("scheduling.ends_before_start", {}, "error")})
        return data


class BlockSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    resource_id = serializers.IntegerField()
    starts_at = serializers.DateTimeField(source="during.lower")
    ends_at = serializers.DateTimeField(source="during.upper")
    cause = serializers.CharField()
    note = serializers.CharField()
    is_open_ended = serializers.BooleanField()
    lifted_at = serializers.DateTimeField(allow_null=True)


class ValiditySerializer(serializers.Serializer):
    valid_from = serializers.DateField(allow_null=True, default=None)
    valid_to = serializers.DateField(allow_null=True, default=None)

    def validate(self, data):
        if data["valid_from"] and data["valid_to"] and data["valid_to"] < data["valid_from"]:
            raise Invalid({"valid_to": Reason("scheduling.ends_before_start", {}, "error")})
        return data


class HoursSerializer(ValiditySerializer):
    weekday = serializers.IntegerField(min_value=0, max_value=6, help_text="Monday 0")
    opens = serializers.TimeField()
    closes = serializers.TimeField(help_text="00:00 is midnight; at or before the opening: on the next day")


class ExceptionSerializer(serializers.Serializer):
    day = serializers.DateField()
    opens = serializers.TimeField(allow_null=True, default=None)
    closes = serializers.TimeField(allow_null=True, default=None)
    note = serializers.CharField(max_length=200, allow_blank=True, default="")

    def validate(self, data):
        if (data["opens"] is None) != (data["closes"] is None):
            raise Invalid({"closes": Reason("scheduling.both_times_needed", {}, "error")})
        return data


class ReserveSerializer(ValiditySerializer):
    weekday = serializers.IntegerField(min_value=0, max_value=6, help_text="Monday 0")
    starts = serializers.TimeField()
    ends = serializers.TimeField()
    max_rank = serializers.IntegerField(
        min_value=0, max_value=9, help_text="classes up to this rank may use it; 0 is STAT"
    )
    release_h = serializers.IntegerField(min_value=0, max_value=2000, help_text="hours before its start")


class ResourceSerializer(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    kind = serializers.ChoiceField(choices=Resource.Kind.choices, read_only=True)
    pool_kind = serializers.ChoiceField(choices=["", *Resource.PoolKind.values], read_only=True)
    capacity = serializers.IntegerField(read_only=True)
    code = serializers.CharField(read_only=True)
    names = LanguageMapField(read_only=True)
    modality = serializers.CharField(read_only=True)
    device_code = serializers.CharField(read_only=True)
    site_id = serializers.IntegerField(read_only=True)
    works_on_holidays = serializers.BooleanField(read_only=True)
    is_active = serializers.BooleanField(read_only=True)
    edit_version = serializers.IntegerField(read_only=True)
    openings = HoursSerializer(many=True)
    exceptions = ExceptionSerializer(many=True)
    reserves = ReserveSerializer(many=True)


class ResourceQuery(serializers.Serializer):
    site = serializers.IntegerField(min_value=1)
    kind = serializers.ChoiceField(choices=["scanner", "pool", "all"], default="scanner")


class OpeningsRequest(serializers.Serializer):
    """What is left out stays as it is; `version` is the `edit_version` that was read."""

    version = serializers.IntegerField(min_value=1, required=False)
    openings = HoursSerializer(many=True, max_length=MOST_ROWS)
    exceptions = ExceptionSerializer(many=True, max_length=MOST_ROWS)
    reserves = ReserveSerializer(many=True, max_length=MOST_ROWS, required=False)
    capacity = serializers.IntegerField(min_value=0, max_value=500, required=False)
    works_on_holidays = serializers.BooleanField(required=False)


class PoolRequest(serializers.Serializer):
    site_id = serializers.IntegerField(min_value=1)
    code = serializers.SlugField(max_length=32)
    names = LanguageMapField()
    pool_kind = serializers.ChoiceField(choices=Resource.PoolKind.choices)
    capacity = serializers.IntegerField(min_value=0, max_value=500, default=1)


class AffectedSerializer(serializers.Serializer):
    """A booking that a change leaves without its hours or people; the patient by initials for who may not see patients."""

    appointment_id = serializers.IntegerField(source="appointment.pk")
    exam_id = serializers.IntegerField(source="appointment.exam_id")
    accession = serializers.CharField(source="appointment.exam.accession")
    exam_names = LanguageMapField(source="appointment.exam.exam_type.names")
    priority_code = serializers.CharField(source="appointment.exam.priority.code")
    resource_code = serializers.CharField(source="appointment.occupancy.resource.code")
    starts_at = serializers.DateTimeField(source="appointment.starts_at")
    ends_at = serializers.DateTimeField(source="appointment.ends_at")
    patient = serializers.SerializerMethodField()
    reason = ReasonField()

    def get_patient(self, item) -> str:
        exam = item.appointment.exam
        request = self.context.get("request")
        may_see = request is not None and request.grants.allows("patient.read", site_id=exam.site_id)
        return exam.patient.name if may_see else mask_name(exam.patient.name)


class SavedOpeningsSerializer(ResourceSerializer):
    """The calendar as it is now, or would be, and the bookings that the change leaves outside."""

    affected = AffectedSerializer(many=True)

    def to_representation(self, saved) -> dict:
        saved.resource.affected = saved.affected
        return super().to_representation(saved.resource)


class SkillSerializer(ValiditySerializer):
    pool_id = serializers.IntegerField(min_value=1)


class WeeklyShiftSerializer(ValiditySerializer):
    pool_id = serializers.IntegerField(min_value=1)
    weekday = serializers.IntegerField(min_value=0, max_value=6, help_text="Monday 0")
    starts = serializers.TimeField()
    ends = serializers.TimeField(help_text="at or before the start: on the next day")


class ShiftSerializer(serializers.Serializer):
    """Work on one date: it replaces all weekly work of the person on that date."""

    pool_id = serializers.IntegerField(min_value=1)
    day = serializers.DateField()
    starts = serializers.TimeField()
    ends = serializers.TimeField()


class AbsenceSerializer(serializers.Serializer):
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    kind = serializers.ChoiceField(choices=Absence.Kind.choices)

    def validate(self, data):
        if data["ends_at"] <= data["starts_at"]:
            raise Invalid({"ends_at": Reason("scheduling.ends_before_start", {}, "error")})
        return data

    def to_representation(self, row) -> dict:
        facts = {"starts_at": row.during.lower, "ends_at": row.during.upper, "kind": row.kind}
        return super().to_representation(facts)


class RosterSerializer(serializers.Serializer):
    """With dated shifts and absences from a month ago on."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    site_id = serializers.IntegerField()
    is_active = serializers.BooleanField()
    version = serializers.IntegerField()
    skills = SkillSerializer(many=True)
    weekly = WeeklyShiftSerializer(many=True)
    shifts = ShiftSerializer(many=True, source="recent_shifts")
    absences = AbsenceSerializer(many=True, source="recent_absences")


class SavedRosterSerializer(RosterSerializer):
    affected = AffectedSerializer(many=True)


class NewMemberRequest(serializers.Serializer):
    site_id = serializers.IntegerField(min_value=1)
    name = serializers.CharField(max_length=128)


class RosterRequest(serializers.Serializer):
    version = serializers.IntegerField(min_value=1)
    name = serializers.CharField(max_length=128)
    is_active = serializers.BooleanField(default=True)
    skills = SkillSerializer(many=True, max_length=50)
    weekly = WeeklyShiftSerializer(many=True, max_length=100)
    shifts = ShiftSerializer(many=True, max_length=MOST_ROWS)
    absences = AbsenceSerializer(many=True, max_length=MOST_ROWS)


class StaffQuery(serializers.Serializer):
    site = serializers.IntegerField(min_value=1, required=False)
    pool = serializers.IntegerField(min_value=1, required=False)
    is_active = serializers.BooleanField(required=False, allow_null=True, default=None)


class HolidaySerializer(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    site_id = serializers.IntegerField(min_value=1, allow_null=True, help_text="null: every site")
    day = serializers.DateField()
    names = LanguageMapField()


class SavedHolidaySerializer(HolidaySerializer):
    affected = AffectedSerializer(many=True)

    def to_representation(self, saved) -> dict:
        saved.holiday.affected = saved.affected
        return super().to_representation(saved.holiday)


class HolidayQuery(serializers.Serializer):
    site = serializers.IntegerField(min_value=1)


class LevelSerializer(serializers.Serializer):
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    n = serializers.IntegerField(help_text="units; left may be below zero where a change took promised ones")

    def to_representation(self, level) -> dict:
        return super().to_representation(dict(zip(("starts_at", "ends_at", "n"), level, strict=True)))


class PoolLevelsSerializer(serializers.Serializer):
    """One pool over time: what is there, and what is left of it after the bookings."""

    pool_id = serializers.IntegerField()
    code = serializers.CharField()
    names = LanguageMapField()
    pool_kind = serializers.CharField()
    capacity = LevelSerializer(many=True)
    left = LevelSerializer(many=True)


class PoolLevelsQuery(serializers.Serializer):
    site = serializers.IntegerField(min_value=1)
    day = serializers.DateField(required=False)
    days = serializers.IntegerField(min_value=1, max_value=31, default=7)
