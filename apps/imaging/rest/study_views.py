import json

from django.http import HttpResponse, HttpResponseNotModified
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.imaging.models import Series
from apps.imaging.public import NoPixels, load_frame
from apps.imaging.rest import study_serializers as s
from apps.imaging.rest.access import check_visible, limit_to_visible
from apps.imaging.selectors.studies import filter_studies, get_instance, get_study_with_series, list_instances


class StudyListView(ListView):
    """Newest first; `match=unmatched` is the desk of studies that wait for a person."""

    required = {"GET": "image.read"}
    serializer_class = s.StudySerializer
    query_serializer = s.StudyQuerySerializer
    ordering_fields = ["first_at", "accession", "modality", "n_instances", "patient_id_text"]

    def list_rows(self, query):
        return limit_to_visible(self.request, filter_studies(query))

    @extend_schema(operation_id="study_list", parameters=[s.StudyQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class StudyView(ApiView):
    """Opening a study is an entry of the audit trail."""

    required = {"GET": "image.read"}

    @extend_schema(operation_id="study_get", responses=s.StudyDetailSerializer)
    def get(self, request, study_id: int) -> Response:
        check_visible(request, study_id)
        study = get_study_with_series(study_id)
        record(actor_of(request), "study.opened", obj=f"study:{study.id}", patient_id=study.patient_id)
        return self.render(s.StudyDetailSerializer, study)


class SeriesInstancesView(ApiView):
    """All instances of a series in reading order."""

    required = {"GET": "image.read"}

    @extend_schema(operation_id="series_instances", responses=s.ImageInstanceSerializer(many=True))
    def get(self, request, series_id: int) -> Response:
        series = Series.objects.filter(pk=series_id).first()
        if series is None:
            raise NotFound("imaging.series_missing", series=series_id)
        check_visible(request, series.study_id)
        return self.render(s.ImageInstanceSerializer, list_instances(series_id), many=True)


class FrameView(ApiView):
    """One decoded frame, frames counted from 0: little-endian stored values or RGB bytes; how to show them stands in the header `X-Frame` (JSON)."""

    required = {"GET": "image.read"}

    @extend_schema(
        operation_id="instance_frame",
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY, description="pixels")},
    )
    def get(self, request, instance_id: int, number: int) -> HttpResponse:
        instance = get_instance(instance_id)
        check_visible(request, instance.series.study_id)
        tag = f'"{instance.sha256[:32]}-{number}"'
        if request.headers.get("If-None-Match") == tag:
            return HttpResponseNotModified()
        try:
            frame = load_frame(instance, number)
        except NoPixels as error:
            raise Refused(Reason("imaging.no_pixels", {"detail": str(error)}, "error")) from None
        facts = {
            "kind": frame.kind,
            "rows": frame.rows,
            "columns": frame.columns,
            "slope": frame.slope,
            "intercept": frame.intercept,
            "windows": frame.windows,
            "spacing": frame.spacing_mm,
            "spacing_kind": frame.spacing_kind,
            "is_inverted": frame.is_inverted,
            "low": frame.low,
            "high": frame.high,
            "unit": frame.unit,
        }
        return HttpResponse(
            frame.data,
            content_type="application/octet-stream",
            headers={"X-Frame": json.dumps(facts), "ETag": tag, "Cache-Control": "private, max-age=3600"},
        )
