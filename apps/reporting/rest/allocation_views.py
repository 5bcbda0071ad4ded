"""Who reads what: taking, giving and handing back exams, the readers, and the automatic allocation."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response

from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.views import ApiView
from apps.directory.public import list_people_with
from apps.reporting.models import Assignment, ReaderProfile
from apps.reporting.public import allocate_unread, assign_exam, claim_exam, list_readers, return_exam, save_reader
from apps.reporting.rest.access import check_exam_sites


class AssignmentSerializer(serializers.ModelSerializer):
    class Meta:
        model = Assignment
        fields = ["exam_id", "reader_id", "reader_name", "how", "subspecialty", "assigned_at", "assigned_by_name"]


class ClaimSerializer(serializers.Serializer):
    take_over = serializers.BooleanField(default=False)


class AssignSerializer(serializers.Serializer):
    reader_id = serializers.UUIDField()


class ReaderSerializer(serializers.Serializer):
    id = serializers.CharField()
    name = serializers.CharField()
    may_verify = serializers.BooleanField()
    site_ids = serializers.SerializerMethodField(help_text="null: every site")
    subspecialties = serializers.ListField(child=serializers.CharField())
    max_open = serializers.IntegerField()
    is_available = serializers.BooleanField()
    n_open = serializers.IntegerField()
    load = serializers.FloatField()

    def get_site_ids(self, row) -> list[int] | None:
        return None if row.sites is None else sorted(row.sites)


class ReaderSaveSerializer(serializers.Serializer):
    subspecialties = serializers.ListField(child=serializers.CharField(max_length=20), max_length=40)
    max_open = serializers.IntegerField(min_value=0, max_value=200)
    is_available = serializers.BooleanField()


class PresenceSerializer(serializers.Serializer):
    is_available = serializers.BooleanField()


class SubspecialtySerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()


class AllocatedSerializer(serializers.Serializer):
    given = serializers.IntegerField()


class ClaimView(ApiView):
    required = {"POST": "report.write", "DELETE": "report.write"}

    @extend_schema(operation_id="reading_claim", request=ClaimSerializer, responses=AssignmentSerializer)
    def post(self, request, exam_id: int) -> Response:
        check_exam_sites(request, [exam_id], "report.write")
        take_over = self.validate(ClaimSerializer)["take_over"]
        return self.render(AssignmentSerializer, claim_exam(exam_id, take_over=take_over, actor=actor_of(request)))

    @extend_schema(operation_id="reading_return", responses={204: None})
    def delete(self, request, exam_id: int) -> Response:
        check_exam_sites(request, [exam_id], "report.write")
        return_exam(exam_id, actor=actor_of(request))
        return Response(status=204)


class AssignView(ApiView):
    required = {"POST": "reading.assign"}

    @extend_schema(operation_id="reading_assign", request=AssignSerializer, responses=AssignmentSerializer)
    def post(self, request, exam_id: int) -> Response:
        check_exam_sites(request, [exam_id], "reading.assign")
        reader_id = str(self.validate(AssignSerializer)["reader_id"])
        return self.render(AssignmentSerializer, assign_exam(exam_id, reader_id=reader_id, actor=actor_of(request)))


class ReaderListView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="reader_list", responses=ReaderSerializer(many=True))
    def get(self, request) -> Response:
        return self.render(ReaderSerializer, list_readers(sites=request.grants.sites("report.read")), many=True)


class ReaderView(ApiView):
    required = {"PUT": "reading.manage"}

    @extend_schema(operation_id="reader_save", request=ReaderSaveSerializer, responses=ReaderSaveSerializer)
    def put(self, request, user_id) -> Response:
        data = self.validate(ReaderSaveSerializer)
        reach = next((sites for user, sites in list_people_with("report.write") if user.id == user_id), frozenset())
        mine = request.grants.sites("reading.manage")
        if mine is not None and (reach is None or not reach <= mine):
            raise PermissionDenied
        profile = save_reader(str(user_id), actor=actor_of(request), **data)
        return self.render(ReaderSaveSerializer, profile)


class PresenceView(ApiView):
    required = {"GET": "report.write", "PUT": "report.write"}

    @extend_schema(operation_id="reader_presence", responses=PresenceSerializer)
    def get(self, request) -> Response:
        """Whether the caller is given exams at present."""
        there = (
            request.user.is_authenticated
            and ReaderProfile.objects.filter(user_id=getattr(request.user, "id", None), is_available=True).exists()
        )
        return self.render(PresenceSerializer, {"is_available": there})

    @extend_schema(operation_id="reader_set_presence", request=PresenceSerializer, responses=PresenceSerializer)
    def put(self, request) -> Response:
        """The caller comes or goes; a machine reads nothing."""
        actor = actor_of(request)
        if actor.kind != "person":
            raise Refused(Reason("reporting.persons_only", severity="error"))
        profile = save_reader(actor.id, is_available=self.validate(PresenceSerializer)["is_available"], actor=actor)
        return self.render(PresenceSerializer, profile)


class SubspecialtyListView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="subspecialty_list", responses=SubspecialtySerializer(many=True))
    def get(self, request) -> Response:
        rows = get_policy("reporting.allocation").payload["subspecialties"]
        return self.render(SubspecialtySerializer, rows, many=True)


class AllocateView(ApiView):
    required = {"POST": "reading.manage"}

    @extend_schema(operation_id="reading_allocate", request=None, responses=AllocatedSerializer)
    def post(self, request) -> Response:
        """Gives out what nobody has, at the sites that the caller manages."""
        sites = request.grants.sites("reading.manage")
        given = allocate_unread(sites=None if sites is None else set(sites), actor=actor_of(request))
        return self.render(AllocatedSerializer, {"given": given})
