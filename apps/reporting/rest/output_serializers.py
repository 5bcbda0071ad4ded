from rest_framework import serializers

from apps.common.kernel.reason import Reason
from apps.common.rest.facts import FactsSerializer
from apps.common.rest.fields import ReasonField
from apps.reporting.models import ModelDraft
from apps.reporting.public import find_most_copies
from apps.reporting.rest.result_serializers import ResultExamSerializer, list_result_exams
from apps.reporting.rest.serializers import ReadPatientSerializer
from apps.reporting.selectors.releases import PAPER


class HandoverSerializer(serializers.Serializer):
    channel = serializers.CharField(help_text="portal, patient_page, print_desk or self_print")
    taken_by = serializers.CharField(help_text="of paper from the desk: patient, relative or ward")
    recipient = serializers.CharField(help_text="empty for the patient")
    at = serializers.DateTimeField()
    by = serializers.CharField()
    copies = serializers.IntegerField()
    reason = serializers.CharField()
    opened_at = serializers.DateTimeField(allow_null=True)
    acknowledged_at = serializers.DateTimeField(allow_null=True)


class ReleaseSerializer(FactsSerializer):
    id = serializers.IntegerField()
    version = serializers.IntegerField(source="version.number")
    kind = serializers.CharField(source="version.kind")
    released_at = serializers.DateTimeField()
    released_by = serializers.CharField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    withdrawn_by = serializers.CharField()
    withdraw_reason = serializers.CharField(help_text="empty where a corrected version took its place")
    handovers = HandoverSerializer(many=True)


class WithdrawSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class PlainTextSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=8000)
    draft_id = serializers.IntegerField(
        min_value=1, max_value=2**63 - 1, required=False, allow_null=True, default=None, help_text="that it came of"
    )


class DraftObjectionSerializer(serializers.Serializer):
    """A rule's alert, or what the second model said with its words of the text."""

    category = serializers.CharField()
    quote = serializers.CharField()
    reason = ReasonField(allow_null=True, help_text="of a rule")
    said = serializers.CharField(help_text="by the second model")


class ModelDraftSerializer(serializers.ModelSerializer):
    """What a model drafted, and what the rules and a different model said of it."""

    objections = serializers.SerializerMethodField()
    auditor = serializers.SerializerMethodField()
    error = serializers.SerializerMethodField(help_text="why there is no text")
    unaudited = serializers.SerializerMethodField(help_text="why no second model spoke")

    class Meta:
        model = ModelDraft
        fields = [
            "id", "kind", "author", "lang", "findings", "impression", "state", "error", "verdict", "objections",
            "auditor", "unaudited", "asked_at", "ready_at", "taken_at", "outcome",
        ]  # fmt: skip

    def get_objections(self, draft) -> DraftObjectionSerializer(many=True):
        rows = [
            {
                "category": rule["category"],
                "quote": getattr(draft, rule["section"], "")[rule["start"] : rule["end"]],
                "reason": Reason.from_json(rule["reason"]),
                "said": "",
            }
            for rule in draft.audit.get("rules", [])
        ] + [
            {
                "category": told["category"],
                "quote": " | ".join(filter(None, (told["quote_findings"], told["quote_impression"]))),
                "reason": None,
                "said": told["reason"],
            }
            for told in draft.audit.get("told", [])
        ]
        return DraftObjectionSerializer(rows, many=True, context=self.context).data

    def get_auditor(self, draft) -> str:
        return draft.audit.get("auditor", "")

    def get_error(self, draft) -> ReasonField(allow_null=True):
        return self._say(draft.error)

    def get_unaudited(self, draft) -> ReasonField(allow_null=True):
        return self._say(draft.audit.get("error", ""))

    def _say(self, code: str) -> dict | None:
        field = ReasonField()
        field.bind("error", self)
        return field.to_representation(Reason(code)) if code else None


class PlainTextStateSerializer(serializers.Serializer):
    text = serializers.CharField(help_text="a person's, or the draft of the glossary")
    released_at = serializers.DateTimeField(allow_null=True)
    released_by = serializers.CharField()
    draft = ModelDraftSerializer(allow_null=True, help_text="of a model, that nobody has used or refused")
    can_draft = serializers.BooleanField(help_text="the department has a model for it")


class PatientCodeSerializer(serializers.Serializer):
    code = serializers.CharField(help_text="shown once; only its digest is kept")
    valid_until = serializers.DateTimeField()


class PrintQuerySerializer(serializers.Serializer):
    q = serializers.CharField(required=False, allow_blank=True, max_length=80)


class PrintRowSerializer(FactsSerializer):
    """A report that may be printed."""

    id = serializers.IntegerField()
    report_id = serializers.IntegerField()
    patient = ReadPatientSerializer(source="report.patient")
    exams = serializers.SerializerMethodField()
    kind = serializers.CharField(source="version.kind")
    released_at = serializers.DateTimeField()
    copies = serializers.SerializerMethodField()
    most_copies = serializers.SerializerMethodField()

    def get_most_copies(self, release) -> int:
        """Copies that may be printed at once."""
        return find_most_copies(release.report.site_id)

    def get_exams(self, release) -> ResultExamSerializer(many=True):
        return list_result_exams(release)

    def get_copies(self, release) -> int:
        return sum(row.copies for row in release.handovers.all() if row.channel in PAPER)


class PrintSerializer(serializers.Serializer):
    copies = serializers.IntegerField(
        min_value=1, max_value=99, default=1, help_text="up to the policy's `desk_copies`"
    )
    taken_by = serializers.ChoiceField(choices=["patient", "relative", "ward"], default="patient")
    recipient = serializers.CharField(
        max_length=128, allow_blank=True, default="", help_text="the relative's name, or the ward"
    )
    reason = serializers.CharField(max_length=200, allow_blank=True, default="")


class SelfPrintSerializer(serializers.Serializer):
    site_id = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    code = serializers.CharField(max_length=200)


class PatientCodeTrySerializer(serializers.Serializer):
    code = serializers.CharField(max_length=40)
    birth_date = serializers.DateField()


class PatientTicketSerializer(serializers.Serializer):
    ticket = serializers.CharField(max_length=200)


class PatientPageSerializer(serializers.Serializer):
    ticket = serializers.CharField(help_text="opens the PDF for some minutes")
    patient_name = serializers.CharField()
    exams = ResultExamSerializer(many=True)
    lang = serializers.CharField()
    kind = serializers.CharField()
    findings = serializers.CharField()
    impression = serializers.CharField()
    plain_text = serializers.CharField(help_text="empty until a person has released it")
    signer_name = serializers.CharField()
    signed_at = serializers.DateTimeField()
