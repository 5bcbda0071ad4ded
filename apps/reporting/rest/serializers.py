from rest_framework import serializers

from apps.common.rest.facts import FactsSerializer
from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.reporting.engine.states import LIFECYCLE
from apps.reporting.models import Countersign, CriticalResult
from apps.reporting.public import get_fhir_status
from apps.reporting.selectors.reading import TABS

LONG = 50_000


class ReadPatientSerializer(FactsSerializer):
    """The patient as the reading desk shows one."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    sex = serializers.CharField()
    birth_date = serializers.DateField(allow_null=True)
    mrn = serializers.CharField()


class ReadExamSerializer(FactsSerializer):
    """The exam as the reading desk shows one."""

    id = serializers.IntegerField()
    accession = serializers.CharField()
    state = serializers.CharField()
    exam_type_code = serializers.CharField()
    exam_type_names = LanguageMapField()
    modality = serializers.CharField()
    body_part = serializers.CharField()
    laterality = serializers.CharField()
    contrast = serializers.CharField()
    priority_code = serializers.CharField()
    priority_rank = serializers.IntegerField()
    patient_class = serializers.CharField()
    location = serializers.CharField()
    reason_for_exam = serializers.CharField()
    referrer_name = serializers.CharField()
    ordered_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField(allow_null=True)
    report_due_at = serializers.DateTimeField(allow_null=True)
    slot_device_code = serializers.CharField()
    facets = serializers.DictField(child=serializers.CharField())
    stamps = serializers.DictField(child=serializers.DateTimeField())


class ReadingQuerySerializer(serializers.Serializer):
    tab = serializers.ChoiceField(choices=[(tab, tab) for tab in TABS], default="unread")
    modality = serializers.CharField(required=False, allow_blank=True, max_length=8)
    subspecialty = serializers.CharField(required=False, allow_blank=True, max_length=20)
    is_free = serializers.BooleanField(default=False, help_text="only what nobody else has")


class ReadingItemSerializer(FactsSerializer):
    exam = ReadExamSerializer()
    patient = ReadPatientSerializer(source="exam.patient")
    report_id = serializers.IntegerField(allow_null=True)
    report_state = serializers.CharField()
    author_name = serializers.CharField()
    lock_owner_name = serializers.CharField()
    is_critical = serializers.BooleanField()
    due_at = serializers.DateTimeField(allow_null=True)
    signed_at = serializers.DateTimeField(allow_null=True)
    reader_id = serializers.CharField(allow_blank=True)
    reader_name = serializers.CharField(allow_blank=True)
    subspecialty = serializers.CharField(allow_blank=True)


class ReadingCountsSerializer(serializers.Serializer):
    unread = serializers.IntegerField()
    mine = serializers.IntegerField()
    countersign = serializers.IntegerField()
    critical = serializers.IntegerField()
    signed = serializers.IntegerField()


class ReportStartSerializer(serializers.Serializer):
    exam_ids = serializers.ListField(child=serializers.IntegerField(min_value=1), min_length=1, max_length=20)
    lang = serializers.ChoiceField(choices=[("zh", "zh"), ("en", "en")], default="zh")


class DraftSerializer(serializers.Serializer):
    kind = serializers.CharField(help_text="preliminary, final, addendum or amendment")
    reason = serializers.CharField()
    technique = serializers.CharField()
    findings = serializers.CharField()
    impression = serializers.CharField()
    revision = serializers.IntegerField()
    saved_at = serializers.DateTimeField()
    saved_by = serializers.CharField()


class ReportTextsSerializer(serializers.Serializer):
    technique = serializers.CharField(allow_blank=True, trim_whitespace=False, max_length=LONG, required=False)
    findings = serializers.CharField(allow_blank=True, trim_whitespace=False, max_length=LONG)
    impression = serializers.CharField(allow_blank=True, trim_whitespace=False, max_length=LONG)


class DraftSaveSerializer(ReportTextsSerializer):
    client = serializers.CharField(max_length=40)
    sequence = serializers.IntegerField(min_value=1)
    revision = serializers.IntegerField(min_value=1)


class ReportCheckSerializer(ReportTextsSerializer):
    stage = serializers.ChoiceField(choices=[("typing", "typing"), ("sign", "sign")], default="typing")


class FindingPlaceSerializer(serializers.Serializer):
    section = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class ReportFindingSerializer(serializers.Serializer):
    """One finding; offsets are Unicode code points into the section."""

    rule = serializers.CharField()
    category = serializers.CharField()
    severity = serializers.CharField(help_text="info, warn or error")
    blocking = serializers.BooleanField()
    section = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    suggestion = serializers.CharField(allow_blank=True)
    related = FindingPlaceSerializer(many=True)
    key = serializers.CharField(help_text="of the alert, for what its author makes of it; empty for who only looks")
    reason = ReasonField()


class SignSerializer(serializers.Serializer):
    revision = serializers.IntegerField(min_value=1)
    password = serializers.CharField(
        allow_blank=True, trim_whitespace=False, max_length=200, default="", write_only=True
    )
    code = serializers.CharField(
        allow_blank=True, max_length=40, default="", write_only=True, help_text="of the second factor"
    )
    override_reason = serializers.CharField(allow_blank=True, max_length=500, default="")
    ask_of = serializers.CharField(allow_blank=True, max_length=64, default="", help_text="who is to sign second")
    discordance = serializers.ChoiceField(choices=Countersign.Discordance.choices, allow_blank=True, default="")
    note = serializers.CharField(allow_blank=True, max_length=500, default="", help_text="to the first author")
    version = serializers.IntegerField(min_value=1, required=False)


class PenSerializer(serializers.Serializer):
    take_over = serializers.BooleanField(default=False)


class PenStateSerializer(serializers.Serializer):
    state = serializers.CharField(help_text="draft, preliminary, final or amending")
    lock_owner_name = serializers.CharField()
    revision = serializers.SerializerMethodField()

    def get_revision(self, report) -> int:
        """Of the draft; 0 without one."""
        draft = getattr(report, "draft", None)
        return draft.revision if draft else 0


class AmendSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=[("addendum", "addendum"), ("amendment", "amendment")])
    reason = serializers.CharField(max_length=500)
    version = serializers.IntegerField(min_value=1, required=False)


class ReportVersionSerializer(serializers.Serializer):
    number = serializers.IntegerField()
    kind = serializers.CharField(help_text="preliminary, final, addendum or amendment")
    reason = serializers.CharField()
    technique = serializers.CharField()
    findings = serializers.CharField()
    impression = serializers.CharField()
    author_name = serializers.CharField()
    signer_name = serializers.CharField()
    signed_at = serializers.DateTimeField()
    override_reason = serializers.CharField()
    released_at = serializers.SerializerMethodField()

    def get_released_at(self, version) -> str | None:
        release = getattr(version, "release", None)
        return release.released_at.isoformat() if release else None


class CriticalSerializer(serializers.ModelSerializer):
    class Meta:
        model = CriticalResult
        fields = [
            "id", "category", "finding", "found_at", "told_by_name", "told_to", "told_at", "method", "due_at",
            "received_by", "received_at", "withdrawn_at", "withdrawn_by_name", "withdrawn_reason",
        ]  # fmt: skip


class CriticalFlagSerializer(serializers.Serializer):
    category = serializers.IntegerField(min_value=1, max_value=3)
    finding = serializers.CharField(max_length=2000)
    told_to = serializers.CharField(max_length=128)
    method = serializers.ChoiceField(choices=CriticalResult.Method.choices)
    found_at = serializers.DateTimeField(required=False)
    told_at = serializers.DateTimeField(required=False)


class ReceiptSerializer(serializers.Serializer):
    received_by = serializers.CharField(max_length=128, allow_blank=True, default="")


class PriorReportSerializer(serializers.Serializer):
    """A signed report of the same patient."""

    id = serializers.IntegerField()
    modality = serializers.CharField()
    exam_names = LanguageMapField()
    signed_at = serializers.DateTimeField()
    findings = serializers.CharField()
    impression = serializers.CharField()
    exam_ids = serializers.ListField(child=serializers.IntegerField())


class ReportSerializer(serializers.Serializer):
    """Everything the reading desk needs of one report, in one answer."""

    id = serializers.IntegerField()
    state = serializers.CharField(help_text="draft, preliminary, final or amending")
    fhir_status = serializers.SerializerMethodField()
    allowed_actions = serializers.SerializerMethodField()
    lang = serializers.CharField()
    site_id = serializers.IntegerField()
    author_name = serializers.CharField()
    started_at = serializers.DateTimeField()
    first_signed_at = serializers.DateTimeField(allow_null=True)
    is_critical = serializers.BooleanField()
    lock_owner_name = serializers.CharField()
    is_mine = serializers.SerializerMethodField()
    may_verify = serializers.SerializerMethodField()
    password_again = serializers.SerializerMethodField()
    provider_again = serializers.SerializerMethodField(
        help_text="signing needs a fresh proof at the hospital's sign-in, of who has no password here"
    )
    code_again = serializers.SerializerMethodField(
        help_text="what signing needs of the second factor: empty nothing, ask a code, set_up one at all"
    )
    version = serializers.IntegerField()
    patient = serializers.SerializerMethodField()
    exams = serializers.SerializerMethodField()
    draft = serializers.SerializerMethodField()
    versions = ReportVersionSerializer(many=True)
    criticals = CriticalSerializer(many=True)
    priors = serializers.SerializerMethodField()

    def get_fhir_status(self, report) -> str:
        return get_fhir_status(report)

    def get_allowed_actions(self, report) -> list[str]:
        """By the state and by the caller's own permissions."""
        wanted = LIFECYCLE.allowed(report.state)
        return [
            a for a in wanted if a not in ("sign", "sign_preliminary") or (a == "sign") == self.context["may_verify"]
        ]

    def get_is_mine(self, report) -> bool:
        """Whether the caller holds the pen."""
        return report.lock_owner_id == self.context["request"].actor.id

    def get_may_verify(self, report) -> bool:
        return self.context["may_verify"]

    def get_password_again(self, report) -> bool:
        return self.context["password_again"]

    def get_provider_again(self, report) -> bool:
        return self.context["provider_again"]

    def get_code_again(self, report) -> str:
        return self.context["code_again"]

    def get_patient(self, report) -> ReadPatientSerializer:
        return ReadPatientSerializer(self.context["exams"][0].patient).data

    def get_exams(self, report) -> ReadExamSerializer(many=True):
        return ReadExamSerializer(self.context["exams"], many=True).data

    def get_draft(self, report) -> DraftSerializer(allow_null=True):
        draft = getattr(report, "draft", None)
        return DraftSerializer(draft).data if draft else None

    def get_priors(self, report) -> PriorReportSerializer(many=True):
        return PriorReportSerializer(self.context["priors"], many=True).data
