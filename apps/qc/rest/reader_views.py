from django.http import HttpResponse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.scope import check_site, limit_to_sites
from apps.common.rest.views import ApiView, ListView
from apps.directory.public import list_users_with_permission
from apps.qc import public
from apps.qc.public import ReaderCase
from apps.qc.rest import reader_serializers as s
from apps.qc.rest.roi_views import check_study


def get_visible(view: ApiView, request, study_id: int):
    study = public.get_reader_study(study_id)
    check_site(request, view, study.site_id)
    return study


class ReaderStudyListView(ListView):
    required = {"GET": "qc.studies", "POST": "qc.studies"}
    serializer_class = s.QcReaderStudySerializer
    query_serializer = s.QcReaderQuerySerializer
    ordering_fields = ["id", "made_at", "title", "state"]

    def list_rows(self, query):
        return limit_to_sites(self.request, self, public.list_reader_studies(**query))

    @extend_schema(operation_id="qc_reader_study_list", parameters=[s.QcReaderQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="qc_reader_study_make", request=s.QcReaderMakeSerializer, responses=s.QcReaderStudySerializer
    )
    def post(self, request) -> Response:
        body = self.validate(s.QcReaderMakeSerializer)
        check_site(request, self, body["site_id"])
        for case in body["cases"]:
            check_study(self, request, case["study_id"])
        row = public.make_reader_study(
            body["title"],
            site_id=body["site_id"],
            cases=[ReaderCase(**case) for case in body["cases"]],
            reader_ids=[str(reader) for reader in body["reader_ids"]],
            window=(body["window_centre"], body["window_width"]),
            actor=actor_of(request),
        )
        return self.render(s.QcReaderStudySerializer, public.get_reader_study(row.id), status=201)


class ReaderPeopleView(ApiView):
    """Who may be asked to read."""

    required = {"GET": "qc.studies"}

    @extend_schema(operation_id="qc_reader_people", responses=s.QcReaderPersonSerializer(many=True))
    def get(self, request) -> Response:
        people = sorted(list_users_with_permission("qc.score"), key=lambda user: user.name)
        return self.render(s.QcReaderPersonSerializer, people, many=True)


class ReaderStudyView(ApiView):
    required = {"GET": "qc.studies"}

    @extend_schema(operation_id="qc_reader_study_get", responses=s.QcReaderStudyDetailSerializer)
    def get(self, request, reader_study_id: int) -> Response:
        study = get_visible(self, request, reader_study_id)
        study.progress, study.cases = public.get_progress(study), public.list_cases_of(study)
        return self.render(s.QcReaderStudyDetailSerializer, study)


class ReaderLockView(ApiView):
    required = {"POST": "qc.studies"}

    @extend_schema(
        operation_id="qc_reader_study_lock", request=s.QcReaderLockSerializer, responses=s.QcReaderStudySerializer
    )
    def post(self, request, reader_study_id: int) -> Response:
        get_visible(self, request, reader_study_id)
        body = self.validate(s.QcReaderLockSerializer)
        row = public.lock_reader_study(reader_study_id, actor=actor_of(request), **body)
        return self.render(s.QcReaderStudySerializer, row)


class ReaderResultsView(ApiView):
    """Figures by criterion, once the study is locked."""

    required = {"GET": "qc.studies"}

    @extend_schema(operation_id="qc_reader_results", responses=s.QcReaderResultsSerializer)
    def get(self, request, reader_study_id: int) -> Response:
        study = get_visible(self, request, reader_study_id)
        return self.render(s.QcReaderResultsSerializer, public.get_reader_results(study))


class ReaderResultsCsvView(ApiView):
    """What the results say, one line a figure: scores, then what was measured."""

    required = {"GET": "qc.studies"}

    @extend_schema(operation_id="qc_reader_results_csv", responses={(200, "text/csv"): OpenApiTypes.BINARY})
    def get(self, request, reader_study_id: int) -> HttpResponse:
        study = get_visible(self, request, reader_study_id)
        scores, measures = public.get_reader_results(study), public.get_measures(study)
        rows = public.list_test_rows("score", scores["criteria"]) + public.list_test_rows("measure", measures["measures"])  # fmt: skip
        return answer_csv(f"reader-study-{study.id}-results", public.TEST_HEADER, rows)


class ReaderMeasuresView(ApiView):
    """What was measured in the regions of its cases, by condition; it tells nothing of any reader, so it waits for no lock."""

    required = {"GET": "qc.studies"}

    @extend_schema(operation_id="qc_reader_measures", responses=s.QcReaderMeasuresSerializer)
    def get(self, request, reader_study_id: int) -> Response:
        study = get_visible(self, request, reader_study_id)
        return self.render(s.QcReaderMeasuresSerializer, public.get_measures(study))


class ReaderMeasuresCsvView(ApiView):
    required = {"GET": "qc.studies"}

    @extend_schema(operation_id="qc_reader_measures_csv", responses={(200, "text/csv"): OpenApiTypes.BINARY})
    def get(self, request, reader_study_id: int) -> HttpResponse:
        study = get_visible(self, request, reader_study_id)
        header = ["case", "condition", "bmi", "mean_hu", "noise_hu", "snr", "cnr", "relative_gain", "measurement", "software"]  # fmt: skip
        return answer_csv(f"reader-study-{study.id}-measures", header, public.list_measure_rows(study))


class ReaderScoresView(ApiView):
    """The cases behind a bar of the results."""

    required = {"GET": "qc.studies"}

    @extend_schema(
        operation_id="qc_reader_scored_cases",
        parameters=[s.QcScoredQuerySerializer],
        responses=s.QcScoredCaseSerializer(many=True),
    )
    def get(self, request, reader_study_id: int) -> Response:
        study = get_visible(self, request, reader_study_id)
        rows = public.list_scored_cases(study, **self.validate_query(s.QcScoredQuerySerializer))
        return self.render(s.QcScoredCaseSerializer, rows, many=True)


class ReaderCsvView(ApiView):
    """Every score, one line a sheet."""

    required = {"GET": "qc.studies"}

    @extend_schema(operation_id="qc_reader_scores_csv", responses={(200, "text/csv"): OpenApiTypes.BINARY})
    def get(self, request, reader_study_id: int) -> HttpResponse:
        study = get_visible(self, request, reader_study_id)
        header = ["case", "condition", "bmi", "reader", *(c["code"] for c in study.criteria), "changes"]
        return answer_csv(f"reader-study-{study.id}", header, public.list_score_rows(study))


class MyReadingsView(ApiView):
    required = {"GET": "qc.score"}

    @extend_schema(operation_id="qc_my_readings", responses=s.QcMyReadingSerializer(many=True))
    def get(self, request) -> Response:
        return self.render(s.QcMyReadingSerializer, public.list_my_studies(actor_of(request).id), many=True)


class ReadingSheetView(ApiView):
    """The item at a place of the reader's own order, without a place the first that is not scored."""

    required = {"GET": "qc.score"}

    @extend_schema(
        operation_id="qc_reading_sheet",
        parameters=[s.QcReadingQuerySerializer],
        responses=s.QcReadingSheetSerializer,
    )
    def get(self, request, reading_id: int) -> Response:
        place = self.validate_query(s.QcReadingQuerySerializer).get("place")
        return self.render(s.QcReadingSheetSerializer, public.get_sheet(reading_id, place, actor_of(request).id))


class ReadingScoreView(ApiView):
    required = {"POST": "qc.score"}

    @extend_schema(operation_id="qc_reading_score", request=s.QcScoresSerializer, responses=s.QcReadingSheetSerializer)
    def post(self, request, reading_id: int, place: int) -> Response:
        body = self.validate(s.QcScoresSerializer)
        public.submit_scores(reading_id, place, actor=actor_of(request), **body)
        return self.render(s.QcReadingSheetSerializer, public.get_sheet(reading_id, place, actor_of(request).id))


class ReadingPictureView(ApiView):
    """Pixels only, under the study's window."""

    required = {"GET": "qc.score"}

    @extend_schema(operation_id="qc_reading_picture", responses={(200, "image/png"): OpenApiTypes.BINARY})
    def get(self, request, reading_id: int, place: int, number: int) -> HttpResponse:
        png = public.render_reading(reading_id, place, number, actor_of(request).id)
        return HttpResponse(png, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})
