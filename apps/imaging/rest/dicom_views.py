from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.imaging.models import DicomContact, DicomPeer, DicomRefusal, MppsStep
from apps.imaging.public import add_peer, remove_peer, update_peer
from apps.imaging.rest import dicom_serializers as s
from apps.imaging.selectors.node import describe_node


class NodeView(ApiView):
    required = {"GET": "dicom.read"}

    @extend_schema(operation_id="dicom_node", responses=s.DicomNodeSerializer)
    def get(self, request) -> Response:
        return self.render(s.DicomNodeSerializer, describe_node())


class MppsListView(ListView):
    required = {"GET": "dicom.read"}
    serializer_class = s.MppsSerializer
    query_serializer = s.MppsQuerySerializer
    ordering_fields = ["created_at", "updated_at", "status", "station_ae"]

    def list_rows(self, query):
        return MppsStep.objects.prefetch_related("exams").filter(**query).order_by("-created_at", "-id")

    @extend_schema(operation_id="mpps_list", parameters=[s.MppsQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class ContactListView(ListView):
    required = {"GET": "dicom.read"}
    serializer_class = s.DicomContactSerializer
    ordering_fields = ["last_at", "calling_ae", "n_associations"]

    def list_rows(self, query):
        return DicomContact.objects.order_by("-last_at", "-id")

    @extend_schema(operation_id="dicom_contact_list")
    def get(self, request) -> Response:
        return super().get(request)


class RefusalListView(ListView):
    required = {"GET": "dicom.read"}
    serializer_class = s.DicomRefusalSerializer
    ordering_fields = ["last_at", "count", "kind"]

    def list_rows(self, query):
        return DicomRefusal.objects.order_by("-last_at", "-id")

    @extend_schema(operation_id="dicom_refusal_list")
    def get(self, request) -> Response:
        return super().get(request)


class PeerListView(ListView):
    required = {"GET": "dicom.read", "POST": "dicom.write"}
    serializer_class = s.DicomPeerSerializer
    ordering_fields = ["ae_title", "name", "kind"]

    def list_rows(self, query):
        return DicomPeer.objects.order_by("ae_title")

    @extend_schema(operation_id="dicom_peer_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="dicom_peer_add", request=s.DicomPeerBodySerializer, responses={201: s.DicomPeerSerializer}
    )
    def post(self, request) -> Response:
        peer = add_peer(actor=actor_of(request), **self.validate(s.DicomPeerBodySerializer))
        return self.render(s.DicomPeerSerializer, peer, status=201)


class PeerView(ApiView):
    required = {"PUT": "dicom.write", "DELETE": "dicom.write"}

    @extend_schema(
        operation_id="dicom_peer_change", request=s.DicomPeerChangeSerializer, responses=s.DicomPeerSerializer
    )
    def put(self, request, peer_id: int) -> Response:
        peer = update_peer(peer_id, actor=actor_of(request), **self.validate(s.DicomPeerChangeSerializer))
        return self.render(s.DicomPeerSerializer, peer)

    @extend_schema(operation_id="dicom_peer_remove", responses={204: None})
    def delete(self, request, peer_id: int) -> Response:
        remove_peer(peer_id, actor=actor_of(request))
        return Response(status=204)
