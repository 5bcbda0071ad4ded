from rest_framework import serializers

from apps.common.rest.actors import language_of
from apps.common.rest.fields import ActorField, LanguageMapField, ReasonField, WordsField
from apps.research.models import Cohort, CohortVersion, DrawnExam, Export, HandExclusion, Objection, Project
from apps.research.public import EXPORT_TABLE, HandReason, Table, is_in_force, say_step

BIG = 2**62


class ResearchStepSerializer(serializers.Serializer):
    """One step of a definition; `params` as the criterion's kind asks: values, words, or least and most; keep for one a patient."""

    act = serializers.ChoiceField(choices=["include", "exclude", "one_per_patient"])
    criterion = serializers.CharField(max_length=40, allow_blank=True, required=False, default="")
    params = serializers.DictField(required=False, default=dict)
    title = serializers.CharField(max_length=200, allow_blank=True, required=False, default="")


class ResearchDefinitionSerializer(serializers.Serializer):
    first = serializers.DateField(help_text="first day of the period, of each site")
    last = serializers.DateField(help_text="last day of the period")
    basis = serializers.ChoiceField(choices=["received", "performed"], default="received")
    steps = ResearchStepSerializer(many=True, required=False, default=list)

    def to_internal_value(self, data):
        """As it may be stored: days as text."""
        value = super().to_internal_value(data)
        return value | {"first": value["first"].isoformat(), "last": value["last"].isoformat()}


class ResearchFlowStepSerializer(serializers.Serializer):
    number = serializers.IntegerField()
    fixed = serializers.CharField(
        allow_blank=True, help_text="objection, by_hand, or empty for a step of the definition"
    )
    step = ResearchStepSerializer(allow_null=True)
    words = serializers.SerializerMethodField(help_text="what it does, in the caller's language")
    n_out = serializers.IntegerField()
    n_left = serializers.IntegerField()
    patients_left = serializers.IntegerField()
    reasons = serializers.DictField(child=serializers.IntegerField())

    def get_words(self, step: dict) -> str:
        return say_step(step, language_of(self.context["request"]))


class ResearchFlowSerializer(serializers.Serializer):
    n_assessed = serializers.IntegerField()
    patients_assessed = serializers.IntegerField()
    steps = ResearchFlowStepSerializer(many=True)
    n_left = serializers.IntegerField()
    patients_left = serializers.IntegerField()


class ResearchProjectSerializer(serializers.ModelSerializer):
    made_by = ActorField()
    closed_by = ActorField()
    is_in_force = serializers.SerializerMethodField()

    class Meta:
        model = Project
        fields = [
            "id", "title", "purpose", "committee", "approval_number", "approved_until", "responsible", "site_ids", "made_by",
            "made_at", "closed_at", "closed_by", "close_reason", "is_in_force", "version",
        ]  # fmt: skip

    def get_is_in_force(self, row: Project) -> bool:
        return is_in_force(row)


class ResearchProjectMakeSerializer(serializers.Serializer):
    title = serializers.CharField(max_length=200)
    purpose = serializers.CharField(max_length=2000)
    committee = serializers.CharField(max_length=200)
    approval_number = serializers.CharField(max_length=80)
    approved_until = serializers.DateField()
    responsible = serializers.CharField(max_length=128)
    site_ids = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=BIG), min_length=1, max_length=100
    )


class ResearchProjectChangeSerializer(serializers.Serializer):
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    committee = serializers.CharField(max_length=200, required=False)
    approval_number = serializers.CharField(max_length=80, required=False)
    approved_until = serializers.DateField(required=False)
    responsible = serializers.CharField(max_length=128, required=False)


class ResearchReasonSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class ResearchNoteSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=500, allow_blank=True, required=False, default="")


class ResearchDrawBriefSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    n_assessed = serializers.IntegerField()
    n_left = serializers.IntegerField()
    patients_left = serializers.IntegerField()
    drawn_by = ActorField()
    drawn_at = serializers.DateTimeField()


class ResearchVersionSerializer(serializers.ModelSerializer):
    made_by = ActorField()
    definition = ResearchDefinitionSerializer()
    draws = ResearchDrawBriefSerializer(many=True)

    class Meta:
        model = CohortVersion
        fields = ["id", "number", "definition", "reason", "made_by", "made_at", "draws"]


class ResearchCohortSerializer(serializers.ModelSerializer):
    made_by = ActorField()
    versions = ResearchVersionSerializer(many=True)

    class Meta:
        model = Cohort
        fields = ["id", "project_id", "name", "made_by", "made_at", "versions"]


class ResearchCohortMakeSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=120)
    definition = ResearchDefinitionSerializer()


class ResearchVersionMakeSerializer(serializers.Serializer):
    definition = ResearchDefinitionSerializer()
    reason = serializers.CharField(max_length=500)


