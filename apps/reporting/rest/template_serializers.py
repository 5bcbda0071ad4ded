from rest_framework import serializers

from apps.common.rest.facts import FactsSerializer
from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.reporting.engine.templates import LANGUAGES, SECTIONS
from apps.reporting.models import ReportTemplate

LONG = 8_000
LANGS = [(lang, lang) for lang in LANGUAGES]


class TemplateSectionsSerializer(serializers.Serializer):
    technique = serializers.CharField(allow_blank=True, trim_whitespace=False, max_length=LONG, default="")
    findings = serializers.CharField(allow_blank=True, trim_whitespace=False, max_length=LONG, default="")
    impression = serializers.CharField(allow_blank=True, trim_whitespace=False, max_length=LONG, default="")


class TemplateTextsSerializer(serializers.Serializer):
    zh = TemplateSectionsSerializer()
    en = TemplateSectionsSerializer()


class ReportTemplateSerializer(serializers.ModelSerializer):
    names = LanguageMapField()
    texts = TemplateTextsSerializer()
    body_parts = serializers.ListField(child=serializers.CharField())
    exam_types = serializers.ListField(child=serializers.CharField())

    class Meta:
        model = ReportTemplate
        fields = [
            "code", "modality", "body_parts", "exam_types", "contrast", "names", "texts", "loinc", "radlex",
            "code_source", "is_active", "version",
        ]  # fmt: skip


class TemplateFactsSerializer(serializers.Serializer):
    modality = serializers.RegexField(r"^[A-Z]{2,8}$")
    body_parts = serializers.ListField(child=serializers.RegexField(r"^[A-Z0-9]{2,32}$"), max_length=20, default=list)
    exam_types = serializers.ListField(
        child=serializers.RegexField(r"^[A-Z0-9][A-Z0-9-]{1,31}$"), max_length=40, default=list
    )
    contrast = serializers.ChoiceField(choices=ReportTemplate.ForContrast.choices, allow_blank=True, default="")
    names = LanguageMapField()
    texts = TemplateTextsSerializer()
    loinc = serializers.CharField(max_length=16, allow_blank=True, default="")
    radlex = serializers.CharField(max_length=16, allow_blank=True, default="")
    code_source = serializers.CharField(max_length=200, allow_blank=True, default="")
    is_active = serializers.BooleanField(default=True)


class NewTemplateSerializer(TemplateFactsSerializer):
    code = serializers.RegexField(r"^[A-Z0-9][A-Z0-9-]{1,39}$")


class ChangedTemplateSerializer(TemplateFactsSerializer):
    version = serializers.IntegerField(min_value=1)


class TemplateQuerySerializer(serializers.Serializer):
    q = serializers.CharField(required=False, allow_blank=True, max_length=80)
    modality = serializers.CharField(required=False, max_length=8)
    is_active = serializers.BooleanField(required=False, default=None, allow_null=True)


class TemplateVersionSerializer(serializers.Serializer):
    """A template as it was saved."""

    number = serializers.IntegerField()
    saved_by = serializers.CharField()
    saved_at = serializers.DateTimeField()
    names = LanguageMapField(source="facts.names")
    texts = TemplateTextsSerializer(source="facts.texts")


class SlotSerializer(serializers.Serializer):
    """A field in the text made; offsets are Unicode code points into its section."""

    key = serializers.CharField(source="field.key")
    label = serializers.CharField(source="field.label")
    kind = serializers.CharField(source="field.kind", help_text="choice, number, date or text")
    options = serializers.ListField(child=serializers.CharField(), source="field.options")
    unit = serializers.CharField(source="field.unit")
    low = serializers.FloatField(source="field.low", allow_null=True)
    high = serializers.FloatField(source="field.high", allow_null=True)
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    is_filled = serializers.BooleanField(help_text="it holds its default")


class FilledSectionSerializer(serializers.Serializer):
    section = serializers.CharField(help_text="technique, findings or impression")
    text = serializers.CharField()
    slots = SlotSerializer(many=True)


class FilledTemplateSerializer(serializers.Serializer):
    code = serializers.CharField()
    version = serializers.IntegerField()
    lang = serializers.CharField()
    sections = serializers.SerializerMethodField()

    def get_sections(self, filled) -> FilledSectionSerializer(many=True):
        return FilledSectionSerializer(
            [{"section": name, "text": filled.texts[name], "slots": filled.slots[name]} for name in SECTIONS], many=True
        ).data


class FilledQuerySerializer(serializers.Serializer):
    lang = serializers.ChoiceField(choices=LANGS, required=False)


class ProposedTemplateSerializer(FactsSerializer):
    code = serializers.CharField()
    names = LanguageMapField()
    is_proposed = serializers.BooleanField(help_text="it fits the exam")
    version = serializers.IntegerField()


class TemplatePreviewRequestSerializer(serializers.Serializer):
    texts = TemplateTextsSerializer()


class TemplateFaultSerializer(serializers.Serializer):
    lang = serializers.CharField()
    section = serializers.CharField()
    reason = ReasonField()


class TemplatePreviewSerializer(serializers.Serializer):
    """What a reader would get, and what is wrong."""

    zh = FilledSectionSerializer(many=True)
    en = FilledSectionSerializer(many=True)
    faults = TemplateFaultSerializer(many=True)
