"""The co-sign queue, and what became of preliminary texts."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.reporting.engine.differences import compare_texts
from apps.reporting.engine.second_signature import SECTIONS
from apps.reporting.models import Countersign
from apps.reporting.public import list_countersigns, return_preliminary
from apps.reporting.rest.access import get_visible_row
from apps.reporting.rest.first_exam import FirstExamSerializer


class CountersignQuerySerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=Countersign.State.choices, required=False, allow_blank=True)
    discordance = serializers.ChoiceField(choices=Countersign.Discordance.choices, required=False, allow_blank=True)
    whose = serializers.ChoiceField(
        choices=[("all", "all"), ("for_me", "for_me"), ("by_me", "by_me")],
        default="all",
        help_text="for_me: those I may sign; by_me: those I wrote",
    )


class DifferenceLineSerializer(serializers.Serializer):
    op = serializers.CharField(help_text="same, yours (the first text) or theirs (the verified one)")
    text = serializers.CharField()


class CountersignSerializer(FirstExamSerializer, serializers.ModelSerializer):
    modality = serializers.CharField(source="report.modality")
    author_name = serializers.CharField(source="version.signer_name")

    class Meta:
        model = Countersign
        fields = [
            "id", "report_id", "exam_id", "accession", "exam_names", "patient_name", "modality", "author_name",
            "asked_of_name", "asked_at", "due_at", "state", "note", "done_at", "done_by_name", "discordance", "changed_share",
        ]  # fmt: skip


class CountersignDetailSerializer(CountersignSerializer):
    difference = serializers.SerializerMethodField(help_text="line by line and section; empty while it waits")

    class Meta(CountersignSerializer.Meta):
        fields = [*CountersignSerializer.Meta.fields, "difference"]

    def get_difference(self, row) -> serializers.DictField(child=DifferenceLineSerializer(many=True)):
        last = row.done_version
        return (
            {name: compare_texts(getattr(row.version, name), getattr(last, name)) for name in SECTIONS} if last else {}
        )


class ReturnSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=500)


class CountersignListView(ListView):
    required = {"GET": "report.read"}
    serializer_class = CountersignSerializer
    query_serializer = CountersignQuerySerializer
    ordering_fields = ["due_at", "asked_at", "done_at", "changed_share"]

    def list_rows(self, query):
        me, whose = actor_of(self.request).id, query["whose"]
        return list_countersigns(
            sites=self.request.grants.sites("report.read"),
            state=query.get("state", ""),
            discordance=query.get("discordance", ""),
            author_id=me if whose == "by_me" else "",
            asked_of_id=me if whose == "for_me" else "",
        )

    @extend_schema(operation_id="countersign_list", parameters=[CountersignQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class CountersignView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="countersign_get", responses=CountersignDetailSerializer)
    def get(self, request, countersign_id: int) -> Response:
        row = list_countersigns(sites=request.grants.sites("report.read")).filter(pk=countersign_id).first()
        if row is None:
            raise NotFound("reporting.no_countersign")
        return self.render(CountersignDetailSerializer, row)


class ReturnView(ApiView):
    required = {"POST": "report.sign"}

    @extend_schema(operation_id="report_return", request=ReturnSerializer, responses=CountersignSerializer)
    def post(self, request, report_id: int) -> Response:
        """Hands a preliminary report back to its author."""
        get_visible_row(request, report_id, "report.sign")
        row = return_preliminary(report_id, note=self.validate(ReturnSerializer)["note"], actor=actor_of(request))
        return self.render(CountersignSerializer, row)
