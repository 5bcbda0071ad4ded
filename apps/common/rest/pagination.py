from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.response import Response

COUNT_CAP = 10_000
MAX_PAGE_SIZE = 500


class PageNumberPagination(BasePagination):
    """Pages by number. Counting stops at COUNT_CAP (`count_exact` false): no list of a million rows waits for its total."""

    page_size = 50

    def paginate_queryset(self, queryset, request, view=None):
        self.page = _whole(request, "page", 1, 1_000_000)
        self.size = _whole(request, "page_size", getattr(view, "page_size", None) or self.page_size, MAX_PAGE_SIZE)
        first = (self.page - 1) * self.size
        rows = list(queryset[first : first + self.size + 1])
        self.more = len(rows) > self.size
        self.count, self.exact = self._count(queryset, first, len(rows))
        return rows[: self.size]

    def _count(self, queryset, first: int, got: int) -> tuple[int, bool]:
        if not self.more and (got or not first):
            return first + got, True
        if isinstance(queryset, list):
            return len(queryset), True
        capped = queryset.order_by()[: COUNT_CAP + 1].count()
        return min(capped, COUNT_CAP), capped <= COUNT_CAP

    def get_paginated_response(self, data):
        return Response(
            {
                "count": self.count,
                "count_exact": self.exact,
                "next_page": self.page + 1 if self.more else None,
                "results": data,
            }
        )

    def get_paginated_response_schema(self, schema):
        return {
            "type": "object",
            "required": ["count", "count_exact", "next_page", "results"],
            "properties": {
                "count": {"type": "integer"},
                "count_exact": {"type": "boolean"},
                "next_page": {"type": "integer", "nullable": True},
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view):
        return [
            {
                "name": n,
                "in": "query",
                "required": False,
                "schema": {"type": "integer", "minimum": 1, "maximum": m},
                "description": d,
            }
            for n, m, d in (("page", 1_000_000, "page number, from 1"), ("page_size", MAX_PAGE_SIZE, "rows a page"))
        ]


def _whole(request, name: str, default: int, highest: int) -> int:
    raw = request.query_params.get(name)
    if raw in (None, ""):
        return default
    if not (raw.isascii() and raw.isdigit() and 1 <= len(raw) <= 9 and 1 <= int(raw) <= highest):
        raise ValidationError({name: f"1..{highest}"})
    return int(raw)
