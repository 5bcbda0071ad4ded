"""What quality control shows. While somebody still has to look, a case carries no name, number, place or machine."""

from django.utils.functional import cached_property
from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField
from apps.qc.engine.cases import LIFECYCLE
from apps.qc.engine.reading_order import hold_back
from apps.qc.public import (
    get_scale,
    is_awaited,
    is_text_held,
    list_blind_subjects,
    mask_content,
    mask_words,
)
from apps.qc.rest.draw_serializers import QcDrawSerializer


class QcContentSerializer(serializers.Serializer):
    """A subject without its identity."""

    exam_names = LanguageMapField()
    modality = serializers.CharField()
    body_part = serializers.CharField()
    laterality = serializers.CharField()
    contrast = serializers.CharField()
    reason_for_exam = serializers.CharField()
    patient_class = serializers.CharField()
    sex = serializers.CharField()
    age_band = serializers.CharField()
    technique = serializers.CharField(required=False)
    findings = serializers.CharField(required=False)
    impression = serializers.CharField(required=False)
    lang = serializers.CharField(required=False)
    n_instances = serializers.IntegerField(required=False)


class QcScoreSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    value = serializers.IntegerField()


class QcDisclosureSerializer(serializers.Serializer):
    """How a reviewer saw, on another screen, who is behind the case: report, prior or images."""

    how = serializers.CharField()
    at = serializers.DateTimeField()


class QcFirstLookSerializer(serializers.Serializer):
    """What a reviewer said of the images before the report was shown; without words they were marked as read."""

    text = serializers.CharField()
    n_pictures = serializers.IntegerField()
    at = serializers.DateTimeField()


class QcReviewSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    reviewer_name = serializers.CharField()
    is_arbiter = serializers.BooleanField()
    is_blinded = serializers.BooleanField()
    disclosure = serializers.SerializerMethodField()
    scale_version = serializers.CharField()
    scores = serializers.SerializerMethodField()
    radpeer = serializers.CharField()
    defects = serializers.ListField(child=serializers.CharField())
    faults = serializers.ListField(child=serializers.CharField())
    points = serializers.FloatField(allow_null=True)
    points_grade = serializers.CharField()
    checklist_version = serializers.CharField()
    grade = serializers.CharField()
    comment = serializers.CharField()
    spent_s = serializers.IntegerField()
    submitted_at = serializers.DateTimeField()
    first_look = serializers.SerializerMethodField()

    def get_first_look(self, review) -> QcFirstLookSerializer(allow_null=True):
        looks = review.case.first_looks.all()
        mine = next((look for look in looks if look.reviewer_id == review.reviewer_id), None)
        return mine and QcFirstLookSerializer(mine).data

    def get_disclosure(self, review) -> QcDisclosureSerializer(allow_null=True):
        return review.disclosure or None

    def get_scores(self, review) -> QcScoreSerializer(many=True):
        """In the order of the sheet; a criterion that the present sheet no longer has comes last, by its code."""
        sheet = {item["code"]: item["names"] for item in get_scale(review.case.kind).payload["criteria"]}
        order = [code for code in sheet if code in review.scores] + sorted(set(review.scores) - set(sheet))
        return [{"code": c, "names": sheet.get(c, {"en": c}), "value": review.scores[c]} for c in order]


class QcIdentitySerializer(serializers.Serializer):
    exam_id = serializers.IntegerField(allow_null=True)
    study_id = serializers.IntegerField(allow_null=True)
    accession = serializers.CharField()
    patient_name = serializers.CharField()
    responsible = serializers.ListField(child=serializers.DictField())


class QcCaseSerializer(serializers.Serializer):
    """A case in a list. `ref`, `exam_id`, names, what was said and decided are empty while `is_masked`, names in words black:
    for everybody while somebody still has to review it, for one person while they may have to judge the same subject elsewhere."""

    id = serializers.IntegerField()
    kind = serializers.CharField()
    origin = serializers.CharField()
    queue = serializers.CharField()
    state = serializers.CharField()
    grade = serializers.SerializerMethodField()
    version = serializers.IntegerField()
    draw_id = serializers.IntegerField(allow_null=True)
    opened_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)
    reason_text = serializers.SerializerMethodField()
    outcome = serializers.SerializerMethodField()
    raised_by_name = serializers.SerializerMethodField()
    allowed_actions = serializers.SerializerMethodField()
    is_masked = serializers.SerializerMethodField()
    ref = serializers.SerializerMethodField()
    exam_id = serializers.SerializerMethodField()
    exam_names = serializers.SerializerMethodField()
    modality = serializers.SerializerMethodField()
    n_reviews = serializers.SerializerMethodField()
    n_unblinded = serializers.SerializerMethodField()
    defects = serializers.SerializerMethodField()

    def get_allowed_actions(self, case) -> list[str]:
        return [action for action in LIFECYCLE.allowed(case.state) if action in ("close", "reopen")]

    @cached_property
    def _blind_subjects(self) -> frozenset[int]:
        return find_blind_subjects(self.context["request"])

    def get_is_masked(self, case) -> bool:
        return is_masked(case, self._blind_subjects)

    def get_grade(self, case) -> str:
        return "" if self.get_is_masked(case) else case.grade

    def get_reason_text(self, case) -> str:
        return mask_words(case, case.reason_text) if self.get_is_masked(case) else case.reason_text

    def get_outcome(self, case) -> str:
        return "" if self.get_is_masked(case) else case.outcome

    def get_raised_by_name(self, case) -> str:
        return "" if self.get_is_masked(case) else case.raised_by_name

    def get_ref(self, case) -> str:
        return "" if self.get_is_masked(case) else case.ref

    def get_exam_id(self, case) -> int | None:
        return None if self.get_is_masked(case) else case.exam_id

    def get_exam_names(self, case) -> dict[str, str]:
        return case.subject.content["exam_names"] if case.subject else {}

    def get_modality(self, case) -> str:
        return case.subject.content["modality"] if case.subject else ""

    def get_n_reviews(self, case) -> int:
        return len(case.reviews.all())

    def get_n_unblinded(self, case) -> int:
        """Reviews by somebody who had seen on another screen who is behind it."""
        return 0 if self.get_is_masked(case) else sum(not review.is_blinded for review in case.reviews.all())

    def get_defects(self, case) -> list[str]:
        """Of the last review, once nobody has to look any more."""
        rows = list(case.reviews.all())
        return [] if self.get_is_masked(case) or not rows else rows[-1].defects


