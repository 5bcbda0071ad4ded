from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.imaging.public import discard_object, replace_object
from apps.imaging.rest import apart_serializers as s
from apps.imaging.rest.access import check_visible
from apps.imaging.rest.reconcile_serializers import ReconcileActSerializer
from apps.imaging.selectors.apart import list_apart, list_apart_of


class QuarantineListView(ListView):
    required = {"GET": "dicom.read"}
    serializer_class = s.QuarantinedObjectSerializer
    query_serializer = s.QuarantinedQuerySerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        rows = list_apart()
        return rows.filter(closed_at__isnull=query["open"]) if "open" in query else rows

    @extend_schema(operation_id="quarantine_list", parameters=[s.QuarantinedQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class StudyApartView(ListView):
    """Bytes set apart that came under UIDs of this study."""

    required = {"GET": "image.match"}
    serializer_class = s.QuarantinedObjectSerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        check_visible(self.request, self.kwargs["study_id"], "image.match")
        return list_apart_of(self.kwargs["study_id"])

    @extend_schema(operation_id="study_apart")
    def get(self, request, study_id: int) -> Response:
        return super().get(request)


class _ApartActView(ApiView):
    required = {"POST": "image.match"}

    def act(self, request, row_id: int, does) -> Response:
        """The caller must see the study that the bytes came under."""
        body = self.validate(s.ApartNoteSerializer)
        study_id = list_apart().filter(pk=row_id).values_list("study_id", flat=True).first()
        if study_id is None:
            raise NotFound("imaging.quarantine_missing", row=row_id)
        check_visible(request, study_id, "image.match")
        return self.render(ReconcileActSerializer, does(row_id, actor=actor_of(request), **body))


class DiscardObjectView(_ApartActView):
    """The image in use stays."""

    @extend_schema(operation_id="quarantine_discard", request=s.ApartNoteSerializer, responses=ReconcileActSerializer)
    def post(self, request, row_id: int) -> Response:
        return self.act(request, row_id, discard_object)


class ReplaceObjectView(_ApartActView):
    """The bytes set apart take the place of those in use."""

    @extend_schema(operation_id="quarantine_replace", request=s.ApartNoteSerializer, responses=ReconcileActSerializer)
    def post(self, request, row_id: int) -> Response:
        return self.act(request, row_id, replace_object)
