"""The trail: read, taken away as a table, checked. Each of the three is an entry of its own."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.audit import check_chain, record
from apps.common.audit.models import AuditEntry
from apps.common.kernel.words import say, say_object
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.fields import ActorField, ObjectField, ReasonField, WordsField
from apps.common.rest.views import ApiView, ListView

MOST_EXPORTED = 50_000
EXPORT = ("id", "at", "actor_kind", "actor_id", "actor_name", "actor_roles", "action", "obj", "patient_id", "detail")


class AuditSerializer(serializers.ModelSerializer):
    actor_text = ActorField(source="actor_name")
    action_text = WordsField("audit", source="action")
    obj_text = ObjectField(source="obj")
    is_sealed = serializers.SerializerMethodField()

    class Meta:
        model = AuditEntry
        fields = [
            "id",
            "at",
            "actor_kind",
            "actor_id",
            "actor_name",
            "actor_text",
            "actor_roles",
            "action",
            "action_text",
            "obj",
            "obj_text",
            "patient_id",
            "detail",
            "is_sealed",
        ]

    def get_is_sealed(self, entry: AuditEntry) -> bool:
        return entry.seal_id is not None


class AuditQuerySerializer(serializers.Serializer):
    actor_id = serializers.CharField(required=False, max_length=64)
    action = serializers.CharField(required=False, max_length=80)
    obj = serializers.CharField(required=False, max_length=80)
    patient_id = serializers.IntegerField(required=False, min_value=1, max_value=2**62)
    at__gte = serializers.DateTimeField(required=False)
    at__lt = serializers.DateTimeField(required=False)
    actor_name__startswith = serializers.CharField(required=False, max_length=200)
    id__lt = serializers.IntegerField(required=False, min_value=1, max_value=2**62, help_text="older than this entry")


class AuditListView(ListView):
    """The trail, newest first. Reading it is an entry of its own."""

    required = {"GET": "audit.read"}
    serializer_class = AuditSerializer
    query_serializer = AuditQuerySerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        return AuditEntry.objects.filter(**query).order_by("-id")

    @extend_schema(operation_id="audit_list", parameters=[AuditQuerySerializer])
    def get(self, request) -> Response:
        record(actor_of(request), "audit.read", detail={"query": dict(request.query_params.items())})
        return super().get(request)


class AuditExportView(ApiView):
    """The newest 50,000 entries that match, as CSV; `id__lt` of the last one gives those before them."""

    required = {"GET": "audit.read"}

    @extend_schema(
        operation_id="audit_export",
        parameters=[AuditQuerySerializer],
        responses={(200, "text/csv"): OpenApiTypes.STR},
    )
    def get(self, request):
        query = self.validate_query(AuditQuerySerializer)
        entries = list(AuditEntry.objects.filter(**query).order_by("-id")[:MOST_EXPORTED])
        asked = dict(request.query_params.items())
        record(actor_of(request), "audit.exported", detail={"query": asked, "entries": len(entries)})
        language = "en" if (request.LANGUAGE_CODE or "").startswith("en") else "zh-Hans"
        language = language_of(request)
        rows = [
            [*(getattr(e, name) for name in EXPORT), say("audit", e.action, language), say_object(e.obj, language),
             bytes(e.hash).hex(), e.seal_id]
            for e in entries
        ]  # fmt: skip
        return answer_csv("audit", [*EXPORT, "action_text", "obj_text", "sha256", "seal"], rows)


class ChainQuerySerializer(serializers.Serializer):
    since = serializers.DateTimeField(required=False)
    until = serializers.DateTimeField(required=False)
    after_seal = serializers.IntegerField(required=False, min_value=1, max_value=2**62)


class BreakSerializer(serializers.Serializer):
    reason = ReasonField()
    seal_id = serializers.IntegerField()
    entry_id = serializers.IntegerField(allow_null=True)


class ChainCheckSerializer(serializers.Serializer):
    n_seals = serializers.IntegerField()
    n_entries = serializers.IntegerField()
    n_dropped = serializers.IntegerField(help_text="deleted by retention; only their seals are left")
    n_unsealed = serializers.IntegerField(help_text="of the range, not sealed yet")
    first_break = BreakSerializer(allow_null=True)
    next_seal = serializers.IntegerField(allow_null=True, help_text="ask again with after_seal, when there is more")


class AuditCheckView(ApiView):
    """Recomputes the seals of a range, oldest first, up to the first break; a long range in several calls."""

    required = {"POST": "audit.read"}

    @extend_schema(operation_id="audit_check", request=ChainQuerySerializer, responses=ChainCheckSerializer)
    def post(self, request) -> Response:
        asked = self.validate(ChainQuerySerializer)
        found = check_chain(**asked)
        broken = found.first_break
        record(
            actor_of(request),
            "audit.checked",
            detail={
                **asked,
                "seals": found.n_seals,
                "entries": found.n_entries,
                "broken": {"seal": broken.seal_id, "entry": broken.entry_id} if broken else None,
            },
        )
        return self.render(ChainCheckSerializer, found)
