from django.db.models import Q
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.reporting.models import Snippet
from apps.reporting.public import delete_snippet, save_snippet

LANGS = [("zh", "zh"), ("en", "en")]


class SnippetSerializer(serializers.ModelSerializer):
    is_shared = serializers.SerializerMethodField()

    class Meta:
        model = Snippet
        fields = ["id", "word", "lang", "title", "findings", "impression", "saved_by", "saved_at", "is_shared"]

    def get_is_shared(self, row) -> bool:
        return row.owner_id == ""


class SnippetFactsSerializer(serializers.Serializer):
    word = serializers.RegexField(r"^[^\s/、]{1,20}$", help_text="what is typed after the stroke")
    lang = serializers.ChoiceField(choices=LANGS)
    title = serializers.CharField(max_length=80)
    findings = serializers.CharField(allow_blank=True, trim_whitespace=False, max_length=4000, default="")
    impression = serializers.CharField(allow_blank=True, trim_whitespace=False, max_length=4000, default="")
    is_shared = serializers.BooleanField(default=False)


class SnippetQuerySerializer(serializers.Serializer):
    lang = serializers.ChoiceField(choices=LANGS, required=False)


class SnippetListView(ListView):
    required = {"GET": "report.write", "POST": "report.write"}
    serializer_class = SnippetSerializer
    query_serializer = SnippetQuerySerializer
    ordering_fields = ["word", "title", "saved_at"]

    def list_rows(self, query):
        """The caller's own and the shared ones."""
        rows = Snippet.objects.filter(Q(owner_id=actor_of(self.request).id) | Q(owner_id="")).order_by("word", "id")
        return rows.filter(lang=query["lang"]) if query.get("lang") else rows

    @extend_schema(operation_id="snippet_list", parameters=[SnippetQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="snippet_create", request=SnippetFactsSerializer, responses={201: SnippetSerializer})
    def post(self, request) -> Response:
        facts = self.validate(SnippetFactsSerializer)
        row = save_snippet(actor=actor_of(request), may_share=may_share(request), **facts)
        return self.render(SnippetSerializer, row, status=201)


class SnippetView(ApiView):
    required = {"PUT": "report.write", "DELETE": "report.write"}

    @extend_schema(operation_id="snippet_update", request=SnippetFactsSerializer, responses=SnippetSerializer)
    def put(self, request, snippet_id: int) -> Response:
        facts = self.validate(SnippetFactsSerializer)
        row = save_snippet(actor=actor_of(request), snippet_id=snippet_id, may_share=may_share(request), **facts)
        return self.render(SnippetSerializer, row)

    @extend_schema(operation_id="snippet_delete", responses={204: None})
    def delete(self, request, snippet_id: int) -> Response:
        delete_snippet(snippet_id, may_share=may_share(request), actor=actor_of(request))
        return Response(status=204)


def may_share(request) -> bool:
    return request.grants.allows("snippet.share")