def find_blind_subjects(request) -> frozenset[int]:
    """Subjects that the caller may yet have to judge, though another case of theirs is over."""
    sites = request.grants.sites("qc.review")
    return frozenset() if sites == frozenset() else list_blind_subjects(request.actor, sites=sites)


def is_held_from(request, subject) -> bool:
    """The caller may judge this report, and is to read its images first: its texts wait until then on every screen."""
    return request.grants.sites("qc.review") != frozenset() and is_text_held(subject, request.actor.id)


def is_masked(case, blind_subjects: frozenset[int]) -> bool:
    """There is something to review, and somebody still has to, or the caller may have to elsewhere."""
    return case.subject_id is not None and (is_awaited(case) or case.subject_id in blind_subjects)


class QcCaseAppealSerializer(serializers.Serializer):
    """What the author of the work holds against the judgement, what stood before, and how it was decided."""

    state = serializers.CharField()
    text = serializers.CharField()
    filed_at = serializers.DateTimeField()
    filed_by_name = serializers.CharField()
    before = serializers.DictField(child=serializers.CharField(allow_blank=True))
    after = serializers.DictField(child=serializers.CharField(allow_blank=True))
    decided_at = serializers.DateTimeField(allow_null=True)
    decided_by_name = serializers.CharField()
    reason = serializers.CharField()


class QcCasePageSerializer(QcCaseSerializer):
    """One case with content; while it is masked without reviews and identity, the texts without names and numbers, and without the
    texts for whoever is to read the images first."""

    content = serializers.SerializerMethodField()
    reviews = serializers.SerializerMethodField()
    identity = serializers.SerializerMethodField()
    appeal = serializers.SerializerMethodField()

    def get_appeal(self, case) -> QcCaseAppealSerializer(allow_null=True):
        """While masked the words without names, and neither who filed it nor what stood before."""
        appeal = case.appeals.first()
        if appeal is None:
            return None
        facts = QcCaseAppealSerializer(appeal).data
        if self.get_is_masked(case):
            words = "" if self._is_held(case) else mask_words(case, appeal.text)
            facts |= {"text": words, "filed_by_name": "", "before": {}, "reason": ""}
        return facts

    def get_content(self, case) -> QcContentSerializer(allow_null=True):
        if case.subject is None:
            return None
        content = mask_content(case.subject) if self.get_is_masked(case) else case.subject.content
        return QcContentSerializer(hold_back(content) if self._is_held(case) else content).data

    def _is_held(self, case) -> bool:
        return self.get_is_masked(case) and is_held_from(self.context["request"], case.subject)

    def get_reviews(self, case) -> QcReviewSerializer(many=True):
        return [] if self.get_is_masked(case) else QcReviewSerializer(case.reviews.all(), many=True).data

    def get_identity(self, case) -> QcIdentitySerializer(allow_null=True):
        if self.get_is_masked(case) or case.subject is None:
            return None
        return QcIdentitySerializer(case.subject.identity).data


class QcQueueCaseSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    is_done = serializers.BooleanField()
    grade = serializers.CharField()


class QcQueueSerializer(serializers.Serializer):
    """One reviewer's queue: cases still to judge and those judged in the last day, oldest first."""

    queue = serializers.CharField()
    cases = QcQueueCaseSerializer(many=True)
    draws = QcDrawSerializer(many=True)
    median_s = serializers.IntegerField(allow_null=True)


class QcQueueCountsSerializer(serializers.Serializer):
    random = serializers.IntegerField()
    active = serializers.IntegerField()
    central = serializers.IntegerField()
    raised = serializers.IntegerField()
