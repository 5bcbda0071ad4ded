"""What belongs to a work order: hours, parts out of the store, files. Stock is kept here as well."""

from urllib.parse import quote

from django.db.models import F
from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema
from rest_framework import serializers
from rest_framework.parsers import BaseParser
from rest_framework.response import Response

from apps.common.files import open_file
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField
from apps.common.rest.parsers import TooLarge
from apps.common.rest.scope import check_site, limit_to_sites
from apps.common.rest.views import ApiView, ListView
from apps.devices.models import OrderFile, OrderLabour, Part, StockMove, WorkOrder
from apps.devices.public import add_labour, attach_file, move_stock, save_part
from apps.devices.rest.access import check_row

MOST_BYTES = 20 * 1024 * 1024
MOST_STOCK = 1_000_000
ID = {"min_value": 1, "max_value": 2**62}
# what a file begins with says what it is; the name only says what people call it
MAGIC = {b"%PDF-": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


class OrderLabourSerializer(serializers.ModelSerializer):
    class Meta:
        model = OrderLabour
        fields = ["id", "person", "on", "minutes", "is_travel", "is_vendor", "note", "entered_by"]


class PartUsedSerializer(serializers.ModelSerializer):
    number = serializers.CharField(source="part.number")
    name = serializers.CharField(source="part.name")
    actor_name = ActorField()
    amount = serializers.SerializerMethodField(help_text="taken out of the store; below zero: given back")

    class Meta:
        model = StockMove
        fields = ["id", "part_id", "number", "name", "amount", "at", "actor_name", "note"]

    def get_amount(self, move: StockMove) -> int:
        return -move.amount


class OrderFileSerializer(serializers.ModelSerializer):
    class Meta:
        model = OrderFile
        fields = ["id", "name", "media_type", "size", "added_at", "added_by"]


class PartSerializer(serializers.ModelSerializer):
    fits = serializers.SlugRelatedField(many=True, read_only=True, slug_field="code")
    is_short = serializers.SerializerMethodField()

    class Meta:
        model = Part
        fields = ["id", "site_id", "number", "name", "vendor", "place", "least", "lead_days", "is_active", "fits", "amount", "is_short", "version"]  # fmt: skip

    def get_is_short(self, part: Part) -> bool:
        return part.is_active and part.amount < part.least


class PartFactsSerializer(serializers.Serializer):
    number = serializers.CharField(max_length=64)
    name = serializers.CharField(max_length=120)
    vendor = serializers.CharField(max_length=120, allow_blank=True, default="")
    place = serializers.CharField(max_length=120, allow_blank=True, default="")
    least = serializers.IntegerField(min_value=0, max_value=MOST_STOCK, default=0)
    lead_days = serializers.IntegerField(min_value=0, max_value=3660, allow_null=True, default=None)
    is_active = serializers.BooleanField(default=True)
    fits = serializers.ListField(
        child=serializers.CharField(max_length=40),
        max_length=200,
        required=False,
        help_text="codes of the device models that it is for; left as it is when missing",
    )


class NewPartSerializer(PartFactsSerializer):
    site_id = serializers.IntegerField(**ID)


class ChangedPartSerializer(PartFactsSerializer):
    version = serializers.IntegerField(min_value=1)


class StockMoveSerializer(serializers.Serializer):
    amount = serializers.IntegerField(
        min_value=-MOST_STOCK, max_value=MOST_STOCK, help_text="above zero comes in, below zero goes out"
    )
    note = serializers.CharField(max_length=300, help_text="why: a delivery, a count")


class UsePartSerializer(serializers.Serializer):
    part_id = serializers.IntegerField(**ID)
    amount = serializers.IntegerField(
        min_value=-MOST_STOCK, max_value=MOST_STOCK, help_text="out of the store; below zero: given back"
    )
    note = serializers.CharField(max_length=300, allow_blank=True, default="")


class NewLabourSerializer(serializers.Serializer):
    person = serializers.CharField(max_length=120)
    on = serializers.DateField()
    minutes = serializers.IntegerField(min_value=1, max_value=1440)
    is_travel = serializers.BooleanField(default=False)
    is_vendor = serializers.BooleanField(default=False)
    note = serializers.CharField(max_length=300, allow_blank=True, default="")


class FileNameSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=200)


class PartQuerySerializer(serializers.Serializer):
    scope = serializers.ChoiceField(choices=["active", "short", "all"], default="active")


