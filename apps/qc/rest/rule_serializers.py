from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.qc.engine.lexicon_overlay import KINDS
from apps.qc.engine.report import STAGES
from apps.qc.models import ReportAlert, ReportAudit, RuleStatus, SecondReading, WordQuestion

CODE = r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$"
LANGS = ["zh", "en"]
LONGEST_TEXT = 50_000


class QcRuleCountsSerializer(serializers.Serializer):
    """What became of a rule's alerts; the share has no value without a settled one."""

    shown = serializers.IntegerField()
    fixed = serializers.IntegerField()
    by_autofix = serializers.IntegerField()
    ignored = serializers.IntegerField()
    disputed = serializers.IntegerField()
    overridden = serializers.IntegerField()
    left = serializers.IntegerField()
    shadow = serializers.IntegerField()
    settled = serializers.IntegerField()
    accepted_share = serializers.FloatField(allow_null=True)
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True, help_text="Wilson, 95 %")


class QcReportRuleSerializer(serializers.Serializer):
    code = serializers.CharField()
    version = serializers.IntegerField()
    category = serializers.CharField()
    severity = serializers.CharField()
    title = LanguageMapField()
    stages = serializers.ListField(child=serializers.CharField())
    autofix = serializers.BooleanField()
    is_own = serializers.BooleanField()
    status = serializers.ChoiceField(choices=RuleStatus.values)
    status_since = serializers.DateTimeField(allow_null=True)
    changed_by_name = serializers.CharField()
    next_steps = serializers.ListField(child=serializers.ChoiceField(choices=RuleStatus.values))
    counts = QcRuleCountsSerializer()


class QcRuleChangeSerializer(serializers.Serializer):
    version = serializers.IntegerField()
    from_status = serializers.CharField()
    to_status = serializers.ChoiceField(choices=RuleStatus.values)
    reason = serializers.CharField()
    evidence = serializers.DictField()
    at = serializers.DateTimeField()
    by_name = serializers.CharField()


class QcDisputeSerializer(serializers.Serializer):
    """A sentence whose alert was disputed, without whose it is; `is_confirmed` when quality control agreed."""

    id = serializers.IntegerField()
    sentence = serializers.CharField()
    reason = serializers.CharField()
    at = serializers.DateTimeField(source="settled_at")
    is_confirmed = serializers.BooleanField()


