from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.reporting.public import count_tabs, list_reading
from apps.reporting.rest.serializers import ReadingCountsSerializer, ReadingItemSerializer, ReadingQuerySerializer


class ReadingListView(ListView):
    required = {"GET": "report.read"}
    serializer_class = ReadingItemSerializer
    query_serializer = ReadingQuerySerializer

    def filter_queryset(self, queryset):
        return queryset

    def list_rows(self, query):
        return list_reading(
            query["tab"],
            actor_id=actor_of(self.request).id,
            sites=self.request.grants.sites("report.read"),
            **{name: query[name] for name in ("modality", "subspecialty", "is_free") if name in query},
        )

    @extend_schema(operation_id="reading_list", parameters=[ReadingQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class ReadingCountsView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="reading_counts", responses=ReadingCountsSerializer)
    def get(self, request) -> Response:
        counts = count_tabs(actor_id=actor_of(request).id, sites=request.grants.sites("report.read"))
        return self.render(ReadingCountsSerializer, counts)
