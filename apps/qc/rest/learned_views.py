from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.qc.public import get_learned_score, keep_score, list_learned_scores, score_cases
from apps.qc.rest import learned_serializers as s

PERMISSION = "qc.studies"


class LearnedScoreListView(ListView):
    """Learned scores of MR quality; a new one is learned from a table of metrics and ratings."""

    required = {"GET": PERMISSION, "POST": PERMISSION}
    serializer_class = s.QcLearnedScoreSerializer
    ordering_fields = ["id", "name", "auc", "n_cases"]

    def list_rows(self, query):
        return list_learned_scores()

    @extend_schema(operation_id="qc_learned_score_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="qc_learned_score_make", request=s.QcLearnSerializer, responses=s.QcLearnedDetailSerializer
    )
    def post(self, request) -> Response:
        body = self.validate(s.QcLearnSerializer)
        row = keep_score(body["name"], body["table"], actor=actor_of(request))
        return self.render(s.QcLearnedDetailSerializer, row, status=201)


class LearnedScoreView(ApiView):
    required = {"GET": PERMISSION}

    @extend_schema(operation_id="qc_learned_score_get", responses=s.QcLearnedDetailSerializer)
    def get(self, request, score_id: int) -> Response:
        return self.render(s.QcLearnedDetailSerializer, get_learned_score(score_id))


class LearnedScoreCasesView(ApiView):
    """Scores the cases of another table: nothing of it is kept."""

    required = {"POST": PERMISSION}

    @extend_schema(
        operation_id="qc_learned_score_cases",
        request=s.QcMetricTableSerializer,
        responses=s.QcCaseScoreSerializer(many=True),
    )
    def post(self, request, score_id: int) -> Response:
        body = self.validate(s.QcMetricTableSerializer)
        scores = score_cases(score_id, body["table"], actor=actor_of(request))
        return self.render(s.QcCaseScoreSerializer, scores, many=True)
