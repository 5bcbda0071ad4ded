"""The layout desk over HTTP."""

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.views import ApiView
from apps.imaging.public import NoPixels, find_shown_instances, render_picture
from apps.reporting.engine.layout import FORMATS
from apps.reporting.public import emit_layout, keep_habit, propose_layout, render_layout, save_layout
from apps.reporting.rest.layout_serializers import (
    BIG,
    LayoutHabitSerializer,
    LayoutSaveSerializer,
    LayoutSerializer,
    LayoutWishSerializer,
)
from apps.reporting.selectors.layouts import find_layout, list_stacks
from apps.workflow.public import ExamFacts, get_exam

MAKE = "layout.make"


class LayoutView(ApiView):
    """The saved pages, else a proposal; with all stacks that pictures can be taken from."""

    required = {"GET": MAKE, "PUT": MAKE}

    @extend_schema(operation_id="layout_get", responses=LayoutSerializer)
    def get(self, request, exam_id: int) -> Response:
        exam = get_own_exam(request, exam_id)
        return self._tell(exam)

    @extend_schema(operation_id="layout_save", request=LayoutSaveSerializer, responses=LayoutSerializer)
    def put(self, request, exam_id: int) -> Response:
        exam = get_own_exam(request, exam_id)
        save_layout(exam, actor=actor_of(request), **self.validate(LayoutSaveSerializer))
        return self._tell(exam)

    def _tell(self, exam: ExamFacts) -> Response:
        saved, stacks = find_layout(exam.id), list_stacks(exam.id)
        format, pages = (saved.format, saved.pages) if saved else propose_layout(exam, stacks)
        return self.render(LayoutSerializer, describe(exam, format, pages, saved, stacks))


class LayoutProposalView(ApiView):
    required = {"POST": MAKE}

    @extend_schema(operation_id="layout_propose", request=LayoutWishSerializer, responses=LayoutSerializer)
    def post(self, request, exam_id: int) -> Response:
        exam = get_own_exam(request, exam_id)
        stacks = list_stacks(exam.id)
        format, pages = propose_layout(exam, stacks, **self.validate(LayoutWishSerializer))
        return self.render(LayoutSerializer, describe(exam, format, pages, find_layout(exam.id), stacks))


class LayoutHabitView(ApiView):
    required = {"PUT": MAKE}

    @extend_schema(operation_id="layout_keep_habit", request=LayoutWishSerializer, responses=LayoutHabitSerializer)
    def put(self, request, exam_id: int) -> Response:
        exam = get_own_exam(request, exam_id)
        return self.render(
            LayoutHabitSerializer, keep_habit(exam, actor=actor_of(request), **self.validate(LayoutWishSerializer))
        )


class LayoutPdfView(ApiView):
    required = {"GET": MAKE}

    @extend_schema(operation_id="layout_pdf", responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request, exam_id: int):
        exam = get_own_exam(request, exam_id)
        answer = HttpResponse(render_layout(exam.id, lang=language_of(request)), content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="layout-{exam.id}.pdf"'
        return answer


class LayoutEmissionView(ApiView):
    required = {"POST": MAKE}

    @extend_schema(operation_id="layout_emit", request=None, responses=LayoutSerializer)
    def post(self, request, exam_id: int) -> Response:
        exam = get_own_exam(request, exam_id)
        row = emit_layout(exam.id, lang=language_of(request), actor=actor_of(request))
        return self.render(LayoutSerializer, describe(exam, row.format, row.pages, row, list_stacks(exam.id)))


class TileQuerySerializer(serializers.Serializer):
    frame = serializers.IntegerField(min_value=1, max_value=100_000, default=1)
    size = serializers.IntegerField(min_value=16, max_value=1024, default=256)
    center = serializers.FloatField(min_value=-BIG, max_value=BIG, required=False)
    width = serializers.FloatField(min_value=1, max_value=BIG, required=False)


class LayoutTileView(ApiView):
    """A picture for a cell, as JPEG."""

    required = {"GET": MAKE}

    @extend_schema(
        operation_id="layout_tile",
        parameters=[TileQuerySerializer],
        responses={(200, "image/jpeg"): OpenApiTypes.BINARY},
    )
    def get(self, request, exam_id: int, instance_id: int):
        exam, query = get_own_exam(request, exam_id), self.validate_query(TileQuerySerializer)
        instance = find_shown_instances(exam.id, [instance_id]).get(instance_id)
        if instance is None:
            raise NotFound("imaging.instance_missing", instance=instance_id)
        window = (query["center"], query["width"]) if "center" in query and "width" in query else None
        size = (query["size"], query["size"])
        try:
            picture = render_picture(instance, query["frame"], size=size, window=window)
        except NoPixels:
            raise NotFound("imaging.instance_missing", instance=instance_id) from None
        answer = HttpResponse(picture, content_type="image/jpeg")
        answer["Cache-Control"] = "private, max-age=600"
        return answer


def get_own_exam(request, exam_id: int) -> ExamFacts:
    """Raises NotFound for an exam of a site where the caller makes no layouts."""
    exam = get_exam(exam_id)
    if not request.grants.allows(MAKE, site_id=exam.site_id):
        raise NotFound("workflow.exam_missing", exam=exam_id)
    return exam


def describe(exam: ExamFacts, format: str, pages: list, saved, stacks: list) -> dict:
    return {
        "exam_id": exam.id,
        "accession": exam.accession,
        "patient": exam.patient,
        "exam_type_names": exam.exam_type_names,
        "format": format,
        "width_mm": FORMATS[format][0],
        "height_mm": FORMATS[format][1],
        "pages": pages,
        "stacks": stacks,
        "version": saved.version if saved else 0,
        "saved_at": saved.saved_at if saved else None,
        "saved_by": saved.saved_by if saved else "",
        "emitted_at": saved.emitted_at if saved else None,
    }
