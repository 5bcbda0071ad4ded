from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.permissions import SIGNED_IN
from apps.common.rest.scope import check_reach
from apps.common.rest.views import ApiView, ListView
from apps.directory.models import Room, Site
from apps.directory.public import save_room, save_site


class SiteSerializer(serializers.ModelSerializer):
    name = LanguageMapField()

    class Meta:
        model = Site
        fields = ["id", "code", "name", "time_zone", "issuer", "working_hours", "holidays", "version"]
        read_only_fields = ["id"]
        extra_kwargs = {"code": {"validators": []}, "version": {"required": False}}


class SiteListView(ListView):
    required = {"GET": SIGNED_IN, "POST": "site.write"}
    serializer_class = SiteSerializer
    ordering_fields = ["code"]

    def list_rows(self, query):
        return Site.objects.all()

    @extend_schema(operation_id="site_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="site_create", request=SiteSerializer, responses={201: SiteSerializer})
    def post(self, request) -> Response:
        data = self.validate(SiteSerializer)
        check_reach(request, self, [None])
        data.pop("version", None)
        return self.render(SiteSerializer, save_site(None, actor=actor_of(request), **data), status=201)


class SiteView(ApiView):
    required = {"PUT": "site.write"}

    @extend_schema(operation_id="site_update", request=SiteSerializer, responses=SiteSerializer)
    def put(self, request, site_id: int) -> Response:
        check_reach(request, self, [site_id])
        data = self.validate(SiteSerializer)
        version = data.pop("version", None)
        return self.render(
            SiteSerializer, save_site(site_id, actor=actor_of(request), expected_version=version, **data)
        )


class RoomSerializer(serializers.ModelSerializer):
    name = LanguageMapField()

    class Meta:
        model = Room
        fields = ["id", "site", "code", "name", "kind", "floor"]
        validators: list = []


class RoomQuerySerializer(serializers.Serializer):
    site = serializers.IntegerField(required=False, min_value=1, max_value=2**62)
    kind = serializers.CharField(required=False, max_length=16)


class RoomListView(ListView):
    required = {"GET": SIGNED_IN, "POST": "site.write"}
    serializer_class = RoomSerializer
    query_serializer = RoomQuerySerializer
    ordering_fields = ["code", "kind"]

    def list_rows(self, query):
        rows = Room.objects.all()
        if "site" in query:
            rows = rows.filter(site_id=query["site"])
        return rows.filter(kind=query["kind"]) if query.get("kind") else rows

    @extend_schema(operation_id="room_list", parameters=[RoomQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="room_create", request=RoomSerializer, responses={201: RoomSerializer})
    def post(self, request) -> Response:
        data = self.validate(RoomSerializer)
        check_reach(request, self, [data["site"].id])
        return self.render(RoomSerializer, save_room(None, actor=actor_of(request), **data), status=201)


class RoomView(ApiView):
    required = {"PUT": "site.write"}

    @extend_schema(operation_id="room_update", request=RoomSerializer, responses=RoomSerializer)
    def put(self, request, room_id: int) -> Response:
        data = self.validate(RoomSerializer)
        before = Room.objects.filter(pk=room_id).values_list("site_id", flat=True)
        check_reach(request, self, [*before, data["site"].id])
        return self.render(RoomSerializer, save_room(room_id, actor=actor_of(request), **data))
