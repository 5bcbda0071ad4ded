from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.imaging.public import queue_study, retry_parked
from apps.imaging.rest import forward_serializers as s
from apps.imaging.rest.access import check_visible
from apps.imaging.selectors.forwarding import count_sent, list_commitments, list_destinations, list_items


class DestinationListView(ListView):
    """Where images are sent on to, how much waits for each and for how long."""

    required = {"GET": "dicom.read"}
    serializer_class = s.DicomDestinationSerializer
    ordering_fields = ["ae_title", "n_waiting", "n_parked"]

    def list_rows(self, query):
        return list_destinations().order_by("ae_title")

    @extend_schema(operation_id="dicom_destination_list")
    def get(self, request) -> Response:
        return super().get(request)


class DestinationItemsView(ListView):
    required = {"GET": "dicom.read"}
    serializer_class = s.ForwardItemSerializer
    query_serializer = s.ForwardQuerySerializer
    ordering_fields = ["id", "attempts"]

    def list_rows(self, query):
        return list_items(self.kwargs["peer_id"], query["status"])

    @extend_schema(operation_id="dicom_destination_items", parameters=[s.ForwardQuerySerializer])
    def get(self, request, peer_id: int) -> Response:
        return super().get(request)


class DestinationRetryView(ApiView):
    """Everything parked goes back in line, and a destination that waits after a failure is tried at once."""

    required = {"POST": "dicom.write"}

    @extend_schema(operation_id="dicom_destination_retry", request=None, responses=s.QueuedSerializer)
    def post(self, request, peer_id: int) -> Response:
        return self.render(s.QueuedSerializer, {"n": retry_parked(peer_id, actor=actor_of(request))})


class StudyForwardingView(ApiView):
    """How far a study has come at each destination."""

    required = {"GET": "image.read"}

    @extend_schema(operation_id="study_forwarding", responses=s.StudyForwardingSerializer(many=True))
    def get(self, request, study_id: int) -> Response:
        check_visible(request, study_id)
        return self.render(s.StudyForwardingSerializer, count_sent(study_id), many=True)


class StudySendView(ApiView):
    required = {"POST": "image.send"}

    @extend_schema(operation_id="study_send", request=s.StudySendSerializer, responses=s.QueuedSerializer)
    def post(self, request, study_id: int) -> Response:
        body = self.validate(s.StudySendSerializer)
        check_visible(request, study_id, "image.send")
        n = queue_study(study_id, body["peer_id"], actor=actor_of(request))
        return self.render(s.QueuedSerializer, {"n": n})


class CommitmentListView(ListView):
    """Senders that asked whether their objects are safe here, and what they were told."""

    required = {"GET": "dicom.read"}
    serializer_class = s.CommitmentSerializer
    ordering_fields = ["id", "asked_at", "calling_ae"]

    def list_rows(self, query):
        return list_commitments()

    @extend_schema(operation_id="commitment_list")
    def get(self, request) -> Response:
        return super().get(request)
