"""The contrast desk over HTTP: agents, lots, stock."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.safety.models import ContrastAgent, ContrastLot, Injection, StockMove
from apps.safety.public import block_lot, create_agent, move_stock, save_lot, update_agent
from apps.safety.rest.contrast_serializers import (
    AgentChangeSerializer,
    BlockLotSerializer,
    ContrastAgentSerializer,
    ContrastLotSerializer,
    InjectionSerializer,
    NewAgentSerializer,
    NewContrastLotSerializer,
    NewStockMoveSerializer,
    StockMoveSerializer,
)
from apps.safety.rest.scope import check_site, limit_to_sites, reach_of
from apps.safety.selectors.stock import list_lots


def find_lot(view, lot_id: int) -> ContrastLot:
    """Raises NotFound; with what is on hand at the caller's sites."""
    row = list_lots(sites=reach_of(view.request, view)).filter(pk=lot_id).first()
    if row is None:
        raise NotFound("safety.lot_unknown", lot=lot_id)
    return row


class ContrastAgentQuerySerializer(serializers.Serializer):
    agent_class = serializers.CharField(required=False, max_length=12)
    with_inactive = serializers.BooleanField(required=False, default=False)


class AgentListView(ListView):
    required = {"GET": ("safety.read", "contrast.manage"), "POST": "contrast.manage"}
    serializer_class = ContrastAgentSerializer
    query_serializer = ContrastAgentQuerySerializer
    ordering_fields = ["code", "agent_class"]

    def list_rows(self, query):
        only = {} if query.pop("with_inactive") else {"is_active": True}
        return ContrastAgent.objects.filter(**only, **query)

    @extend_schema(operation_id="contrast_agent_list", parameters=[ContrastAgentQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="contrast_agent_create", request=NewAgentSerializer, responses={201: ContrastAgentSerializer}
    )
    def post(self, request) -> Response:
        row = create_agent(actor=actor_of(request), **self.validate(NewAgentSerializer))
        return self.render(ContrastAgentSerializer, row, status=201)


class ContrastLotQuerySerializer(serializers.Serializer):
    agent_code = serializers.CharField(required=False, max_length=48)
    is_blocked = serializers.BooleanField(required=False, allow_null=True, default=None)
    in_stock = serializers.BooleanField(required=False, default=False)


class LotListView(ListView):
    required = {"GET": ("safety.read", "contrast.manage"), "POST": "contrast.manage"}
    serializer_class = ContrastLotSerializer
    query_serializer = ContrastLotQuerySerializer
    ordering_fields = ["expires_on", "recorded_at", "lot", "on_hand"]

    def list_rows(self, query):
        rows = list_lots(sites=reach_of(self.request, self))
        if query.get("agent_code"):
            rows = rows.filter(agent__code=query["agent_code"])
        if query.get("is_blocked") is not None:
            rows = rows.filter(is_blocked=query["is_blocked"])
        if query["in_stock"]:
            rows = rows.exclude(on_hand=0)
        return rows

    @extend_schema(operation_id="contrast_lot_list", parameters=[ContrastLotQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="contrast_lot_create", request=NewContrastLotSerializer, responses={201: ContrastLotSerializer}
    )
    def post(self, request) -> Response:
        lot = save_lot(actor=actor_of(request), **self.validate(NewContrastLotSerializer))
        return self.render(ContrastLotSerializer, find_lot(self, lot.id), status=201)


class LotBlockView(ApiView):
    required = {"POST": "contrast.manage"}

    @extend_schema(operation_id="contrast_lot_block", request=BlockLotSerializer, responses=ContrastLotSerializer)
    def post(self, request, lot_id: int) -> Response:
        block_lot(lot_id, actor=actor_of(request), **self.validate(BlockLotSerializer))
        return self.render(ContrastLotSerializer, find_lot(self, lot_id))


class LotInjectionListView(ListView):
    """Who got this lot: the first question of a recall."""

    required = {"GET": "contrast.manage"}
    serializer_class = InjectionSerializer
    ordering_fields = ["at"]

    def list_rows(self, query):
        rows = Injection.objects.filter(lot_id=self.kwargs["lot_id"]).select_related("agent", "lot")
        return limit_to_sites(self.request, self, rows, field="exam__site_id")

    @extend_schema(operation_id="contrast_lot_injection_list")
    def get(self, request, lot_id: int) -> Response:
        return super().get(request)


class AgentView(ApiView):
    """What the pharmacy knows of an agent: strength, maker, approval number, item numbers of the packs."""

    required = {"POST": "contrast.manage"}

    @extend_schema(
        operation_id="contrast_agent_update", request=AgentChangeSerializer, responses=ContrastAgentSerializer
    )
    def post(self, request, agent_id: int) -> Response:
        row = update_agent(agent_id, actor=actor_of(request), **self.validate(AgentChangeSerializer))
        return self.render(ContrastAgentSerializer, row)


class StockMoveListView(ListView):
    """Receipts, use, waste and counts of one lot at the caller's sites; the newest first."""

    required = {"GET": "contrast.manage", "POST": "contrast.manage"}
    serializer_class = StockMoveSerializer
    ordering_fields = ["at"]

    def list_rows(self, query):
        rows = StockMove.objects.filter(lot_id=self.kwargs["lot_id"]).select_related("site")
        return limit_to_sites(self.request, self, rows)

    @extend_schema(operation_id="stock_move_list")
    def get(self, request, lot_id: int) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="stock_move_create", request=NewStockMoveSerializer, responses={201: ContrastLotSerializer}
    )
    def post(self, request, lot_id: int) -> Response:
        values = self.validate(NewStockMoveSerializer)
        check_site(request, self, values["site_id"])
        move_stock(lot_id, actor=actor_of(request), **values)
        return self.render(ContrastLotSerializer, find_lot(self, lot_id), status=201)
