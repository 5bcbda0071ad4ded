from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.views import ApiView
from apps.scheduling.models import Resource, SlotBlock
from apps.scheduling.public import block_time, lift_block, save_openings
from apps.scheduling.rest.access import check_site, site_of_resource

MANAGE = "schedule.manage"


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


class HoursSerializer(serializers.Serializer):
    weekday = serializers.IntegerField(min_value=0, max_value=6, help_text="Monday 0")
    opens = serializers.TimeField()
    closes = serializers.TimeField(help_text="00:00 is midnight")


class ExceptionSerializer(serializers.Serializer):
    day = serializers.DateField()
    opens = serializers.TimeField(allow_null=True, default=None)
    closes = serializers.TimeField(allow_null=True, default=None)
    note = serializers.CharField(max_length=200, allow_blank=True, default="")

    def validate(self, data):
        if (data["opens"] is None) != (data["closes"] is None):
            raise Invalid({"closes": Reason("scheduling.both_times_needed", {}, "error")})
        return data


class ResourceSerializer(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    code = serializers.CharField(read_only=True)
    names = LanguageMapField(read_only=True)
    modality = serializers.CharField(read_only=True)
    device_code = serializers.CharField(read_only=True)
    site_id = serializers.IntegerField(read_only=True)
    is_active = serializers.BooleanField(read_only=True)
    openings = HoursSerializer(many=True)
    exceptions = ExceptionSerializer(many=True)


class ResourceQuery(serializers.Serializer):
    site = serializers.IntegerField(min_value=1)


class OpeningsRequest(serializers.Serializer):
    openings = HoursSerializer(many=True)
    exceptions = ExceptionSerializer(many=True)


class BlocksView(ApiView):
    required = {"POST": MANAGE}

    @extend_schema(operation_id="block_time", request=BlockRequest, responses={201: BlockSerializer})
    def post(self, request):
        facts = self.validate(BlockRequest)
        check_site(request, MANAGE, site_of_resource(facts["resource_id"]))
        return self.render(BlockSerializer, block_time(actor=actor_of(request), **facts), status=201)


class BlockLiftView(ApiView):
    required = {"POST": MANAGE}

    @extend_schema(operation_id="lift_block", request=None, responses=BlockSerializer)
    def post(self, request, block_id: int):
        block = SlotBlock.objects.filter(pk=block_id).first()
        if block is None:
            raise NotFound("scheduling.block_unknown", block=block_id)
        check_site(request, MANAGE, site_of_resource(block.resource_id))
        return self.render(BlockSerializer, lift_block(block_id, actor=actor_of(request)))


class ResourcesView(ApiView):
    """The bookable resources of a site with their weekly hours and dated exceptions."""

    required = {"GET": "schedule.read"}

    @extend_schema(operation_id="list_resources", parameters=[ResourceQuery], responses=ResourceSerializer(many=True))
    def get(self, request):
        query = self.validate_query(ResourceQuery)
        check_site(request, "schedule.read", query["site"])
        rows = (
            Resource.objects.filter(site_id=query["site"])
            .exclude(kind=Resource.Kind.POOL)
            .prefetch_related("openings", "exceptions")
        )
        return self.render(ResourceSerializer, rows, many=True)


class OpeningsView(ApiView):
    """Replaces the hours of one resource; bookings left outside are named, flagged and keep their place."""

    required = {"PUT": MANAGE}

    @extend_schema(operation_id="save_openings", request=OpeningsRequest, responses=ResourceSerializer)
    def put(self, request, resource_id: int):
        facts = self.validate(OpeningsRequest)
        check_site(request, MANAGE, site_of_resource(resource_id))
        resource = save_openings(resource_id, actor=actor_of(request), **facts)
        return self.render(ResourceSerializer, resource)