class QcKeptExampleSerializer(serializers.Serializer):
    """A confirmed error or false alarm that a rule keeps as its example; `obeyed` as the rule is now."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=["fire", "quiet"])
    text = serializers.SerializerMethodField()
    wrong = serializers.CharField()
    right = serializers.CharField()
    confirmed_by_name = serializers.CharField()
    obeyed = serializers.BooleanField()

    def get_text(self, lesson) -> str:
        return lesson.facts[lesson.section]


class QcReportRuleDetailSerializer(QcReportRuleSerializer):
    definition = serializers.JSONField(allow_null=True)
    changes = QcRuleChangeSerializer(many=True)
    disputes = QcDisputeSerializer(many=True)
    kept = QcKeptExampleSerializer(many=True)


class QcRuleSaveSerializer(serializers.Serializer):
    code = serializers.RegexField(CODE, max_length=40)
    version = serializers.IntegerField(
        min_value=1, max_value=10**6, required=False, allow_null=True, default=None, help_text="none for a new rule"
    )
    definition = serializers.DictField()
    reason = serializers.CharField(max_length=500)


class QcRuleStatusSerializer(serializers.Serializer):
    status = serializers.ChoiceField(choices=RuleStatus.values)
    version = serializers.IntegerField(min_value=1, max_value=10**6)
    reason = serializers.CharField(max_length=500)


class QcCheckTextSerializer(serializers.Serializer):
    """A report with what is known of its exam; nothing is kept."""

    lang = serializers.ChoiceField(choices=LANGS, default="zh")
    modality = serializers.CharField(max_length=16, allow_blank=True, default="")
    procedure = serializers.CharField(max_length=200, allow_blank=True, default="")
    exam_body_part = serializers.CharField(max_length=80, allow_blank=True, default="")
    exam_laterality = serializers.ChoiceField(choices=["", "L", "R", "B"], default="")
    sex = serializers.ChoiceField(choices=["", "M", "F"], default="")
    age = serializers.CharField(max_length=4, allow_blank=True, default="")
    contrast = serializers.BooleanField(required=False, allow_null=True, default=None)
    findings = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, trim_whitespace=False, default="")
    impression = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, trim_whitespace=False, default="")
    stage = serializers.ChoiceField(choices=list(STAGES), default="typing")


class QcRuleTrialSerializer(QcCheckTextSerializer):
    code = serializers.RegexField(CODE, max_length=40, default="TRIAL")
    definition = serializers.DictField()


class QcTextFindingSerializer(serializers.Serializer):
    """One finding; offsets are Unicode code points into the section."""

    rule = serializers.CharField()
    category = serializers.CharField()
    severity = serializers.CharField()
    blocking = serializers.BooleanField()
    section = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    suggestion = serializers.CharField()
    reason = ReasonField()


class QcLexiconEntrySerializer(serializers.Serializer):
    id = serializers.IntegerField()
    lang = serializers.ChoiceField(choices=LANGS)
    kind = serializers.ChoiceField(choices=list(KINDS))
    term = serializers.CharField()
    meaning = serializers.CharField()
    is_on = serializers.BooleanField()
    changed_at = serializers.DateTimeField()
    changed_by_name = serializers.CharField()
    site_id = serializers.IntegerField(help_text="0: the department, for every site")
    is_removed = serializers.BooleanField(help_text="takes the department's entry out at this site")
    is_replaced = serializers.BooleanField(
        default=False, help_text="the department's, and the asked site has another in its place"
    )
    reason_text = serializers.CharField()


class QcLexiconQuerySerializer(serializers.Serializer):
    site = serializers.IntegerField(min_value=1, required=False, help_text="with the entries of this site")
    lang = serializers.ChoiceField(choices=LANGS, required=False)
    kind = serializers.ChoiceField(choices=list(KINDS), required=False)
    is_on = serializers.BooleanField(required=False, allow_null=True, default=None)


class QcLexiconSaveSerializer(serializers.Serializer):
    lang = serializers.ChoiceField(choices=LANGS)
    kind = serializers.ChoiceField(choices=list(KINDS))
    term = serializers.CharField(max_length=60)
    meaning = serializers.CharField(max_length=60, allow_blank=True, default="")
    site_id = serializers.IntegerField(
        min_value=1, required=False, allow_null=True, default=None, help_text="absent: the department, for every site"
    )
    is_removed = serializers.BooleanField(default=False, help_text="take the department's entry out at this site")
    reason = serializers.CharField(max_length=500, allow_blank=True, default="", help_text="needed for a site")


class QcLexiconWithdrawSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500, allow_blank=True, default="", help_text="needed for a site")


class QcLexiconFactsSerializer(serializers.Serializer):
    """What the packs bring by themselves, and the codes that an entry may stand for."""

    lang = serializers.CharField()
    built_in = serializers.DictField(child=serializers.IntegerField())
    findings = serializers.ListField(child=serializers.CharField())
    places = serializers.ListField(child=serializers.CharField())


class QcSpellLearningSerializer(serializers.Serializer):
    """The learning in force; a language that is not trusted (too few sentences, or it failed its trial) adds words and counts only."""

    at = serializers.DateTimeField(allow_null=True)
    n_reports = serializers.IntegerField()
    n_sentences = serializers.DictField(child=serializers.IntegerField())
    n_aside = serializers.IntegerField()
    trusted = serializers.ListField(child=serializers.CharField())
    enough_sentences = serializers.IntegerField()


class QcWordQuestionSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    lang = serializers.ChoiceField(choices=LANGS)
    word = serializers.CharField()
    sentence = serializers.CharField()
    n_reports = serializers.IntegerField()
    first_at = serializers.DateTimeField()
    verdict = serializers.CharField()
    judged_by_name = serializers.CharField()


class QcWordQuestionQuerySerializer(serializers.Serializer):
    lang = serializers.ChoiceField(choices=LANGS, required=False)
    is_open = serializers.BooleanField(required=False, allow_null=True, default=None)


class QcWordAnswerSerializer(serializers.Serializer):
    verdict = serializers.ChoiceField(choices=WordQuestion.Verdict.values)
    term = serializers.CharField(max_length=60, allow_blank=True, default="")


class QcReportAuditSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    period_from = serializers.DateField()
    period_to = serializers.DateField()
    rule = serializers.CharField()
    state = serializers.ChoiceField(choices=ReportAudit.State.values)
    engine_version = serializers.CharField()
    n_reports = serializers.IntegerField()
    n_alerted = serializers.IntegerField()
    counts = serializers.DictField(child=serializers.IntegerField())
    asked_at = serializers.DateTimeField()
    done_at = serializers.DateTimeField(allow_null=True)
    asked_by_name = serializers.CharField()


class QcReportAuditAskSerializer(serializers.Serializer):
    period_from = serializers.DateField()
    period_to = serializers.DateField()
    rule = serializers.CharField(max_length=40, allow_blank=True, default="")
    site_id = serializers.IntegerField(min_value=1, max_value=2**31 - 1, required=False, allow_null=True, default=None)


class QcReportAuditHitSerializer(serializers.Serializer):
    """A stretch of a signed report, without whose it is."""

    id = serializers.IntegerField()
    subject_id = serializers.IntegerField()
    rule = serializers.CharField()
    rule_version = serializers.IntegerField()
    severity = serializers.CharField()
    section = serializers.CharField()
    text = serializers.CharField()
    reason = ReasonField()


class QcAuditHitQuerySerializer(serializers.Serializer):
    rule = serializers.CharField(max_length=40, required=False)


class QcSecondReadingSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    subject_id = serializers.IntegerField()
    state = serializers.ChoiceField(choices=SecondReading.State.values)
    model = serializers.CharField()
    prompt_version = serializers.CharField()
    findings = serializers.ListField(child=serializers.DictField())
    n_dropped = serializers.IntegerField()
    error = serializers.CharField()
    took_ms = serializers.IntegerField()
    at = serializers.DateTimeField()
    verdict = serializers.ChoiceField(choices=["", *SecondReading.Verdict.values])
    judged_by_name = serializers.CharField()


class QcSecondReadingQuerySerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=SecondReading.State.values, required=False)


class QcSecondVerdictSerializer(serializers.Serializer):
    verdict = serializers.ChoiceField(choices=SecondReading.Verdict.values)


class QcSecondReaderSerializer(serializers.Serializer):
    """How the second reader stands: off, on, or left alone after failures; who it is and how often it was right."""

    enabled = serializers.BooleanField()
    model = serializers.CharField()
    breaker_open = serializers.BooleanField()
    n_done = serializers.IntegerField()
    n_failed = serializers.IntegerField()
    n_right = serializers.IntegerField()
    n_wrong = serializers.IntegerField()


ALERT_OUTCOMES = ReportAlert.Outcome.values