class PartListView(ListView):
    required = {"GET": "work_order.read", "POST": "work_order.write"}
    serializer_class = PartSerializer
    query_serializer = PartQuerySerializer
    ordering_fields = ["number", "name", "amount"]

    def list_rows(self, query: dict):
        rows = limit_to_sites(
            self.request, self, Part.objects.order_by("number", "id").prefetch_related("fits"), field="site_id"
        )
        if query["scope"] == "short":
            return rows.filter(is_active=True, amount__lt=F("least"))
        return rows if query["scope"] == "all" else rows.filter(is_active=True)

    @extend_schema(operation_id="part_list", parameters=[PartQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)

    @extend_schema(operation_id="part_add", request=NewPartSerializer, responses={201: PartSerializer})
    def post(self, request) -> Response:
        data = self.validate(NewPartSerializer)
        check_site(request, self, data["site_id"])
        return self.render(PartSerializer, save_part(None, actor=actor_of(request), **data), status=201)


class OnePart(ApiView):
    def check(self, request, part_id: int) -> None:
        if not limit_to_sites(request, self, Part.objects.filter(pk=part_id), field="site_id").exists():
            raise NotFound("devices.part_unknown")


class PartView(OnePart):
    required = {"PUT": "work_order.write"}

    @extend_schema(operation_id="part_edit", request=ChangedPartSerializer, responses=PartSerializer)
    def put(self, request, part_id: int) -> Response:
        self.check(request, part_id)
        return self.render(
            PartSerializer, save_part(part_id, actor=actor_of(request), **self.validate(ChangedPartSerializer))
        )


class PartMoveView(OnePart):
    required = {"POST": "work_order.write"}

    @extend_schema(operation_id="part_move", request=StockMoveSerializer, responses=PartSerializer)
    def post(self, request, part_id: int) -> Response:
        self.check(request, part_id)
        return self.render(
            PartSerializer, move_stock(part_id, actor=actor_of(request), **self.validate(StockMoveSerializer))
        )


class RawParser(BaseParser):
    """A file as it is, up to MOST_BYTES."""

    media_type = "application/octet-stream"

    def parse(self, stream, media_type=None, parser_context=None) -> bytes:
        raw = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise TooLarge(f"more than {MOST_BYTES} bytes")
        return raw


class OnOrder(ApiView):
    def check(self, request, order_id: int) -> None:
        check_row(request, self, WorkOrder.objects.filter(pk=order_id), "devices.order_unknown")


class OrderLabourView(OnOrder):
    required = {"POST": "work_order.write"}

    @extend_schema(
        operation_id="work_order_add_labour", request=NewLabourSerializer, responses={201: OrderLabourSerializer}
    )
    def post(self, request, order_id: int) -> Response:
        self.check(request, order_id)
        row = add_labour(order_id, actor=actor_of(request), **self.validate(NewLabourSerializer))
        return self.render(OrderLabourSerializer, row, status=201)


class OrderPartView(OnOrder):
    """A part goes out of the store of the device's site for this order."""

    required = {"POST": "work_order.write"}

    @extend_schema(operation_id="work_order_use_part", request=UsePartSerializer, responses=PartSerializer)
    def post(self, request, order_id: int) -> Response:
        self.check(request, order_id)
        data = self.validate(UsePartSerializer)
        part = move_stock(
            data["part_id"], -data["amount"], order_id=order_id, note=data["note"], actor=actor_of(request)
        )
        return self.render(PartSerializer, part)


class OrderFileListView(OnOrder):
    required = {"POST": "work_order.write"}
    parser_classes = [RawParser]

    @extend_schema(
        operation_id="work_order_attach",
        parameters=[OpenApiParameter("name", str, required=True)],
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses={201: OrderFileSerializer},
    )
    def post(self, request, order_id: int) -> Response:
        self.check(request, order_id)
        name = self.validate_query(FileNameSerializer)["name"]
        data = request.data
        media_type = find_media_type(data) if isinstance(data, bytes) and data else None
        if media_type is None:
            raise serializers.ValidationError({"body": "a PDF, a PNG, a JPEG or text in UTF-8"})
        row = attach_file(order_id, data, name=name, media_type=media_type, actor=actor_of(request))
        return self.render(OrderFileSerializer, row, status=201)


class OrderFileView(OnOrder):
    required = {"GET": "work_order.read"}

    @extend_schema(operation_id="work_order_file", responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request, order_id: int, file_id: int) -> HttpResponse:
        self.check(request, order_id)
        row = OrderFile.objects.filter(order_id=order_id, pk=file_id).first()
        if row is None:
            raise NotFound("devices.file_unknown")
        answer = HttpResponse(open_file(row.sha256), content_type=row.media_type)
        answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(row.name)}"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


def find_media_type(data: bytes) -> str | None:
    """By its first bytes; None for what is not taken in."""
    known = next((kind for magic, kind in MAGIC.items() if data.startswith(magic)), None)
    if known:
        return known
    try:
        return None if "\0" in data.decode() else "text/plain; charset=utf-8"
    except UnicodeDecodeError:
        return None
