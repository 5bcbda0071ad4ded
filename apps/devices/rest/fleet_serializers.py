from rest_framework import serializers

from apps.common.rest.fields import ActorField, LanguageMapField
from apps.devices.engine.axes import Clinical, DownCause, LifeCycle
from apps.devices.models import Channel, Device, DeviceModel, Downtime


def choices_of(enum) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in enum]


class RoomRefSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    code = serializers.CharField()
    name = LanguageMapField()
    floor = serializers.CharField()
    site_id = serializers.IntegerField()


class PlanSerializer(serializers.Serializer):
    """Place on the floor plan, in plan units."""

    x = serializers.FloatField(min_value=0, max_value=10_000)
    y = serializers.FloatField(min_value=0, max_value=10_000)
    w = serializers.FloatField(min_value=1, max_value=10_000)
    h = serializers.FloatField(min_value=1, max_value=10_000)


class DeviceModelSerializer(serializers.ModelSerializer):
    class Meta:
        model = DeviceModel
        fields = ["id", "code", "vendor", "name", "modality", "gmdn", "umdns"]


class DeviceSerializer(serializers.ModelSerializer):
    model = serializers.CharField(source="model.code")
    model_name = serializers.CharField(source="model.name")
    room = RoomRefSerializer()
    plan = PlanSerializer(allow_null=True)

    class Meta:
        model = Device
        fields = [
            "id", "code", "model", "model_name", "modality", "room", "ae_title", "station_name", "serial", "software", "technical", "clinical",
            "life_cycle", "installed_on", "plan", "last_seen_at", "version",
        ]  # fmt: skip


class DeviceFactsSerializer(serializers.Serializer):
    """What a person may change; only named fields are saved."""

    room_id = serializers.IntegerField(required=False)
    ae_title = serializers.RegexField(
        r"^[!-~]([ -~]{0,14}[!-~])?$", required=False, help_text="DICOM AE title, 1 to 16 characters"
    )
    station_name = serializers.CharField(max_length=16, allow_blank=True, required=False)
    serial = serializers.CharField(max_length=64, allow_blank=True, required=False)
    software = serializers.CharField(max_length=64, allow_blank=True, required=False)
    clinical = serializers.ChoiceField(choices=choices_of(Clinical), required=False)
    life_cycle = serializers.ChoiceField(choices=choices_of(LifeCycle), required=False)
    installed_on = serializers.DateField(allow_null=True, required=False)
    plan = PlanSerializer(required=False)

    def validate_room_id(self, value: int) -> int:
        if not Device._meta.get_field("room").related_model.objects.filter(pk=value).exists():
            raise serializers.ValidationError("no such room", code="does_not_exist")
        return value


class ChangedDeviceSerializer(DeviceFactsSerializer):
    version = serializers.IntegerField(min_value=1)


class NewDeviceSerializer(DeviceFactsSerializer):
    code = serializers.RegexField(r"^[A-Za-z0-9_.-]{1,32}$")
    model = serializers.CharField(max_length=40)
    room_id = serializers.IntegerField()
    ae_title = serializers.RegexField(r"^[!-~]([ -~]{0,14}[!-~])?$")
    with_plans = serializers.BooleanField(
        default=True, help_text="with the recurring work of its modality, from the policy devices.plan_templates"
    )


class DeviceQuerySerializer(serializers.Serializer):
    modality = serializers.CharField(max_length=4, required=False)
    site_id = serializers.IntegerField(required=False)


class DowntimeSerializer(serializers.ModelSerializer):
    device_code = serializers.CharField(source="device.code")
    work_order = serializers.CharField(source="work_order.number", default=None, allow_null=True)
    started_by = ActorField()
    ended_by = ActorField()

    class Meta:
        model = Downtime
        fields = [
            "id", "device_id", "device_code", "started_at", "ended_at", "expected_until", "cause", "full", "note", "work_order",
            "work_order_id", "started_by", "ended_by",
        ]  # fmt: skip


class NewDowntimeSerializer(serializers.Serializer):
    cause = serializers.ChoiceField(choices=choices_of(DownCause))
    full = serializers.BooleanField(default=True)
    at = serializers.DateTimeField(required=False)
    expected_until = serializers.DateTimeField(required=False, allow_null=True)
    note = serializers.CharField(max_length=300, allow_blank=True, default="")
    work_order_id = serializers.IntegerField(required=False, allow_null=True)


class ChangedDowntimeSerializer(serializers.Serializer):
    """Of the open downtime; another cause or extent begins a new interval."""

    cause = serializers.ChoiceField(choices=choices_of(DownCause), required=False)
    full = serializers.BooleanField(required=False)
    expected_until = serializers.DateTimeField(required=False, allow_null=True)
    note = serializers.CharField(max_length=300, allow_blank=True, required=False)


class CorrectedDowntimeSerializer(serializers.Serializer):
    started_at = serializers.DateTimeField(required=False)
    ended_at = serializers.DateTimeField(required=False)
    cause = serializers.ChoiceField(choices=choices_of(DownCause), required=False)
    full = serializers.BooleanField(required=False)
    note = serializers.CharField(max_length=300, allow_blank=True, required=False)
    reason = serializers.CharField(max_length=300, help_text="why it is corrected; kept in the audit trail")


class BackInServiceSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=300, allow_blank=True, default="")


class TileSerializer(serializers.Serializer):
    device = DeviceSerializer()
    alarms = serializers.IntegerField()
    unacknowledged = serializers.IntegerField()
    worst = serializers.CharField(allow_null=True)
    silent_channels = serializers.IntegerField()
    orders = serializers.IntegerField()
    tests_open = serializers.IntegerField(help_text="tests that patients wait for")
    tests_overdue = serializers.IntegerField()
    plans_due = serializers.IntegerField(help_text="open orders of maintenance plans: work within its lead time")
    papers_due = serializers.IntegerField(help_text="certificates within their lead days or expired, not replaced")
    papers_expired = serializers.IntegerField()
    parts_short = serializers.IntegerField(help_text="spare parts for its model that its site has too few of")
    down_s_month = serializers.FloatField(help_text="unplanned full stops of the last 30 days, seconds")
    downtime = DowntimeSerializer(allow_null=True)


class FleetSerializer(serializers.Serializer):
    at = serializers.DateTimeField()
    tiles = TileSerializer(many=True)


class LatestSerializer(serializers.Serializer):
    t = serializers.DateTimeField()
    v = serializers.FloatField()
    q = serializers.ChoiceField(choices=["good", "suspect", "bad"])


class LimitSerializer(serializers.Serializer):
    """A rule that judges the channel now."""

    code = serializers.CharField()
    kind = serializers.CharField()
    severity = serializers.CharField()
    on = serializers.FloatField()
    off = serializers.FloatField()
    unit = serializers.CharField()
    hold_s = serializers.FloatField()
    source = serializers.CharField()
    verified = serializers.BooleanField()
    policy_version = serializers.CharField()
    own = serializers.BooleanField(help_text="this device's own limit")
    of_baseline = serializers.BooleanField(
        help_text="`on` is a share of the channel's baseline, which is not known yet: nothing is judged"
    )


class ChannelSerializer(serializers.ModelSerializer):
    names = LanguageMapField()
    latest = LatestSerializer(allow_null=True)
    limits = LimitSerializer(many=True)

    class Meta:
        model = Channel
        fields = [
            "id", "code", "names", "unit", "kind", "cadence_s", "valid_low", "valid_high", "baseline", "baseline_source", "enabled", "latest",
            "limits",
        ]  # fmt: skip


class ChangedChannelSerializer(serializers.Serializer):
    names = LanguageMapField(required=False)
    cadence_s = serializers.FloatField(
        min_value=0, max_value=31 * 86400, required=False, help_text="seconds between readings; 0: entered by hand"
    )
    valid_low = serializers.FloatField(required=False, allow_null=True)
    valid_high = serializers.FloatField(required=False, allow_null=True)
    baseline = serializers.FloatField(
        required=False, allow_null=True, help_text="what is usual for this device, in the channel's unit, above zero"
    )
    baseline_source = serializers.CharField(
        required=False, allow_blank=True, max_length=300, help_text="such as the record of commissioning"
    )
    enabled = serializers.BooleanField(required=False)


class BaselineSerializer(serializers.Serializer):
    """Of the readings of a span that are not bad."""

    median = serializers.FloatField(allow_null=True, help_text="in the channel's unit; null without readings")
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    n = serializers.IntegerField()


class BaselineQuerySerializer(serializers.Serializer):
    start = serializers.DateTimeField()
    end = serializers.DateTimeField()


class SpanQuerySerializer(BaselineQuerySerializer):
    channels = serializers.CharField(
        max_length=2000, required=False, help_text="codes, comma-separated; all when missing"
    )


class SeriesQuerySerializer(SpanQuerySerializer):
    points = serializers.IntegerField(min_value=10, max_value=2000, default=400)


class SeriesSerializer(serializers.Serializer):
    """Columns of equal length; null in a gap. `t` in epoch seconds."""

    channel = serializers.CharField(source="channel.code")
    unit = serializers.CharField(source="channel.unit")
    t = serializers.ListField(child=serializers.FloatField())
    low = serializers.ListField(child=serializers.FloatField(allow_null=True))
    high = serializers.ListField(child=serializers.FloatField(allow_null=True))
    mean = serializers.ListField(child=serializers.FloatField(allow_null=True))
    n = serializers.IntegerField()
    bad = serializers.IntegerField()
    bucket_s = serializers.FloatField()


class NewLimitSerializer(serializers.Serializer):
    enabled = serializers.BooleanField(default=True)
    on = serializers.FloatField(allow_null=True, default=None)
    off = serializers.FloatField(allow_null=True, default=None)
    hold_s = serializers.FloatField(allow_null=True, min_value=0, max_value=86400 * 7, default=None)
    source = serializers.CharField(max_length=300, help_text="where the value comes from, such as the vendor's sheet")


class KeySerializer(serializers.Serializer):
    key_id = serializers.IntegerField()
    secret = serializers.CharField(help_text="shown this once")


class KeyFactsSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    issued_at = serializers.DateTimeField()
    issued_by = serializers.CharField()
    revoked_at = serializers.DateTimeField(allow_null=True)
