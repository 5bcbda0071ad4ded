"""Campaigns: what is asked of whom, how far it is, what came of it."""

from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField
from apps.qc.engine.campaigns import LIFECYCLE
from apps.qc.rest.chart_serializers import QcPanelSerializer
from apps.qc.rest.draw_serializers import KINDS, ORDERS

MOST_CASES, MOST_TEXT = 5000, 4_000_000


class QcQuotaSerializer(serializers.Serializer):
    site_id = serializers.IntegerField(min_value=1, max_value=2**31)
    n = serializers.IntegerField(min_value=1, max_value=MOST_CASES)


class QcSeatSerializer(serializers.Serializer):
    id = serializers.CharField()
    name = serializers.CharField()


class QcCampaignMakeSerializer(serializers.Serializer):
    title = serializers.CharField(max_length=200)
    question = serializers.CharField(max_length=4000)
    kind = serializers.ChoiceField(choices=KINDS, default="report")
    modality = serializers.CharField(allow_blank=True, default="", max_length=8)
    period_from = serializers.DateTimeField()
    period_to = serializers.DateTimeField()
    quotas = QcQuotaSerializer(many=True, max_length=100)
    panel = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=50)
    readers = serializers.IntegerField(min_value=1, max_value=5, default=2)
    n_calibration = serializers.IntegerField(min_value=0, max_value=50, default=0)
    deadline = serializers.DateField()
    reading_order = serializers.ChoiceField(choices=ORDERS, default="at_once")


class QcCampaignSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    title = serializers.CharField()
    question = serializers.CharField()
    kind = serializers.CharField()
    state = serializers.CharField()
    modality = serializers.CharField()
    period_from = serializers.DateTimeField()
    period_to = serializers.DateTimeField()
    readers = serializers.IntegerField()
    n_calibration = serializers.IntegerField()
    deadline = serializers.DateField()
    reading_order = serializers.CharField()
    version = serializers.IntegerField()
    conclusions = serializers.CharField()
    made_by_name = serializers.CharField()
    opened_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    allowed_actions = serializers.SerializerMethodField()

    def get_allowed_actions(self, campaign) -> list[str]:
        return list(LIFECYCLE.allowed(campaign.state))


class QcCampaignSiteSerializer(serializers.Serializer):
    site_id = serializers.IntegerField()
    names = LanguageMapField()
    quota = serializers.IntegerField()
    n_sent = serializers.IntegerField(help_text="reports that the site sent in for this campaign")
    n_drawn = serializers.IntegerField()
    n_settled = serializers.IntegerField()


class QcCalibrationSerializer(serializers.Serializer):
    n = serializers.IntegerField()
    agreed = serializers.IntegerField()
    kappa = serializers.FloatField(allow_null=True)


class QcCampaignReaderSerializer(QcSeatSerializer):
    n_done = serializers.IntegerField()
    calibration = QcCalibrationSerializer()


class QcCampaignRateSerializer(serializers.Serializer):
    site_id = serializers.IntegerField()
    names = LanguageMapField()
    n = serializers.IntegerField()
    hits = serializers.IntegerField()
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)
    letters = serializers.DictField(child=serializers.IntegerField())


class QcCodeCountSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    n = serializers.IntegerField()


class QcCampaignResultsSerializer(serializers.Serializer):
    sites = QcCampaignRateSerializer(many=True)
    defects = QcCodeCountSerializer(many=True)
    panel = QcPanelSerializer()


class QcCampaignPageSerializer(serializers.Serializer):
    """`readers` is empty for the panel while it reads; `results` until the campaign is closed."""

    campaign = QcCampaignSerializer()
    sites = QcCampaignSiteSerializer(many=True)
    readers = QcCampaignReaderSerializer(many=True)
    results = QcCampaignResultsSerializer(allow_null=True)


class QcCampaignStepSerializer(serializers.Serializer):
    version = serializers.IntegerField(min_value=1, required=False)


class QcCampaignEndSerializer(QcCampaignStepSerializer):
    text = serializers.CharField(max_length=8000)


class QcTakeInSerializer(serializers.Serializer):
    site_id = serializers.IntegerField(min_value=1, max_value=2**31)
    lines = serializers.CharField(max_length=MOST_TEXT, trim_whitespace=False, help_text="JSON, a report a line")


class QcTakeInErrorSerializer(serializers.Serializer):
    line = serializers.IntegerField()
    error = serializers.CharField()


class QcTakenInSerializer(serializers.Serializer):
    added = serializers.IntegerField()
    errors = QcTakeInErrorSerializer(many=True)
