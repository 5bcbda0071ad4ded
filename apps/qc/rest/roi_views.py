from django.http import HttpResponse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView
from apps.imaging.public import get_study
from apps.qc.engine.roi import Region
from apps.qc.public import get_roi, list_roi_series, list_rois, measure_roi, render_slice
from apps.qc.rest import roi_serializers as s


def check_study(view: ApiView, request, study_id: int) -> None:
    """Raises NotFound, also for a study of another site; one of no site is everybody's who may measure."""
    study, reach = get_study(study_id), reach_of(request, view)
    if not (reach is None or study.site_id is None or study.site_id in reach):
        raise NotFound("imaging.study_missing", study=study_id)


class RoiSeriesView(ApiView):
    """The slices that regions can be placed on, with where their pixels lie."""

    required = {"GET": "qc.measure"}

    @extend_schema(operation_id="qc_roi_series", responses=s.QcRoiSeriesSerializer(many=True))
    def get(self, request, study_id: int) -> Response:
        check_study(self, request, study_id)
        return self.render(s.QcRoiSeriesSerializer, list_roi_series(study_id), many=True)


class RoiPictureView(ApiView):
    """One slice as PNG under a window of HU."""

    required = {"GET": "qc.measure"}

    @extend_schema(
        operation_id="qc_roi_picture",
        parameters=[s.QcWindowSerializer],
        responses={(200, "image/png"): OpenApiTypes.BINARY},
    )
    def get(self, request, study_id: int, slice_id: int) -> HttpResponse:
        check_study(self, request, study_id)
        window = self.validate_query(s.QcWindowSerializer)
        png = render_slice(study_id, slice_id, window=(window["centre"], window["width"]))
        return HttpResponse(png, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


class RoiListView(ApiView):
    """Measurements of a study, newest first (the last 50); a new one is computed from the stored pixels."""

    required = {"GET": "qc.measure", "POST": "qc.measure"}

    @extend_schema(operation_id="qc_roi_list", responses=s.QcRoiSerializer(many=True))
    def get(self, request, study_id: int) -> Response:
        check_study(self, request, study_id)
        return self.render(s.QcRoiSerializer, list_rois(study_id), many=True)

    @extend_schema(operation_id="qc_roi_measure", request=s.QcRoiMakeSerializer, responses=s.QcRoiSerializer)
    def post(self, request, study_id: int) -> Response:
        check_study(self, request, study_id)
        body = self.validate(s.QcRoiMakeSerializer)
        regions = [Region(**row) for row in body.pop("regions")]
        row = measure_roi(study_id, regions=regions, actor=actor_of(request), **body)
        return self.render(s.QcRoiSerializer, row, status=201)


class RoiCsvView(ApiView):
    required = {"GET": "qc.measure"}

    @extend_schema(operation_id="qc_roi_csv", responses={(200, "text/csv"): OpenApiTypes.BINARY})
    def get(self, request, roi_id: int) -> HttpResponse:
        row = get_roi(roi_id)
        check_study(self, request, row.study_id)
        header = ["series", "kernel", "region", "role", "n_px", "mean", "sd", "snr", "cnr", "relative_gain", "warning", "software"]  # fmt: skip
        lines = [
            [one["description"], one["kernel"], r["name"], r["role"], r["n"], r["mean"], r["sd"], r["snr"], one["cnr"], one["gain"], r["warning"], row.software]
            for one in row.results
            for r in one["regions"]
        ]  # fmt: skip
        return answer_csv(f"roi-{row.id}", header, lines)
