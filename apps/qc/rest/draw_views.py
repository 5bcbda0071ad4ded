"""Samples: how large, what they would come to, what was drawn, what came of it; drawn again and replayed."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.qc.models import Draw
from apps.qc.public import (
    Design,
    find_sample_sizes,
    get_draw_results,
    make_draw,
    preview_draw,
    redraw,
    replay_draw,
)
from apps.qc.rest.access import choose_site, limit_draws
from apps.qc.rest.draw_serializers import (
    QcDesignSerializer,
    QcDrawPageSerializer,
    QcDrawSerializer,
    QcPreviewSerializer,
    QcRedrawSerializer,
    QcReplaySerializer,
    QcSampleSizeQuerySerializer,
    QcSampleSizeSerializer,
)


class DrawListView(ListView):
    required = {"GET": "qc.read", "POST": "qc.draw"}
    serializer_class = QcDrawSerializer
    ordering_fields = ["id", "made_at"]

    def list_rows(self, query):
        return limit_draws(self.request, self, Draw.objects.defer("frame").order_by("-id"))

    @extend_schema(operation_id="qc_draw_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="qc_draw_make", request=QcDesignSerializer, responses={201: QcDrawSerializer})
    def post(self, request) -> Response:
        data = self.validate(QcDesignSerializer)
        chosen = {name: data[name] for name in ("readers", "reading_order")}
        draw = make_draw(**read_design(request, self, data), **chosen, seed=data.get("seed"), actor=actor_of(request))
        return self.render(QcDrawSerializer, draw, status=201)


class DrawPreviewView(ApiView):
    required = {"POST": "qc.draw"}

    @extend_schema(operation_id="qc_draw_preview", request=QcDesignSerializer, responses=QcPreviewSerializer)
    def post(self, request) -> Response:
        return self.render(
            QcPreviewSerializer, preview_draw(**read_design(request, self, self.validate(QcDesignSerializer)))
        )


def read_design(request, view, data: dict) -> dict:
    """Arguments of a draw from a validated body."""
    data = {**data, "site_id": choose_site(request, view, data.get("site_id"))}
    return {
        "kind": data["kind"],
        "period_from": data["period_from"],
        "period_to": data["period_to"],
        "filters": {name: data[name] for name in ("modality", "site_id") if data.get(name)},
        "design": Design(
            method=data["method"],
            strata=tuple(data["strata"]),
            size=data.get("size"),
            share=data.get("share"),
            half_width=data.get("half_width"),
            clean_below=data.get("clean_below"),
            expected=data["expected"],
            confidence=data["confidence"],
            floor=data["floor"],
            weights_column="risk" if data["method"] == "active" else "",
        ),
    }


class DrawView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_draw_get", responses=QcDrawPageSerializer)
    def get(self, request, draw_id: int) -> Response:
        draw = get_visible_draw(request, self, draw_id)
        return self.render(QcDrawPageSerializer, {"draw": draw, **get_draw_results(draw)})


class DrawReplayView(ApiView):
    """Draws again from the kept frame, seed and design, and says whether the same list comes out. Stores nothing."""

    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_draw_replay", responses=QcReplaySerializer)
    def get(self, request, draw_id: int) -> Response:
        return self.render(QcReplaySerializer, replay_draw(get_visible_draw(request, self, draw_id)))


class RedrawView(ApiView):
    required = {"POST": "qc.draw"}

    @extend_schema(operation_id="qc_draw_again", request=QcRedrawSerializer, responses={201: QcDrawSerializer})
    def post(self, request, draw_id: int) -> Response:
        get_visible_draw(request, self, draw_id)
        made = redraw(draw_id, reason_text=self.validate(QcRedrawSerializer)["text"], actor=actor_of(request))
        return self.render(QcDrawSerializer, made, status=201)


class SampleSizeView(ApiView):
    """How many cases answer a question about a rate."""

    required = {"GET": "qc.draw"}

    @extend_schema(
        operation_id="qc_sample_size", parameters=[QcSampleSizeQuerySerializer], responses=QcSampleSizeSerializer
    )
    def get(self, request) -> Response:
        return self.render(
            QcSampleSizeSerializer, find_sample_sizes(**self.validate_query(QcSampleSizeQuerySerializer))
        )


def get_visible_draw(request, view, draw_id: int) -> Draw:
    """Raises NotFound, also for a draw of other sites."""
    draw = limit_draws(request, view, Draw.objects.filter(pk=draw_id)).first()
    if draw is None:
        raise NotFound("qc.draw_missing", draw=draw_id)
    return draw
