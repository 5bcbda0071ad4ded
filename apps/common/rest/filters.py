from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend


class OrderingFilter(BaseFilterBackend):
    """`?ordering=-due_at,id` over the view's `ordering_fields`; an unknown field is refused, not ignored."""

    def filter_queryset(self, request, queryset, view):
        allowed = getattr(view, "ordering_fields", None)
        raw = request.query_params.get("ordering")
        if not allowed or not raw:
            return queryset
        terms = [t.strip() for t in raw.split(",") if t.strip()]
        if not terms:
            return queryset
        unknown = [t for t in terms if t.lstrip("-") not in allowed]
        if unknown:
            raise ValidationError({"ordering": f"{', '.join(unknown)}: one of {', '.join(allowed)}"})
        return queryset.order_by(*terms, *self._break_ties(view, terms[-1]))

    def _break_ties(self, view, last: str) -> list[str]:
        """By the view's `ordering_ties` (else the key), turned round with a descending term: one index serves both directions."""
        ties = getattr(view, "ordering_ties", ["pk"])
        return [_turn(tie) for tie in ties] if last.startswith("-") else ties

    def get_schema_operation_parameters(self, view):
        allowed = getattr(view, "ordering_fields", None)
        if not allowed:
            return []
        return [
            {
                "name": "ordering",
                "in": "query",
                "required": False,
                "schema": {"type": "string"},
                "description": f"comma-separated, - for descending: {', '.join(allowed)}",
            }
        ]


def _turn(term: str) -> str:
    return term[1:] if term.startswith("-") else f"-{term}"