class ResearchPreviewSerializer(serializers.Serializer):
    definition = ResearchDefinitionSerializer()
    cohort_id = serializers.IntegerField(
        min_value=1,
        max_value=BIG,
        required=False,
        allow_null=True,
        default=None,
        help_text="whose exclusions by hand count",
    )


class ResearchDrawSerializer(ResearchDrawBriefSerializer):
    project_id = serializers.IntegerField(source="version.cohort.project_id")
    cohort_id = serializers.IntegerField(source="version.cohort_id")
    cohort = serializers.CharField(source="version.cohort.name")
    version = serializers.IntegerField(source="version.number")
    definition = ResearchDefinitionSerializer(source="version.definition")
    flow = ResearchFlowSerializer()


class ResearchDrawnExamSerializer(serializers.ModelSerializer):
    accession = serializers.CharField(source="exam.accession")
    exam_type = serializers.CharField(source="exam.exam_type.code")
    names = LanguageMapField(source="exam.exam_type.names")
    site = serializers.CharField(source="exam.site.code")
    received_at = serializers.DateTimeField(source="exam.received_at")

    class Meta:
        model = DrawnExam
        fields = ["id", "exam_id", "accession", "exam_type", "names", "site", "received_at", "fell_at"]


class ResearchMemberQuerySerializer(serializers.Serializer):
    fell_at = serializers.IntegerField(min_value=1, max_value=100, required=False)
    is_left = serializers.BooleanField(required=False, default=False)


class ResearchExclusionSerializer(serializers.ModelSerializer):
    accession = serializers.CharField(source="exam.accession")
    reason_words = WordsField("research.reason", source="reason")
    made_by = ActorField()
    lifted_by = ActorField()

    class Meta:
        model = HandExclusion
        fields = [
            "id", "exam_id", "accession", "reason", "reason_words", "note", "made_by", "made_at", "lifted_at", "lifted_by",
            "lift_reason",
        ]  # fmt: skip


class ResearchExclusionMakeSerializer(serializers.Serializer):
    accession = serializers.CharField(max_length=16)
    reason = serializers.ChoiceField(choices=[str(reason) for reason in HandReason])
    note = serializers.CharField(max_length=500, allow_blank=True, required=False, default="")


class ResearchExportSerializer(serializers.ModelSerializer):
    draw_id = serializers.IntegerField()
    cohort = serializers.CharField(source="draw.version.cohort.name")
    n_exams = serializers.IntegerField(source="draw.n_left")
    state_words = WordsField("research.state", source="state")
    asked_by = ActorField()
    decided_by = ActorField()
    failure = ReasonField(allow_null=True)
    allowed_actions = serializers.SerializerMethodField()
    is_own = serializers.SerializerMethodField(help_text="asked for by the caller: somebody else has to decide")

    class Meta:
        model = Export
        fields = [
            "id", "draw_id", "cohort", "n_exams", "state", "state_words", "tables", "with_text", "with_parquet", "reason",
            "asked_by", "asked_at", "decided_by", "decided_at", "decision_note", "ready_at", "remove_at", "size", "sha256",
            "summary", "failure", "allowed_actions", "is_own", "version",
        ]  # fmt: skip

    def get_allowed_actions(self, row: Export) -> list[str]:
        """What a person may do; the rest is the worker's."""
        return [act for state, act in EXPORT_TABLE if state == row.state and act in ("release", "refuse")]

    def get_is_own(self, row: Export) -> bool:
        return row.asked_by_id == self.context["request"].actor.id


class ResearchExportAskSerializer(serializers.Serializer):
    tables = serializers.ListField(
        child=serializers.ChoiceField(choices=[str(table) for table in Table]), max_length=20, help_text="exams always"
    )
    with_text = serializers.BooleanField(default=False)
    with_parquet = serializers.BooleanField(default=False)
    reason = serializers.CharField(max_length=500)


class ResearchIdentifySerializer(serializers.Serializer):
    pseudonym = serializers.CharField(max_length=40)
    reason = serializers.CharField(max_length=500)


class ResearchIdentifiedSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField()
    mrn = serializers.CharField()


class ResearchObjectionSerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="patient.name")
    mrn = serializers.CharField(source="patient.mrn")
    recorded_by = ActorField()
    withdrawn_by = ActorField()

    class Meta:
        model = Objection
        fields = [
            "id", "patient_id", "name", "mrn", "note", "recorded_by", "recorded_at", "withdrawn_at", "withdrawn_by",
            "withdraw_reason",
        ]  # fmt: skip


class ResearchObjectionMakeSerializer(serializers.Serializer):
    patient_id = serializers.IntegerField(min_value=1, max_value=BIG)
    note = serializers.CharField(max_length=500, allow_blank=True, required=False, default="")


class ResearchChoiceSerializer(serializers.Serializer):
    value = serializers.CharField(allow_blank=True)
    names = LanguageMapField()


class ResearchCriterionSerializer(serializers.Serializer):
    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=["choice", "range", "flag", "words"])
    names = LanguageMapField()
    choices = ResearchChoiceSerializer(many=True)
