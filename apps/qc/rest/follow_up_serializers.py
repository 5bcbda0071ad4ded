"""Own results, appeals, improvements and learning meetings as they travel."""

from datetime import date

from django.utils.functional import cached_property
from rest_framework import serializers

from apps.common.kernel import clock
from apps.common.rest.fields import LanguageMapField
from apps.qc.engine.improvements import LIFECYCLE, ImprovementState
from apps.qc.engine.reading_order import hold_back
from apps.qc.public import find_appeal_end, find_day, mask_content, mask_words
from apps.qc.rest.picture_serializers import QcLeftOutSerializer
from apps.qc.rest.serializers import QcContentSerializer, is_held_from


class QcAppealSerializer(serializers.Serializer):
    state = serializers.CharField()
    text = serializers.CharField()
    pictures = serializers.ListField(child=serializers.IntegerField())
    filed_at = serializers.DateTimeField()
    before = serializers.DictField(child=serializers.CharField(allow_blank=True))
    after = serializers.DictField(child=serializers.CharField(allow_blank=True))
    decided_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField()


class QcOwnResultSerializer(serializers.Serializer):
    """A settled case of one's own work: what was said of it, never by whom."""

    id = serializers.IntegerField()
    kind = serializers.CharField()
    version = serializers.IntegerField()
    exam_names = serializers.SerializerMethodField()
    settled_at = serializers.DateTimeField()
    grade = serializers.CharField()
    radpeer = serializers.SerializerMethodField()
    points = serializers.SerializerMethodField()
    points_grade = serializers.SerializerMethodField()
    defects = serializers.SerializerMethodField()
    comment = serializers.SerializerMethodField()
    content = serializers.SerializerMethodField()
    appeal = serializers.SerializerMethodField()
    appeal_until = serializers.SerializerMethodField()

    def _last(self, case):
        return None if case.state == "arbitration" else list(case.reviews.all())[-1]

    def get_exam_names(self, case) -> dict[str, str]:
        return case.subject.content["exam_names"]

    def get_radpeer(self, case) -> str:
        last = self._last(case)
        return last.radpeer if last else ""

    def get_points(self, case) -> float | None:
        last = self._last(case)
        return last.points if last else None

    def get_points_grade(self, case) -> str:
        last = self._last(case)
        return last.points_grade if last else ""

    def get_defects(self, case) -> list[str]:
        last = self._last(case)
        return last.defects if last else []

    def get_comment(self, case) -> str:
        last = self._last(case)
        return last.comment if last else ""

    def get_content(self, case) -> QcContentSerializer():
        return QcContentSerializer(case.subject.content).data

    def get_appeal(self, case) -> QcAppealSerializer(allow_null=True):
        rows = list(case.appeals.all())
        return QcAppealSerializer(rows[0]).data if rows else None

    def get_appeal_until(self, case) -> serializers.DateTimeField(allow_null=True):
        """Empty when an appeal is no longer possible."""
        last = self._last(case)
        if last is None or case.state != "reviewed" or list(case.appeals.all()):
            return None
        end = find_appeal_end(case, last)
        return end if clock.now() <= end else None


class QcAppealFileSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=4000)
    pictures = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=400), default=list, max_length=10
    )
    version = serializers.IntegerField(min_value=1, required=False)


class QcImprovementSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    title = serializers.CharField()
    cause = serializers.CharField()
    state = serializers.CharField()
    case_id = serializers.IntegerField(allow_null=True)
    campaign_id = serializers.IntegerField(allow_null=True)
    site_id = serializers.IntegerField(allow_null=True)
    owner_id = serializers.CharField()
    owner_name = serializers.CharField()
    due_on = serializers.DateField()
    made_by_name = serializers.CharField()
    made_at = serializers.DateTimeField()
    done_text = serializers.CharField()
    done_at = serializers.DateTimeField(allow_null=True)
    checked_by_name = serializers.CharField()
    check_text = serializers.CharField()
    checked_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()
    allowed_actions = serializers.SerializerMethodField()
    is_late = serializers.SerializerMethodField()

    def get_allowed_actions(self, row) -> list[str]:
        return list(LIFECYCLE.allowed(row.state))

    def get_is_late(self, row) -> bool:
        """By the day of its site."""
        if row.state != ImprovementState.PLANNED:
            return False
        if row.site_id not in self._days:
            self._days[row.site_id] = find_day(clock.now(), row.site_id)
        return row.due_on < self._days[row.site_id]

    @cached_property
    def _days(self) -> dict[int | None, date]:
        return {}


class QcImprovementQuerySerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=[(s.value, s.value) for s in ImprovementState], required=False)
    case = serializers.IntegerField(required=False, min_value=1, max_value=2**31)
    campaign = serializers.IntegerField(required=False, min_value=1, max_value=2**31)


class QcImprovementPlanSerializer(serializers.Serializer):
    title = serializers.CharField(max_length=200)
    cause = serializers.CharField(max_length=4000, allow_blank=True, default="")
    owner_id = serializers.UUIDField()
    due_on = serializers.DateField()
    case_id = serializers.IntegerField(required=False, min_value=1, max_value=2**31)
    campaign_id = serializers.IntegerField(required=False, min_value=1, max_value=2**31)


class QcImprovementStepSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=4000)
    version = serializers.IntegerField(min_value=1, required=False)


class QcImprovementCheckSerializer(QcImprovementStepSerializer):
    worked = serializers.BooleanField()


class QcOwnerSerializer(serializers.Serializer):
    id = serializers.CharField()
    name = serializers.CharField()


class QcMeetingSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    title = serializers.CharField()
    held_on = serializers.DateField()
    site_id = serializers.IntegerField(allow_null=True)
    points = serializers.CharField()
    n_cases = serializers.SerializerMethodField()
    n_attended = serializers.SerializerMethodField()
    closed_at = serializers.DateTimeField(allow_null=True)
    made_by_name = serializers.CharField()
    version = serializers.IntegerField()

    def get_n_cases(self, meeting) -> int:
        return len(meeting.cases.all())

    def get_n_attended(self, meeting) -> int:
        return len(meeting.attendance)


class QcMeetingMakeSerializer(serializers.Serializer):
    title = serializers.CharField(max_length=200)
    held_on = serializers.DateField()


class QcMeetingHoldSerializer(serializers.Serializer):
    points = serializers.CharField(max_length=8000)
    attendance = serializers.ListField(child=serializers.UUIDField(), default=list, max_length=200)
    version = serializers.IntegerField(min_value=1, required=False)


class QcMeetingChoiceSerializer(serializers.Serializer):
    is_in = serializers.BooleanField(default=True)


class QcMeetingReviewSerializer(serializers.Serializer):
    """What a reader said, without who."""

    grade = serializers.CharField()
    radpeer = serializers.CharField()
    points_grade = serializers.CharField()
    defects = serializers.ListField(child=serializers.CharField())
    comment = serializers.CharField()


class QcMeetingCaseSerializer(serializers.Serializer):
    """Without patient, author, reader, place or machine, also in what was written."""

    id = serializers.IntegerField()
    kind = serializers.CharField()
    grade = serializers.CharField()
    content = serializers.SerializerMethodField()
    reviews = serializers.SerializerMethodField()
    n_pictures = serializers.IntegerField()
    left_out = QcLeftOutSerializer(many=True)

    def get_content(self, case) -> QcContentSerializer():
        content = mask_content(case.subject)
        held = is_held_from(self.context["request"], case.subject)
        return QcContentSerializer(hold_back(content) if held else content).data

    def get_reviews(self, case) -> QcMeetingReviewSerializer(many=True):
        rows = QcMeetingReviewSerializer(case.reviews.all(), many=True).data
        return [row | {"comment": mask_words(case, row["comment"])} for row in rows]


class QcMeetingPageSerializer(serializers.Serializer):
    meeting = QcMeetingSerializer()
    cases = QcMeetingCaseSerializer(many=True)
    defect_names = serializers.DictField(child=LanguageMapField())
