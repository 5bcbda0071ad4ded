from drf_spectacular.utils import extend_schema

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.scheduling.models import Resource, SlotBlock
from apps.scheduling.public import (
    block_time,
    create_pool,
    lift_block,
    list_calendar_rows,
    list_pool_levels,
    preview,
    save_openings,
)
from apps.scheduling.rest import calendar_serializers as s
from apps.scheduling.rest.access import check_site, site_of_resource, today_at

READ, MANAGE = "schedule.read", "schedule.manage"


class BlocksView(ApiView):
    required = {"POST": MANAGE}

    @extend_schema(operation_id="block_time", request=s.BlockRequest, responses={201: s.BlockSerializer})
    def post(self, request):
        facts = self.validate(s.BlockRequest)
        check_site(request, MANAGE, site_of_resource(facts["resource_id"]))
        return self.render(s.BlockSerializer, block_time(actor=actor_of(request), **facts), status=201)


class BlockLiftView(ApiView):
    required = {"POST": MANAGE}

    @extend_schema(operation_id="lift_block", request=None, responses=s.BlockSerializer)
    def post(self, request, block_id: int):
        block = SlotBlock.objects.filter(pk=block_id).first()
        if block is None:
            raise NotFound("scheduling.block_unknown", block=block_id)
        check_site(request, MANAGE, site_of_resource(block.resource_id))
        return self.render(s.BlockSerializer, lift_block(block_id, actor=actor_of(request)))


class ResourcesView(ApiView):
    """The bookable resources of a site, scanners or pools, with weekly hours, dated exceptions and reserves."""

    required = {"GET": READ}

    @extend_schema(
        operation_id="list_resources", parameters=[s.ResourceQuery], responses=s.ResourceSerializer(many=True)
    )
    def get(self, request):
        query = self.validate_query(s.ResourceQuery)
        check_site(request, READ, query["site"])
        rows = list_calendar_rows(query["site"])
        if query["kind"] == "scanner":
            rows = rows.exclude(kind=Resource.Kind.POOL)
        elif query["kind"] == "pool":
            rows = rows.filter(kind=Resource.Kind.POOL)
        return self.render(s.ResourceSerializer, rows, many=True)


class PoolsView(ApiView):
    """How many units the pools of a site have over time, and how many are left; new pools."""

    required = {"GET": READ, "POST": MANAGE}

    @extend_schema(
        operation_id="list_pool_levels", parameters=[s.PoolLevelsQuery], responses=s.PoolLevelsSerializer(many=True)
    )
    def get(self, request):
        query = self.validate_query(s.PoolLevelsQuery)
        check_site(request, READ, query["site"])
        first = query.get("day") or today_at(query["site"])
        return self.render(
            s.PoolLevelsSerializer, list_pool_levels(query["site"], first=first, days=query["days"]), many=True
        )

    @extend_schema(operation_id="create_pool", request=s.PoolRequest, responses={201: s.ResourceSerializer})
    def post(self, request):
        facts = self.validate(s.PoolRequest)
        check_site(request, MANAGE, facts["site_id"])
        pool = create_pool(facts.pop("site_id"), actor=actor_of(request), **facts)
        return self.render(s.ResourceSerializer, pool, status=201)


class OpeningsView(ApiView):
    """Replaces the hours of one resource; bookings left outside are named, flagged and keep their place."""

    required = {"PUT": MANAGE}

    @extend_schema(operation_id="save_openings", request=s.OpeningsRequest, responses=s.SavedOpeningsSerializer)
    def put(self, request, resource_id: int):
        return self.render(s.SavedOpeningsSerializer, _save(self, request, resource_id))


class OpeningsPreviewView(ApiView):
    """What saving these hours would leave outside; nothing is changed."""

    required = {"POST": MANAGE}

    @extend_schema(operation_id="preview_openings", request=s.OpeningsRequest, responses=s.SavedOpeningsSerializer)
    def post(self, request, resource_id: int):
        saved = preview(lambda: _save(self, request, resource_id))
        return self.render(s.SavedOpeningsSerializer, saved)


def _save(view: ApiView, request, resource_id: int):
    facts = view.validate(s.OpeningsRequest)
    check_site(request, MANAGE, site_of_resource(resource_id))
    version = facts.pop("version", None)
    return save_openings(resource_id, expected_version=version, actor=actor_of(request), **facts)
